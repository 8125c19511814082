using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>Finds the techniques and tumour sites that a text names. Pure, deterministic, thread-safe, linear in the text;
/// never throws for any text. Records are immutable inputs; the answer depends on the text, the options and the vocabulary alone.</summary>
public static class ConceptReader
{
    /// <summary>Rule version for provenance: changes with the rules here; the vocabulary carries its own version.</summary>
    public const string Version = "concepts-1";

    private static readonly Lazy<Lexicon> Shared = new(() => ConceptLexicon.Build(RadiotherapyVocabulary.Current));

    /// <summary>The mentions in text order (start, then end, then id). Negated and historical ones are returned and marked.</summary>
    public static IReadOnlyList<Mention> Read(string text, ReadingOptions? options = null)
    {
        options ??= ReadingOptions.Default;
        var hits = Shared.Value.Scan(text);
        var found = FindAll(text, hits, options);
        if (found.Count == 0) return [];

        var polarity = new PolarityReader(text, hits);
        var mentions = new List<Mention>(found.Count);
        foreach (var place in found.OrderBy(f => f.Start).ThenBy(f => f.End).ThenBy(f => f.ConceptId, StringComparer.Ordinal).Distinct())
        {
            var isSite = place.ConceptId.StartsWith("site:", StringComparison.Ordinal);
            var reading = options.Eligibility ? Polarity.History : polarity.Read(place.Start, place.End, isSite);
            mentions.Add(new Mention(place.ConceptId, place.Start, place.End, reading));
        }

        return mentions;
    }

    private static List<Found> FindAll(string text, List<LexicalHit> hits, ReadingOptions options)
    {
        var found = new List<Found>();
        Surroundings? surroundings = null;
        AbbreviationDefinitions? definitions = null;
        foreach (var hit in hits)
        {
            foreach (var entry in hit.Entries)
            {
                if (entry.Kind is not (EntryKind.Concept or EntryKind.ContextualConcept) || hit.Is(EntryKind.Decoy)) continue;
                definitions ??= new AbbreviationDefinitions(text, hits);
                if (entry.Exact is not null && definitions.Forbid(entry)) continue;
                if (entry.Kind == EntryKind.ContextualConcept && !(entry.Exact is not null && definitions.Define(entry)))
                {
                    surroundings ??= new Surroundings(hits);
                    if (!surroundings.Support(entry, hit.Start, options)) continue;
                }

                found.Add(new Found(entry.Value!, hit.Start, hit.End));
            }
        }

        SiteComposer.Compose(text, hits, found);
        return found;
    }
}
