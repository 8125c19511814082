using Horizon.Graph.Organisations;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Taxonomies;

namespace Horizon.Search.Follow;

/// <summary>The reviewed vocabulary as search needs it.</summary>
public static class TaxonomyOf
{
    public static Taxonomy Vocabulary(RadiotherapyVocabulary vocabulary) => new(
        // What a body is a part of is in the index as well.
        $"{vocabulary.Version}.{BodyDirectory.Current.Version}",
        vocabulary.Techniques.Concat(vocabulary.Sites).Select(c => Concept(c, vocabulary)));

    private static TaxonomyConcept Concept(Concept concept, RadiotherapyVocabulary vocabulary)
    {
        // What is read in a text only near a word of the field, and a label that is an everyday word ("Boost").
        string[] ambiguous = [.. concept.Abbreviations.Where(a => a.NeedsContext).Select(a => a.Text).Concat(concept.ContextualPhrases.Where(p => p.Equals(concept.Label, StringComparison.OrdinalIgnoreCase) && !p.Contains(' ', StringComparison.Ordinal)))];
        return new TaxonomyConcept(
            concept.Id, concept.Kind == ConceptKind.Technique ? "technique" : "site", concept.Label, [.. concept.SearchTerms().Except(ambiguous, StringComparer.OrdinalIgnoreCase)],
            [.. vocabulary.Ancestors(concept.Id).Select(a => a.Id)], [.. vocabulary.Narrower(concept.Id).Select(n => n.Id)])
        {
            AmbiguousTerms = ambiguous,
        };
    }
}
