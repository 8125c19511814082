namespace Horizon.Graph.Extraction;

/// <summary>Reads from a sentence which technique is tried and which it is compared with. Pure and thread-safe.</summary>
public static class ArmRoleReader
{
    private static readonly string[] Separators =
        [" versus ", " vs. ", " vs ", " v ", " compared with ", " compared to ", " in comparison with ", " as compared with ", " as compared to "];

    private static readonly string[] ComparatorWords =
        ["standard", "conventional", "conventionally", "control", "usual care", "placebo", "routine"];

    private static readonly string[] ExperimentalHeadings =
        ["experimental arm", "experimental group", "experimental:", "investigational arm", "intervention arm", "intervention group", "study arm"];

    private static readonly string[] ComparatorHeadings =
        ["control arm", "control group", "standard arm", "comparator arm", "active comparator", "comparator:", "control:", "reference arm"];

    /// <summary>A role for each mention, in its order; null where the text does not say (sites, negated and past ones always).
    /// Left of "versus" is experimental and right is comparator, unless the words on one side alone say standard,
    /// conventional or control: that side is the comparator. "A or B" tells only by such words, and only where randomised.</summary>
    public static IReadOnlyList<ArmRole?> Read(string text, IReadOnlyList<Mention> mentions)
    {
        var roles = new ArmRole?[mentions.Count];
        if (mentions.Count == 0) return roles;
        var sentences = new Sentences(text);
        var current = -1;
        Comparison? comparison = null;
        for (var i = 0; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            if (mention.Polarity != Polarity.Asserted || !mention.ConceptId.StartsWith("technique:", StringComparison.Ordinal)) continue;
            var sentence = sentences.At(mention.Start);
            if (sentence != current)
            {
                current = sentence;
                comparison = Compare(text[sentences.Start(sentence)..sentences.End(sentence)], sentences.Start(sentence));
            }

            roles[i] = comparison?.RoleAt(mention);
        }

        return roles;
    }

    private static Comparison? Compare(string sentence, int offset)
    {
        var heading = sentence.AsSpan().TrimStart(" \n\r\t-*");
        if (StartsWithAny(heading, ExperimentalHeadings)) return new Comparison(int.MaxValue, int.MaxValue, ArmRole.Experimental);
        if (StartsWithAny(heading, ComparatorHeadings)) return new Comparison(int.MaxValue, int.MaxValue, ArmRole.Comparator);

        var (at, length) = FirstOf(sentence, Separators);
        if (at >= 0)
        {
            var (left, right) = SidesThatSayComparator(sentence, at, length);
            return new Comparison(offset + at, offset + at + length, left && !right ? ArmRole.Comparator : ArmRole.Experimental);
        }

        if (!sentence.Contains("random", StringComparison.OrdinalIgnoreCase)) return null;
        (at, length) = FirstOf(sentence, [" or "]);
        if (at < 0) return null;
        var (saysLeft, saysRight) = SidesThatSayComparator(sentence, at, length);
        return saysLeft == saysRight ? null : new Comparison(offset + at, offset + at + length, saysLeft ? ArmRole.Comparator : ArmRole.Experimental);
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

    private static (int At, int Length) FirstOf(string sentence, string[] words)
    {
        var (at, length) = (-1, 0);
        foreach (var word in words)
        {
            var found = sentence.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (found >= 0 && (at < 0 || found < at || (found == at && word.Length > length))) (at, length) = (found, word.Length);
        }

        return (at, length);
    }

    private static bool StartsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words) if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private sealed record Comparison(int Start, int End, ArmRole Left)
    {
        public ArmRole? RoleAt(Mention mention) =>
            mention.End <= Start ? Left
            : mention.Start >= End - 1 ? Left == ArmRole.Experimental ? ArmRole.Comparator : ArmRole.Experimental
            : null;
    }
}
