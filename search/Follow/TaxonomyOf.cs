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
        vocabulary.Techniques.Concat(vocabulary.Sites).Select(c => new TaxonomyConcept(
            c.Id, c.Kind == ConceptKind.Technique ? "technique" : "site", c.Label, c.SearchTerms(),
            [.. vocabulary.Ancestors(c.Id).Select(a => a.Id)], [.. vocabulary.Narrower(c.Id).Select(n => n.Id)])));
}
