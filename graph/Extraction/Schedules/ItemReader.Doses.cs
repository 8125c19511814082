namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Numbers with a unit of dose: ranges, and lists that share one unit.</summary>
internal sealed partial class ItemReader
{
    private (decimal Min, decimal? Max, int Next) Range(int i)
    {
        var first = tokens[i].Value;
        var joined = Is(i + 1, "-") || Is(i + 1, "to") || Is(i + 1, "till") || Is(i + 1, "through")
            || (Is(i + 1, "and") && (Is(i - 1, "between") || IsBetweenAgain(i)));
        // "54 to ~60 Gy".
        var upper = Is(i + 1, "to") && Is(i + 2, "-") ? i + 3 : i + 2;
        if (!joined || !Number(upper) || tokens[upper].Value == first)
            return (first, null, i + 1);
        var second = tokens[upper].Value;
        if (second < first && !Is(i + 1, "-"))
            return (first, null, i + 1);
        return (Math.Min(first, second), Math.Max(first, second), upper + 1);
    }

    /// <summary>"Between 69 and 73 Gy (definitive) and 63 and 66 Gy (adjuvant)": the second pair is a range as the first.</summary>
    private bool IsBetweenAgain(int i)
    {
        if (!Any(i - 1, Words.Alternatives) || items is not [.., { Kind: ItemKind.Total, Max: not null } last] || !Is(last.First - 1, "between") || i - last.Next > FarthestPair)
            return false;
        for (var k = last.Next; k < i; k++)
        {
            if (tokens[k].Kind == TokenKind.Stop)
                return false;
        }

        return true;
    }

    /// <summary>A number or range with a unit of dose; null else. Dose rates and implausible values are no doses.</summary>
    private Item? Dose(int i)
    {
        var (min, max, next) = Range(i);
        if (Is(next, "-") && UnitAt(next + 1))
            next++;
        if (!UnitAt(next))
            return null;
        var unit = tokens[next].Text;
        next++;
        // "18 Gray (Gy)".
        next = Is(next, "(") && UnitAt(next + 1) && Is(next + 2, ")") ? next + 3 : next;
        if (max is null && UpperEnd(i, next) is var upper and > 0)
        {
            var after = Is(upper + 1, "-") ? upper + 2 : upper + 1;
            if (UnitAt(after) && tokens[after].Text == unit && tokens[upper].Value > min && tokens[upper].Value < 3 * min)
            {
                max = tokens[upper].Value;
                next = after + 1;
            }
        }

        // "68 Gy or higher in 33 fractions": the dose that is planned for all.
        next = Is(next, "or") && Any(next + 1, Words.OrMore) ? next + 2 : next;
        var scale = unit[0] == 'c' ? 0.01m : 1m;
        min *= scale;
        max *= scale;
        return min <= 0 || (max ?? min) > MostGy || IsRate(next)
            ? null
            : new Item(ItemKind.Total, min, max, unit.EndsWith("rbe", StringComparison.Ordinal), i, next);
    }

    /// <summary>Where the upper end of a range stands whose lower one has a unit of its own: "8 Gy to 12 Gy", "74 Gy up to a maximum of 81 Gy", "fractions of 1.8 Gy or 2 Gy"; 0 where none does.</summary>
    private int UpperEnd(int first, int next)
    {
        var number = next + 1;
        if (Is(next, "up") && Is(number, "to"))
        {
            number = Is(number + 1, "a") ? number + 2 : number + 1;
            number = Is(number, "maximum") || Is(number, "max") ? number + 1 : number;
            number = Is(number, "of") ? number + 1 : number;
        }
        else if (Is(next, "or") ? !IsUsualFraction(first, number) : !(Is(next, "-") || Is(next, "to") || Is(next, "till") || (Is(next, "and") && Is(first - 1, "between"))))
        {
            return 0;
        }

        return Number(number) ? number : 0;
    }

    /// <summary>"1.8 Gy or 2 Gy", "1.8 or 2 Gy": either is a usual fraction of one course.</summary>
    private bool IsUsualFraction(int first, int second) =>
        Number(second) && tokens[first].Value >= LeastUsualGy && tokens[second].Value is <= MostUsualGy && tokens[first].Value < tokens[second].Value && (Any(first - 1, Words.Of) || Is(first - 1, "either"));

    /// <summary>"60 or 66 Gy", "60, 66 and 74 Gy": a number that has its unit from a later one of its size; null else.</summary>
    private Item? SharedUnit(int i, int most = LongestList)
    {
        if (most == 0)
            return null;
        if (i > 0 && (IsLabel(i - 1) || Is(i - 1, "-") || (Is(i - 1, "/") && !IsLevels(i - 2))))
            return null;
        if (IsLevels(i) && (Dose(i + 2) is { Max: null } level ? level : SharedUnit(i + 2, most - 1)) is { } lower)
            return lower with { Value = tokens[i].Value * (lower.Value / tokens[i + 2].Value), First = i, Next = i + 1 };
        var next = i + 1;
        var comma = Is(next, ",");
        next = comma ? next + 1 : next;
        var joined = Any(next, Words.Alternatives);
        next = joined ? (Is(next + 1, ".") ? next + 2 : next + 1) : next;
        if (!(comma || joined) || !Number(next))
            return null;
        // A comma alone lists only where the list ends with "or", "and".
        var follower = Dose(next) is { Max: null } dose && (joined || !comma)
            ? dose with { Kind = dose.Value <= 12m && PerFractionEnd(dose.Next) > dose.Next ? ItemKind.PerFraction : ItemKind.Total }
            : SharedUnit(next, most - 1);
        if (follower is null || tokens[next].Value <= 0)
            return null;
        var value = tokens[i].Value * (follower.Value / tokens[next].Value);
        return value > 0 && value >= follower.Value / 3 && value <= follower.Value * 3 ? follower with { Value = value, First = i, Next = i + 1 } : null;
    }

    /// <summary>"70/63/56 Gy": doses of the volumes of one course, the highest first.</summary>
    private bool IsLevels(int i) =>
        Number(i) && Is(i + 1, "/") && Number(i + 2) && tokens[i + 2].Value >= LeastLevelGy && tokens[i].Value > tokens[i + 2].Value && tokens[i].Value <= MostBetweenLevels * tokens[i + 2].Value;

    private bool IsRate(int next) => (Is(next, "/") || Is(next, "per")) && Any(next + 1, Words.RateTimes);
}
