namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Doses given once: the part of the grammar that says so.</summary>
internal sealed partial class ItemReader
{
    /// <summary>"25 Gy in single doses of 5 Gy"; a larger one is given once.</summary>
    private const decimal LargestShareGy = 12m;

    private int Single(Item dose, int end)
    {
        items.Add(dose with { Next = end });
        items.Add(new Item(ItemKind.Count, 1, null, false, dose.First, end, WithPrevious: true));
        return end;
    }

    /// <summary>"Single 16 Gy SRS dose", "single 8 Gy boost": past it; 0 where none stands.</summary>
    private int SingleDoseAfter(int i)
    {
        for (var k = 0; k < 2 && Any(i, Words.DoseAdjectives) && !Is(i, "dose"); k++)
            i++;
        return Any(i, Words.FractionOrDose) || Is(i, "boost") ? i + 1 : 0;
    }

    private int SingleFraction(int i)
    {
        i = Is(i, "in") || Is(i, "as") ? i + 1 : i;
        i = Is(i, "a") ? i + 1 : i;
        if (!Any(i, Words.Single) && !(Number(i) && tokens[i].Value == 1))
            return 0;
        i = Is(i + 1, "-") ? i + 2 : i + 1;
        i = (Any(i, Words.DoseAdjectives) || Is(i, "therapy") || Is(i, "treatment")) && Any(i + 1, Words.FractionOrDose) ? i + 1 : i;
        return Any(i, Words.FractionOrDose) ? i + 1 : 0;
    }

    /// <summary>The dose behind "in single doses of": each fraction's, where the whole is so many times as much. "24 Gy in a single dose of 24 Gy" is given once.</summary>
    private Item? ShareIn(Item whole, int i)
    {
        var number = Is(i, "of") || Is(i, ":") ? i + 1 : i;
        return whole.Max is null && Number(number) && Dose(number) is { Max: null } share && share.Value <= (number > i ? LargestShareGy : LargestOfTwoADayGy) && share.Value < whole.Value && whole.Value % share.Value == 0
            ? share
            : null;
    }

    /// <summary>"Single doses of 1 Gy, total dose of 6 Gy", "a single dose of 2 Gy up to a total of 60 Gy": what each fraction gives, as some languages call it.</summary>
    private bool IsShareOfTotal(Item dose)
    {
        var before = Any(dose.First - 1, Words.Linking) || Is(dose.First - 1, ":") ? dose.First - 2 : dose.First - 1;
        if (dose is not { Max: null, Value: <= LargestOfTwoADayGy } || SingleBefore(before) < 0)
            return false;
        for (var i = dose.Next; i < Math.Min(tokens.Count, dose.Next + FarthestPair) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit); i++)
        {
            if (!Number(i) || Dose(i) is not { Max: null } whole)
                continue;
            for (var k = i - 1; k >= dose.Next; k--)
            {
                if (Is(k, "total") || Is(k, "cumulative"))
                    return whole.Value > dose.Value && whole.Value % dose.Value == 0;
            }

            return false;
        }

        return false;
    }

    /// <summary>"Single dose 24 Gy", "single dose TBI 200 cGy": where it starts; -1 where none stands. "36 Gy, single dose 2 Gy" says it of each fraction.</summary>
    private int IsAfterSingle(Item dose)
    {
        var before = dose.First - 1;
        if (Any(before, Words.Courses) || Is(before, "tbi"))
            return SingleBefore(before);
        return Any(before, Words.FractionOrDose) && dose.Value > LargestOfTwoADayGy ? SingleBefore(before) : -1;
    }

    /// <summary>Where "single fraction", "single dose" starts that ends at i; -1 where none.</summary>
    private int SingleBefore(int i)
    {
        // "single-fraction treatment schedule of 8 Gy"
        for (var course = 0; course < 3 && (Any(i, Words.Courses) || Is(i, "tbi")); course++)
            i--;
        // "One dose of total body irradiation (2 Gy)".
        if (Is(i, "body") && (Is(i - 1, "total") || Is(i - 2, "total")))
            i -= Is(i - 1, "total") ? 2 : 3;
        i = Is(i, "of") && Any(i - 1, Words.FractionOrDose) ? i - 1 : i;
        if (!Any(i, Words.FractionOrDose) && !(Is(i, "fractions") && Is(i - 1, "single")))
            return -1;
        for (var back = 1; back <= 4 && i - back >= 0; back++)
        {
            var word = i - back;
            if (Any(word, Words.Single) || (Number(word) && tokens[word].Value == 1))
                return word;
            if (!Any(word, Words.DoseAdjectives) && !Is(word, "-"))
                return -1;
        }

        return -1;
    }
}
