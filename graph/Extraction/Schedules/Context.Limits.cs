namespace Horizon.Graph.Extraction.Schedules;

/// <summary>What is measured, a limit, an equivalent or a history, not given.</summary>
internal sealed partial class Context
{
    /// <summary>"The threshold dose for alopecia is around 10 Gy in 5 fractions": nothing in between says that it is given.</summary>
    private bool IsThreshold(int first)
    {
        for (var i = first - 1; i >= Math.Max(0, first - FarthestThreshold) && !EndsStatement(i); i--)
        {
            if (tokens[i].Is("threshold") || tokens[i].Is("thresholds"))
                return true;
        }

        return false;
    }

    /// <summary>"The mean heart dose was 4 Gy in the treatment group and 6 Gy in the control group": the second is measured as the first is.</summary>
    private bool IsMeasuredToo(Draft draft, Draft? previous)
    {
        var before = measured;
        measured = draft is { Count: null, PerFraction: null, Days: null } && (IsMeasured(draft, previous) || (before && IsContinued(draft, previous!)));
        return measured && before && IsContinued(draft, previous!);
    }

    private bool IsMeasured(Draft draft, Draft? previous)
    {
        var from = From(draft.First, previous?.Next ?? 0, 12);
        return IsThreshold(draft.First) || (Has(Measures, from, draft.First) && !Has(Handed, from, draft.First));
    }

    private bool IsContinued(Draft draft, Draft previous)
    {
        if (draft.First - previous.Next > FarthestMeasured)
            return false;
        var joined = false;
        for (var i = previous.Next; i < draft.First; i++)
        {
            if (EndsStatement(i))
                return false;
            joined |= tokens[i].Is("and") || tokens[i].Is("vs") || tokens[i].Is("versus") || tokens[i].Is("compared") || tokens[i].Is("than");
        }

        return joined;
    }

    private bool EndsStatement(int i) => tokens[i].Kind == TokenKind.Stop || tokens[i].Is(";") || (!tokens[i].IsNumber && Handed.Has(tokens[i].Text));

    private bool HasLimit(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!tokens[i].IsNumber && Biological.Has(tokens[i].Text) && Equivalents.Has(tokens[i + 1].Text))
                return true;
            // "Limited disease" and "limited field" limit no dose.
            if ((EquivalentDose.IsName(tokens, i) && !HasValue(i + 1, to)) || (!tokens[i].IsNumber && Limits.Has(tokens[i].Text) && !(tokens[i].Is("limited") && !tokens[i + 1].Is("to"))))
                return true;
        }

        return false;
    }

    /// <summary>"The BED was 100 Gy10 for 50 Gy in 5 fractions": the equivalent has its number, and what comes next is what was given.</summary>
    private bool HasValue(int from, int to)
    {
        for (var i = from; i + 1 < to; i++)
        {
            if (tokens[i].IsNumber && (tokens[i + 1].IsUnit || (tokens[i + 1].Kind == TokenKind.Word && tokens[i + 1].Text.StartsWith("gy", StringComparison.Ordinal))))
                return true;
        }

        return false;
    }

    private bool IsCompared(int first)
    {
        for (var i = first - 1; i >= Math.Max(0, first - 3) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Number); i--)
        {
            if (Compared.Has(tokens[i].Text) && (tokens[i].Kind == TokenKind.Symbol || i == first - 1 || tokens[i + 1].Is("than")))
                return true;
        }

        return false;
    }

    /// <summary>V20, D95, Dmax and their like.</summary>
    private bool HasVolume(int from, int to)
    {
        for (var i = Math.Max(from, to - 5); i < to; i++)
        {
            if (IsVolume(tokens[i]) && !IsDay(i))
                return true;
            // "V(5 Gy)".
            if (i == to - 2 && (tokens[i].Is("v") || tokens[i].Is("d")) && tokens[i + 1].Is("(") && tokens[i].End == tokens[i + 1].Start)
                return true;
        }

        return false;
    }

    /// <summary>"From D57 to D99 (2 Gy a day)": days, though D95 is what a volume gets.</summary>
    private bool IsDay(int i) => tokens[i].Text[0] == 'd' && (Is(i - 1, "on") || Is(i - 1, "from") || Is(i - 1, "until") || Is(i - 1, "till") || (Is(i - 1, "to") && Is(i - 3, "from")));

    private static bool IsVolume(Token token) =>
        token.Kind == TokenKind.Word
        && ((token.Text.Length is 2 or 3 && token.Text[0] is 'v' or 'd' && char.IsAsciiDigit(token.Text[1]))
            || (token.Text.Length is 4 or 5 && token.Text[0] == 'd' && char.IsAsciiDigit(token.Text[1]) && (token.Text.EndsWith("cc", StringComparison.Ordinal) || token.Text.EndsWith("cm3", StringComparison.Ordinal)))
            || (token.Text.Length > 3 && token.Text[0] == 'v' && token.Text.EndsWith("gy", StringComparison.Ordinal)));

    /// <param name="counted">Whether the fractions and the dose of each are said: then "per week" tells how often.</param>
    private bool IsLimitAfter(int next, bool counted)
    {
        for (var i = next; i < Math.Min(tokens.Count, next + 3) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Number); i++)
        {
            var token = tokens[i];
            if (EquivalentDose.IsName(tokens, i) && NamesNext(i))
                return false;
            if (IsVolume(token) || token.Is("isodose") || token.Is("eqd2") || (token.Is("bed") && EquivalentDose.IsName(tokens, i)) || token.Is("bed10") || token.Is("equivalent") || token.Is("constraint") || (!counted && IsWeekly(i)))
                return true;
            // "5 fractions of 7 Gy at weekly intervals": times, where no dose is named.
            if (token.Is(",") || token.Is(";") || token.Is("and") || token.Is("with") || (Is(next, "at") && i > next && (token.Is("intervals") || token.Is("interval"))))
                return false;
            // "5 Gy increments", "5 Gy at each escalation".
            if (Steps.Has(token.Text) || ((Is(i - 1, "each") || Is(i - 1, "per")) && token.Is("escalation")))
                return true;
        }

        return false;
    }

    /// <summary>"50 Gy in 5 fractions (BED10 of 100 Gy)": the equivalent is the next dose.</summary>
    private bool NamesNext(int name)
    {
        for (var i = name + 1; i < Math.Min(tokens.Count, name + 7) && tokens[i].Kind != TokenKind.Stop && !tokens[i].Is(")"); i++)
        {
            if (tokens[i].IsUnit)
                return true;
        }

        return false;
    }

    /// <summary>"10 Gy per week" is a rate of delivery.</summary>
    private bool IsWeekly(int i) =>
        (Is(i, "per") || Is(i, "/")) && (Is(i + 1, "week") || Is(i + 1, "wk"));

    /// <summary>"Patients who had received 30 Gy or more were excluded".</summary>
    private bool IsExcluded(int first)
    {
        for (var i = first; i < Math.Min(tokens.Count, first + FarthestThreshold) && tokens[i].Kind != TokenKind.Stop && !tokens[i].Is(";"); i++)
        {
            if ((tokens[i].Is("excluded") || tokens[i].Is("ineligible")) && (Is(i - 1, "were") || Is(i - 1, "are") || Is(i - 1, "be")))
                return Near(first, FarthestThreshold, "who") || Near(first, FarthestThreshold, "with") || Near(first, FarthestThreshold, "whose");
        }

        return false;
    }

    /// <summary>"The BED in this series was 125 Gy and 153 Gy in another": the sentence tells of equivalents.</summary>
    private bool IsEquivalentToo(int first)
    {
        for (var i = first - 1; i >= Math.Max(0, first - FarthestPeople) && !EndsStatement(i); i--)
        {
            if (EquivalentDose.IsName(tokens, i))
                return true;
        }

        return false;
    }
}
