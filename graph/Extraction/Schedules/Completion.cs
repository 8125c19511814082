namespace Horizon.Graph.Extraction.Schedules;

/// <summary>What follows from total = fractions × dose per fraction. A contradiction, or more than one solution, fills nothing.</summary>
internal sealed record Completion(
    decimal? Total, decimal? TotalMax, decimal? Count, decimal? CountMax, decimal? Each, decimal? EachMax, bool Consistent, IReadOnlyList<string> Derived)
{
    /// <summary>"40 Gy, 2.67 Gy per fraction" are 15; "50 Gy, 2.2 Gy per fraction" are no whole number.</summary>
    private const decimal MostRounding = 0.005m;

    public static Completion Of(Draft draft)
    {
        var filled = Filled(draft);
        return draft.Count is { Derived: true } ? filled with { Derived = ["fractions", .. filled.Derived] } : filled;
    }

    private static Completion Filled(Draft draft)
    {
        var (total, count, each) = (draft.Total, draft.Count, draft.PerFraction);
        var said = new Completion(total?.Value, total?.Max, count?.Value, count?.Max, each?.Value, each?.Max, true, []);
        if (total is not null && count is not null && each is not null)
            return said with { Consistent = Agrees(total, count, each) };
        if (count is not null && each is not null)
            return said.WithTotal(count, each);
        if (total is not null && count is not null)
            return said.WithEach(total, count);
        return total is not null && each is not null ? said.WithCount(total, each) : said;
    }

    private static bool Agrees(Item total, Item count, Item each)
    {
        var slack = (Decimals.HalfStep(each.Value) * (count.Max ?? count.Value)) + Decimals.HalfStep(total.Value) + 0.05m;
        return each.Value * count.Value <= (total.Max ?? total.Value) + slack
            && (each.Max ?? each.Value) * (count.Max ?? count.Value) >= total.Value - slack;
    }

    private Completion WithTotal(Item count, Item each)
    {
        if (count.Max is not null && each.Max is not null)
            return this;
        var range = count.Max ?? each.Max;
        return this with
        {
            Total = count.Value * each.Value,
            TotalMax = range is null ? null : (count.Max ?? count.Value) * (each.Max ?? each.Value),
            Derived = Names("totalDoseGy", range),
        };
    }

    private Completion WithEach(Item total, Item count)
    {
        if (count.Max is { } most)
        {
            if (total.Max is not { } top)
                return this with { Each = total.Value / most, EachMax = total.Value / count.Value, Derived = Names("dosePerFractionGy", most) };
            // Both are ranges: one dose a fraction follows only if it is the same at both ends.
            return total.Value / count.Value == top / most ? this with { Each = total.Value / count.Value, Derived = Names("dosePerFractionGy", null) } : this;
        }

        return this with { Each = total.Value / count.Value, EachMax = total.Max / count.Value, Derived = Names("dosePerFractionGy", total.Max) };
    }

    private Completion WithCount(Item total, Item each)
    {
        if (each.Max is not null || Whole(total.Value, each.Value) is not { } least)
            return this;
        if (total.Max is not { } top)
            return this with { Count = least, Derived = Names("fractions", null) };
        return Whole(top, each.Value) is { } most ? this with { Count = least, CountMax = most, Derived = Names("fractions", top) } : this;
    }

    /// <summary>The one whole number of fractions that the written decimals allow.</summary>
    private static decimal? Whole(decimal total, decimal each)
    {
        var nearest = Math.Round(total / each, MidpointRounding.AwayFromZero);
        if (nearest is < 1 or > 120)
            return null;
        if (nearest * each == total)
            return nearest;
        if (Math.Abs((nearest * each) - total) > MostRounding * total)
            return null;
        var slack = Decimals.HalfStep(each);
        var (least, most) = (Math.Ceiling(total / (each + slack)), Math.Floor(total / (each - slack)));
        return slack > 0 && least == most ? nearest : null;
    }

    private static string[] Names(string name, decimal? max) => max is null ? [name] : [name, MaxName(name)];

    private static string MaxName(string name) => name switch
    {
        "totalDoseGy" => "totalDoseMaxGy",
        "dosePerFractionGy" => "dosePerFractionMaxGy",
        _ => "fractionsMax",
    };
}
