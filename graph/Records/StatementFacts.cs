namespace Horizon.Graph.Records;

/// <summary>What a body states on a page: a gap in the evidence, an item of a list of priorities, or guidance.</summary>
public sealed record StatementFacts : Facts
{
    /// <summary>The node's whole id: "gap:nice:NG122/2".</summary>
    public required string Id { get; init; }

    /// <summary>gap, priority or guidance.</summary>
    public required string Kind { get; init; }

    /// <summary>The words as they stand on the page: they are the quote.</summary>
    public string? Statement { get; init; }

    /// <summary>The body that states it.</summary>
    public string? StatedBy { get; init; }

    /// <summary>The node that the statement stands in (a guideline, a list's item), null for one that stands by itself.</summary>
    public string? StatedInId { get; init; }

    /// <summary>The title of that page or list.</summary>
    public string? ListTitle { get; init; }

    /// <summary>Its place in the list, from 1; null where the list has no order.</summary>
    public int? Rank { get; init; }
    public string? Url { get; init; }
    public PartialDate? StatedOn { get; init; }
    public string? Licence { get; init; }

    public override FoldedFacts FoldOnto(IReadOnlyList<VersionedFacts> versions) => Fold<StatementFacts>.Merge(versions, StatementFields.All);
}

/// <summary>The mergeable fields of StatementFacts, each once: the table drives both the merge and its provenance.</summary>
internal static class StatementFields
{
    public static IReadOnlyList<FactField<StatementFacts>> All { get; } =
    [
        new("statement", false, f => f.Statement is not null, (a, b) => a with { Statement = b.Statement }),
        new("statedBy", false, f => f.StatedBy is not null, (a, b) => a with { StatedBy = b.StatedBy }),
        new("statedInId", false, f => f.StatedInId is not null, (a, b) => a with { StatedInId = b.StatedInId }),
        new("listTitle", false, f => f.ListTitle is not null, (a, b) => a with { ListTitle = b.ListTitle }),
        new("rank", false, f => f.Rank is not null, (a, b) => a with { Rank = b.Rank }),
        new("url", false, f => f.Url is not null, (a, b) => a with { Url = b.Url }),
        new("statedOn", false, f => f.StatedOn is not null, (a, b) => a with { StatedOn = b.StatedOn }),
        new("licence", false, f => f.Licence is not null, (a, b) => a with { Licence = b.Licence }),
    ];
}
