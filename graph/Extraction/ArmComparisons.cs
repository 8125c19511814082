namespace Horizon.Graph.Extraction;

/// <summary>The comparisons that a text's sentences make, each read once. For places asked for in text order; not thread-safe.</summary>
internal sealed class ArmComparisons(string text)
{
    private const int FarthestBracket = 40;

    private static readonly FirstWords Separators = new(
    [
        " versus ", " vs. ", " vs ", " v ", " compared with ", " compared to ", " in comparison with ", " in comparison to ", " as compared with ", " as compared to ",
        " against ", " is superior to ", " is non-inferior to ", " is not inferior to ", " to be superior to ", " to be non-inferior to ", " non-inferior to ", " superior to ", " as opposed to ", " instead of ", " in place of ", " rather than ",
    ]);

    // "To compare A with B": the word that parts the sides is an everyday one, and parts them only after these.
    private static readonly FirstWords Comparing = new(["compare ", "comparing ", "compares ", "comparison of ", "comparison between ", "superiority of ", "non-inferiority of ", "noninferiority of ", "equivalence of "]);

    private static readonly FirstWords ComparedBy = new([" with ", " to ", " over ", " and "]);

    private static readonly FirstWords Or = new([" or "]);

    private static readonly string[] BetweenArms = [" and ", " or ", " versus ", " vs ", ";"];

    private static readonly string[] Offers = [" to receive ", " to either ", " either ", " randomised to ", " randomized to ", " allocated to ", " assigned to ", " between ", " into "];

    private static readonly string[] Strata = ["yes", "no", "present", "absent", "positive", "negative", "male", "female"];

    private const int ShortestArm = 14;
    private const int FarthestArm = 70;
    private const int MostStrata = 6;
    private const int LongestStratum = 120;
    private const int FarthestComma = 28;

    // "Compared with IMRT, does IMPT …?": what is compared with stands first.
    private static readonly string[] Leads = ["compared with ", "compared to ", "as compared with ", "as compared to ", "in comparison with ", "in comparison to ", "relative to "];

    private readonly NamedArms arms = new(text);
    private readonly Sentences sentences = new(text, acrossArms: true);
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
        return Bracketed(end, sentences.End(sentence)) ?? InArm(end, sentences.End(sentence)) ?? comparison?.RoleAt(start, end) ?? arms.RoleAt(start);
    }

    /// <summary>"SABR in the experimental arm", with no other treatment between.</summary>
    private ArmRole? InArm(int end, int sentenceEnd)
    {
        var after = text.AsSpan(end, Math.Max(0, Math.Min(FarthestArm, sentenceEnd - end)));
        var at = after.IndexOf(" in the ", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || after[..at].Contains(',') || ArmSides.ContainsAny(after[..at], BetweenArms)) return null;
        var arm = after[(at + " in the ".Length)..];
        return ArmHeadings.OfArm(arm);
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
        if (Led(sentence, offset) is { } led) return led;
        var parts = ArmHeadings.In(sentence, offset);
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
            var idle = ArmSides.IsIdle(ArmSides.LeftArm(sentence, at)) || ArmSides.IsIdle(ArmSides.RightArm(sentence, at + length));
            var role = LeftRole(sentence, at, length);
            // "Surgery versus SABR": the order alone does not make what is long established the one that is tried.
            if (role is null && ArmSides.IsSurgery(ArmSides.LeftArm(sentence, at))) return null;
            return new Comparison(offset + at, offset + at + length, role ?? ArmRole.Experimental, weak && !idle)
            {
                Until = Until(sentence, offset, at + length),
                SharedFrom = ArmSides.IsAdjective(sentence.AsSpan(0, at)) ? offset + at + length + FirstWord(sentence.AsSpan(at + length)) : int.MaxValue,
            };
        }

        if (!sentence.Contains("random", StringComparison.OrdinalIgnoreCase)) return null;
        (at, length) = Or.In(sentence, 0);
        return at >= 0 && LeftRole(sentence, at, length) is { } left
            ? new Comparison(offset + at, offset + at + length, left) { From = offset + OfferedFrom(sentence, at), Until = Until(sentence, offset, at + length) }
            : null;
    }

    private static Comparison? Led(string sentence, int offset)
    {
        var begin = sentence.Length - sentence.AsSpan().TrimStart().Length;
        foreach (var lead in Leads)
        {
            if (!sentence.AsSpan(begin).StartsWith(lead, StringComparison.OrdinalIgnoreCase)) continue;
            var comma = sentence.IndexOf(", ", begin, StringComparison.Ordinal);
            return comma < 0 ? null : new Comparison([(offset + begin, ArmRole.Comparator), (offset + comma + 1, ArmRole.Experimental)]);
        }

        return null;
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
        var arm = ArmSides.RightArm(sentence, from);
        if (ArmSides.IsIdle(arm)) return offset + sentence.IndexOf(arm.ToString(), from, StringComparison.Ordinal) + arm.Length;
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
        var left = ArmSides.LeftArm(sentence, at);
        var right = ArmSides.RightArm(sentence, at + length);
        if (ArmSides.IsIdle(left) != ArmSides.IsIdle(right)) return ArmSides.IsIdle(left) ? ArmRole.Comparator : ArmRole.Experimental;
        var (saysLeft, saysRight) = (ArmSides.SaysUsual(sentence.AsSpan(0, at)), ArmSides.SaysUsual(sentence.AsSpan(at + length)));
        if (saysLeft != saysRight) return saysLeft ? ArmRole.Comparator : ArmRole.Experimental;
        if (ArmSides.AddsTo(right, left) || (!SaysOrder(sentence.AsSpan(at, length)) && (EstablishedTechniques.IsTriedAgainst(right, left) || (IsDoseAlone(left) && EstablishedTechniques.IsTriedAgainst(right, sentence.AsSpan(0, at)))))) return ArmRole.Comparator;
        return ArmSides.AddsTo(left, right) ? ArmRole.Experimental : null;
    }

    /// <summary>"IMRT (66 Gy in 33 fractions) versus": the bracket right before the word that compares says how much, not what.</summary>
    private static bool IsDoseAlone(ReadOnlySpan<char> arm) => arm.TrimEnd().EndsWith(")", StringComparison.Ordinal) || arm.Contains("Gy", StringComparison.Ordinal);

    /// <summary>"A instead of B" says itself which of the two is tried.</summary>
    private static bool SaysOrder(ReadOnlySpan<char> separator) => separator is " instead of " or " in place of " or " rather than ";

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
