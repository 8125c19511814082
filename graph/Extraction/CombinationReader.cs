namespace Horizon.Graph.Extraction;

/// <summary>Reads what radiotherapy is combined with: chemoradiotherapy, immunotherapy, hyperthermia, a radiosensitiser, endocrine or
/// targeted treatment, surgery before or after. A text that asserts no radiotherapy has no combination. Pure and thread-safe.</summary>
public static class CombinationReader
{
    private const string Prefix = "combination:";

    // An intent before radiotherapy says on which side of it surgery stands.
    private static readonly Dictionary<string, string> SurgeryByIntent = new(StringComparer.Ordinal)
    {
        ["adjuvant"] = "surgery-before",
        ["neoadjuvant"] = "surgery-after",
    };

    /// <summary>In text order; negated and historical ones are marked.</summary>
    public static IReadOnlyList<PurposeMention> Read(string text, ReadingOptions? options = null)
    {
        options ??= ReadingOptions.Default;
        var treated = ConceptReader.Read(text, options)
            .Where(m => m.Polarity == Polarity.Asserted && m.ConceptId.StartsWith("technique:", StringComparison.Ordinal)).ToList();
        if (treated.Count == 0 && !options.AssumeRadiotherapy) return [];

        var hits = PurposeLexicon.Shared.Scan(text);
        var polarity = new PolarityReader(text, hits);
        var found = new List<PurposeMention>();
        foreach (var hit in hits)
        {
            foreach (var entry in hit.Entries)
            {
                if (entry.Kind != EntryKind.Purpose || !entry.Value!.StartsWith(Prefix, StringComparison.Ordinal)) continue;
                var read = options.Eligibility ? Polarity.History : polarity.Read(hit.Start, hit.End, isSite: false);
                found.Add(new PurposeMention(entry.Value[Prefix.Length..], hit.Start, hit.End, read));
            }
        }

        if (!options.Eligibility) found.AddRange(ConcurrentDrugs.Read(text, hits, treated, polarity));
        foreach (var intent in IntentReader.Read(text, options))
            if (SurgeryByIntent.TryGetValue(intent.Value, out var surgery)) found.Add(intent with { Value = surgery });
        return [.. found.OrderBy(f => f.Start).ThenBy(f => f.Value, StringComparer.Ordinal)];
    }
}
