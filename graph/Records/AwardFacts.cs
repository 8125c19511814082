using System.Text.Json.Serialization;

namespace Horizon.Graph.Records;

/// <summary>One award (a grant) as a source describes it. <c>Id</c> is all that a record needs: see <see cref="Ids.AwardIds"/>.</summary>
public sealed record AwardFacts : Facts
{
    /// <summary>The node's id without its kind: the canonical grant reference, or "source:reference" where no form is known.</summary>
    public required string Id { get; init; }

    /// <summary>The funder's reference as the source writes it.</summary>
    public string? Reference { get; init; }

    /// <summary>Other ids of this award: the source's own, and references beside the first.</summary>
    public IReadOnlyList<string> Identifiers { get; init => field = value ?? []; } = [];
    public string? Title { get; init; }
    public string? Acronym { get; init; }
    public IReadOnlyList<AbstractSection> AbstractSections { get; init => field = value ?? []; } = [];
    public IReadOnlyList<AwardParty> Funders { get; init => field = value ?? []; } = [];
    public string? Programme { get; init; }

    /// <summary>What was awarded, in <see cref="Currency"/> (ISO 4217); null where unknown.</summary>
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
    public PartialDate? AwardedOn { get; init; }
    public PartialDate? StartDate { get; init; }
    public PartialDate? EndDate { get; init; }

    /// <summary>The source's own word.</summary>
    public string? Status { get; init; }

    /// <summary>Names of those to whom it was awarded, where the source publishes them.</summary>
    public IReadOnlyList<string> Holders { get; init => field = value ?? []; } = [];

    /// <summary>The body that leads the work or received the money.</summary>
    public AwardParty? LeadOrganisation { get; init; }
    public IReadOnlyList<string> Topics { get; init => field = value ?? []; } = [];

    /// <summary>The award's page.</summary>
    public string? Url { get; init; }

    /// <summary>The terms of this one record, where the source gives them by record.</summary>
    public string? Licence { get; init; }

    /// <summary>The abstract as one text, sections after each other with their labels; null where there is none.</summary>
    [JsonIgnore]
    public string? Abstract => AbstractSections.Count == 0
        ? null
        : string.Join("\n\n", AbstractSections.Select(s => s.Label is null ? s.Text : $"{s.Label}: {s.Text}"));

    public override FoldedFacts FoldOnto(IReadOnlyList<VersionedFacts> versions) => Fold<AwardFacts>.Merge(versions, AwardFields.All);
}

/// <summary>A body that funds or leads. <paramref name="Id"/> is the source's id of it ("GB-CHC-210183", a ROR id), null where it gives none.</summary>
public sealed record AwardParty(string Name, string? Id);
