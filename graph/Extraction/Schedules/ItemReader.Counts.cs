namespace Horizon.Graph.Extraction.Schedules;

/// <summary>How many fractions: the part of the grammar that counts.</summary>
internal sealed partial class ItemReader
{
    private int ReadCount(int i)
    {
        if (ReadDuration(i) is { } duration)
            return duration;
        if (RespectiveCounts(i) is var pair and > 0)
            return pair;
        var (min, max, next) = EitherCount(i) ?? Range(i);
        if (min < 1 || min > MostFractions || min != decimal.Truncate(min) || (max is { } top && (top != decimal.Truncate(top) || top > MostFractions)))
            return next;
        if (Is(next, "times") && EachDay(next + 1) is var day and > 0 && min <= 4)
        {
            items.Add(new Item(ItemKind.PerDay, min, null, false, i, day));
            return day;
        }

        var end = CountEnd(next);
        if (end == 0 || Is(i - 1, "or") && Number(i - 2) || Is(i - 1, "and") && Number(i - 2) || (Any(i - 1, Words.Ordinals) && !IsDosed(i - 1, end)) || Is(i - 1, "<") || Is(i - 1, ">"))
            return end == 0 ? next : end;
        if (min == 1 && max is null && Any(end, Words.Of) && Number(end + 1) && Dose(end + 1) is not null)
            return end; // "one fraction of 8 Gy" is read at its dose.
        // "Two daily fractions", "one fraction daily" count a day's, "5 fractions daily" the course's.
        if (min <= 2 && (Is(end, "daily") || SaysDaily(next, end)))
        {
            end = Is(end, "daily") ? end + 1 : end;
            items.Add(new Item(ItemKind.PerDay, min, null, false, i, end));
            return end;
        }

        if (EachDay(end) is var perDay and > 0 && !Is(end, "daily") && min <= 4)
        {
            items.Add(new Item(ItemKind.PerDay, min, null, false, i, perDay));
            // "2 fractions a day of 1.5 Gy".
            if (!Is(perDay, "of") || !Number(perDay + 1) || Dose(perDay + 1) is not { Value: <= LargestOfTwoADayGy } part)
                return perDay;
            items.Add(part with { Kind = ItemKind.PerFraction, WithPrevious = true });
            return part.Next;
        }

        if (PerWeek(end))
            return end;
        if (Any(end, Words.Of) && Number(end + 1) && Dose(end + 1) is { } each && PerFractionEnd(each.Next) is var week && PerWeek(week) && min * each.Value <= MostOfAWeekGy)
        {
            // "5 fractions of 2 Gy per week" counts a week's fractions, not the course's; "5 fractions of 7 Gy weekly" gives one each week.
            week += Is(week, "weekly") ? 1 : 2;
            items.Add(each with { Kind = ItemKind.PerFraction, First = i, Next = week });
            return week;
        }

        var count = new Item(ItemKind.Count, min, max, false, i, end);
        items.Add(count);
        // "30 twice-daily fractions".
        if (TimesADay(next, end) is var times and > 1)
            items.Add(new Item(ItemKind.PerDay, times, null, false, i, end, WithPrevious: true));
        // "10 fractions each of 3.5 Gy", "5 fractions, each of 8 Gy", "5 fractions of either 7 or 8 Gy".
        var of = Is(end, "each") ? end + 1 : Is(end, ",") && Is(end + 1, "each") ? end + 2 : end;
        var number = Is(of + 1, "either") ? of + 2 : of + 1;
        if (!Any(of, Words.Of) || !Number(number) || (Dose(number) ?? SharedUnit(number)) is not { } one || min * one.Value > MostCourseGy || (Is(of, "with") && IsCourse(one, count)))
            return end;
        items.Add(one with { Kind = ItemKind.PerFraction, Next = PerFractionEnd(one.Next), WithPrevious = true });
        var listed = items.Count;
        var past = OtherSizes(count, items[^1]);
        return items.Count > listed ? past : DayRate(one.Next, items[^1].Next);
    }

    /// <summary>"16 Gy in 2 fractions with 10 Gy in a single fraction", "20 Gy in 5 fractions with 8 Gy x 1": a dose with fractions of its own, or far from what the total before gives in each.</summary>
    private bool IsCourse(Item dose, Item count)
    {
        if (SingleFraction(dose.Next) > 0 || Is(dose.Next, "x") || (Is(dose.Next, "/") && Number(dose.Next + 1)) || (Any(dose.Next, Words.Over) && Number(dose.Next + 1) && CountEnd(Range(dose.Next + 1).Next) > 0))
            return true;
        return items is [.., { Kind: ItemKind.Total, Max: null } total, _] && count.First - total.Next <= 1 && count.Max is null && Math.Abs((count.Value * dose.Value) - total.Value) > total.Value / 10;
    }

    /// <summary>
    /// "50.4 and 54 Gy in 28 and 30 fractions, respectively", "20 or 30 Gy in 5 or 10 fractions": as many numbers as there are totals before them, one for each. Where "respectively" is not said, the totals
    /// stand right before the numbers, nothing but a list, and the two lists do not run against each other. Past them; 0 where no such lists stand.
    /// </summary>
    private int RespectiveCounts(int i)
    {
        if (!Is(i - 1, "in") && !Is(i - 1, "over"))
            return 0;
        var counts = new List<decimal>(2) { tokens[i].Value };
        var last = i;
        for (var next = NextOfList(last); next > 0 && counts.Count <= LongestPairing; next = NextOfList(last))
        {
            last = next;
            counts.Add(tokens[last].Value);
        }

        var end = CountEnd(last + 1);
        if (counts.Count is < 2 or > LongestPairing || end == 0 || items.Count < counts.Count)
            return 0;
        var first = items.Count - counts.Count;
        var respectively = Is(end, ",") ? end + 1 : end;
        var said = Is(respectively, "respectively") && i - items[first].Next <= 2 * FarthestPair * (counts.Count - 1);
        for (var k = 0; k < counts.Count; k++)
        {
            var each = items[first + k].Value / Math.Max(counts[k], 1);
            if (items[first + k] is not { Kind: ItemKind.Total, Max: null } || !(said ? IsPlausible(each, counts[k]) : each is >= 1m and <= LargestNamedFractionGy) || counts[k] is < 1 or > MostFractions || counts[k] != decimal.Truncate(counts[k]))
                return 0;
        }

        if (!said && !IsPairing(first, counts, i - 1))
            return 0;
        for (var k = counts.Count - 1; k >= 0; k--)
        {
            var total = items[first + k];
            items.Insert(first + k + 1, new Item(ItemKind.Count, counts[k], null, false, total.First, total.Next, WithPrevious: true));
        }

        // What is quoted of the last total goes on to the numbers.
        items[^1] = items[^1] with { First = i, Next = end };
        return said ? respectively + 1 : end;
    }

    /// <summary>Where the next number of a list of numbers stands: "5, 10 or 15"; 0 where none does.</summary>
    private int NextOfList(int number)
    {
        var next = Is(number + 1, ",") ? number + 2 : number + 1;
        next = Is(next, "or") || Is(next, "and") ? next + 1 : next;
        return next > number + 1 && Number(next) && !UnitAt(next + 1) ? next : 0;
    }

    private bool IsPairing(int first, List<decimal> counts, int before)
    {
        if (items[^1].Next != before || (first > 0 && items[first - 1].Kind == ItemKind.Total && items[first].First - items[first - 1].Next <= 2))
            return false;
        for (var k = 1; k < counts.Count; k++)
        {
            var (left, right) = (items[first + k - 1], items[first + k]);
            if (right.Value == left.Value || (right.Value > left.Value ? counts[k] < counts[k - 1] : counts[k] > counts[k - 1]) || right.First - left.Next is < 1 or > 2)
                return false;
            for (var at = left.Next; at < right.First; at++)
            {
                if (!Is(at, ",") && !Is(at, "or") && !Is(at, "and"))
                    return false;
            }
        }

        return true;
    }

    /// <summary>"in 15 or 16 fractions".</summary>
    private (decimal Min, decimal? Max, int Next)? EitherCount(int i) =>
        Is(i + 1, "or") && Number(i + 2) && tokens[i + 2].Value > tokens[i].Value && tokens[i + 2].Value <= tokens[i].Value + 5 && CountEnd(i + 3) > 0
            ? (tokens[i].Value, tokens[i + 2].Value, i + 3)
            : null;

    /// <summary>"The number of fractions will be 3": the place of the number; -1 where none stands.</summary>
    private int NumberOfFractions(int i)
    {
        if (!Any(i, Words.Fraction) || !Is(i - 1, "of") || !Is(i - 2, "number"))
            return -1;
        var number = i + 1;
        while (number < i + 4 && (Any(number, Words.Giving) || Is(number, ":") || Is(number, "=")))
            number++;
        return Number(number) && number > i + 1 && tokens[number].Value is >= 1 and <= MostFractions && !UnitAt(number + 1) ? number : -1;
    }

    /// <summary>"After 13 fractions of 3.3 Gy" speaks of a course, "after 13 fractions" of a day in it.</summary>
    private bool IsDosed(int ordinal, int end) => Is(ordinal, "after") && Any(end, Words.Of) && Number(end + 1) && Dose(end + 1) is not null;

    private int CountEnd(int next)
    {
        if (Is(next, "#") || (Adjacent(next) && Any(next, Words.ShortFraction)) || (Any(next, Words.ShortFraction) && !Is(next + 1, ".")))
            return next + 1;
        var end = FractionsAfter(next);
        if (end > 0)
            return end;
        var treatments = next;
        for (var k = 0; k < 2 && (Is(treatments, "daily") || Any(treatments, Words.InARow)); k++)
            treatments++;
        if ((Is(treatments, "treatments") || Is(treatments, "applications") || Is(treatments, "insertions")) && (Any(next - 2, Words.Over) || Is(next - 2, "(") || (Is(next - 2, "of") && Is(next - 3, "total") && !Is(treatments + 1, "of"))))
            return treatments + 1;
        // "2.8 Gy/f (total of 20 times)", "60 Gy, division 27 times", "2.12 Gy for 33 times".
        if (Is(next, "times") && EachDay(next + 1) == 0 && !PerWeek(next + 1) && items is [.., { Kind: ItemKind.PerFraction or ItemKind.Total } timed]
            && ((Is(next - 2, "of") && Is(next - 3, "total")) || (next - 1 - timed.Next <= 2 && (Is(next - 2, "for") || Is(next - 2, "division")))))
            return next + 1;
        if (DividedDosesEnd(next) is var divided and > 0)
            return divided;
        // "1.8 Gy/d for 28 doses": nothing else is counted so near.
        if (Any(next, Words.Doses) && items is [.., { Kind: ItemKind.PerFraction or ItemKind.PerDay } part] && next - 2 - part.Next is 0 or 1 && (Any(next - 2, Words.Over) || Is(next - 2, "(") || Is(next - 2, ",")))
            return next + 1;
        var doses = next;
        for (var k = 0; k < 3 && Any(doses, Words.Adjectives) && !Any(doses, Words.Doses); k++)
            doses++;
        return Any(doses, Words.Doses) && Any(doses + 1, Words.Of) && Number(doses + 2) && Dose(doses + 2) is not null ? doses + 1 : 0;
    }

    /// <summary>Past "fractionated doses", "daily divided doses", "equally divided daily doses", and past "daily doses" of a dose: "20 Gy in 5 daily doses"; 0 where none stands.</summary>
    private int DividedDosesEnd(int i)
    {
        var said = UnitAt(i - 3) && Any(i - 2, Words.Over);
        for (var k = 0; k < 4 && (Any(i, Words.Divided) || Any(i, Words.Sorts)); k++, i++)
            said |= Any(i, Words.Divided);
        return said && Is(i, "doses") ? i + 1 : 0;
    }

    /// <summary>"45 Gy in 25 with capecitabine": fractions, where nothing that is counted follows and each is one that is given. Not "50 Gy in 10 patients", "70 Gy in 7 or 8 weeks".</summary>
    private int InNumber(Item dose)
    {
        var i = dose.Next + 1;
        if (!(Is(dose.Next, "in") || Is(dose.Next, "over")) || !Number(i) || dose.Max is not null)
            return dose.Next;
        var (count, max, next) = Range(i);
        if (max is not null || count is < 1 or > MostFractions || count != decimal.Truncate(count) || !IsPlausible(dose.Value / count, count) || !EndsCount(next))
            return dose.Next;
        items.Add(new Item(ItemKind.Count, count, null, false, i, next, WithPrevious: true));
        return next;
    }

    /// <summary>26 Gy in 5 and 40 Gy in 15, not 60 Gy in 13.</summary>
    private static bool IsPlausible(decimal each, decimal count) =>
        each is >= 1m and <= LargestNamedFractionGy && (each * 100 % 1 == 0 || (count >= 10 && count % 5 == 0 && each <= 4m));

    private bool EndsCount(int i)
    {
        if (i >= tokens.Count || tokens[i].Kind == TokenKind.Stop || Is(i, ")") || (Is(i, "(") && Number(i + 1) && Dose(i + 1) is not null))
            return true;
        if (!Any(i, Words.AfterCounts) || (Number(i + 1) && !Is(i, "over") && Dose(i + 1) is null) || ((Is(i, "and") || Is(i, "or")) && !Number(i + 1)))
            return false;
        // "50 Gy in 10 and 60 Gy in 12 patients".
        return !(Number(i + 1) && Dose(i + 1) is { } other && Is(other.Next, "in") && Number(other.Next + 1) && other.Next + 2 < tokens.Count
            && tokens[other.Next + 2].Kind == TokenKind.Word && CountEnd(other.Next + 2) == 0 && !Any(other.Next + 2, Words.AfterCounts));
    }

    /// <summary>How often a day, as the words before "fractions" say; 0 where they do not.</summary>
    private int TimesADay(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Frequency(i).PerDay is var times and > 0)
                return times;
        }

        return 0;
    }

    private bool SaysDaily(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Is(i, "daily"))
                return true;
        }

        return false;
    }

    /// <summary>Past up to three adjectives and "fractions"; 0 where none stands.</summary>
    private int FractionsAfter(int i)
    {
        i = Is(i, "-") ? i + 1 : i;
        for (var k = 0; k <= 5; k++, i++)
        {
            if (Any(i, Words.Fraction))
                return i + 1;
            if (!Any(i, Words.Adjectives) && !Is(i, "-"))
                return 0;
        }

        return 0;
    }

    /// <summary>Past "fractions"; of several, past "treatments" too: "two 15 Gy HDR treatments".</summary>
    private int TreatmentsAfter(int i, decimal count)
    {
        if (FractionsAfter(i) is var end and > 0)
            return end;
        for (var k = i; count > 1 && k < i + 3; k++)
        {
            if (Any(k, Words.Doses))
                return k + 1;
            if (!Any(k, Words.Adjectives) && !Is(k, "-"))
                return 0;
        }

        return 0;
    }

    /// <summary>"daily fractions of IMRT (2.0-2.2 Gy)": too small for a course, and fractions were just spoken of without a number.</summary>
    private bool IsAfterFractions(int first)
    {
        for (var i = first - 1; i > Math.Max(0, first - 6) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Number); i--)
        {
            if (Is(i, "fractions"))
                return !Number(i - 1) && !Number(i - 2);
        }

        return false;
    }

    private int ReadWord(int i)
    {
        var (perDay, end) = Frequency(i);
        if (perDay > 0)
        {
            items.Add(new Item(ItemKind.PerDay, perDay, null, false, i, end));
            return end;
        }

        if (NumberOfFractions(i) is var number and > 0)
        {
            items.Add(new Item(ItemKind.Count, tokens[number].Value, null, false, i, number + 1));
            return number + 1;
        }

        if (Any(i, Words.Single))
        {
            var next = SingleFraction(i);
            if (next > 0 && Any(next - 1, Words.Fraction) && !(Any(next, Words.Of) && Number(next + 1) && Dose(next + 1) is not null))
                items.Add(new Item(EachDay(next) > 0 || SaysDaily(i, next) ? ItemKind.PerDay : ItemKind.Count, 1, null, false, i, next));
        }

        return i + 1;
    }
}
