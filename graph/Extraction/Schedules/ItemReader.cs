namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Finds doses, fraction counts, overall times and fractions a day among the tokens, each where it stands.</summary>
internal sealed partial class ItemReader(List<Token> tokens)
{
    private const decimal MostGy = 400m;
    private const int MostFractions = 120;

    /// <summary>"48 Gy in 15 fractions with 40 Gy in 15 fractions": no course gives 15 times 40 Gy.</summary>
    private const decimal MostCourseGy = 150m;
    private const decimal LargestNamedFractionGy = 34m;

    /// <summary>"3 fractions 24 Gy": a course that had so much in each would be more than any.</summary>
    private const decimal MostOfFractionsGy = 70m;
    private const decimal MostBetweenLevels = 1.6m;
    private const decimal LeastLevelGy = 30m;
    private const decimal MostBetweenSizes = 1.5m;
    private const int FarthestPair = 10;
    private const decimal LeastUsualGy = 1.6m;
    private const decimal MostUsualGy = 2.2m;

    /// <summary>No text lists more doses with one unit; a longer run of numbers is a table.</summary>
    private const int LongestList = 20;

    /// <summary>The lightest isotope that is named by its number: phosphorus-32.</summary>
    private const int LeastIsotope = 32;

    /// <summary>No text pairs more totals with as many numbers of fractions.</summary>
    private const int LongestPairing = 4;

    private readonly List<Item> items = [];

    public static List<Item> Read(List<Token> tokens)
    {
        var reader = new ItemReader(tokens);
        var i = 0;
        while (i < tokens.Count)
            i = Math.Max(i + 1, reader.ReadAt(i));
        return reader.items;
    }

    private int ReadAt(int i)
    {
        var token = tokens[i];
        if (token.IsNumber)
        {
            // "Iodine-125 to 145 Gy": the isotope's number begins no range.
            if (IsOfName(i))
                return i + 1;
            if (Dose(i) is { } dose)
                return ReadDose(dose);
            if (Product(i) is { } product)
                return product;
            if (SharedUnit(i) is { } shared)
            {
                items.Add(shared);
                return shared.Next;
            }

            return ReadCount(i);
        }

        return token.Kind == TokenKind.Word ? ReadWord(i) : i + 1;
    }

    private bool Is(int i, string text) => i >= 0 && i < tokens.Count && tokens[i].Is(text);

    private bool Any(int i, Words words) => i >= 0 && i < tokens.Count && !tokens[i].IsNumber && words.Has(tokens[i].Text);

    private bool Number(int i) => i >= 0 && i < tokens.Count && tokens[i].IsNumber;

    private bool UnitAt(int i) => i >= 0 && i < tokens.Count && tokens[i].IsUnit;

    private bool Adjacent(int i) => i > 0 && i < tokens.Count && tokens[i].Start == tokens[i - 1].End;

    private bool IsOfName(int i) =>
        i >= 2 && Is(i - 1, "-") && tokens[i - 2].Kind == TokenKind.Word && Adjacent(i - 1) && Adjacent(i) && Is(i + 1, "to") && tokens[i].Value >= LeastIsotope && tokens[i].Value == decimal.Truncate(tokens[i].Value);

    private bool IsLabel(int i) => Any(i, Words.Labels);

    private int ReadDose(Item dose)
    {
        var next = dose.Next;
        var before = dose.First - 1;
        if (Is(before, "/") && UnitAt(before - 1) && PerFractionEnd(next) is var shared and > 0 && shared > next && items is [.., { Kind: ItemKind.Total } whole] && whole.Next == before)
        {
            // "30 Gy/5 Gy per fraction".
            items.Add(dose with { Kind = ItemKind.PerFraction, Next = shared, WithPrevious = true });
            return shared;
        }

        if (Is(before, "±") || (Is(before, "/") && UnitAt(before - 1) && !IsSecondLevel(dose)))
            return next;
        // A number that stands just before a smaller one lost what joined them: "120 ± 20 Gy", "25 × 2 Gy".
        if (Number(before) && tokens[before].Value > dose.Value && !IsLabel(before - 1))
            return next;
        if (UnevenDay(dose) is { } day)
            return day;
        // "40 hourly pulses of 0.5 Gy": what a pulse gives is no fraction.
        if (Any(before, Words.Linking) && (Is(before - 1, "pulses") || Is(before - 1, "pulse")))
            return next;
        if (IsSpread(dose))
            return Is(next, ")") ? next + 1 : next;
        var single = Any(before, Words.Single) || (Is(before, "-") && Any(before - 1, Words.Single))
            || (Any(before, Words.DoseAdjectives) && Any(before - 1, Words.Single));
        if (Times(dose) is { } times)
            return times;
        if (Is(next, "/") && Number(next + 1) && !UnitAt(next + 2))
            return Slash(dose, next + 1);
        var opened = Is(next, "(") ? next + 1 : Is(next, ",") ? next + 1 : next;
        opened = Is(opened, "dose") ? opened + 1 : opened;
        var one = SingleFraction(opened);
        if (one > 0 && dose.Value <= UsualFractionGy && Is(before, ",") && (Any(before - 1, Words.Weeks) || Is(before - 1, "daily")))
        {
            // "Seven fractions per week, 2 Gy single dose".
            items.Add(dose with { Kind = ItemKind.PerFraction, Next = one });
            return one;
        }

        if (one > 0 && ShareIn(dose, one) is { } share)
        {
            // "36 Gy in single doses of 2 Gy".
            items.Add(dose);
            items.Add(share with { Kind = ItemKind.PerFraction, First = opened, WithPrevious = true });
            return share.Next;
        }

        if (one > 0)
            return EachDay(one) is var daily and > 0 ? OnceADay(dose, daily) : Single(dose, one);
        if (single && (FractionsAfter(next) is var f and > 0 || (f = SingleDoseAfter(next)) > 0))
            return Single(dose, f);
        if (IsShareOfTotal(dose))
        {
            items.Add(dose with { Kind = ItemKind.PerFraction });
            return next;
        }

        if (IsAfterSingle(dose) is var alone and >= 0 && !IsTaken(alone))
        {
            items.Add(dose with { First = alone });
            items.Add(new Item(ItemKind.Count, 1, null, false, alone, next, WithPrevious: true));
            return next;
        }

        if ((Any(before, Words.Of) || Is(before, "(")) && GivenDailyEnd(next) == 0 && !(Is(before - 1, "fractions") && dose.Value <= 4m) && SingleBefore(before - 1) is var from and >= 0 && !IsTaken(from))
        {
            items.Add(dose with { First = from });
            items.Add(new Item(ItemKind.Count, 1, null, false, from, next, WithPrevious: true));
            return next;
        }

        if (Weekly(dose) is { } weekly)
            return weekly;
        var end = PerFractionEnd(next);
        if (end > next && dose.Value > LargestFractionGy(next))
        {
            items.Add(dose);
            return DayRate(next, next);
        }

        if (end > next || (dose.Value <= LargestNamedFractionGy && IsPerFractionBefore(before) && !IsOfFractions(dose) && !IsWhole(dose)) || (dose.Value <= 4m && (IsEveryWeek(next) || IsAfterFractions(dose.First)))
            || (dose.Value <= LargestWeeklyFractionGy && IsEachWeeks(next)))
        {
            if (IsUpperLimit(before))
                return end;
            items.Add(dose with { Kind = ItemKind.PerFraction, Next = end });
            return DaysInARow(dose, next, DayRate(next, end));
        }

        items.Add(dose);
        return InNumber(dose);
    }

    /// <summary>"8 Gy in a single fraction with 20 Gy in 5 fractions": the words there say how the dose before them is given, and say it of no other.</summary>
    private bool IsTaken(int i) => items is [.., { WithPrevious: true } last] && i < last.Next;

    /// <summary>"66 Gy (range, 60-70 Gy) in 2 Gy fractions": what patients got around the dose just said.</summary>
    private bool IsSpread(Item dose)
    {
        var i = dose.First - 1;
        i = Is(i, ",") || Is(i, ":") || Is(i, "of") || Is(i, "from") ? i - 1 : i;
        return dose.Max is not null && Is(i, "range") && Is(i - 1, "(") && items is [.., { Kind: ItemKind.Total, Max: null } median] && median.Next == i - 1 && dose.Value <= median.Value && dose.Max >= median.Value;
    }

    /// <summary>"63 Gy / 51.5 Gy / 28 fractions": doses of two volumes; "70 Gy / 2 Gy" is none.</summary>
    private bool IsSecondLevel(Item dose) =>
        items is [.., { Kind: ItemKind.Total, Max: null } first] && first.Next == dose.First - 1
        && Math.Max(first.Value, dose.Value) <= MostBetweenLevels * Math.Min(first.Value, dose.Value);

    /// <summary>"3 fractions 24 Gy", "10 fractions 30 Gy": the dose of all of them, where each would be too much for one.</summary>
    private bool IsOfFractions(Item dose) =>
        items is [.., { Kind: ItemKind.Count, Max: null } count] && count.Next == dose.First && dose.Value >= count.Value && dose.Value * count.Value > MostOfFractionsGy;

    /// <summary>"Multiple fractions (20 Gy in 5 fractions)", "fractionation of 20 Gy in 5 fractions": a course that explains the word before it.</summary>
    private bool IsWhole(Item dose) =>
        dose.Value > LargestOfTwoADayGy && Is(dose.Next, "in") && Number(dose.Next + 1) && CountEnd(Range(dose.Next + 1).Next) > 0
        && (Is(dose.First - 1, "(") || dose.Value * tokens[dose.Next + 1].Value > MostOfFractionsGy);

    /// <summary>"Weekly 5.7 Gy for 5 weeks": a fraction in each of them. Past them; null where it is not said so.</summary>
    private int? Weekly(Item dose)
    {
        var weeks = dose.Next + 1;
        if (!Is(dose.First - 1, "weekly") || dose is not { Max: null, Value: <= LargestWeeklyFractionGy } || !Any(dose.Next, Words.Over) || !Number(weeks) || !Any(weeks + 1, Words.Weeks) || tokens[weeks].Value is < 2 or > 10)
            return null;
        items.Add(dose with { Kind = ItemKind.PerFraction, First = dose.First - 1 });
        items.Add(new Item(ItemKind.Count, tokens[weeks].Value, null, false, dose.First - 1, dose.Next, WithPrevious: true, Derived: true));
        return ReadDuration(weeks) ?? weeks + 2;
    }

    /// <summary>"50 Gy in one fraction per day".</summary>
    private int OnceADay(Item dose, int end)
    {
        items.Add(dose);
        items.Add(new Item(ItemKind.PerDay, 1, null, false, dose.Next, end, WithPrevious: true));
        return end;
    }
}
