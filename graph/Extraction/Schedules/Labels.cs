namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Reads a schedule's phase and the role of its arm from the words around it.</summary>
internal sealed class Labels(List<Token> tokens, IReadOnlyList<Draft> drafts)
{
    private const int FarthestBoost = 8;

    private static readonly Words Boosts = new("boost", "boosts", "boosted", "boosting", "ptvboost");

    private static readonly Words Refusals = new("no", "without", "not", "omit", "omitting", "or", "vs", "versus");

    private static readonly Words Sequences = new("followed", "plus", "+", "then", "subsequently", "and", "with", "additional");

    private static readonly Words Strict = new("followed", "plus", "+", "then", "subsequently", "additional");

    private static readonly Words Simultaneous = new("simultaneous", "integrated", "concomitant", "sib", "simultaneously", "concurrent");

    private static readonly Words Experimental = new("experimental", "investigational", "intervention", "interventional", "test", "novel");

    private static readonly Words Comparator = new("control", "standard", "comparator", "conventional", "reference", "conventionally");

    private static readonly Words Versus = new("vs", "versus", "compared", "than", "or", ";");

    private static readonly Words Arms = new("arm", "group", "arms", "groups", "comparator", "cohort");

    public string Phase(int index)
    {
        if (IsBoost(index))
            return "boost";
        return BoostFollows(index) ? "initial" : "whole";
    }

    public string? Role(int index)
    {
        var draft = drafts[index];
        // "The control group 50 Gy in 25 plus 10 Gy in 5 fractions": one arm's.
        if (index > 0 && draft.First - drafts[index - 1].Next == 1 && (tokens[draft.First - 1].Is("plus") || tokens[draft.First - 1].Is("+")))
            return Role(index - 1);
        for (var i = draft.First - 1; i >= Math.Max(Floor(index), draft.First - 40) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (Stated(i, i + 1) is { } role)
                return role;
            // "Novel arm: SABR, usual care arm: 60 Gy": a heading whose role other words say.
            if (tokens[i].Is(":") && i >= 2 && !tokens[i - 1].IsNumber && Arms.Has(tokens[i - 1].Text) && Stated(i - 2, i - 1) is null)
                break;
            if (tokens[i].Kind is not TokenKind.Number && Versus.Has(tokens[i].Text))
                break;
        }

        // "60 Gy in 20 fractions (experimental arm)"
        return draft.Next + 1 < tokens.Count && tokens[draft.Next].Is("(") ? Stated(draft.Next + 1, draft.Next + 2) ?? Bracketed(draft.Next) : null;
    }

    private string? Bracketed(int open) =>
        open + 2 < tokens.Count && tokens[open + 2].Is(")")
            ? Experimental.Has(tokens[open + 1].Text) ? "experimental" : Comparator.Has(tokens[open + 1].Text) ? "comparator" : null
            : null;

    private string? Stated(int i, int next)
    {
        var token = tokens[i];
        if (token.Kind != TokenKind.Word)
            return null;
        var arm = next < tokens.Count && (Arms.Has(tokens[next].Text) || tokens[next].Is(":"));
        if (arm && Experimental.Has(token.Text))
            return "experimental";
        if (Comparator.Has(token.Text) && (arm || token.Is("comparator") || AfterVersus(i)))
            return "comparator";
        return null;
    }

    private bool AfterVersus(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 4); k--)
        {
            if (tokens[k].Is("vs") || tokens[k].Is("versus") || tokens[k].Is("compared") || tokens[k].Is("than"))
                return true;
        }

        return false;
    }

    private int Floor(int index) => index > 0 ? drafts[index - 1].Next : 0;

    private int Ceiling(int index) => index + 1 < drafts.Count ? drafts[index + 1].First : tokens.Count;

    private bool IsBoost(int index)
    {
        var draft = drafts[index];
        for (var i = draft.First - 1; i >= Math.Max(Floor(index), draft.First - FarthestBoost) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (IsBoostWord(i) && !Refused(i))
                return !IsTotalAfter(index, i);
            // "EBRT with a boost, i.e. 46 Gy and 15 Gy": what is explained is the whole. "A boost after 46 Gy": what came before it.
            if (tokens[i].Is("ie") || tokens[i].Is("but") || tokens[i].Is("after") || tokens[i].Is("following") || (tokens[i].Kind != TokenKind.Number && Versus.Has(tokens[i].Text)))
                break;
        }

        for (var i = draft.Next; i < Math.Min(Ceiling(index), draft.Next + 4) && tokens[i].Kind != TokenKind.Stop; i++)
        {
            if (IsBoostWord(i))
                return true;
            if (tokens[i].IsNumber || Sequences.Has(tokens[i].Text) || Refusals.Has(tokens[i].Text) || tokens[i].Is(",") || tokens[i].Is(";"))
                break;
        }

        for (var i = draft.First; i < draft.Next; i++)
        {
            if (IsBoostWord(i))
                return true;
        }

        return index > 0 && (LinkedPhase(index) || IsOtherBoost(index));
    }

    /// <summary>"A boost of 10 Gy in 5 or 16 Gy in 8 fractions".</summary>
    private bool IsOtherBoost(int index)
    {
        var (before, draft) = (drafts[index - 1], drafts[index]);
        return draft.First - before.Next == 1 && tokens[before.Next].Is("or") && TotalOf(before) is { } first && TotalOf(draft) is { } second && Math.Max(first, second) < 3 * Math.Min(first, second) && IsBoost(index - 1);
    }

    /// <summary>"46 Gy in 23 fractions followed by 14 Gy in 7 fractions": the second, smaller one comes on top.</summary>
    private bool LinkedPhase(int index)
    {
        var (before, draft) = (drafts[index - 1], drafts[index]);
        if (TotalOf(before) is not { } first || TotalOf(draft) is not { } second || second >= first || draft.First - before.Next > 6
            || draft.Count is not { } count || before.Count is not { } earlier || count.Value >= earlier.Value)
            return false;
        // "40 Gy in 15 fractions plus temozolomide versus 25 Gy in 5": what is added is no dose.
        if (HasBetween(Versus, before.Next, draft.First))
            return false;
        for (var i = before.Next; i < draft.First; i++)
        {
            if (tokens[i].Kind == TokenKind.Stop)
                return false;
            if (!tokens[i].IsNumber && Strict.Has(tokens[i].Text))
                return true;
        }

        return false;
    }

    private static decimal? TotalOf(Draft draft) => draft.Total?.Value ?? (draft is { Count: { } count, PerFraction: { } each } ? count.Value * each.Value : null);

    /// <summary>"45 Gy plus a boost to a total of 60 Gy", "a boost to 50.4 Gy" after 39.6 Gy: what both come to, no boost's own dose.</summary>
    private bool IsTotalAfter(int index, int boost)
    {
        var draft = drafts[index];
        if (index == 0 || TotalOf(drafts[index - 1]) is not { } first || TotalOf(draft) is not { } second || second <= first || boost < drafts[index - 1].Next || tokens[boost].Is("sib") || Simultaneous.Has(tokens[Math.Max(0, boost - 1)].Text) || HasBetween(Simultaneous, drafts[index - 1].Next, boost))
            return false;
        for (var i = boost + 1; i < draft.First; i++)
        {
            if (tokens[i].Is("to"))
                return draft.First - i <= 5 && !(i + 1 < draft.First && tokens[i + 1].Is("the"));
        }

        return false;
    }

    private bool BoostFollows(int index)
    {
        var draft = drafts[index];
        if (IsBeforeBoost(index))
            return true;
        if (index + 1 < drafts.Count && drafts[index + 1].First - draft.Next < 30 && (IsBoost(index + 1) || IsBoostTotal(index + 1)) && !HasBetween(Simultaneous, draft.Next, drafts[index + 1].Next + 6) && !IsOptional(draft.Next, drafts[index + 1].First)
            && !HasBetween(Versus, draft.Next, drafts[index + 1].First) && HasBetween(Sequences, draft.Next, drafts[index + 1].First, true))
            return true;
        for (var i = draft.Next; i < Math.Min(tokens.Count - 1, draft.Next + 3) && tokens[i].Kind == TokenKind.Word; i++)
        {
            if (!Sequences.Has(tokens[i].Text))
                continue;
            for (var k = i + 1; k < Math.Min(tokens.Count, i + 6) && tokens[k].Kind == TokenKind.Word; k++)
            {
                if (Simultaneous.Has(tokens[k].Text) || Refusals.Has(tokens[k].Text))
                    return false;
                if (IsBoostWord(k))
                    return true;
            }
        }

        return false;
    }

    private bool IsBoostTotal(int index)
    {
        for (var i = drafts[index].First - 1; i >= Math.Max(Floor(index), drafts[index].First - FarthestBoost) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (IsBoostWord(i))
                return !Refused(i) && IsTotalAfter(index, i);
        }

        return false;
    }

    /// <summary>"With or without a boost": some get none.</summary>
    private bool IsOptional(int from, int to)
    {
        for (var i = from; i + 1 < to; i++)
        {
            if ((tokens[i].Is("or") || tokens[i].Is("/")) && tokens[i + 1].Is("without"))
                return true;
        }

        return false;
    }

    /// <summary>"A radiosurgery boost after external beam radiation of 45 Gy".</summary>
    private bool IsBeforeBoost(int index)
    {
        var after = false;
        for (var i = drafts[index].First - 1; i >= Math.Max(Floor(index), drafts[index].First - FarthestBoost) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Number); i--)
        {
            if (after && IsBoostWord(i) && !Refused(i))
                return true;
            after |= tokens[i].Is("after") || tokens[i].Is("following");
        }

        // "A boost of 15 Gy after 45 Gy in 25 fractions".
        return after && index > 0 && drafts[index].First - drafts[index - 1].Next <= 3 && !HasStop(drafts[index - 1].Next, drafts[index].First) && IsBoost(index - 1);
    }

    private bool HasBetween(Words words, int from, int to, bool orStop = false)
    {
        for (var i = from; i < Math.Min(to, tokens.Count); i++)
        {
            if (!tokens[i].IsNumber && (words.Has(tokens[i].Text) || (orStop && tokens[i].Kind == TokenKind.Stop)))
                return true;
        }

        return false;
    }

    private bool HasStop(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == TokenKind.Stop)
                return true;
        }

        return false;
    }

    private bool IsBoostWord(int i) => tokens[i].Kind == TokenKind.Word && ((Boosts.Has(tokens[i].Text) && !IsConcomitant(i)) || IsSib(i) || IsConeDown(i));

    private bool IsConeDown(int i) =>
        tokens[i].Is("conedown") || (tokens[i].Is("cone") && i + 2 < tokens.Count && (tokens[i + 1].Is("down") || (tokens[i + 1].Is("-") && tokens[i + 2].Is("down"))));

    /// <summary>"Concomitant boost radiotherapy" is a schedule, all of it.</summary>
    private bool IsConcomitant(int i) =>
        i > 0 && tokens[i - 1].Is("concomitant") && i + 1 < tokens.Count
        && (tokens[i + 1].Is("radiotherapy") || tokens[i + 1].Is("radiation") || tokens[i + 1].Is("irradiation") || tokens[i + 1].Is("rt") || tokens[i + 1].Is("technique") || tokens[i + 1].Is("schedule") || tokens[i + 1].Is("regimen") || tokens[i + 1].Is("fractionation"));

    /// <summary>"28 fractions with SIB to 60.2 Gy", "48 Gy SIB". "SIB-IMRT", "WBRT/SIB to 20 Gy" name how all of it is given.</summary>
    private bool IsSib(int i) =>
        tokens[i].Is("sib") && i > 0 && !tokens[i - 1].Is("/") && !tokens[i - 1].Is("by") && !tokens[i - 1].Is("using")
        && i + 1 < tokens.Count && (tokens[i - 1].IsUnit || tokens[i + 1].Is("to") || tokens[i + 1].Is("of") || tokens[i + 1].Is("up") || tokens[i + 1].Is("at") || tokens[i + 1].Is("dose"));

    private bool Refused(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 2); k--)
        {
            if (tokens[k].Is("no") || (tokens[k].Is("without") && !(k > 0 && (tokens[k - 1].Is("or") || tokens[k - 1].Is("/")))))
                return true;
        }

        return false;
    }
}
