namespace Horizon.Graph.Extraction;

/// <summary>Reads what radiotherapy is combined with: chemoradiotherapy, immunotherapy, hyperthermia, a radiosensitiser, endocrine or
/// targeted treatment, surgery before or after. A text that asserts no radiotherapy has no combination. Pure and thread-safe.</summary>
public static class CombinationReader
{
    private const string Prefix = "combination:";
    private const string Chemoradiotherapy = "chemoradiotherapy";

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
        var mentions = ConceptReader.Read(text, options);
        if (!IsOfRadiotherapy(mentions, options)) return [];
        var places = new PurposePlaces(text);
        return Read(places, mentions, IntentReader.Read(places, mentions, options), options);
    }

    /// <param name="mentions">What <see cref="ConceptReader"/> reads from the same text with the same options.</param>
    /// <param name="intents">What <see cref="IntentReader"/> does.</param>
    internal static IReadOnlyList<PurposeMention> Read(PurposePlaces places, IReadOnlyList<Mention> mentions, IReadOnlyList<PurposeMention> intents, ReadingOptions options)
    {
        if (!IsOfRadiotherapy(mentions, options)) return [];
        var treated = mentions.Where(IsTreated).ToList();
        var (hits, polarity) = (places.Hits, places.Polarity);
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

        // What the text's own words say of chemoradiotherapy is not said again by the technique that stands there.
        var said = found.Where(f => f.Value == Chemoradiotherapy).Select(f => (f.Start, f.End)).ToList();
        var last = 0;
        foreach (var mention in treated)
        {
            if (mention.ConceptId is not ("technique:chemoradiotherapy" or "technique:concurrent-chemoradiotherapy") || mention.Start < last || Places.Touch(said, mention.Start + 1, mention.End - 1)) continue;
            found.Add(new PurposeMention(Chemoradiotherapy, mention.Start, mention.End, Polarity.Asserted));
            last = mention.End;
        }

        foreach (var intent in intents)
            if (SurgeryByIntent.TryGetValue(intent.Value, out var surgery)) found.Add(intent with { Value = surgery });
        return [.. found.OrderBy(f => f.Start).ThenBy(f => f.Value, StringComparer.Ordinal)];
    }

    private static bool IsOfRadiotherapy(IReadOnlyList<Mention> mentions, ReadingOptions options) => options.AssumeRadiotherapy || mentions.Any(IsTreated);

    private static bool IsTreated(Mention mention) => mention.Polarity == Polarity.Asserted && mention.ConceptId.StartsWith("technique:", StringComparison.Ordinal);
}
