using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Extraction;

/// <summary>Finds the techniques and tumour sites that a text names. Pure, deterministic, thread-safe, linear in the text;
/// never throws for any text. Records are immutable inputs; the answer depends on the text, the options and the vocabulary alone.</summary>
public static class ConceptReader
{
    /// <summary>Rule version for provenance: changes with the rules here; the vocabulary carries its own version.</summary>
    public const string Version = "concepts-2";

    private static readonly Lazy<Lexicon> Shared = new(() => ConceptLexicon.Build(RadiotherapyVocabulary.Current));

    // A fractionation other than the conventional one: beside it "conventional radiotherapy" is its counterpart.
    private static readonly Lazy<HashSet<string>> Fractionations = new(() => new[] { "technique:hypofractionation", "technique:hyperfractionation", "technique:accelerated", "technique:sabr" }
        .SelectMany(id => Vocabulary.Narrower(id).Select(c => c.Id).Prepend(id)).ToHashSet(StringComparer.Ordinal));

    private static RadiotherapyVocabulary Vocabulary => RadiotherapyVocabulary.Current;

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
        List<Found>? contrasts = null;
        Surroundings? surroundings = null;
        AbbreviationDefinitions? definitions = null;
        for (var i = 0; i < hits.Count; i++)
        {
            var hit = hits[i];
            foreach (var entry in hit.Entries)
            {
                if (entry.Kind is not (EntryKind.Concept or EntryKind.ContextualConcept or EntryKind.ContrastConcept) || hit.Is(EntryKind.Decoy)) continue;
                definitions ??= new AbbreviationDefinitions(text, hits);
                if (entry.Exact is not null && definitions.Forbid(entry)) continue;
                var contextual = entry.Kind == EntryKind.ContextualConcept;
                if ((contextual || entry.Exact is not null) && !(entry.Exact is not null && definitions.Define(entry)))
                {
                    surroundings ??= new Surroundings(hits);
                    if (contextual ? !surroundings.Support(entry, hit.Start, options) : surroundings.Forbid(entry)) continue;
                }

                if (entry.Kind == EntryKind.ContrastConcept) (contrasts ??= []).Add(new Found(entry.Value!, hit.Start, hit.End));
                else found.Add(new Found(entry.Value!, hit.Start, hit.End));
                if (Surroundings.IsTechnique(entry)) TechniqueComposer.Compose(text, hits, i, entry.Value!, found);
            }
        }

        if (contrasts is not null && found.Any(f => Fractionations.Value.Contains(f.ConceptId))) found.AddRange(contrasts);
        SiteComposer.Compose(text, hits, found);
        return found;
    }
}
