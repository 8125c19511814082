using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Awards;

/// <summary>A body that an award names.</summary>
public sealed record OrganisationRef(string Id, string Name);

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
    public AwardFacts? Facts { get; init; }
    public required IReadOnlyList<Provenance> Provenance { get; init; }
}
