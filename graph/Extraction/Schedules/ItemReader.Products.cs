namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Doses that stand with a number of fractions as one: "5 x 5 Gy", "2 Gy x 30", "60 Gy/20#".</summary>
internal sealed partial class ItemReader
{
    /// <summary>"20 x 3 Gy", "20 fractions x 3 Gy", "20 fractions of 3 Gy", "five 6-Gy fractions", "4, 5.5 Gy fractions".</summary>
    private int? Product(int i)
    {
        var (min, max, next) = Range(i);
        if (min != decimal.Truncate(min) || min < 1 || min > MostFractions)
            return null;
        if (Is(next, "x") && Number(next + 1) && Dose(next + 1) is { } each)
        {
            var daily = EachDay(each.Next);
            if (daily > 0 && max is null && min <= 4)
            {
                items.Add(each with { Kind = ItemKind.PerFraction, First = i });
                items.Add(new Item(ItemKind.PerDay, min, null, false, i, daily, WithPrevious: true));
                return daily;
            }

            if (IsWeeks(min, max, each, i))
            {
                items.Add(each with { Kind = ItemKind.PerFraction, First = i });
                return each.Next;
            }

            items.Add(new Item(ItemKind.Count, min, max, false, i, next));
            items.Add(each with { Kind = ItemKind.PerFraction, Next = PerFractionEnd(each.Next), WithPrevious = true });
            return OtherSizes(items[^2], items[^1]);
        }

        var comma = Is(next, ",") || Any(next, Words.Sorts) ? next + 1 : next;
        if (max is null && Number(comma) && Dose(comma) is { } one && TreatmentsAfter(one.Next, min) is var end and > 0
            && !(Is(i - 1, "-") || Is(i - 1, "/")) && !IsLabel(i - 1))
        {
            if (min == 1)
            {
                items.Add(one with { First = i, Next = end });
                items.Add(new Item(ItemKind.Count, 1, null, false, i, end, WithPrevious: true));
                return end;
            }

            items.Add(new Item(ItemKind.Count, min, null, false, i, next));
            items.Add(one with { Kind = ItemKind.PerFraction, Next = end, WithPrevious = true });
            return end;
        }

        return null;
    }

    /// <summary>"5 x 2 Gy per week", "50 Gy in daily fractions of 5 x 2 Gy": what a week gives.</summary>
    private bool IsWeeks(decimal count, decimal? most, Item each, int i)
    {
        if (most is not null || count > MostDaysInARow || each is not { Max: null, Value: <= UsualFractionGy })
            return false;
        // "10 Gy (5 x 2 Gy per week)": all of it lasts a week.
        if (items is [.., { Kind: ItemKind.Total, Max: null } whole] && whole.Value == count * each.Value && i - whole.Next <= 1)
            return false;
        return PerWeek(each.Next) || (Is(i - 1, "of") && Is(i - 2, "fractionation") && Is(i - 3, "weekly")) || (Is(i - 1, "of") && Is(i - 2, "fractions") && items is [.., { Kind: ItemKind.Total } total] && total.Value >= 3 * count * each.Value);
    }

    /// <summary>"2 Gy x 30", "3 Gy times 20", "9.5 Gy (x 3)", "1.5 Gy BID x 30 fractions"; "1.2 Gy BID x 34" may count days.</summary>
    private int? Times(Item dose)
    {
        var often = Frequency(dose.Next);
        var i = often.PerDay > 1 ? often.Next : PerFractionEnd(dose.Next);
        var bracket = Is(i, "(");
        i = bracket ? i + 1 : i;
        if (!(Is(i, "x") || Is(i, "times")) || !Number(i + 1))
            return null;
        var (min, max, next) = Range(i + 1);
        if (max is not null && Dose(i + 3) is not null)
            (max, next) = (null, i + 2); // "6.5 Gy x 3 to 8.25 Gy x 2".
        if (UnitAt(next) || Is(next, "x") || Any(next, Words.Weeks) || min < 1 || min > MostFractions || min != decimal.Truncate(min))
            return null;
        var end = FractionsAfter(next);
        end = end > 0 ? end : Any(next, Words.ShortFraction) ? next + 1 : next;
        if (often.PerDay > 1 && end == next)
            return null;
        items.Add(dose with { Kind = ItemKind.PerFraction });
        if (often.PerDay > 1)
            items.Add(new Item(ItemKind.PerDay, often.PerDay, null, false, dose.Next, often.Next, WithPrevious: true));
        if (max is null && min <= 4 && EachDay(next) is var daily and > 0)
        {
            items.Add(new Item(ItemKind.PerDay, min, null, false, i + 1, daily, WithPrevious: true));
            return daily;
        }

        items.Add(new Item(ItemKind.Count, min, max, false, i + 1, end, WithPrevious: true));
        return end;
    }

    /// <summary>"60 Gy/20#", "36.25 Gy/5", "54 Gy/30 f/6 weeks", "60 Gy/6 weeks".</summary>
    private int Slash(Item dose, int number)
    {
        items.Add(dose);
        var (min, max, next) = Range(number);
        if (Any(next, Words.Weeks) || Any(next, Words.Days) || (Is(next, "-") && (Any(next + 1, Words.Weeks) || Any(next + 1, Words.Days))))
            return ReadDuration(number) ?? next;
        if (min < 1 || min > MostFractions || min != decimal.Truncate(min) || Is(next, "x") || Is(next, "%"))
            return next;
        var end = FractionsAfter(next);
        end = end > 0 ? end : Any(next, Words.ShortFraction) ? next + 1 : next;
        items.Add(new Item(ItemKind.Count, min, max, false, number, end, WithPrevious: true));
        if (Is(end, "/") && Number(end + 1))
            return ReadDuration(end + 1) ?? end;
        return end;
    }

    /// <summary>"5 x 6 Gy/7 Gy/8 Gy", "5 fractions of 5, 6 or 7 Gy": as many fractions of another dose. Past them; the end of the first where no other follows.</summary>
    private int OtherSizes(Item count, Item each)
    {
        var end = each.Next;
        for (var k = 0; k < LongestList; k++)
        {
            var number = Is(end, ",") && Is(end + 1, "or") ? end + 2 : end + 1;
            if (!(Is(end, ",") || Is(end, "or") || Is(end, "/")) || !Number(number) || (Dose(number) ?? SharedUnit(number)) is not { Max: null } other)
                break;
            var lists = Is(number - 1, "or") || Is(end, "/") || Any(other.Next, Words.Alternatives) || Is(other.Next, ",");
            if (!lists || other.Value <= each.Value || other.Value > each.Value * MostBetweenSizes || Is(other.Next, "x") || Is(other.Next, "in") || Is(other.Next, "(") || SingleFraction(other.Next) > 0)
                break;
            each = other with { Kind = ItemKind.PerFraction, Next = PerFractionEnd(other.Next), WithPrevious = true };
            items.Add(count with { First = other.First, Next = other.Next });
            items.Add(each);
            end = each.Next;
        }

        return end;
    }
}
