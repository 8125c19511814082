using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Awards;

/// <summary>A body that an award names.</summary>
public sealed record OrganisationRef(string Id, string Name);

/// <summary>The other end of a SUPPORTS edge: the award of a trial or a paper, or the trial or paper of an award. <paramref name="Title"/> is null while no source has delivered it.</summary>
public sealed record SupportRef(string Id, string? Title)
{
    internal static IReadOnlyList<SupportRef> Awards(string nodeId, IReadOnlyList<Edge> edges) =>
        [.. edges.Where(e => e.Type == EdgeTypes.Supports && e.Target.Id == nodeId).Select(e => new SupportRef(e.Source.Id, e.Source.Label)).DistinctBy(a => a.Id)];

    internal static IReadOnlyList<SupportRef> Supported(string nodeId, IReadOnlyList<Edge> edges) =>
        [.. edges.Where(e => e.Type == EdgeTypes.Supports && e.Source.Id == nodeId).Select(e => new SupportRef(e.Target.Id, e.Target.Label)).DistinctBy(a => a.Id)];

    /// <summary>The bodies that a thing's own records name as its funders.</summary>
    internal static IReadOnlyList<OrganisationRef> Funders(string nodeId, IReadOnlyList<Edge> edges) =>
        [.. edges.Where(e => e.Type == EdgeTypes.FundedBy && e.Source.Id == nodeId).Select(e => new OrganisationRef(e.Target.Id, e.Target.Label ?? e.Target.Id)).DistinctBy(o => o.Id)];
}

/// <summary>One award with its edges. Null is unknown.</summary>
public sealed record AwardView
{
    public required string Id { get; init; }
    public required IReadOnlyList<string> Aliases { get; init; }
    public required bool MentionedOnly { get; init; }
    public string? Reference { get; init; }
    public string? Title { get; init; }
    public string? Abstract { get; init; }
    public required IReadOnlyList<OrganisationRef> Funders { get; init; }
    public string? Programme { get; init; }

    /// <summary>In <see cref="Currency"/>, as the source gives it.</summary>
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
    public PartialDate? AwardedOn { get; init; }
    public PartialDate? StartDate { get; init; }
    public PartialDate? EndDate { get; init; }

    /// <summary>The source's own word.</summary>
    public string? Status { get; init; }
    public OrganisationRef? LeadOrganisation { get; init; }
    public required IReadOnlyList<ConceptRef> Techniques { get; init; }
    public required IReadOnlyList<ConceptRef> Sites { get; init; }
    public string? Url { get; init; }

    /// <summary>Trials and papers that name the award.</summary>
    public IReadOnlyList<SupportRef> Supports { get; init; } = [];
    /// <summary>Why its records are one, and what was found and decided of it and others; null for those who read it alone.</summary>
    public IReadOnlyList<ThingPair>? Pairs { get; init; }
    public AwardFacts? Facts { get; init; }
    public required IReadOnlyList<Provenance> Provenance { get; init; }
}
