namespace Horizon.Graph.Extraction;

/// <summary>Reads why radiotherapy is given: radical, adjuvant, neoadjuvant, consolidative, salvage, palliative, prophylactic or
/// metastasis-directed. "Adjuvant chemotherapy" is no intent of radiotherapy. Pure and thread-safe.</summary>
public static class IntentReader
{
    private const string Prefix = "intent:";
    private const int Reach = 60;

    /// <summary>In text order; negated and historical ones are marked.</summary>
    public static IReadOnlyList<PurposeMention> Read(string text, ReadingOptions? options = null)
    {
        options ??= ReadingOptions.Default;
        var hits = PurposeLexicon.Shared.Scan(text);
        if (!hits.Any(h => Value(h) is not null)) return [];

        var techniques = ConceptReader.Read(text, options).Where(m => m.ConceptId.StartsWith("technique:", StringComparison.Ordinal)).ToList();
        var polarity = new PolarityReader(text, hits);
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

        return found;
    }

    /// <summary>The intent asserted most often, the first one on a tie; null where none is asserted.</summary>
    public static PurposeMention? Primary(IReadOnlyList<PurposeMention> mentions) =>
        mentions
            .Where(m => m.Polarity == Polarity.Asserted)
            .GroupBy(m => m.Value, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.First().Start)
            .FirstOrDefault()?.First();

    private static string? Value(LexicalHit hit) =>
        hit.Entries.FirstOrDefault(e => e.Kind == EntryKind.Purpose && e.Value!.StartsWith(Prefix, StringComparison.Ordinal))?.Value![Prefix.Length..];

    private static bool OtherTreatmentBetween(List<LexicalHit> hits, int intent, Mention technique)
    {
        for (var i = intent + 1; i < hits.Count && hits[i].Start < technique.Start; i++)
            if (hits[i].Is(EntryKind.OtherTreatment) || hits[i].Is(EntryKind.ScopeEnd)) return true;
        return false;
    }
}
