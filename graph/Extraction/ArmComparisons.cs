namespace Horizon.Graph.Extraction;

/// <summary>The comparisons that a text's sentences make, each read once. For places asked for in text order; not thread-safe.</summary>
internal sealed class ArmComparisons(string text)
{
    private const int FarthestBracket = 40;

    private static readonly string[] Separators =
    [
        " versus ", " vs. ", " vs ", " v ", " compared with ", " compared to ", " in comparison with ", " in comparison to ", " as compared with ", " as compared to ",
        " against ", " is superior to ", " is non-inferior to ", " is not inferior to ", " to be superior to ", " to be non-inferior to ", " non-inferior to ", " superior to ", " as opposed to ",
    ];

    // "To compare A with B": the word that parts the sides is an everyday one, and parts them only after these.
    private static readonly string[] Comparing = ["compare ", "comparing ", "compares ", "comparison of ", "comparison between ", "superiority of ", "non-inferiority of ", "noninferiority of ", "equivalence of "];

    private static readonly string[] ComparedBy = [" with ", " to ", " over ", " and "];

    private static readonly string[] ComparatorWords =
        ["standard", "conventional", "conventionally", "control", "usual care", "placebo", "routine", "current practice"];

    private static readonly string[] ExperimentalHeadings =
        ["experimental arm", "experimental group", "experimental:", "experimental treatment:", "experimental intervention", "investigational arm", "intervention arm", "intervention group", "interventional arm", "study arm:", "test arm", "test group", "experimental)", "investigational)"];

    private static readonly string[] ComparatorHeadings =
        ["control arm", "control group", "standard arm", "standard group", "comparator arm", "active comparator", "comparator:", "control:", "control intervention", "reference arm", "conventional arm", "conventional group", "placebo comparator", "sham comparator", "control)", "standard)", "comparator)", "reference)", "standard of care)"];

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

        return Bracketed(end, sentences.End(sentence)) ?? comparison?.RoleAt(start, end);
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
        var heading = Heading(sentence);
        if (StartsWithAny(heading, ExperimentalHeadings)) return new Comparison(int.MaxValue, int.MaxValue, ArmRole.Experimental);
        if (StartsWithAny(heading, ComparatorHeadings)) return new Comparison(int.MaxValue, int.MaxValue, ArmRole.Comparator);

        var (at, length) = FirstOf(sentence, Separators, 0);
        var weak = at < 0;
        if (weak && FirstOf(sentence, Comparing, 0) is { At: >= 0 } compared) (at, length) = FirstOf(sentence, ComparedBy, compared.At + compared.Length - 1);
        if (at >= 0)
        {
            var (left, right) = SidesThatSayComparator(sentence, at, length);
            return new Comparison(offset + at, offset + at + length, left && !right ? ArmRole.Comparator : ArmRole.Experimental, weak);
        }

        if (!sentence.Contains("random", StringComparison.OrdinalIgnoreCase)) return null;
        (at, length) = FirstOf(sentence, [" or "], 0);
        if (at < 0) return null;
        var (saysLeft, saysRight) = SidesThatSayComparator(sentence, at, length);
        return saysLeft == saysRight ? null : new Comparison(offset + at, offset + at + length, saysLeft ? ArmRole.Comparator : ArmRole.Experimental);
    }

    /// <summary>A sentence's first words, past "- Arm II (": what stands in that bracket says which arm it is.</summary>
    private static ReadOnlySpan<char> Heading(string sentence)
    {
        var heading = sentence.AsSpan().TrimStart(" \n\r\t-*");
        if (!heading.StartsWith("arm ", StringComparison.OrdinalIgnoreCase) && !heading.StartsWith("group ", StringComparison.OrdinalIgnoreCase)) return heading;
        var open = heading[..Math.Min(14, heading.Length)].IndexOf('(');
        return open < 0 ? heading : heading[(open + 1)..];
    }

    private static (bool Left, bool Right) SidesThatSayComparator(string sentence, int at, int length) =>
        (ContainsAny(sentence.AsSpan(0, at)), ContainsAny(sentence.AsSpan(at + length)));

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

    private static (int At, int Length) FirstOf(string sentence, string[] words, int from)
    {
        var (at, length) = (-1, 0);
        foreach (var word in words)
        {
            var found = sentence.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
            if (found >= 0 && (at < 0 || found < at || (found == at && word.Length > length))) (at, length) = (found, word.Length);
        }

        return (at, length);
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private sealed record Comparison(int Start, int End, ArmRole Left, bool Weak = false)
    {
        public ArmRole? RoleAt(int start, int end) =>
            end <= Start ? Left
            : start >= End - 1 ? Left == ArmRole.Experimental ? ArmRole.Comparator : ArmRole.Experimental
            : null;
    }
}
