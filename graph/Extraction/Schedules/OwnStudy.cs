namespace Horizon.Graph.Extraction.Schedules;

/// <summary>
/// Where a text speaks of its own study: under the headings of its methods and results, and in sentences with "we", "this trial", "the aim". One pass over the tokens; what a sentence then
/// costs depends on its own length.
/// </summary>
internal sealed class OwnStudy
{
    private static readonly Words Backgrounds = new("background", "introduction", "rationale", "context");

    private static readonly Words Own = new("method", "methods", "design", "patients", "participants", "intervention", "interventions", "setting", "results", "result", "findings");

    private static readonly Words Others = new("conclusion", "conclusions", "discussion", "interpretation", "implications", "objective", "objectives", "aim", "aims", "purpose", "funding", "registration");

    private static readonly Words Intends = new(
        "aim", "aims", "aimed", "tested", "test", "hypothesised", "hypothesized", "hypothesise", "hypothesize", "sought", "compared", "compare", "investigated", "investigate", "evaluated", "evaluate", "assessed", "assess",
        "randomised", "randomized", "conducted", "designed", "studied", "examined", "treated", "propose", "proposed", "objective", "purpose", "ask", "asked", "asks", "tests", "compares", "evaluates", "investigates", "assesses", "examines",
        "performed", "initiated", "undertook", "planned", "gave", "used", "explored", "determine", "determined");

    private static readonly Words Reports = new("report", "reported", "present", "presented", "describe", "described", "update", "updated");

    private static readonly Words Outcomes = new("results", "outcomes", "outcome", "follow", "data", "findings", "toxicity", "toxicities", "survival", "recurrence", "analysis", "analyses", "cosmesis", "effects");

    private static readonly Words Studies = new("trial", "study", "series", "cohort", "experience");

    private readonly string text;
    private readonly List<Token> tokens;
    private readonly Sort[] heading;
    private readonly (Sort Sort, int At)[] next;
    private readonly bool[] introduced;
    private (int From, HashSet<decimal> Doses)? later;

    private enum Sort : byte
    {
        None,
        Background,
        Own,
        Other,
        Aim,
        Report,
    }

    public OwnStudy(string text, List<Token> tokens)
    {
        (this.text, this.tokens) = (text, tokens);
        heading = new Sort[tokens.Count + 1];
        introduced = new bool[tokens.Count + 1];
        next = new (Sort, int)[tokens.Count + 1];
        var said = new List<(int First, int End, Sort Sort)>();
        var (section, seen) = (Sort.None, false);
        for (int i = 0, first = 0; i <= tokens.Count; i++)
        {
            if (i < tokens.Count && tokens[i].Kind != TokenKind.Stop)
                continue;
            section = Heading(first, i) is var headed and not Sort.None ? headed : section;
            var sort = Introduces(first, i);
            for (var at = first; at < Math.Min(i + 1, heading.Length); at++)
                (heading[at], introduced[at]) = (section, seen);
            seen |= sort is not Sort.None;
            said.Add((first, i, sort));
            first = i + 1;
        }

        var (coming, where) = (Sort.None, tokens.Count);
        for (var k = said.Count - 1; k >= 0; k--)
        {
            for (var at = said[k].First; at <= said[k].End; at++)
                next[at] = (coming, where);
            if (said[k].Sort is Sort.Aim or Sort.Report)
                (coming, where) = (said[k].Sort, said[k].First);
        }
    }

    /// <summary>Whether the trial that the sentence names is the text's own, by more than its name.</summary>
    public bool Is(int first, int end)
    {
        if (heading[first] == Sort.Own || HasRegistration(first, end))
            return true;
        return heading[first] is Sort.None or Sort.Background && !introduced[first] && next[first] is (Sort.Report, var from) && HasNoOtherDose(first, end, from);
    }

    /// <summary>Whether the sentence stands before the text's own study comes up, and that does come up, with other doses.</summary>
    public bool ComesAfter(int first, int end) =>
        heading[first] is Sort.None or Sort.Background && !introduced[first] && next[first] is (Sort.Aim, var from) && !HasNoOtherDose(first, end, from) && !HasRegistration(first, end);

    private Sort Heading(int first, int end)
    {
        while (first < end && (tokens[first].Kind == TokenKind.Symbol || tokens[first].Is("and") || tokens[first].Is("materials")))
            first++;
        if (first >= end || tokens[first].Kind != TokenKind.Word)
            return Sort.None;
        var sort = Backgrounds.Has(tokens[first].Text) ? Sort.Background : Own.Has(tokens[first].Text) ? Sort.Own : Others.Has(tokens[first].Text) ? Sort.Other : Sort.None;
        // "Patients and methods:", "Results" on a line of its own.
        for (var i = first + 1; i < Math.Min(end, first + 4); i++)
        {
            if (tokens[i].Is(":"))
                return sort;
            if (!tokens[i].Is("and") && !tokens[i].Is("/") && !Own.Has(tokens[i].Text) && !Backgrounds.Has(tokens[i].Text) && !Others.Has(tokens[i].Text))
                return Sort.None;
        }

        return end - first <= 3 ? sort : Sort.None;
    }

    private Sort Introduces(int first, int end)
    {
        var (own, intends, reports, outcome, another) = (false, false, false, false, false);
        for (var i = first; i < end; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
                continue;
            var word = tokens[i].Text;
            var study = Studies.Has(word);
            var after = i > first ? tokens[i - 1] : default;
            own |= word is "we" or "our" or "here" or "aim" or "aims" or "objective" or "purpose" || (study && after.Text is "this" or "present");
            intends |= Intends.Has(word);
            reports |= Reports.Has(word);
            outcome |= Outcomes.Has(word);
            another |= study && after.Text is not ("this" or "the");
        }

        return !own ? Sort.None : reports && outcome && !another ? Sort.Report : intends || another ? Sort.Aim : Sort.Other;
    }

    private bool HasRegistration(int first, int end)
    {
        if (first >= end)
            return false;
        var sentence = text.AsSpan(tokens[first].Start, tokens[end - 1].End - tokens[first].Start);
        return sentence.Contains("NCT0", StringComparison.Ordinal) || sentence.Contains("ISRCTN", StringComparison.Ordinal);
    }

    /// <summary>Whether every dose from there on is one of the sentence's.</summary>
    private bool HasNoOtherDose(int first, int end, int from)
    {
        var doses = new HashSet<decimal>();
        for (var i = first + 1; i < end; i++)
        {
            if (tokens[i].IsUnit && tokens[i - 1].IsNumber)
                doses.Add(tokens[i - 1].Value);
        }

        return Doses(from).IsSubsetOf(doses);
    }

    /// <summary>All that is asked before the text's own study comes up asks from one place on: it is looked through once.</summary>
    private HashSet<decimal> Doses(int from)
    {
        if (later is { } known && known.From == from)
            return known.Doses;
        var doses = new HashSet<decimal>();
        for (var i = Math.Max(1, from); i < tokens.Count; i++)
        {
            if (tokens[i].IsUnit && tokens[i - 1].IsNumber)
                doses.Add(tokens[i - 1].Value);
        }

        later = (from, doses);
        return doses;
    }
}
