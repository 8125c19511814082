namespace Horizon.Graph.Extraction;

/// <summary>The comparisons that a text's sentences make, each read once. For places asked for in text order; not thread-safe.</summary>
internal sealed class ArmComparisons(string text)
{
    private const int FarthestBracket = 40;

    private static readonly FirstWords Separators = new(
    [
        " versus ", " vs. ", " vs ", " v ", " compared with ", " compared to ", " in comparison with ", " in comparison to ", " as compared with ", " as compared to ",
        " against ", " is superior to ", " is non-inferior to ", " is not inferior to ", " to be superior to ", " to be non-inferior to ", " non-inferior to ", " superior to ", " as opposed to ",
    ]);

    // "To compare A with B": the word that parts the sides is an everyday one, and parts them only after these.
    private static readonly FirstWords Comparing = new(["compare ", "comparing ", "compares ", "comparison of ", "comparison between ", "superiority of ", "non-inferiority of ", "noninferiority of ", "equivalence of "]);

    private static readonly FirstWords ComparedBy = new([" with ", " to ", " over ", " and "]);

    private static readonly FirstWords Or = new([" or "]);

    private static readonly string[] ComparatorWords =
        ["standard", "conventional", "conventionally", "control", "usual care", "placebo", "routine", "current practice"];

    private static readonly string[] ExperimentalHeadings =
        ["experimental arm", "experimental group", "experimental:", "experimental treatment:", "experimental intervention", "investigational arm", "intervention arm", "intervention group", "interventional arm", "study arm:", "test arm", "test group", "experimental)", "investigational)",
         "investigational group", "investigational:", "investigational treatment:", "novel arm", "novel group", "novel treatment arm", "novel treatment:", "new treatment arm", "experimental -", "experimental \u2013", "intervention)"];

    private static readonly string[] ComparatorHeadings =
        ["control arm", "control group", "standard arm", "standard group", "comparator arm", "active comparator", "comparator:", "control:", "control intervention", "reference arm", "conventional arm", "conventional group", "placebo comparator", "sham comparator", "control)", "standard)", "comparator)", "reference)", "standard of care)",
         "standard of care:", "standard of care arm", "standard of care group", "standard-of-care:", "standard-of-care arm", "standard-of-care group", "standard treatment arm", "standard treatment:", "standard therapy arm", "usual care:", "usual care arm", "usual care group", "usual care)", "comparison arm", "comparison group", "comparator group",
         "reference group", "reference:", "control (", "control -", "control \u2013", "standard:", "observation arm", "observation group", "surveillance arm", "surveillance group", "best supportive care arm", "best supportive care group", "supportive care arm", "placebo arm", "placebo group", "sham arm", "sham group"];

    // "SABR in the experimental arm and surgery in the control arm".
    private static readonly string[] ExperimentalArms = ["experimental", "investigational", "intervention", "interventional", "test", "novel"];

    private static readonly string[] ComparatorArms = ["control", "standard", "standard-of-care", "standard of care", "comparator", "comparison", "reference", "conventional", "usual care", "usual-care", "placebo", "sham", "observation"];

    // No treatment, or none of the kind that is tried: what such a side is compared with is tried, on whichever side it stands.
    private static readonly string[] Idle =
        ["observation", "surveillance", "active surveillance", "active observation", "active monitoring", "monitoring", "close observation", "clinical observation", "initial observation", "watchful waiting", "watch and wait", "watch-and-wait", "wait and see", "wait-and-see", "expectant management",
         "best supportive care", "supportive care", "sham", "placebo", "no", "nothing"];

    // What may be operated with rays.
    private static readonly string[] Irradiating = ["radio", "radiation", "irradiat", "proton", "brachy", "stereotactic", "knife", "sabr", "sbrt", "beam", "photon"];

    private static readonly string[] Operations = ["surgery", "surgeries", "resection", "resections", "operation", "excision", "dissection"];

    private static readonly string[] AloneEnds = [" alone", " only", " arm", " group"];

    private static readonly string[] LeftEdges =
        [", ", ": ", "; ", "(", ". ", " of ", " to ", " between ", " compare ", " comparing ", " compares ", " compared ", " whether ", " receive ", " received ", " receiving ", " either ", " is ", " are ", " that ", "compare ", "comparing ", "comparison of ", "comparison between ", "\n"];

    private static readonly string[] RightEdges = [",", ";", "(", ". ", " in patients", " in men", " in women", " in people", " in the ", " in children", " for ", " among ", " after "];

    private static readonly string[] Additions = [" plus ", " with ", " and ", " + ", " followed by ", " combined with ", " in combination with ", " then ", " & "];

    private static readonly string[] BetweenArms = [" and ", " or ", " versus ", " vs ", ";"];

    private static readonly string[] Offers = [" to receive ", " to either ", " either ", " randomised to ", " randomized to ", " allocated to ", " assigned to ", " between ", " into "];

    private static readonly string[] Strata = ["yes", "no", "present", "absent", "positive", "negative", "male", "female"];

    private static readonly string[] Adjectives =
        ["early", "late", "immediate", "upfront", "delayed", "deferred", "standard", "conventional", "pelvic", "local", "regional", "partial", "short", "long", "daily", "weekly", "single", "one", "two", "three", "four", "five", "ten", "fifteen", "preoperative", "pre-operative", "postoperative", "adjuvant", "neoadjuvant", "concurrent", "sequential"];

    private static readonly string[] AdjectiveEnds = ["fraction", "fractionated", "-dose", "-course", "-daily", "-volume", "-field", "-only", "-guided", "-modulated"];

    private const int ShortestArm = 14;
    private const int FarthestArm = 70;
    private const int MostStrata = 6;
    private const int LongestStratum = 120;
    private const int LongestSurgery = 60;
    private const int FarthestComma = 28;
    private const int LongestVerb = 14;

    private static readonly string[] Receiving = [" receive", " will receive", " will be given", " gets ", " is given", " was given", " were given", " undergo", " underwent", " is treated", " was treated"];

    private readonly Sentences sentences = new(text);
    private int current = -1;
    private Comparison? comparison;

    /// <summary>True where the sentence asked for last compares by everyday words only.</summary>
    public bool NeedsBothSides => comparison is { Weak: true };

    public int SentenceAt(int position) => sentences.At(position);

    public ArmRole? RoleAt(int start, int end)
    {
        var sentence = sentences.At(start);
        if (sentence != current)
        {
            current = sentence;
            comparison = Compare(text[sentences.Start(sentence)..sentences.End(sentence)], sentences.Start(sentence));
        }

        // "Placebo during radiotherapy": what goes on beside all arms is none of them.
        var lead = text.AsSpan(0, start);
        if (lead.EndsWith("during ", StringComparison.OrdinalIgnoreCase) || lead.EndsWith("undergoing ", StringComparison.OrdinalIgnoreCase)) return null;
        return Bracketed(end, sentences.End(sentence)) ?? InArm(end, sentences.End(sentence)) ?? comparison?.RoleAt(start, end);
    }

    /// <summary>"SABR in the experimental arm", with no other treatment between.</summary>
    private ArmRole? InArm(int end, int sentenceEnd)
    {
        var after = text.AsSpan(end, Math.Max(0, Math.Min(FarthestArm, sentenceEnd - end)));
        var at = after.IndexOf(" in the ", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || after[..at].Contains(',') || ContainsAny(after[..at], BetweenArms)) return null;
        var arm = after[(at + " in the ".Length)..];
        return IsArm(arm, ExperimentalArms) ? ArmRole.Experimental : IsArm(arm, ComparatorArms) ? ArmRole.Comparator : null;
    }

    private static bool IsArm(ReadOnlySpan<char> arm, string[] words)
    {
        foreach (var word in words)
        {
            if (!arm.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            var noun = arm[word.Length..];
            if (noun.StartsWith(" arm", StringComparison.OrdinalIgnoreCase) || noun.StartsWith(" group", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>"SBRT (experimental arm) or surgery (control)".</summary>
    private ArmRole? Bracketed(int end, int sentenceEnd)
    {
        var after = text.AsSpan(end, Math.Max(0, Math.Min(FarthestBracket, sentenceEnd - end)));
        var open = after.IndexOf('(');
        if (open is < 0 or > 2) return null;
        var inside = after[(open + 1)..];
        if (inside.StartsWith("experimental", StringComparison.OrdinalIgnoreCase) || inside.StartsWith("intervention", StringComparison.OrdinalIgnoreCase)) return ArmRole.Experimental;
        return inside.StartsWith("control", StringComparison.OrdinalIgnoreCase) || inside.StartsWith("standard arm", StringComparison.OrdinalIgnoreCase)
            || inside.StartsWith("comparator", StringComparison.OrdinalIgnoreCase) || inside.StartsWith("reference", StringComparison.OrdinalIgnoreCase)
            ? ArmRole.Comparator
            : null;
    }

    private static Comparison? Compare(string sentence, int offset)
    {
        var parts = Headings(sentence, offset);
        var (at, length) = Separators.In(sentence, 0);
        for (var strata = 0; strata < MostStrata && at >= 0 && IsOfStrata(sentence, at, at + length); strata++) (at, length) = Separators.In(sentence, at + length);
        if (parts.Count > 0)
        {
            // "Experimental arm: proton therapy compared with IMRT": the heading speaks of what is tried, up to the word that compares.
            if (at >= 0 && parts.Count == 1)
            {
                var other = parts[0].Role == ArmRole.Experimental ? ArmRole.Comparator : ArmRole.Experimental;
                parts.Add((offset + at + length, other));
            }

            return new Comparison(parts);
        }

        var weak = at < 0;
        if (weak && Comparing.In(sentence, 0) is { At: >= 0 } compared) (at, length) = ComparedBy.In(sentence, compared.At + compared.Length - 1);
        if (at >= 0)
        {
            var idle = IsIdle(LeftArm(sentence, at)) || IsIdle(RightArm(sentence, at + length));
            var role = LeftRole(sentence, at, length);
            // "Surgery versus SABR": the order alone does not make what is long established the one that is tried.
            if (role is null && IsSurgery(LeftArm(sentence, at))) return null;
            return new Comparison(offset + at, offset + at + length, role ?? ArmRole.Experimental, weak && !idle)
            {
                Until = Until(sentence, offset, at + length),
                SharedFrom = IsAdjective(sentence.AsSpan(0, at)) ? offset + at + length + FirstWord(sentence.AsSpan(at + length)) : int.MaxValue,
            };
        }

        if (!sentence.Contains("random", StringComparison.OrdinalIgnoreCase)) return null;
        (at, length) = Or.In(sentence, 0);
        return at >= 0 && LeftRole(sentence, at, length) is { } left
            ? new Comparison(offset + at, offset + at + length, left) { From = offset + OfferedFrom(sentence, at), Until = Until(sentence, offset, at + length) }
            : null;
    }

    /// <summary>"Single-fraction versus multifraction SBRT": what follows the second adjective is said of both arms.</summary>
    private static bool IsAdjective(ReadOnlySpan<char> left)
    {
        var last = left.TrimEnd()[(left.TrimEnd().LastIndexOfAny(" (\n") + 1)..];
        foreach (var word in Adjectives)
            if (last.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        foreach (var end in AdjectiveEnds)
            if (last.EndsWith(end, StringComparison.OrdinalIgnoreCase)) return true;
        return !last.IsEmpty && char.IsAsciiDigit(last[^1]) && last.Length <= 2;
    }

    private static int FirstWord(ReadOnlySpan<char> right)
    {
        var start = right.Length - right.TrimStart().Length;
        var end = right[start..].IndexOf(' ');
        return end < 0 ? right.Length : start + end;
    }

    /// <summary>Where the right arm ends. "Tadalafil or placebo after radiotherapy": what stands behind an arm without treatment is no part of it.</summary>
    private static int Until(string sentence, int offset, int from)
    {
        var arm = RightArm(sentence, from);
        if (IsIdle(arm)) return offset + sentence.IndexOf(arm.ToString(), from, StringComparison.Ordinal) + arm.Length;
        // "One versus five fractions: 8 Gy or 20 Gy": what a title explains after its colon is said of both.
        var colon = sentence.IndexOf(": ", from, StringComparison.Ordinal);
        // "Compared with arm B: chemoradiotherapy".
        return colon - from > ShortestArm ? offset + colon : int.MaxValue;
    }

    /// <summary>"Randomised after radiosurgery to receive either A or B": what stands before the offer is no arm.</summary>
    private static int OfferedFrom(string sentence, int at)
    {
        var from = 0;
        foreach (var edge in Offers)
        {
            if (sentence.AsSpan(0, at).LastIndexOf(edge, StringComparison.OrdinalIgnoreCase) is >= 0 and var found) from = Math.Max(from, found + edge.Length - 1);
        }

        return from;
    }

    /// <summary>"Prior surgery (yes vs no)": groups of patients, not arms.</summary>
    private static bool IsOfStrata(string sentence, int at, int end)
    {
        var from = Math.Max(0, at - LongestStratum);
        var left = sentence.AsSpan(from, at - from).TrimEnd();
        var right = sentence.AsSpan(end, Math.Min(sentence.Length - end, LongestStratum)).TrimStart();
        foreach (var word in Strata)
        {
            if (left.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (left.Length == word.Length || left[^(word.Length + 1)] is '(' or '[' or ' ')) return true;
        }

        return !left.IsEmpty && char.IsAsciiDigit(left[^1]) && left.LastIndexOf('(') is >= 0 and var open && !left[open..].Contains("Gy", StringComparison.Ordinal) && !left[open..].Contains("fraction", StringComparison.OrdinalIgnoreCase) && !left[open..].Contains(')') && right.IndexOf(')') is >= 0 and < FarthestComma;
    }

    /// <summary>What is on the left of the word that compares, as the words of both sides say; null where they say it of neither or of both.</summary>
    private static ArmRole? LeftRole(string sentence, int at, int length)
    {
        var left = LeftArm(sentence, at);
        var right = RightArm(sentence, at + length);
        if (IsIdle(left) != IsIdle(right)) return IsIdle(left) ? ArmRole.Comparator : ArmRole.Experimental;
        var (saysLeft, saysRight) = (ContainsAny(sentence.AsSpan(0, at)), ContainsAny(sentence.AsSpan(at + length)));
        if (saysLeft != saysRight) return saysLeft ? ArmRole.Comparator : ArmRole.Experimental;
        return AddsTo(right, left) ? ArmRole.Comparator : AddsTo(left, right) ? ArmRole.Experimental : null;
    }

    /// <summary>"Surgery", "sublobar resection", "radical prostatectomy alone"; not "radiosurgery", "surgery and radiotherapy".</summary>
    private static bool IsSurgery(ReadOnlySpan<char> arm)
    {
        foreach (var end in AloneEnds)
            if (arm.EndsWith(end, StringComparison.OrdinalIgnoreCase)) arm = arm[..^end.Length];
        if (arm.Length > LongestSurgery || ContainsAny(arm, Irradiating)) return false;
        var last = arm[(arm.LastIndexOf(' ') + 1)..];
        foreach (var word in Operations)
            if (last.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return last.Length > "ectomy".Length + 2 && (last.EndsWith("ectomy", StringComparison.OrdinalIgnoreCase) || last.EndsWith("ectomies", StringComparison.OrdinalIgnoreCase));
    }

    private static ReadOnlySpan<char> LeftArm(string sentence, int at)
    {
        var arm = sentence.AsSpan(0, at);
        var from = 0;
        foreach (var edge in LeftEdges)
        {
            if (arm.LastIndexOf(edge, StringComparison.OrdinalIgnoreCase) is >= 0 and var found && !arm[..found].EndsWith("standard", StringComparison.OrdinalIgnoreCase)) from = Math.Max(from, found + edge.Length);
        }

        return WithoutArticle(arm[Math.Min(from, at)..].Trim());
    }

    private static ReadOnlySpan<char> RightArm(string sentence, int from)
    {
        var arm = sentence.AsSpan(Math.Min(from, sentence.Length)).TrimEnd(" .\n\r");
        var to = arm.Length;
        foreach (var edge in RightEdges)
        {
            if (arm.IndexOf(edge, StringComparison.OrdinalIgnoreCase) is >= 0 and var found) to = Math.Min(to, found);
        }

        return WithoutArticle(arm[..to].Trim());
    }

    private static ReadOnlySpan<char> WithoutArticle(ReadOnlySpan<char> arm) =>
        arm.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? arm[4..] : arm.StartsWith("a ", StringComparison.OrdinalIgnoreCase) ? arm[2..] : arm;

    private static bool IsIdle(ReadOnlySpan<char> arm)
    {
        foreach (var word in Idle)
            if (arm.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (arm.Length == word.Length || arm[word.Length] is ' ' or '-' or ')') && !(word == "no" && arm.Length < 4)) return !AddsSomething(arm[word.Length..]);
        return false;
    }

    // "Best supportive care plus radiotherapy" is not idle.
    private static bool AddsSomething(ReadOnlySpan<char> rest) =>
        rest.StartsWith(" plus ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(" with ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(" and ", StringComparison.OrdinalIgnoreCase) || rest.StartsWith(" + ", StringComparison.Ordinal);

    /// <summary>"ADT plus radiotherapy" adds to "ADT", "surgery followed by radiotherapy" to "surgery alone".</summary>
    private static bool AddsTo(ReadOnlySpan<char> whole, ReadOnlySpan<char> part)
    {
        part = part.EndsWith(" alone", StringComparison.OrdinalIgnoreCase) ? part[..^" alone".Length] : part.EndsWith(" only", StringComparison.OrdinalIgnoreCase) ? part[..^" only".Length] : part;
        if (part.Length < 2 || whole.Length <= part.Length) return false;
        foreach (var addition in Additions)
        {
            if (whole.StartsWith(part, StringComparison.OrdinalIgnoreCase) && whole[part.Length..].StartsWith(addition, StringComparison.OrdinalIgnoreCase)) return true;
            if (whole.EndsWith(part, StringComparison.OrdinalIgnoreCase) && whole[..^part.Length].EndsWith(addition, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>The headings of a sentence with where each begins to govern: its first words, and what stands before a colon further on ("…, control arm: surgery").</summary>
    private static List<(int From, ArmRole Role)> Headings(string sentence, int offset)
    {
        var parts = new List<(int From, ArmRole Role)>();
        if (RoleOf(Heading(sentence)) is { } first) parts.Add((offset, first));
        // "In the control arm, patients receive A", "whereas the experimental group receives B".
        for (var the = sentence.IndexOf("the ", StringComparison.OrdinalIgnoreCase); the >= 0; the = sentence.IndexOf("the ", the + 1, StringComparison.OrdinalIgnoreCase))
        {
            var arm = sentence.AsSpan(the + "the ".Length, Math.Min(sentence.Length - the - "the ".Length, FarthestComma + LongestVerb));
            var role = IsArm(arm, ExperimentalArms) ? ArmRole.Experimental : IsArm(arm, ComparatorArms) ? ArmRole.Comparator : (ArmRole?)null;
            if (role is not null && LeadsClause(sentence.AsSpan(0, the).TrimEnd(), arm)) parts.Add((offset + the, role.Value));
        }

        var from = 0;
        for (var colon = sentence.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = sentence.IndexOf(':', colon + 1))
        {
            var phrase = sentence.AsSpan(from, colon + 1 - from);
            var start = Math.Max(phrase.LastIndexOf(','), Math.Max(phrase.LastIndexOf(" and ", StringComparison.OrdinalIgnoreCase) is >= 0 and var and ? and + 4 : -1, phrase.LastIndexOf(" or ", StringComparison.OrdinalIgnoreCase) is >= 0 and var or ? or + 3 : -1));
            var heading = phrase[(start + 1)..].TrimStart();
            if (start >= 0 && RoleOf(Heading(WithoutArticle(heading))) is { } role) parts.Add((offset + from + start + 1, role));
            from = colon + 1;
        }

        parts.Sort((a, b) => a.From.CompareTo(b.From));
        return parts;
    }

    private static bool LeadsClause(ReadOnlySpan<char> before, ReadOnlySpan<char> arm)
    {
        var inArm = before.EndsWith("in", StringComparison.OrdinalIgnoreCase) && (before.Length == 2 || before[^3] == ' ');
        before = inArm ? before[..^2].TrimEnd() : before;
        var begins = before.IsEmpty || before[^1] is ',' or '.' || before.EndsWith(" and", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" while", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" whereas", StringComparison.OrdinalIgnoreCase);
        if (!begins) return false;
        return inArm ? arm[..Math.Min(arm.Length, FarthestComma)].Contains(',') : ContainsAny(arm, Receiving);
    }

    private static ArmRole? RoleOf(ReadOnlySpan<char> heading) =>
        StartsWithAny(heading, ExperimentalHeadings) ? ArmRole.Experimental : StartsWithAny(heading, ComparatorHeadings) ? ArmRole.Comparator : null;

    /// <summary>A sentence's first words, past "- Arm II (", "Arm B - ": what stands in that bracket or after the dash says which arm it is.</summary>
    private static ReadOnlySpan<char> Heading(ReadOnlySpan<char> sentence)
    {
        var heading = sentence.TrimStart(" \n\r\t-*");
        if (!heading.StartsWith("arm ", StringComparison.OrdinalIgnoreCase) && !heading.StartsWith("group ", StringComparison.OrdinalIgnoreCase)) return heading;
        var open = heading[..Math.Min(14, heading.Length)].IndexOfAny("(:-\u2013");
        return open < 0 ? heading : heading[(open + 1)..].TrimStart();
    }

    private static bool ContainsAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) if (text.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool ContainsAny(ReadOnlySpan<char> side)
    {
        foreach (var word in ComparatorWords)
        {
            var at = side.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            var end = at + word.Length;
            var controlled = word == "control" && end < side.Length && char.IsLetter(side[end]);
            if ((at == 0 || !char.IsLetter(side[at - 1])) && !controlled) return true;
        }

        return false;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private sealed record Comparison(int Start, int End, ArmRole Left, bool Weak = false)
    {
        private const int LongestShared = 60;

        private readonly List<(int From, ArmRole Role)>? headed;

        /// <summary>Nothing before it is an arm.</summary>
        public int From { get; init; }

        /// <summary>Nothing from here on is an arm.</summary>
        public int Until { get; init; } = int.MaxValue;

        /// <summary>From here to the end of the arm both share what is said.</summary>
        public int SharedFrom { get; init; } = int.MaxValue;

        public Comparison(List<(int From, ArmRole Role)> headed)
            : this(int.MaxValue, int.MaxValue, headed[0].Role) => this.headed = headed;

        public ArmRole? RoleAt(int start, int end) =>
            headed is not null ? RoleUnder(headed, start)
            : start < From || start >= Until || (start >= SharedFrom && start < SharedFrom + LongestShared) ? null
            : end <= Start ? Left
            : start >= End - 1 ? Left == ArmRole.Experimental ? ArmRole.Comparator : ArmRole.Experimental
            : null;

        private static ArmRole? RoleUnder(List<(int From, ArmRole Role)> headed, int start)
        {
            ArmRole? role = null;
            foreach (var (from, said) in headed) role = start >= from - 1 ? said : role;
            return role;
        }
    }
}
