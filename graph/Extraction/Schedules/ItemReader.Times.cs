namespace Horizon.Graph.Extraction.Schedules;

/// <summary>How often and over how long: the part of the grammar that speaks of time.</summary>
internal sealed partial class ItemReader
{
    private const int MostDaysInARow = 7;

    private const decimal LargestWeeklyFractionGy = 12m;

    /// <summary>What a week of a course sums to at most: five of 3 Gy. More is the course.</summary>
    private const decimal MostOfAWeekGy = 15m;

    private const decimal LargestOfTwoADayGy = 4m;

    /// <summary>What is given on each weekday of a course of weeks.</summary>
    private const decimal UsualFractionGy = 3m;

    /// <summary>Past "/day", "per day", "a day", "daily"; 0 where none stands.</summary>
    private int EachDay(int i)
    {
        if ((Is(i, "/") || Is(i, "per") || Is(i, "a")) && (Is(i + 1, "day") || Is(i + 1, "d")))
            return i + 2;
        return Is(i, "daily") ? i + 1 : 0;
    }

    /// <summary>"2 Gy, 5 days a week", "1.8 Gy delivered 5 times weekly".</summary>
    private bool IsEveryWeek(int i)
    {
        i = Is(i, ",") || Is(i, "(") ? i + 1 : i;
        for (var k = 0; k < 3 && Any(i, Words.Giving); k++)
            i++;
        return Number(i) && tokens[i].Value <= 7 && (Any(i + 1, Words.Days) || Is(i + 1, "times") || Any(i + 1, Words.Fraction)) && PerWeek(i + 2);
    }

    /// <summary>"3.5 Gy weekly for 5 fractions", "6 Gy once a week for 5 weeks" say the dose of each; "10 Gy weekly for 6 weeks" may be what five fractions of a week sum to.</summary>
    private bool IsEachWeeks(int i)
    {
        var often = Any(i, Words.HowOften) ? i + 1 : i;
        if (!PerWeek(often))
            return false;
        // "A total of 30 Gy, given 6 Gy twice a week".
        if (often > i && items is [.., { Kind: ItemKind.Total, Max: null } whole] && Number(i - 2) && whole.Value > tokens[i - 2].Value && whole.Value % tokens[i - 2].Value == 0 && i - 2 - whole.Next <= FarthestPair / 2)
            return true;
        var next = Is(often, "weekly") ? often + 1 : often + 2;
        next = Is(next, ",") ? next + 1 : next;
        // "0.5 Gy twice weekly to 3 Gy", "1 Gy once a week up to a total dose of 6 Gy".
        if (often > i && (Is(next, "to") || Is(next, "up")))
        {
            for (var total = next + 1; total < next + 7 && (Number(total) || Any(total, Words.Linking) || Any(total, Words.DoseOrSize) || Is(total, "to") || Is(total, "a") || Is(total, "total")); total++)
            {
                if (Number(total))
                    return UnitAt(total + 1);
            }
        }

        if (!(Any(next, Words.Over) || Is(next, "x") || Is(next, "times")) || Is(next, "in") || !Number(next + 1))
            return false;
        var unit = Range(next + 1).Next;
        return CountEnd(unit) > 0 || Any(unit, Words.Doses) || (often > i && Any(unit, Words.Weeks));
    }

    /// <summary>"1.1 Gy + 2.0 Gy/day", "1.8 plus 1.5 Gy daily": the fractions of a day differ, so none is said of the course. Past it; null where no such sum stands.</summary>
    private int? UnevenDay(Item dose)
    {
        var plus = UnitAt(dose.First + 1) ? dose.First + 2 : dose.First + 1;
        if (!IsPlus(plus) || !Number(plus + 1) || Dose(plus + 1) is not { } other)
        {
            // The first of the two has no unit of its own.
            return IsPlus(dose.First - 1) && Number(dose.First - 2) && tokens[dose.First - 2].Value <= LargestOfTwoADayGy && PerDayEnd(dose) is var end and > 0 ? end : null;
        }

        return PerDayEnd(other) is var last and > 0 && dose.Value <= LargestOfTwoADayGy ? last : null;
    }

    private bool IsPlus(int i) => Is(i, "+") || Is(i, "plus");

    private int PerDayEnd(Item dose) => dose.Value <= LargestOfTwoADayGy ? EachDay(dose.Next) : 0;

    private int DayRate(int from, int end)
    {
        for (var i = from; i <= end; i++)
        {
            var (perDay, next) = Frequency(i);
            if (perDay == 0)
                continue;
            items.Add(new Item(ItemKind.PerDay, perDay, null, false, i, next, WithPrevious: true));
            return Math.Max(end, next);
        }

        return end;
    }

    /// <summary>
    /// "6 Gy daily for 5 days", "2 Gy twice daily x 3 days": a fraction for each time. Not "2 Gy daily for 5 days a week", and not a usual dose for five days, which are a week's where nothing says
    /// that they follow one another.
    /// </summary>
    private int DaysInARow(Item dose, int from, int end)
    {
        var perDay = 0;
        for (var i = from; i < end && perDay == 0; i++)
            perDay = Frequency(i).PerDay is var times and > 0 ? times : EachDay(i) > 0 ? 1 : 0;
        var number = Is(end, ",") ? end + 2 : end + 1;
        if (perDay == 0 || !(Is(number - 1, "x") || Is(number - 1, "for") || Is(number - 1, "over") || Is(number - 1, "on")) || !Number(number))
            return end;
        var (days, max, unit) = Range(number);
        var inARow = Any(unit, Words.InARow);
        unit = inARow ? unit + 1 : unit;
        if (max is not null || days is < 2 or > MostDaysInARow || days != decimal.Truncate(days) || !Any(unit, Words.Days) || PerWeek(unit + 1) || Any(unit + 1, Words.AfterTimes))
            return end;
        if (perDay == 1 && dose.Value <= UsualFractionGy && !inARow)
            return end;
        items.Add(new Item(ItemKind.Count, days * perDay, null, false, number, unit + 1, WithPrevious: true, Derived: true));
        return unit + 1;
    }

    /// <summary>How many fractions a day the words at i say; 0 where they say nothing.</summary>
    private (int PerDay, int Next) Frequency(int i)
    {
        if (i >= tokens.Count || tokens[i].Kind != TokenKind.Word)
            return (0, i);
        if (Any(i, Words.TwiceADayMarks))
            return (2, i + 1);
        if (Is(i, "tid") || Is(i, "tds"))
            return (3, i + 1);
        if (Is(i, "qd"))
            return (1, i + 1);
        var count = tokens[i].Text switch { "once" => 1, "twice" => 2, "thrice" => 3, _ => 0 };
        var word = Is(i + 1, "-") ? i + 2 : i + 1;
        if (count > 0)
            return EachDay(word) is var end and > 0 ? (count, end) : (0, i);
        return (0, i);
    }

    /// <summary>"over 5 weeks", "in 28 days", "/6 weeks", "(3 weeks)"; null where the number counts no overall time.</summary>
    private int? ReadDuration(int i)
    {
        var (min, max, next) = Range(i);
        // "One per week" is how often.
        if (PerWeek(next) || EachDay(next) > 0)
            return null;
        var unit = Is(next, "-") ? next + 1 : next;
        unit = Any(unit, Words.Adjectives) && !Is(unit, "daily") ? unit + 1 : unit;
        var weeks = Any(unit, Words.Weeks) || (Is(unit, "w") && Is(i - 1, "/"));
        if (!weeks && !Any(unit, Words.Days))
            return null;
        var end = unit + 1;
        var before = i - 1;
        before = Is(before, "a") || Any(before, Words.Either) ? before - 1 : before;
        before = Is(before, "of") && Any(before - 1, Words.Periods) ? before - (Is(before - 2, "a") ? 3 : 2) : before;
        var stated = Any(before, Words.Over) || (Is(before, "x") && Any(before - 1, Words.Weeks)) || (Is(before, "/") && (UnitAt(before - 1) || Any(before - 1, Words.Fraction) || Any(before - 1, Words.ShortFraction) || Is(before - 1, "#") || Number(before - 1)))
            || (Is(before, ",") && Any(before - 1, Words.Fraction)) || (Is(before, "(") && Any(before - 1, Words.Fraction));
        if (max is null && stated && !Any(end, Words.AfterTimes) && !PerWeek(end) && min > 0 && min <= (weeks ? 12 : 84) && !Is(end, "/") && min * (weeks ? 7 : 1) is var days && days == decimal.Truncate(days))
            items.Add(new Item(ItemKind.Days, days, null, false, i, end));
        return end;
    }

    private bool PerWeek(int i) =>
        Is(i, "weekly") || ((Is(i, "/") || Is(i, "per") || Is(i, "a") || Is(i, "each") || Is(i, "every")) && Any(i + 1, Words.Weeks));
}
