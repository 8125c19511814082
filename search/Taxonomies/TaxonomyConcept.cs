namespace Horizon.Search.Taxonomies;

/// <summary>A concept of the vocabulary as search needs it.</summary>
/// <param name="Id">"technique:sabr".</param>
/// <param name="Kind">technique or site.</param>
/// <param name="Label">The name shown.</param>
/// <param name="Terms">Synonyms and abbreviations, ambiguous ones aside; the label need not be among them.</param>
/// <param name="AncestorIds">Broader concepts, nearest or all; the closure is made here.</param>
/// <param name="NarrowerIds">Narrower concepts, nearest or all.</param>
public sealed record TaxonomyConcept(
    string Id, string Kind, string Label, IReadOnlyList<string> Terms, IReadOnlyList<string> AncestorIds, IReadOnlyList<string> NarrowerIds)
{
    /// <summary>
    /// Names that mean other things elsewhere ("ART", "boost"). They name the concept where it is asked for by them; where it is asked for otherwise, short forms are looked for by their own case and words are not.
    /// </summary>
    public IReadOnlyList<string> AmbiguousTerms { get; init; } = [];
}
