using Horizon.Graph.Awards;
using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Publications;

/// <summary>A trial that a publication reports on: <paramref name="Type"/> is result, derived or background.</summary>
public sealed record ReportedTrial(string Id, string Type, string? Title)
{
    /// <inheritdoc cref="PublicationRef.Confidence"/>
    public double? Confidence { get; init; }
}

/// <summary>One publication with its edges. Null is unknown.</summary>
public sealed record PublicationView
{
    public required string Id { get; init; }
    public required IReadOnlyList<string> Aliases { get; init; }
    public required bool MentionedOnly { get; init; }
    public string? Pmid { get; init; }
    public string? Doi { get; init; }
    public string? Pmcid { get; init; }
    public string? Title { get; init; }
    public string? Abstract { get; init; }
    public string? Journal { get; init; }
    public PartialDate? PublishedOn { get; init; }
    public required IReadOnlyList<ConceptRef> Techniques { get; init; }
    public required IReadOnlyList<ConceptRef> Sites { get; init; }
    public required IReadOnlyList<ReportedTrial> Trials { get; init; }

    /// <summary>Who paid, in the paper's own words.</summary>
    public IReadOnlyList<OrganisationRef> Funders { get; init; } = [];

    /// <summary>Grants that the paper names.</summary>
    public IReadOnlyList<SupportRef> Awards { get; init; } = [];

    /// <summary>It was taken back: by a notice that names it, or by its index's word.</summary>
    public bool Retracted { get; init; }

    /// <summary>The others of its group: preprint, article, corrections, other versions. Each is a publication of its own.</summary>
    public IReadOnlyList<PublicationVersion> Versions { get; init; } = [];

    /// <summary>Why its records are one, and what was found and decided of it and others; null for those who read it alone.</summary>
    public IReadOnlyList<ThingPair>? Pairs { get; init; }

    /// <summary>It reports a trial of its own and was not taken back, by its index or its title: see <see cref="PaperDesign.ReportsTrial"/>.</summary>
    public bool ReportsTrial { get; init; }
    public PublicationFacts? Facts { get; init; }
    public required IReadOnlyList<Provenance> Provenance { get; init; }
}
