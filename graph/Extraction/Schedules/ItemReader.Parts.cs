namespace Horizon.Graph.Extraction.Schedules;

/// <summary>What says that a dose is one fraction's: the words after it and before it.</summary>
internal sealed partial class ItemReader
{
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

        if (EachTimeEnd(i) is var time and > 0)
            return time;
        var comma = Is(i, ",") && Is(i + 1, "single") ? i + 1 : i;
        if (FractionsAfter(comma) is var end and > 0)
            return end;
        if ((Is(i, "fractional") || Is(i, "fraction")) && Is(i + 1, "dose"))
            return i + 2;
        if (GivenDailyEnd(i) is var given and > 0)
            return given;
        return Any(i, Words.Each) || Frequency(i).PerDay > 0 ? i + 1 : i;
    }

    /// <summary>Past "each time", "every time", "of brain irradiation each time"; 0 where none stands.</summary>
    private int EachTimeEnd(int i)
    {
        var most = Is(i, "of") ? i + 4 : i;
        for (var k = Is(i, "of") ? i + 1 : i; k <= most && k + 1 < tokens.Count && tokens[k].Kind == TokenKind.Word; k++)
        {
            if ((Is(k, "each") || Is(k, "every")) && Is(k + 1, "time"))
                return k + 2;
        }

        return 0;
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
        // "2 Gy fractions with a 16 Gy boost": the fractions have their dose.
        if (Any(i, Words.Fraction))
            return (!Is(i - 1, "per") || Is(i - 2, "dose") || Is(i - 2, "doses")) && !(items is [.., { Kind: ItemKind.PerFraction } last] && i < last.Next);
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
