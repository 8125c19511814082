using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Organisations;

/// <summary>An edge of an organisation: the other end, and whether the edge leads to this organisation (<paramref name="Incoming"/>) or away from it.</summary>
public sealed record OrganisationEdge(string Type, string? Role, bool Incoming, string Id, string? Label);

/// <summary>A trial or paper that an award of the organisation supports.</summary>
public sealed record FundedThing(string Id, string? Title, string Award, string? AwardTitle);

/// <summary>One organisation with its edges. Null is unknown.</summary>
public sealed record OrganisationView
{
    public required string Id { get; init; }
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>No registry describes it: only others name it.</summary>
    public required bool MentionedOnly { get; init; }
    public string? Name { get; init; }
    public string? Role { get; init; }
    public IReadOnlyList<string> Types { get; init; } = [];
    public IReadOnlyList<OrganisationName> Names { get; init; } = [];
    public string? City { get; init; }
    public string? Country { get; init; }
    public string? Status { get; init; }

    /// <summary>That it ends and nothing carries it on; null where that is not said.</summary>
    public Ending? Ending { get; init; }
    public IReadOnlyList<ExternalId> ExternalIds { get; init; } = [];

    /// <summary>At most <see cref="OrganisationReader.MostEdges"/> of a type.</summary>
    public required IReadOnlyList<OrganisationEdge> Edges { get; init; }

    /// <summary>What names the awards that are listed here as funded by it: at most <see cref="OrganisationReader.MostEdges"/>.</summary>
    public IReadOnlyList<FundedThing> Supported { get; init; } = [];

    /// <summary>More edges stand here than are listed.</summary>
    public required bool Truncated { get; init; }

    /// <summary>The types of edge of which more stand here than are listed.</summary>
    public required IReadOnlyList<string> TruncatedTypes { get; init; }
    /// <summary>Why its records are one, and what was found and decided of it and others; null for those who read it alone.</summary>
    public IReadOnlyList<ThingPair>? Pairs { get; init; }
    public OrganisationFacts? Facts { get; init; }
    public required IReadOnlyList<Provenance> Provenance { get; init; }
}
