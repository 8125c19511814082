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

    private static readonly Words Experimental = new("experimental", "investigational", "intervention", "interventional", "test");

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
        for (var i = draft.First - 1; i >= Math.Max(Floor(index), draft.First - 40) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (Stated(i, i + 1) is { } role)
                return role;
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
                return true;
            // "EBRT with a boost, i.e. 46 Gy and 15 Gy": what is explained is the whole. "A boost after 46 Gy": what came before it.
            if (tokens[i].Is("ie") || tokens[i].Is("after") || tokens[i].Is("following") || (tokens[i].Kind != TokenKind.Number && Versus.Has(tokens[i].Text)))
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

        return index > 0 && LinkedPhase(index);
    }

    /// <summary>"46 Gy in 23 fractions followed by 14 Gy in 7 fractions": the second, smaller one comes on top.</summary>
    private bool LinkedPhase(int index)
    {
        var (before, draft) = (drafts[index - 1], drafts[index]);
        if (before.Total is not { } first || draft.Total is not { } second || second.Value >= first.Value || draft.First - before.Next > 6
            || draft.Count is not { } count || before.Count is not { } earlier || count.Value >= earlier.Value)
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

    private bool BoostFollows(int index)
    {
        var draft = drafts[index];
        if (IsBeforeBoost(index))
            return true;
        if (index + 1 < drafts.Count && drafts[index + 1].First - draft.Next < 30 && IsBoost(index + 1) && !HasBetween(Simultaneous, draft.Next, drafts[index + 1].Next + 6)
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

        return false;
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

    private bool IsBoostWord(int i) => tokens[i].Kind == TokenKind.Word && Boosts.Has(tokens[i].Text);

    private bool Refused(int i)
    {
        for (var k = i - 1; k >= Math.Max(0, i - 2); k--)
        {
            if (tokens[k].Is("no") || tokens[k].Is("without"))
                return true;
        }

        return false;
    }
}
