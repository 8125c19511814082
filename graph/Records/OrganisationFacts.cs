namespace Horizon.Graph.Records;

/// <summary>An organisation: a provider or network of the reviewed directory, or a body of the Research Organization Registry.</summary>
public sealed record OrganisationFacts : Facts
{
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>provider or network for the directory's; of others the registry's first type, lower case: funder, education, healthcare, ...</summary>
    public required string Role { get; init; }
    public string? PartOf { get; init; }
    public string? City { get; init; }
    public string? Origin { get; init; }

    /// <summary>Every name with what it is; the one to show among them.</summary>
    public IReadOnlyList<OrganisationName> Names { get; init => field = value ?? []; } = [];

    /// <summary>The registry's types, lower case: a body may be a funder and an education provider.</summary>
    public IReadOnlyList<string> Types { get; init => field = value ?? []; } = [];

    /// <summary>ISO 3166-1 alpha-2, upper case.</summary>
    public string? CountryCode { get; init; }
    public string? Country { get; init; }

    /// <summary>active, inactive or withdrawn, as the registry says.</summary>
    public string? Status { get; init; }
    public int? Established { get; init; }
    public IReadOnlyList<ExternalId> ExternalIds { get; init => field = value ?? []; } = [];
    public IReadOnlyList<OrganisationTie> Ties { get; init => field = value ?? []; } = [];

    /// <summary>The bodies that it goes on in, of Horizon's reviewed list.</summary>
    public IReadOnlyList<Succession> Successors { get; init => field = value ?? []; } = [];

    /// <summary>That it ends and nothing carries it on, by Horizon's reviewed list; null where that is not said.</summary>
    public Ending? Ending { get; init; }
    public IReadOnlyList<string> Links { get; init => field = value ?? []; } = [];

    /// <inheritdoc cref="ConceptFacts.FoldOnto"/>
    public override FoldedFacts FoldOnto(IReadOnlyList<VersionedFacts> versions) => CurrentOnly.Fold(versions);
}

/// <summary>A name. <paramref name="Types"/>: ror_display (the one to show), label, alias, acronym. <paramref name="Language"/>: ISO 639-1, null where unknown.</summary>
public sealed record OrganisationName(string Value, IReadOnlyList<string> Types, string? Language)
{
    public IReadOnlyList<string> Types { get; init => field = value ?? []; } = Types ?? [];
}

/// <summary>An id in another registry: <paramref name="Type"/> is fundref, grid, isni or wikidata.</summary>
public sealed record ExternalId(string Type, string Value);

/// <summary>A tie to another body: <paramref name="Type"/> is parent, child, related, successor or predecessor; <paramref name="RorId"/> is the other's, canonical.</summary>
public sealed record OrganisationTie(string Type, string RorId, string? Label);

/// <summary>A body's end: <paramref name="What"/> in words, on or from a day that is null where it is not certain.</summary>
public sealed record Ending(PartialDate? On, string What, string Source);

/// <summary>Another body carries on what this one did, or the part of it that <paramref name="What"/> names. <paramref name="Id"/> is the other's node id; <paramref name="On"/> is null where the day is not certain.</summary>
public sealed record Succession(string Id, PartialDate? On, string What, string Source);
