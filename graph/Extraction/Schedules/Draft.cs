namespace Horizon.Graph.Extraction.Schedules;

/// <summary>A schedule as it is gathered: at most one statement of each kind.</summary>
internal sealed class Draft
{
    /// <summary>Fractions of uneven size and rounded numbers stay below this share of the total.</summary>
    private const decimal FarthestShare = 0.1m;

    public Item? Total { get; private set; }

    public Item? PerFraction { get; private set; }

    public Item? Count { get; private set; }

    public Item? Days { get; private set; }

    public Item? PerDay { get; private set; }

    public int First { get; private set; } = int.MaxValue;

    public int Next { get; private set; }

    public bool HasDose => Total is not null || PerFraction is not null;

    public bool Fits(Item item) => this[item.Kind] is not { } said || (said.Value == item.Value && said.Max == item.Max);

    /// <summary>Whether with this number, total, fractions and dose of each would be far from one another: then it is of another schedule.</summary>
    public bool Contradicts(Item item)
    {
        var total = item.Kind == ItemKind.Total ? item : Total;
        var count = item.Kind == ItemKind.Count ? item : Count;
        var each = item.Kind == ItemKind.PerFraction ? item : PerFraction;
        return total is { Max: null } && count is { Max: null } && each is { Max: null } && Math.Abs((count.Value * each.Value) - total.Value) > FarthestShare * total.Value;
    }

    public void Add(Item item)
    {
        First = Math.Min(First, item.First);
        Next = Math.Max(Next, item.Next);
        Borrow(item);
    }

    /// <summary>What is said of a neighbour too; the place of this draft stays.</summary>
    public void Borrow(Item item)
    {
        switch (item.Kind)
        {
            case ItemKind.Total:
                Total ??= item;
                break;
            case ItemKind.PerFraction:
                PerFraction ??= item;
                break;
            case ItemKind.Count:
                Count ??= item;
                break;
            case ItemKind.Days:
                Days ??= item;
                break;
            default:
                PerDay ??= item;
                break;
        }
    }

    /// <summary>Where the total stands; 0 where there is none.</summary>
    public int TotalFirst => Total?.First ?? 0;

    public int TotalNext => Total?.Next ?? 0;

    /// <summary>Takes what another draft says; the two say nothing of one kind.</summary>
    public void Take(Draft other)
    {
        foreach (var item in (Item?[])[other.Total, other.PerFraction, other.Count, other.Days, other.PerDay])
        {
            if (item is not null)
                Add(item);
        }
    }

    /// <summary>Whether a dose is exactly one fraction's of this schedule: "60 Gy in 20 fractions (3 Gy)".</summary>
    public bool IsShare(Item dose) =>
        dose is { Kind: ItemKind.Total, Max: null } && Total is { Max: null } total && Count is { Max: null, Value: > 1 } count
        && PerFraction is null && dose.Value * count.Value == total.Value;

    /// <summary>"3.5 Gy for 12 fractions" states one fraction's dose: as a total it would be less than half a Gray each.</summary>
    public void Settle()
    {
        if (Total is not { } total || Count is not { } count || PerFraction is not null || total.Value / count.Value >= 0.5m)
            return;
        PerFraction = total with { Kind = ItemKind.PerFraction };
        Total = null;
    }

    private Item? this[ItemKind kind] => kind switch
    {
        ItemKind.Total => Total,
        ItemKind.PerFraction => PerFraction,
        ItemKind.Count => Count,
        ItemKind.Days => Days,
        _ => PerDay,
    };
}
