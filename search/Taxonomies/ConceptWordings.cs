namespace Horizon.Search.Taxonomies;

/// <summary>How texts say a concept, as index terms; the shortest first.</summary>
/// <param name="Own">Its own names.</param>
/// <param name="Narrower">Names of narrower concepts.</param>
internal sealed record ConceptWordings(IReadOnlyList<string[]> Own, IReadOnlyList<string[]> Narrower);
