namespace Horizon.Graph.Extraction.Schedules;

/// <summary>
/// Judges whether a dose is a trial's: not a limit to an organ, a history, an eligibility rule, an equivalent, a dose at which something is measured;
/// and, where it stands without fractions, whether the words around it say that it is given.
/// </summary>
internal sealed partial class Context(string text, List<Token> tokens, bool isProposal)
{
    /// <summary>A lone dose as small as this is one fraction's, except in conditioning of the whole body.</summary>
    private const decimal SmallestCourseGy = 3m;

    private const int FarthestThreshold = 20;
    private const int FarthestMeasured = 20;
    private const int FarthestList = 16;
    private const int FarthestLevel = 8;
    private const int FarthestPeople = 40;
    private const int FarthestVolume = 14;

    private static readonly Words Limits = new(
        "constraint", "constraints", "tolerance", "dmax", "dmean", "dmin", "mld", "isodose", "exceed", "exceeds", "exceeding", "exceeded", "limit", "limits", "limited", "increments", "increment", "threshold",
        "gray", "rmse", "mae", "vx", "oar", "oars", "ld50", "nominal");

    private static readonly Words Treated = new("patient", "patients", "subjects", "participants", "level", "levels", "cohort", "cohorts", "were", "treated", "enrolled");

    private static readonly Words Biological = new("biologic", "biological", "biologically", "bio");

    private static readonly Words Equivalents = new("effective", "equivalent", "equivalents", "isoeffective");

    private static readonly Words Compared = new("<", ">", "less", "below", "under", "greater", "above", "more", "higher", "over", "exceed");

    private static readonly Words Steps = new("increments", "increment", "steps", "intervals", "interval");

    private static readonly Words WeakLimits = new(
        "mean", "median", "maximum", "max", "maximal", "minimum", "average", "drop", "drops", "error", "errors", "deviation", "least", "point", "hotspot", "difference", "receiving", "percentage", "percent", "%", "cumulative",
        "accumulated", "equivalent", "cord", "brainstem", "chiasm", "parotid", "parotids", "cochlea", "lens", "heart", "kidney", "kidneys", "mandible", "optic", "tmj");

    private static readonly Words Extremes = new("maximum", "maximal", "minimum", "minimal");

    private static readonly Words Breaks = new("interrupted", "stopped", "discontinued", "terminated", "suspended", "ended");

    private static readonly Words Measures = new("mean", "median", "average", "difference");

    /// <summary>What a dose that is given is said to be, and one that is measured is not.</summary>
    private static readonly Words Handed = new(
        "receive", "receives", "received", "receiving", "deliver", "delivered", "delivering", "prescribed", "prescription", "treated", "administered", "randomised", "randomized", "assigned", "allocated", "boost", "total");

    private static readonly Words Points = new("until", "after", "at", "reaching", "reached");

    private static readonly Words Given = new(
        "total", "totaling", "totalling", "dose", "doses", "deliver", "delivered", "delivering", "delivers", "receive", "receives", "received", "prescribed", "prescription", "prescribe",
        "give", "given", "boost", "boosted", "sib", "cone", "conedown", "treated", "administered", "radiotherapy", "irradiation", "irradiated", "radiation", "rt", "sbrt", "sabr", "imrt", "ebrt", "tbi", "wbrt", "pci",
        "wbi", "srs", "brachytherapy", "chemoradiotherapy", "chemoradiation", "crt", "hdr", "ldr", "proton", "vmat", "irt", "iort", "escalated", "escalation", "up", "level", "deescalated",
        "td", "implantation", "implant", "implants", "seeds", "inrt", "isrt", "ifrt", "hfrt", "fsrt", "srt", "hypofractionation", "radiosurgery", "conditioning", "escalate", "escalating", "tli", "tmi", "csi", "chemoradiation");

    private static readonly Words Treatments = new("boost", "boosts", "brachytherapy", "sbrt", "sabr", "srs", "radiosurgery", "surgery", "resection");

    private static readonly Words Arms = new("arm", "group", "groups", "arms", "regimen", "schedule");

    private static readonly Words GivenAfter = new(
        "radiotherapy", "irradiation", "radiation", "rt", "sbrt", "sabr", "imrt", "ebrt", "tbi", "wbrt", "pci", "boost", "srs", "brachytherapy", "total", "hdr", "iort", "wbi", "chemoradiotherapy", "chemoradiation",
        "proton", "crt", "tomotherapy", "radiosurgery", "hdrb", "dose", "csi", "concurrent", "concurrently", "concomitant", "arm", "arms", "group", "groups", "tli", "vmat", "fsrt", "srt", "delivered", "given", "administered", "prescribed", "external");

    /// <summary>What a scan gives is no treatment: "an imaging dose of 1.5 cGy", "1 Gy in 30 fractions of imaging dose".</summary>
    private bool IsOfImaging(Draft draft)
    {
        var first = draft.First;
        if (Is(draft.Next, "of") && draft.Next + 1 < tokens.Count && !tokens[draft.Next + 1].IsNumber && (Scans.Has(tokens[draft.Next + 1].Text) || (draft.Next + 2 < tokens.Count && !tokens[draft.Next + 2].IsNumber && Scans.Has(tokens[draft.Next + 2].Text))))
            return true;
        if ((draft.Total ?? draft.PerFraction) is not { Value: <= MostOfScanGy })
            return false;
        for (var i = first - 1; i >= Math.Max(0, first - FarthestImaging) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (!tokens[i].IsNumber && Scans.Has(tokens[i].Text))
                return tokens.Skip(i).Take(first - i).Any(t => t.Is("dose") || t.Is("doses"));
        }

        return false;
    }

    /// <summary>"A heart dose of 3 Gy in 15 fractions", "LAD dose 20 Gy": what an organ gets that nobody treats.</summary>
    private bool IsOfOrgan(int first)
    {
        var i = first - 1;
        while (i > 0 && (Is(i, "of") || Is(i, ":") || Is(i, "was") || Is(i, "is") || Is(i, "=")))
            i--;
        return i > 0 && (Is(i, "dose") || Is(i, "doses")) && !tokens[i - 1].IsNumber && Spared.Has(tokens[i - 1].Text);
    }

    private static readonly Words Spared = new("heart", "cardiac", "lad", "cord", "brainstem", "chiasm", "parotid", "parotids", "cochlea", "cochlear", "lens", "kidney", "kidneys", "mandible", "mandibular", "optic", "hippocampal", "hippocampus", "ovarian", "testicular", "gonadal", "fetal", "foetal");

    private const int FarthestImaging = 6;

    private const decimal MostOfScanGy = 0.3m;

    private static readonly Words Scans = new("imaging", "cbct", "scan", "scans", "scanning", "tomography", "portal");

    private readonly bool[] eligibility = Eligibility.Mark(tokens);

    private readonly bool[] animals = Animals.Mark(tokens);

    private readonly bool[] others = OtherTrials.Mark(text, tokens);

    /// <summary>Whether the dose judged last was measured, not given.</summary>
    private bool measured;

    /// <summary>Whether the dose judged last was an organ's limit.</summary>
    private bool limited;

    /// <param name="previousIsTrials">Whether the schedule before is a trial's: "60 Gy vs 74 Gy" says of both what it says of the first.</param>
    public bool IsTrialDose(Draft draft, Draft? previous, bool previousIsTrials, Draft? next)
    {
        var from = From(draft.First, previous?.Next ?? 0, 12);
        limited = (limited && previous is not null && OrganLimits.GoesOn(tokens, previous, draft)) || OrganLimits.Is(tokens, draft);
        var measuredToo = IsMeasuredToo(draft, previous);
        if (eligibility[draft.First] || animals[draft.First] || OrganVolume.Gets(tokens, draft.First, draft.Next) || IsHistory(draft) || IsOfImaging(draft) || IsOfOrgan(draft.First) || others[draft.First] || IsCompared(draft.First))
            return false;
        if (HasLimit(Math.Max(from, draft.First - 8), draft.First) || HasVolume(from, draft.First) || IsLimitAfter(draft.Next, draft is { Count: not null, PerFraction: not null }))
            return false;
        // "A Dmax of 35 Gy and 38 Gy in 3 fractions".
        if (previous is not null && draft.First - previous.Next == 1 && (Is(previous.Next, "and") || Is(previous.Next, "or")) && HasLimit(From(previous.First, 0, 4), previous.First))
            return false;
        // "The cord's maximum fell from 45 Gy to 38 Gy": both ends are measured.
        if (previous is not null && !previousIsTrials && draft is { Count: null, PerFraction: null } && draft.First - previous.Next == 1 && Is(previous.Next, "to"))
            return false;
        // "The maximum dose within the volume was 35 Gy", "interrupted at 36 Gy".
        if (draft is { Count: null, PerFraction: null } && ((IsSaidToBe(draft.First) && Has(Extremes, from, draft.First) && !Has(Handed, from, draft.First) && !Near(draft.First, FarthestThreshold, "tolerated")) || (Is(draft.First - 1, "at") && Has(Breaks, Math.Max(from, draft.First - 4), draft.First))))
            return false;
        // "The EQD2 of 55 Gy in 20 fractions is 58.4 Gy".
        if (draft is { Count: null, PerFraction: null } && IsSaidToBe(draft.First) && IsEquivalentToo(draft.First))
            return false;
        // What a count is shared with is no more a trial's than the dose that it is said of.
        if (previous is not null && draft.Count is { } count && count.Next <= previous.Next && !previousIsTrials)
            return false;
        if (limited || measuredToo || IsThreshold(draft.First))
            return false;
        if (Near(draft.First, 3, "equivalent") || Near(draft.First, 3, "equals"))
            return false;
        if (Near(draft.First, 1, "by") && (Near(draft.First, 7, "increase") || Near(draft.First, 7, "increased") || Near(draft.First, 7, "escalation") || Near(draft.First, 7, "escalating") || Near(draft.First, 7, "reduced")))
            return false;
        // "Dose escalation levels of 5 Gy", "(images at 42 Gy)".
        if (draft is { Count: null, PerFraction: null } && (IsStep(draft.First) || (Is(draft.First - 1, "at") && Is(draft.First - 2, "("))))
            return false;
        // "10 Gy weekly for 6 weeks".
        if (draft is { Total: not null, Count: null, PerFraction: null } && (IsWeekly(draft.TotalNext) || Is(draft.TotalNext, "weekly")) && !Near(draft.First, 4, "total"))
            return false;
        if (draft.Total is not null && (draft.Count ?? draft.PerFraction ?? draft.Days) is not null)
            return true;
        return draft.PerFraction is not null
            ? draft.Count is not null || (IsGiven(draft, from) && (draft.PerDay is not null || draft.Days is not null || Has(Given, from, draft.First)))
            : (previousIsTrials && IsAlternative(draft, previous!)) || IsGiven(draft, from) || IsLevel(draft, previous) || (next is not null && IsLevel(next, draft))
                || (next is { PerFraction: null } && draft.Total is { Value: > SmallestCourseGy } && !Has(WeakLimits, from, draft.First) && IsAlternative(next, draft) && HasGivenAfter(next.Next));
    }

    private bool IsAlternative(Draft draft, Draft previous)
    {
        // "70 Gy to the tumour, 63 Gy to the nodes and 56 Gy to the neck".
        var volumes = IsFor(previous.Next) && IsFor(draft.Next) && (Is(draft.First - 1, ",") || Is(draft.First - 1, "and") || Is(draft.First - 1, "or"));
        if (draft.First - previous.Next > (volumes ? FarthestVolume : FarthestLevel))
            return false;
        // "16 Gy (n = 23), 20 Gy (n = 25)": the bracket belongs to the dose before it.
        var joined = volumes || draft.First - previous.Next <= 1 || (Is(previous.Next, "(") && Is(draft.First - 2, ")") && (Is(draft.First - 1, ",") || Is(draft.First - 1, ";")));
        for (var i = previous.Next; i < draft.First; i++)
        {
            if (tokens[i].Kind == TokenKind.Stop || (tokens[i].Kind == TokenKind.Word && WeakLimits.Has(tokens[i].Text) && !IsFloor(i, draft)) || tokens[i].Is("until") || tokens[i].Is("after"))
                return false;
            joined |= tokens[i].Is("or") || tokens[i].Is("vs") || tokens[i].Is("versus") || tokens[i].Is("and") || tokens[i].Is("compared");
        }

        return joined;
    }

    private bool IsSaidToBe(int first) => Is(first - 1, "is") || Is(first - 1, "was") || Is(first - 1, "=") || Is(first - 1, "were") || Is(first - 1, "are");

    private bool IsFor(int i) => Is(i, "to") || Is(i, "for");

    /// <summary>"66 Gy to the tumour and at least 50 Gy to the nodes": as much is planned, where no share of a volume is named.</summary>
    private bool IsFloor(int i, Draft draft)
    {
        if (!(i == draft.First - 1 && tokens[i].Is("least")) && !(i == draft.First - 2 && tokens[i].Is("minimum") && tokens[i + 1].Is("of")))
            return false;
        for (var k = draft.Next; k < Math.Min(tokens.Count, draft.Next + 6) && tokens[k].Kind != TokenKind.Stop; k++)
        {
            if (tokens[k].Is("%"))
                return false;
        }

        return true;
    }

    /// <summary>"6 at 65 Gy, 6 at 70 Gy and 24 at 75 Gy": so many patients at each level of dose. One alone may tell what happened at a dose.</summary>
    private bool IsLevel(Draft draft, Draft? previous)
    {
        if (previous is null || draft.First - previous.Next is < 3 or > FarthestLevel || draft is not { Total: not null } || !IsPeopleAt(draft.First) || !IsPeopleAt(previous.First))
            return false;
        for (var i = draft.First; i >= Math.Max(0, draft.First - FarthestPeople) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (!tokens[i].IsNumber && Treated.Has(tokens[i].Text) && i < previous.First)
                return true;
        }

        return false;
    }

    private bool IsPeopleAt(int first)
    {
        var i = first - 2;
        for (var k = 0; k < 3 && i > 0 && tokens[first - 1].Is("at") && !tokens[i].IsNumber && Treated.Has(tokens[i].Text); k++)
            i--;
        return i >= 0 && tokens[first - 1].Is("at") && tokens[i].IsNumber && tokens[i].Value == decimal.Truncate(tokens[i].Value);
    }

    private bool IsGiven(Draft draft, int from)
    {
        var total = Near(draft.First, 3, "total") || Near(draft.First, 3, "prescribed") || Near(draft.First, 3, "prescription");
        if (Has(WeakLimits, Math.Max(from, draft.First - 5), draft.First) && !total)
            return false;
        var before = draft.First - 1;
        var dosed = before >= 1 && (tokens[before - 1].Is("dose") || tokens[before - 1].Is("doses"));
        if (before >= 0 && !tokens[before].IsNumber && Points.Has(tokens[before].Text) && !dosed && !IsAddedTo(draft.First) && !Near(draft.First, 3, "administered") && !Near(draft.First, 3, "delivered") && !Near(draft.First, 3, "prescribed") && !Near(draft.First, 6, "dose") && !Near(draft.First, 4, "radiotherapy"))
            return false;
        if (draft.Total is { Value: <= SmallestCourseGy } && !IsArm(draft.First) && !Near(draft.First, 5, "tbi") && !Near(draft.First, 5, "total") && !HasTotalBody(draft.Next))
            return false;
        if (draft.Total is { Rbe: false } && IsEquivalentToo(draft.First))
            return false;
        // "Until 40 Gy", and not "until day 99 (2 Gy a day)".
        if ((!Is(draft.First - 1, "(") && Near(draft.First, 3, "until")) || (Near(draft.First, 2, "after") && !IsAddedTo(draft.First)))
            return false;
        return Has(Given, from, draft.First) || Has(Arms, Math.Max(from, draft.First - 3), draft.First) || HasGivenAfter(draft.Next) || IsListed(draft.First)
            || (isProposal && draft.Total is not null && !Near(draft.First, 1, "by"));
    }

    /// <summary>"A boost after 45 Gy", "surgery after 50 Gy": what follows is a treatment, not a measurement.</summary>
    private bool IsAddedTo(int first) => first >= 2 && tokens[first - 1].Is("after") && !tokens[first - 2].IsNumber && Treatments.Has(tokens[first - 2].Text);

    /// <summary>"Treatment groups: 0 (placebo), 16 Gy, 20 Gy".</summary>
    private bool IsListed(int first)
    {
        for (var i = first - 1; i >= Math.Max(1, first - FarthestList) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (tokens[i].Kind == TokenKind.Word && WeakLimits.Has(tokens[i].Text))
                return false;
            if (tokens[i].Is(":"))
                return !tokens[i - 1].IsNumber && Arms.Has(tokens[i - 1].Text) && !Has(WeakLimits, From(i, 0, FarthestList), i);
        }

        return false;
    }

    private bool IsStep(int first) =>
        first >= 2 && Is(first - 1, "of") && (Is(first - 2, "levels") || Steps.Has(tokens[first - 2].Text)) && (Near(first, 6, "escalation") || Near(first, 6, "escalating"));

    /// <summary>"Arm 2: 2 Gy radiotherapy".</summary>
    private bool IsArm(int first) => Is(first - 1, ":") && first >= 3 && Arms.Has(tokens[tokens[first - 2].IsNumber ? first - 3 : first - 2].Text);

    private bool HasTotalBody(int next)
    {
        for (var i = next; i < Math.Min(tokens.Count, next + 5) && tokens[i].Kind != TokenKind.Stop; i++)
        {
            if (tokens[i].Is("tbi") || (tokens[i].Is("total") && (Is(i + 1, "body") || (Is(i + 1, "-") && Is(i + 2, "body")))) || tokens[i].Is("tli") || tokens[i].Is("tmi"))
                return true;
        }

        return false;
    }

    private bool HasGivenAfter(int next)
    {
        for (var i = next; i < Math.Min(tokens.Count, next + 4) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Number); i++)
        {
            if (GivenAfter.Has(tokens[i].Text))
                return true;
        }

        return false;
    }

    /// <summary>The first of the nearest tokens before a dose that belong to its sentence and to no other schedule.</summary>
    private int From(int first, int floor, int most)
    {
        var from = first;
        // What stands in brackets is left out of account: "the dose to the target volume (CTV, rectum and nodes) is 45 Gy".
        var inside = 0;
        while (from > floor && first - from - inside < most && first - from < 2 * most && tokens[from - 1].Kind != TokenKind.Stop)
        {
            from--;
            if (tokens[from].Is(")"))
                inside += Bracket(from, floor);
        }

        return from;
    }

    /// <summary>How many tokens a bracket that ends here holds; 0 where it is long or has no beginning.</summary>
    private int Bracket(int end, int floor)
    {
        for (var i = end - 1; i >= Math.Max(floor, end - FarthestList) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (tokens[i].Is("("))
                return end - i;
        }

        return 0;
    }

    private bool Has(Words words, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!tokens[i].IsNumber && words.Has(tokens[i].Text))
                return true;
        }

        return false;
    }

    private bool Is(int i, string word) => i >= 0 && i < tokens.Count && tokens[i].Is(word);

    private bool Near(int first, int most, string word)
    {
        for (var i = first - 1; i >= Math.Max(0, first - most) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (tokens[i].Is(word))
                return true;
        }

        return false;
    }
}
