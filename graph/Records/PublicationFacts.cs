using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Horizon.Graph.Records;

/// <summary>One publication as a source describes it. <c>Pmid</c> may be absent where another id stands.</summary>
public sealed partial record PublicationFacts : Facts
{
    /// <summary>The source's own id with its name before it ("csv:set:12"), where the source promises that the publication is found under it; null elsewhere.</summary>
    public string? LocalId { get; init; }
    public string? Pmid { get; init; }
    public string? Doi { get; init; }
    public string? Pmcid { get; init; }
    public string? Title { get; init; }
    public string? VernacularTitle { get; init; }
    public IReadOnlyList<AbstractSection> AbstractSections { get; init => field = value ?? []; } = [];
    public string? Journal { get; init; }
    public string? JournalAbbreviation { get; init; }
    public string? Volume { get; init; }
    public string? Issue { get; init; }
    public string? Pages { get; init; }
    public PartialDate? PublishedOn { get; init; }

    /// <summary>ISO 639-2 codes as the source gives them ("eng"), joined by a comma.</summary>
    public string? Language { get; init; }
    public IReadOnlyList<Author> Authors { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> PublicationTypes { get; init => field = value ?? []; } = [];
    public IReadOnlyList<MeshHeading> Mesh { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Keywords { get; init => field = value ?? []; } = [];

    /// <summary>Accession numbers of data banks: trial registries among them.</summary>
    public IReadOnlyList<DataBankId> DataBankIds { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Grant> Grants { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Correction> Corrections { get; init => field = value ?? []; } = [];

    /// <summary>The terms that the source states for this paper, in its words ("cc by"); null where it states none.</summary>
    public string? Licence { get; init; }

    /// <summary>Parts of the full text in which schedules and methods stand; not searched. Empty where no full text was delivered.</summary>
    public IReadOnlyList<TextSection> Sections { get; init => field = value ?? []; } = [];

    /// <summary>The source has deleted the record: it stays stored and is shown no more.</summary>
    public bool Withdrawn { get; init; }

    [JsonIgnore]
    public override bool IsWithdrawn => Withdrawn;

    /// <summary>The abstract as one text, sections after each other with their labels; null where there is none.</summary>
    [JsonIgnore]
    public string? Abstract => AbstractSections.Count == 0
        ? null
        : string.Join("\n\n", AbstractSections.Select(s => s.Label is null ? s.Text : $"{s.Label}: {s.Text}"));

    /// <summary>A systematic review or meta-analysis, by the source's publication types or by what its title calls it: many sources give no types. The protocol of one is none yet.</summary>
    [JsonIgnore]
    public bool IsReview => PublicationTypes.Any(t =>
        t.Equals("Systematic Review", StringComparison.OrdinalIgnoreCase) || t.Equals("Meta-Analysis", StringComparison.OrdinalIgnoreCase) ||
        t.Equals("Network Meta-Analysis", StringComparison.OrdinalIgnoreCase)) || (Title is { } title && ReviewTitle().IsMatch(title) && !NoReviewTitle().IsMatch(title));

    public override FoldedFacts FoldOnto(IReadOnlyList<VersionedFacts> versions) => Fold<PublicationFacts>.Merge(versions, PublicationFields.All);

    [GeneratedRegex(@"\bsystematic\s+(?:literature\s+|scoping\s+|evidence\s+)?review\b|\bmeta-?\s?analysis\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReviewTitle();

    // A letter about a review, its correction, its protocol; "systematic review of patients' charts" is no review of papers.
    [GeneratedRegex(@"^(?:re|reply|response|comment|letter|editorial|correction|erratum|corrigendum|retraction|expression\s+of\s+concern|in\s+regard)\b|\bprotocol\b|\breview\s+of\s+(?:\w+\s+){0,3}?(?:charts|case\s+notes|case\s+records|medical\s+records)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoReviewTitle();
}

/// <summary>A part of an abstract; <paramref name="Label"/> as written ("METHODS"), null for an unstructured one.</summary>
public sealed record AbstractSection(string? Label, string Text);

public sealed record DataBankId(string Bank, string Accession);

/// <summary>A grant that the publication acknowledges, as written. <paramref name="FunderDoi"/>: the agency's in the Funder Registry, where the source gives it.</summary>
public sealed record Grant(string? Id, string? Agency, string? Country, string? FunderDoi = null);

/// <summary>A tie to another publication: <paramref name="Type"/> in the source's word ("ErratumIn", "RetractionIn", "UpdateOf").</summary>
public sealed record Correction(string Type, string? Pmid, string? Citation, string? Doi = null);

/// <summary>A part of a full text under its headings ("Methods / Radiotherapy").</summary>
public sealed record TextSection(string Heading, string Text);
