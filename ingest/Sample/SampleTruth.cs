using System.Text.Json;
using System.Text.Json.Serialization;

namespace Horizon.Ingest.Sample;

/// <summary>What is true of the sample, known because its records were composed from it. Every list is ordered by id.</summary>
/// <remarks>
/// <c>AsOf</c>: The sample's "today".<br/>
/// <c>TrialIds</c>: Distinct NCT numbers, traps included, duplicates once.<br/>
/// <c>PublicationIds</c>: Distinct PMIDs.<br/>
/// <c>RejectedStudies</c>: Studies without an id: each is to be rejected with its reason.
/// </remarks>
public sealed record SampleTruth(
    DateOnly AsOf, IReadOnlyList<string> TrialIds, IReadOnlyList<string> PublicationIds, int RejectedStudies,
    IReadOnlyList<SampleTrial> Trials, IReadOnlyList<SampleDuplicate> Duplicates, IReadOnlyList<SamplePair> Overlaps,
    IReadOnlyList<SamplePair> NearMisses, IReadOnlyList<SampleCell> Gaps, IReadOnlyList<SampleLink> Links, IReadOnlyList<SampleTrap> Traps,
    IReadOnlyList<string> Silent, IReadOnlyList<SampleStatedGap> StatedGaps, IReadOnlyList<SampleCell> NotApplicable, IReadOnlyList<SampleAward> Awards)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Records that a first loading brings: every trial, paper and award once.</summary>
    [JsonIgnore]
    public int Records => TrialIds.Count + PublicationIds.Count + Awards.Count;

    /// <summary>camelCase JSON, the same bytes for the same truth.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);
}

/// <remarks>
/// <c>Techniques</c>: Of the experimental arm, or of the only one.<br/>
/// <c>ComparatorTechniques</c>: Of the control arm; empty without one.<br/>
/// <c>Status</c>: The registry's own word.<br/>
/// <c>Providers</c>: English providers that recruit, by their names in the provider list.
/// </remarks>
public sealed record SampleTrial(
    string NctId, string Question, IReadOnlyList<string> Techniques, IReadOnlyList<string> ComparatorTechniques, string Site, string Population,
    string Status, bool HasResults, SampleDose? Dose, SampleDose? ComparatorDose, IReadOnlyList<string> Providers);

/// <remarks>
/// <c>Kind</c>: identical, older (an earlier version) or reduced (fewer fields, a later date; nothing may be blanked).
/// </remarks>
public sealed record SampleDuplicate(string Id, string Kind, DateOnly Updated);

/// <summary>Two trials; the lower id first.</summary>
public sealed record SamplePair(string First, string Second);

/// <remarks>
/// <c>Kind</c>: none: no trial at all; stopped: only stopped or withdrawn ones; not-applicable: the treatment is not given there.
/// </remarks>
public sealed record SampleCell(string Technique, string Site, string Kind);

/// <remarks>
/// <c>Evidence</c>: databank, reference, both, text (the id stands in the abstract alone) or none (title and acronym only).
/// </remarks>
public sealed record SampleLink(string NctId, string Pmid, string Type, string Evidence);

/// <remarks>
/// <c>Kind</c>: Which misleading word it holds.
/// </remarks>
public sealed record SampleTrap(string NctId, string Kind);

/// <remarks>
/// <c>Statement</c>: A sentence of the paper's abstract.<br/>
/// <c>Techniques</c>: Of the question that the paper is on.
/// </remarks>
public sealed record SampleStatedGap(string Pmid, string Statement, IReadOnlyList<string> Techniques, string Site);

/// <remarks>
/// <c>Id</c>: as the publisher writes it.<br/>
/// <c>Pounds</c>: the whole award, GBP.<br/>
/// <c>NctId</c>: the trial that it pays for, which names its reference; null where none is registered.<br/>
/// <c>Twin</c>: reference of another funder's award on the same question; null where there is none.
/// </remarks>
public sealed record SampleAward(
    string Id, string Reference, string Funder, int Pounds, IReadOnlyList<string> Techniques, IReadOnlyList<string> ComparatorTechniques, string Site, string? NctId, string? Twin);
