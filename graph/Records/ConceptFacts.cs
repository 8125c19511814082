namespace Horizon.Graph.Records;

/// <summary>A technique or tumour site of the reviewed taxonomies.</summary>
public sealed record ConceptFacts : Facts
{
    public required string Id { get; init; }
    public required string Label { get; init; }
    public IReadOnlyList<string> Synonyms { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Broader { get; init => field = value ?? []; } = [];
    public string? MeshId { get; init; }
    public string? RooId { get; init; }
    public string? Origin { get; init; }

    /// <summary>Reviewed data has one current form: nothing is merged from older ones.</summary>
    public override FoldedFacts FoldOnto(IReadOnlyList<VersionedFacts> versions) => CurrentOnly.Fold(versions);
}

internal static class CurrentOnly
{
    public static FoldedFacts Fold(IReadOnlyList<VersionedFacts> versions) => new(
        versions[0].Facts,
        new Dictionary<string, string> { ["label"] = versions[0].Hash },
        [versions[0].Hash]);
}
