namespace Horizon.Graph.Extraction;

/// <summary>Reads why radiotherapy is given: radical, adjuvant, neoadjuvant, consolidative, salvage, palliative, prophylactic or
/// metastasis-directed. "Adjuvant chemotherapy" is no intent of radiotherapy. Pure and thread-safe.</summary>
public static class IntentReader
{
    private const string Prefix = "intent:";
    private const int Reach = 60;

    // A technique that is its purpose says it, whatever stands between: "adjuvant or salvage external beam radiotherapy".
    private static readonly Dictionary<string, string> ByTechnique = new(StringComparer.Ordinal)
    {
        ["technique:radical"] = "radical",
        ["technique:adjuvant"] = "adjuvant",
        ["technique:postoperative"] = "adjuvant",
        ["technique:neoadjuvant"] = "neoadjuvant",
        ["technique:preoperative"] = "neoadjuvant",
        ["technique:consolidative"] = "consolidative",
        ["technique:salvage"] = "salvage",
        ["technique:palliative"] = "palliative",
        ["technique:prophylactic"] = "prophylactic",
        ["technique:prophylactic-cranial"] = "prophylactic",
        ["technique:metastasis-directed"] = "metastasis-directed",
    };

    /// <summary>Every purpose that is read.</summary>
    public static IReadOnlySet<string> Values { get; } = new HashSet<string>(ByTechnique.Values, StringComparer.Ordinal);

    /// <summary>In text order; negated and historical ones are marked. Where no words name an intent of the trial's own
    /// radiotherapy, what its place beside an operation implies ("after lumpectomy", "before resection").</summary>
    public static IReadOnlyList<PurposeMention> Read(string text, ReadingOptions? options = null)
    {
        options ??= ReadingOptions.Default;
        var places = new PurposePlaces(text);
        return Read(places, ConceptReader.Read(text, options), options);
    }

    /// <param name="mentions">What <see cref="ConceptReader"/> reads from the same text with the same options.</param>
    internal static IReadOnlyList<PurposeMention> Read(PurposePlaces places, IReadOnlyList<Mention> mentions, ReadingOptions options)
    {
        var techniques = mentions.Where(m => m.ConceptId.StartsWith("technique:", StringComparison.Ordinal)).ToList();
        if (techniques.Count == 0 || !(places.NameAPurpose || techniques.Exists(t => ByTechnique.ContainsKey(t.ConceptId)))) return [];
        var found = Named(places.Hits, techniques, places.Polarity, options);
        if (!found.Exists(f => f.Polarity == Polarity.Asserted) && !options.Eligibility)
            found.AddRange(ImpliedIntents.Read(places.Text, places.Hits, techniques, places.Polarity));
        return [.. found.OrderBy(f => f.Start).ThenBy(f => f.Value, StringComparer.Ordinal)];
    }

    /// <summary>The intent asserted most often, the first one on a tie; null where none is asserted.</summary>
    public static PurposeMention? Primary(IReadOnlyList<PurposeMention> mentions) =>
        mentions
            .Where(m => m.Polarity == Polarity.Asserted)
            .GroupBy(m => m.Value, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.First().Start)
            .FirstOrDefault()?.First();

    private static List<PurposeMention> Named(List<LexicalHit> hits, List<Mention> techniques, PolarityReader polarity, ReadingOptions options)
    {
        var found = new List<PurposeMention>();
        var next = 0;
        for (var i = 0; i < hits.Count; i++)
        {
            if (Value(hits[i]) is not { } value) continue;
            var hit = hits[i];
            while (next < techniques.Count && techniques[next].End <= hit.End) next++;
            // The technique may hold the intent word itself: "adjuvant radiotherapy", "metastasis-directed therapy".
            if (next == techniques.Count || techniques[next].Start - hit.End > Reach) continue;
            if (polarity.Sentences.At(hit.Start) != polarity.Sentences.At(techniques[next].Start)) continue;
            if (OtherTreatmentBetween(hits, i, techniques[next])) continue;
            var read = options.Eligibility ? Polarity.History : techniques[next].Polarity;
            found.Add(new PurposeMention(value, hit.Start, hit.End, read));
        }

        var named = found.Count;
        foreach (var technique in techniques)
        {
            if (!ByTechnique.TryGetValue(technique.ConceptId, out var value)) continue;
            var known = false;
            for (var i = 0; i < named && !known; i++) known = found[i].Value == value && found[i].Start < technique.End && found[i].End > technique.Start;
            if (!known) found.Add(new PurposeMention(value, technique.Start, technique.End, technique.Polarity));
        }

        return found;
    }

    private static string? Value(LexicalHit hit) =>
        hit.Entries.FirstOrDefault(e => e.Kind == EntryKind.Purpose && e.Value!.StartsWith(Prefix, StringComparison.Ordinal))?.Value![Prefix.Length..];

    private static bool OtherTreatmentBetween(List<LexicalHit> hits, int intent, Mention technique)
    {
        for (var i = intent + 1; i < hits.Count && hits[i].Start < technique.Start; i++)
            if (hits[i].Is(EntryKind.OtherTreatment) || hits[i].Is(EntryKind.ScopeEnd)) return true;
        return false;
    }
}
