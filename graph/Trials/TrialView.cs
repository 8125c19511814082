using System.Diagnostics.CodeAnalysis;
using Horizon.Graph.Awards;
using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Trials;

/// <summary>A concept that a trial or paper is tied to. <paramref name="Role"/> is experimental, comparator or null where it cannot be told.</summary>
public sealed record ConceptRef(string Id, string Label, string? Role);

/// <summary>A registration: the register's name, the id, and its page where the register has one.</summary>
public sealed record RegistrationRef(string Register, string Id, string? Url);

/// <summary><paramref name="Role"/>: lead, collaborator or funder.</summary>
public sealed record SponsorRef(string Id, string Name, string Role);

/// <summary>A place where the trial recruits; <paramref name="OrganisationId"/> where it is a known provider.</summary>
public sealed record PlaceRef(string? Facility, string? City, string? Country, string? Status, string? OrganisationId, string? NetworkId);

/// <summary><paramref name="Type"/> is result, derived or background; <paramref name="Title"/> is null while no source has delivered the publication.</summary>
public sealed record PublicationRef(string Id, string Type, string? Title)
{
    /// <summary>Of the strongest reason for the tie, 0 to 1; null where reasons are not read.</summary>
    public double? Confidence { get; init; }

    /// <summary>It was taken back.</summary>
    public bool Retracted { get; init; }
}

/// <summary>A trial, or an award, that is tied to a trial and is not it: its parent, its follow-up, another arm of its platform. <paramref name="Title"/> is null while no source has delivered it.</summary>
public sealed record RelatedRef(string Id, string? Title);

/// <summary>A schedule with the field that it was read from; its offsets are into that field's text.</summary>
public sealed record FieldSchedule : DoseSchedule
{
    [SetsRequiredMembers]
    public FieldSchedule(string field, DoseSchedule schedule) : base(schedule) => Field = field;

    public string Field { get; }
}

/// <summary>One trial with all that the graph knows of it. Null is unknown; overlaps and gaps are derived, and null for those who read the trial alone.</summary>
public sealed record TrialView
{
    public required string Id { get; init; }
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Other trials whose records state the id that was asked for as theirs too; empty where none does.</summary>
    public IReadOnlyList<string> AlsoStatedBy { get; init; } = [];

    /// <summary>No source has delivered a record: only others name this trial.</summary>
    public required bool MentionedOnly { get; init; }
    public string? Title { get; init; }
    public required IReadOnlyList<RegistrationRef> Registrations { get; init; }
    public required string Status { get; init; }

    /// <summary>The date of the record that the status is from, as its source gives it; null where it gives none.</summary>
    public PartialDate? StatusOn { get; init; }

    /// <summary>How the gap map counts it: published, recruiting, active, planned, completed, stopped or unknown.</summary>
    public required string State { get; init; }
    public string? Phase { get; init; }
    public int? Enrolment { get; init; }
    public PartialDate? StartDate { get; init; }
    public PartialDate? CompletionDate { get; init; }
    public required IReadOnlyList<ConceptRef> Techniques { get; init; }
    public required IReadOnlyList<ConceptRef> Sites { get; init; }
    public required IReadOnlyList<FieldSchedule> Schedules { get; init; }
    public required IReadOnlyList<SponsorRef> Sponsors { get; init; }

    /// <summary>Null where no source names funders apart from sponsors.</summary>
    public IReadOnlyList<OrganisationRef>? Funders { get; init; }

    /// <summary>Grants that the registration names.</summary>
    public IReadOnlyList<SupportRef> Awards { get; init; } = [];
    public required IReadOnlyList<PlaceRef> RecruitsAt { get; init; }
    public required IReadOnlyList<PublicationRef> Publications { get; init; }

    /// <summary>Parent and follow-up, platform and arm, pilot and main study: by a record's word, a comparison's or a person's.</summary>
    public IReadOnlyList<RelatedRef> Related { get; init; } = [];

    /// <summary>Why its registrations are one, and what was found and decided of it and others; null for those who read the trial alone.</summary>
    public IReadOnlyList<ThingPair>? Pairs { get; init; }
    public IReadOnlyList<string>? Overlaps { get; init; }
    public IReadOnlyList<string>? Gaps { get; init; }

    /// <summary>Fields of which the registrations say different things; empty for a trial with one.</summary>
    public IReadOnlyList<Disagreement> Disagreements { get; init; } = [];

    /// <summary>Values that editors entered by hand and that stand now, by field; empty where there are none.</summary>
    public IReadOnlyList<HandEntry> ByHand { get; init; } = [];

    /// <summary>All that editors entered by hand or took back, the oldest first.</summary>
    public IReadOnlyList<HandEntry> HandHistory { get; init; } = [];

    /// <summary>What the registers changed from version to version, of the versions that were fetched.</summary>
    public IReadOnlyList<RegistrationChange> History { get; init; } = [];

    /// <summary>The merged registration in full; null for a trial that is only mentioned.</summary>
    public TrialFacts? Facts { get; init; }
    public required IReadOnlyList<Provenance> Provenance { get; init; }

    /// <summary>Ids of other registers that its records give and under which it is not known itself.</summary>
    internal IEnumerable<string> Named() => Registrations.Select(r => r.Id).Where(id => !IsOwn(id));

    /// <summary>Without ids that are another trial's.</summary>
    public TrialView Without(IReadOnlySet<string> others) => others.Count == 0 || !Named().Any(others.Contains) ? this : this with { Registrations = [.. Registrations.Where(r => IsOwn(r.Id) || !others.Contains(r.Id))] };

    private bool IsOwn(string id) => Id.EndsWith($":{id}", StringComparison.Ordinal) || Aliases.Any(a => a.EndsWith($":{id}", StringComparison.Ordinal));
}
