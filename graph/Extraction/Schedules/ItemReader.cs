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
    private const decimal MostBetweenSizes = 1.5m;
    private const int FarthestPair = 10;
    private const decimal LeastUsualGy = 1.6m;
    private const decimal MostUsualGy = 2.2m;

    /// <summary>No text lists more doses with one unit; a longer run of numbers is a table.</summary>
    private const int LongestList = 20;

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

    private (decimal Min, decimal? Max, int Next) Range(int i)
    {
        var first = tokens[i].Value;
        var joined = Is(i + 1, "-") || Is(i + 1, "to") || Is(i + 1, "till") || Is(i + 1, "through")
            || (Is(i + 1, "and") && (Is(i - 1, "between") || IsBetweenAgain(i)));
        if (!joined || !Number(i + 2) || tokens[i + 2].Value == first)
            return (first, null, i + 1);
        var second = tokens[i + 2].Value;
        if (second < first && !Is(i + 1, "-"))
            return (first, null, i + 1);
        return (Math.Min(first, second), Math.Max(first, second), i + 3);
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
        if (i > 0 && (IsLabel(i - 1) || Is(i - 1, "-") || Is(i - 1, "/")))
            return null;
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

    private bool IsRate(int next) => (Is(next, "/") || Is(next, "per")) && Any(next + 1, Words.RateTimes);

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
        if (UnevenDay(dose) is { } day)
            return day;
        var single = Any(before, Words.Single) || (Is(before, "-") && Any(before - 1, Words.Single))
            || (Any(before, Words.DoseAdjectives) && Any(before - 1, Words.Single));
        if (Times(dose) is { } times)
            return times;
        if (Is(next, "/") && Number(next + 1) && !UnitAt(next + 2))
            return Slash(dose, next + 1);
        var opened = Is(next, "(") ? next + 1 : Is(next, ",") ? next + 1 : next;
        opened = Is(opened, "dose") ? opened + 1 : opened;
        if (SingleFraction(opened) is var one and > 0)
            return EachDay(one) is var daily and > 0 ? OnceADay(dose, daily) : Single(dose, one);
        if (single && (FractionsAfter(next) is var f and > 0 || (f = SingleDoseAfter(next)) > 0))
            return Single(dose, f);
        if (IsAfterSingle(dose) is var alone and >= 0)
        {
            items.Add(dose with { First = alone });
            items.Add(new Item(ItemKind.Count, 1, null, false, alone, next, WithPrevious: true));
            return next;
        }

        if ((Any(before, Words.Of) || Is(before, "(")) && GivenDailyEnd(next) == 0 && !(Is(before - 1, "fractions") && dose.Value <= 4m) && SingleBefore(before - 1) is var from and >= 0)
        {
            items.Add(dose with { First = from });
            items.Add(new Item(ItemKind.Count, 1, null, false, from, next, WithPrevious: true));
            return next;
        }

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

    /// <summary>"Up to 2.2 Gy per fraction", "a maximum dose of 2 Gy per fraction" leave open what is given.</summary>
    private bool IsUpperLimit(int i)
    {
        i = Is(i, "of") ? i - 1 : i;
        i = Any(i, Words.DoseOrSize) ? i - 1 : i;
        if (Is(i, "until") || Is(i, "maximum") || Is(i, "max") || Is(i, "maximal") || (Is(i, "to") && Is(i - 1, "up")) || (Is(i, "most") && Is(i - 1, "at")))
            return true;
        var not = Is(i, "than") && Any(i - 1, Words.OrMore) ? i - 2 : Is(i, "exceed") || Is(i, "exceeding") ? i - 1 : -1;
        return Is(not, "no") || Is(not, "not");
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

    /// <summary>"50 Gy in one fraction per day".</summary>
    private int OnceADay(Item dose, int end)
    {
        items.Add(dose);
        items.Add(new Item(ItemKind.PerDay, 1, null, false, dose.Next, end, WithPrevious: true));
        return end;
    }

    /// <summary>"2 Gy x 30", "3 Gy times 20", "9.5 Gy (x 3)".</summary>
    private int? Times(Item dose)
    {
        var i = PerFractionEnd(dose.Next);
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
        items.Add(dose with { Kind = ItemKind.PerFraction });
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

    /// <summary>Past "per fraction", "/fx", "each", "daily", "daily fractions"; i itself where none stands.</summary>
    private int PerFractionEnd(int i)
    {
        var per = Is(i, "/") || Is(i, "per") || Is(i, "a") ? i + 1 : Is(i, "in") && Is(i + 1, "each") ? i + 2 : -1;
        if (per > 0)
        {
            per = Any(per, Words.Adjectives) && Any(per + 1, Words.Fraction) ? per + 1 : per;
            return Any(per, Words.Fraction) || Any(per, Words.ShortFraction) || Is(per, "day") || Is(per, "d") || (Is(per, "daily") && Is(i, "/")) || Is(per, "treatment") || Is(per, "dose") && Is(i, "per")
                ? per + 1
                : i;
        }

        var comma = Is(i, ",") && Is(i + 1, "single") ? i + 1 : i;
        if (FractionsAfter(comma) is var end and > 0)
            return end;
        if ((Is(i, "fractional") || Is(i, "fraction")) && Is(i + 1, "dose"))
            return i + 2;
        if (GivenDailyEnd(i) is var given and > 0)
            return given;
        return Any(i, Words.Each) || Frequency(i).PerDay > 0 ? i + 1 : i;
    }

    /// <summary>Past "will be given daily" after a dose; 0 where nothing like it stands.</summary>
    private int GivenDailyEnd(int i)
    {
        for (var given = i; given < i + 4 && Any(given, Words.Giving); given++)
        {
            var (perDay, end) = Frequency(given + 1);
            if (perDay > 0 || Is(given + 1, "daily"))
                return perDay > 0 ? end : given + 2;
        }

        return 0;
    }

    /// <summary>"60 Gy once daily" is a course; "60 Gy per fraction" is taken as it is said.</summary>
    private decimal LargestFractionGy(int next) =>
        Is(next, "/") || Is(next, "per") ? MostGy : Frequency(next).PerDay > 0 || Any(next, Words.Each) ? 12m : 30m;

    private bool IsPerFractionBefore(int i)
    {
        if (Any(i, Words.Linking) && IsDosePerFractionBefore(i - 1))
            return true;
        // "fraction dose (fd) of 2 Gy"
        if (Any(i, Words.Linking) && Is(i - 1, ")") && Is(i - 3, "("))
            i -= 4;
        i = Any(i, Words.Either) ? i - 1 : i;
        if (Is(i, "(") || Is(i, ":") || Is(i, "="))
        {
            // "in 12 fractions (42 Gy)" is as often the total: the numbers decide it when they are put together.
            i--;
            if (Is(i, "fractions") && Number(i - 1))
                return false;
        }

        i = Any(i, Words.Linking) ? i - 1 : i;
        i = Any(i, Words.Linking) ? i - 1 : i;
        if (Is(i, "fd") || Is(i, "df"))
            return true;
        if (Any(i, Words.Fraction))
            return !Is(i - 1, "per") || Is(i - 2, "dose") || Is(i - 2, "doses");
        if (Is(i, "doses") && (Any(i - 1, Words.Sorts) || Any(i - 1, Words.PerFractionAdjectives) || Any(i - 1, Words.TwiceADayMarks)))
            return true;
        // "Daily absorbed doses of 1.8-2.0 Gy".
        var adjective = Any(i - 1, Words.SortsOfDose) ? i - 2 : i - 1;
        return Any(i, Words.DoseOrSize) && (Any(adjective, Words.PerFractionAdjectives) || Any(adjective, Words.Fraction));
    }

    /// <summary>"The dose per fraction to the planning target volume is 3.5 Gy".</summary>
    private bool IsDosePerFractionBefore(int i)
    {
        for (var k = i; k > Math.Max(1, i - 10) && tokens[k].Kind is not (TokenKind.Stop or TokenKind.Number); k--)
        {
            if (Any(k, Words.Fraction))
                return Is(k - 1, "per") && Any(k - 2, Words.DoseOrSize);
        }

        return false;
    }
}
