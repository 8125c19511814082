namespace Horizon.Graph.Extraction.Schedules;

/// <summary>
/// Marks the tokens of sentences that tell what another study gave or found: "In the ABC trial, 40 Gy in 15 fractions was as good as …", "earlier trials used 50 Gy", "ABC compared 40 Gy with 50 Gy. We tested 26 Gy". A trial
/// that is named once more in the text, or of which the sentence speaks as under way, is the text's own, and so is one that is told of among the methods or the results, with its registration, or where what comes next
/// are "our" results of the same doses.
/// </summary>
internal static class OtherTrials
{
    private const int FarthestVerb = 6;
    private const int LongestName = 5;

    private static readonly Words Studies = new("trial", "study");

    private static readonly Words Plurals = new("trials", "studies", "series", "reports");

    private static readonly Words Earlier = new("earlier", "previous", "prior", "other", "older", "published", "past");

    private static readonly Words Told = new(
        "showed", "shown", "demonstrated", "established", "found", "reported", "suggested", "proved", "concluded", "compared", "used", "tested", "confirmed", "reduced", "improved", "resulted", "led", "gave", "was", "were", "had", "became", "evaluated", "investigated", "randomised", "randomized");

    /// <summary>What a trial that is its sentence's subject did.</summary>
    private static readonly Words Tried = new(
        "compared", "tested", "showed", "demonstrated", "established", "found", "evaluated", "investigated", "randomised", "randomized", "confirmed", "reported", "studied", "examined", "assigned", "allocated");

    /// <summary>A sentence with these speaks of what is being done.</summary>
    private static readonly Words Present = new("will", "is", "are", "receive", "receives", "compares", "tests", "evaluates", "investigates", "we", "our", "here", "this", "aims", "randomises", "randomizes", "undergo");

    private static readonly Words Groups = new("rtog", "eortc", "nsabp", "nrg", "calgb", "swog", "ecog", "trog", "ncic", "jcog", "gog");

    private static readonly Words Cues = new("trial", "study", "trials", "studies", "series", "reports", "rtog", "eortc", "nsabp", "nrg", "calgb", "swog", "ecog", "trog", "ncic", "jcog", "gog");

    /// <summary>"The SBRT trial", "the phase III trial", "the UK study" may be the text's own.</summary>
    private static readonly Words NoNames = new(
        "ii", "iii", "iv", "uk", "us", "usa", "eu", "nhs", "rct", "rt", "sbrt", "sabr", "srs", "imrt", "vmat", "pci", "wbrt", "crt", "ccrt", "ebrt", "hdr", "ldr", "sib", "apbi", "pbi", "tbi", "iort", "igrt", "mri", "pet", "ct", "nsclc", "sclc", "gbm", "hcc", "dcis");

    public static bool[] Mark(string text, List<Token> tokens)
    {
        var marks = new bool[tokens.Count];
        OwnStudy? own = null;
        var first = 0;
        for (var i = 0; i <= tokens.Count; i++)
        {
            if (i < tokens.Count && tokens[i].Kind != TokenKind.Stop && !tokens[i].Is(";"))
                continue;
            if (From(text, tokens, first, i) is var from and >= 0 && !(IsNamedOne(tokens, from) && (own ??= new OwnStudy(text, tokens)).Is(first, i)))
                Array.Fill(marks, true, from, i - from);
            else if (IsSubject(text, tokens, first, i) && (own ??= new OwnStudy(text, tokens)).ComesAfter(first, i))
                Array.Fill(marks, true, first, i - first);
            first = i + 1;
        }

        return marks;
    }

    /// <summary>Where the sentence begins to tell of another study; -1 where it does not.</summary>
    private static int From(string text, List<Token> tokens, int first, int end)
    {
        if (first < end && tokens[first].Is("historically"))
            return first;
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || !Cues.Has(tokens[i].Text))
                continue;
            if ((Plurals.Has(tokens[i].Text) || Studies.Has(tokens[i].Text)) && i > first && tokens[i - 1].Kind == TokenKind.Word && Earlier.Has(tokens[i - 1].Text) && Tells(tokens, i + 1, end))
                return i;
            if (Studies.Has(tokens[i].Text) && IsNamed(text, tokens, first, i) && Tells(tokens, i + 1, end) && !SaysPresent(tokens, first, end))
                return i;
            if (Groups.Has(tokens[i].Text) && i + 1 < end && tokens[i + 1].IsNumber && i <= first + 1 && Tells(tokens, i + 2, Math.Min(end, i + 4)) && !SaysPresent(tokens, first, end) && !IsElsewhere(text, tokens[i].Start, tokens[i + 1].End))
                return i;
        }

        return -1;
    }

    /// <summary>Not "historically", "earlier trials": these are never the text's own.</summary>
    private static bool IsNamedOne(List<Token> tokens, int from) => Groups.Has(tokens[from].Text) || (Studies.Has(tokens[from].Text) && !(from > 0 && Earlier.Has(tokens[from - 1].Text)));

    /// <summary>"ABC-2 compared 40 Gy in 15 fractions with …": a name in capitals, that stands nowhere else in the text, with its verb. "WBI compared with PBI" names none.</summary>
    private static bool IsSubject(string text, List<Token> tokens, int first, int end)
    {
        // "Background: ABC-2 showed".
        if (first + 2 < end && tokens[first + 1].Is(":"))
            first += 2;
        var verb = first;
        while (verb < end && verb < first + LongestName && IsOfName(text, tokens, verb))
            verb++;
        return verb > first && verb + 1 < end && tokens[verb].Kind == TokenKind.Word && Tried.Has(tokens[verb].Text) && !tokens[verb + 1].Is("with") && !tokens[verb + 1].Is("to") && HasName(text, tokens, first, verb)
            && !IsTreatment(tokens, first, verb) && !SaysPresent(tokens, first, end) && !IsElsewhere(text, tokens[first].Start, tokens[verb - 1].End);
    }

    /// <summary>"HFRT", "CFRT": short names of treatments end so.</summary>
    private static bool IsTreatment(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && tokens[i].Text.EndsWith("rt", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>"The START B trial", "in the phase III FAST-Forward trial", at the sentence's beginning: a name in capitals right before the word, that stands nowhere else in the text.</summary>
    private static bool IsNamed(string text, List<Token> tokens, int first, int study)
    {
        var start = study;
        while (start > first && start > study - FarthestVerb && IsOfName(text, tokens, start - 1))
            start--;
        if (start == study || !HasName(text, tokens, start, study))
            return false;
        var the = start - 1;
        return the >= first && (tokens[the].Is("the") || tokens[the].Is("in")) && the <= first + 3 && !IsElsewhere(text, tokens[start].Start, tokens[study - 1].End);
    }

    private static bool IsOfName(string text, List<Token> tokens, int i) =>
        tokens[i].Is("-") || tokens[i].IsNumber || (tokens[i].Kind == TokenKind.Word && char.IsUpper(text[tokens[i].Start]) && !tokens[i].Is("the") && !tokens[i].Is("in"));

    private static bool HasName(string text, List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && tokens[i].End - tokens[i].Start > 1 && char.IsUpper(text[tokens[i].Start + 1]) && !NoNames.Has(tokens[i].Text))
                return true;
        }

        return false;
    }

    /// <summary>Names of long texts are looked for near by, so that reading stays linear in the text.</summary>
    private static bool IsElsewhere(string text, int start, int end)
    {
        const int Window = 6_000;
        var name = text.AsSpan(start, end - start);
        var before = text.AsSpan(Math.Max(0, start - Window), Math.Min(start, Window));
        var after = text.AsSpan(end, Math.Min(text.Length - end, Window));
        return before.Contains(name, StringComparison.Ordinal) || after.Contains(name, StringComparison.Ordinal);
    }

    private static bool Tells(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == TokenKind.Word && Told.Has(tokens[i].Text))
                return true;
        }

        return false;
    }

    private static bool SaysPresent(List<Token> tokens, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            // "Showed that 26 Gy is non-inferior" tells of the past all the same.
            if (tokens[i].Kind == TokenKind.Word && Present.Has(tokens[i].Text) && !(tokens[i].Is("is") && Tells(tokens, from, i)))
                return true;
        }

        return false;
    }
}
