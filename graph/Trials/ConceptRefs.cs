using System.Collections.Frozen;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Trials;

/// <summary>The techniques or sites that edges tie a thing to, each once.</summary>
internal static class ConceptRefs
{
    /// <summary>Where a concept stands in the reviewed order.</summary>
    private static readonly FrozenDictionary<string, int> Place = RadiotherapyVocabulary.Current.Techniques.Concat(RadiotherapyVocabulary.Current.Sites)
        .Select((concept, place) => (concept.Id, place)).ToFrozenDictionary(p => p.Id, p => p.place);

    /// <summary>
    /// One row a concept with its strongest role; a broader concept is left out where a narrower one stands beside it in the same role or none.
    /// In the vocabulary's order.
    /// </summary>
    public static IReadOnlyList<ConceptRef> Of(IReadOnlyList<Edge> edges, string type, string kind)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var found = edges.Where(e => e.Type == type && NodeKinds.Of(e.Target.Id) == kind).GroupBy(e => e.Target.Id)
            .Select(g => new ConceptRef(g.Key, g.First().Target.Label ?? g.Key, Role(g)))
            .ToDictionary(c => c.Id);
        foreach (var concept in found.Values.ToList())
        {
            foreach (var broader in vocabulary.Ancestors(concept.Id))
            {
                if (found.TryGetValue(broader.Id, out var wide) && (wide.Role is null || wide.Role == concept.Role)) found.Remove(broader.Id);
            }
        }
        return [.. found.Values.OrderBy(c => c.Role switch { "experimental" => 0, null => 1, _ => 2 }).ThenBy(c => Place.GetValueOrDefault(c.Id, int.MaxValue)).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    private static string? Role(IEnumerable<Edge> edges)
    {
        var roles = edges.Select(e => e.Role).ToHashSet();
        return roles.Contains("experimental") ? "experimental" : roles.Contains("comparator") ? "comparator" : null;
    }
}
