namespace Horizon.Search.Taxonomies;

/// <summary>A concept of the vocabulary as search needs it.</summary>
/// <param name="Id">"technique:sabr".</param>
/// <param name="Kind">technique or site.</param>
/// <param name="Label">The name shown.</param>
/// <param name="Terms">Synonyms and abbreviations; the label need not be among them.</param>
/// <param name="AncestorIds">Broader concepts, nearest or all; the closure is made here.</param>
/// <param name="NarrowerIds">Narrower concepts, nearest or all.</param>
public sealed record TaxonomyConcept(
    string Id, string Kind, string Label, IReadOnlyList<string> Terms, IReadOnlyList<string> AncestorIds, IReadOnlyList<string> NarrowerIds);
