namespace Horizon.Graph.Extraction;

/// <summary>Reads from a sentence which technique is tried and which it is compared with. Pure and thread-safe.</summary>
public static class ArmRoleReader
{
    /// <summary>A role for each mention, in its order; null where the text does not say (sites, negated and past ones always).
    /// Left of "versus" is experimental and right is comparator, unless the words on one side alone say standard,
    /// conventional or control: that side is the comparator. "A or B" tells only by such words, and only where randomised;
    /// "compare A with B" only where something stands on either side.</summary>
    public static IReadOnlyList<ArmRole?> Read(string text, IReadOnlyList<Mention> mentions)
    {
        var asked = new List<int>();
        for (var i = 0; i < mentions.Count; i++)
            if (mentions[i].Polarity == Polarity.Asserted && mentions[i].ConceptId.StartsWith("technique:", StringComparison.Ordinal)) asked.Add(i);
        var roles = new ArmRole?[mentions.Count];
        var read = Read(text, [.. asked.Select(i => (mentions[i].Start, mentions[i].End))]);
        for (var i = 0; i < asked.Count; i++) roles[asked[i]] = read[i];
        return roles;
    }

    /// <summary>The same for places of any kind, in text order.</summary>
    internal static IReadOnlyList<ArmRole?> Read(string text, IReadOnlyList<(int Start, int End)> places)
    {
        var roles = new ArmRole?[places.Count];
        if (places.Count == 0) return roles;
        var comparisons = new ArmComparisons(text);
        var from = 0;
        for (var i = 0; i < places.Count; i++)
        {
            roles[i] = comparisons.RoleAt(places[i].Start, places[i].End);
            var last = i + 1 == places.Count || comparisons.SentenceAt(places[i + 1].Start) != comparisons.SentenceAt(places[i].Start);
            if (!last) continue;
            if (comparisons.NeedsBothSides && !(roles.AsSpan(from..(i + 1)).Contains(ArmRole.Experimental) && roles.AsSpan(from..(i + 1)).Contains(ArmRole.Comparator)))
                roles.AsSpan(from..(i + 1)).Clear();
            from = i + 1;
        }

        return roles;
    }
}
