namespace Horizon.Graph.Records;

/// <summary>
/// One registration of a trial. <c>Registration</c> is the registry's id in canonical form and all that a record needs;
/// a study with an id alone is stored with a null title.
/// </summary>
public sealed record TrialFacts : Facts
{
    public required string Registration { get; init; }
    public IReadOnlyList<SecondaryId> SecondaryIds { get; init => field = value ?? []; } = [];

    /// <summary>Earlier ids of this registration that the registry itself gives (obsolete or merged ones).</summary>
    public IReadOnlyList<string> FormerIds { get; init => field = value ?? []; } = [];

    public string? BriefTitle { get; init; }
    public string? OfficialTitle { get; init; }
    public string? Acronym { get; init; }
    public TrialStatus? Status { get; init; }

    /// <summary>The registry's own word for the status.</summary>
    public string? SourceStatus { get; init; }
    public string? WhyStopped { get; init; }
    public PartialDate? StartDate { get; init; }
    public PartialDate? PrimaryCompletionDate { get; init; }
    public PartialDate? CompletionDate { get; init; }
    public PartialDate? FirstPosted { get; init; }
    public PartialDate? ResultsPosted { get; init; }
    public bool? HasResults { get; init; }

    /// <summary>The registry's word, lower case: interventional, observational, expanded_access.</summary>
    public string? StudyType { get; init; }

    /// <summary>"1", "1/2", "2", "2/3", "3", "4", "early 1" or "not applicable"; null where unknown.</summary>
    public string? Phase { get; init; }
    public string? Allocation { get; init; }
    public string? InterventionModel { get; init; }
    public string? Masking { get; init; }
    public string? PrimaryPurpose { get; init; }

    /// <summary>Participants, planned or reached: see <see cref="EnrolmentIsActual"/>.</summary>
    public int? Enrolment { get; init; }
    public bool? EnrolmentIsActual { get; init; }
    public string? Summary { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<string> Conditions { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Keywords { get; init => field = value ?? []; } = [];
    public IReadOnlyList<MeshHeading> ConditionMesh { get; init => field = value ?? []; } = [];
    public IReadOnlyList<MeshHeading> InterventionMesh { get; init => field = value ?? []; } = [];
    public IReadOnlyList<TrialArm> Arms { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Intervention> Interventions { get; init => field = value ?? []; } = [];
    public IReadOnlyList<OutcomeMeasure> Outcomes { get; init => field = value ?? []; } = [];
    public string? Eligibility { get; init; }
    public string? Sex { get; init; }
    public string? MinimumAge { get; init; }
    public string? MaximumAge { get; init; }
    public SponsorName? LeadSponsor { get; init; }
    public IReadOnlyList<SponsorName> Collaborators { get; init => field = value ?? []; } = [];

    /// <summary>Who pays, where the registry names that apart from the sponsors.</summary>
    public IReadOnlyList<FunderName> Funders { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Location> Locations { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Reference> References { get; init => field = value ?? []; } = [];

    /// <summary>Of a record that editors keep: every value that was entered by hand or taken back, the oldest first. Empty for a source's record.</summary>
    public IReadOnlyList<HandEntry> ByHand { get; init => field = value ?? []; } = [];

    /// <summary>The title to show: the brief one, else the official one, else null.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Title => BriefTitle ?? OfficialTitle;

    public override FoldedFacts FoldOnto(IReadOnlyList<VersionedFacts> versions)
    {
        var folded = Fold<TrialFacts>.Merge(versions, TrialFields.All);
        var trial = (TrialFacts)folded.Facts;
        // A trial that was suspended and goes on has no reason for stopping any more.
        return trial.WhyStopped is null || trial.Status is TrialStatus.Stopped or TrialStatus.Withdrawn or TrialStatus.Unknown or null
            ? folded
            : folded with { Facts = trial with { WhyStopped = null }, FieldVersions = folded.FieldVersions.Where(f => f.Key != "whyStopped").ToDictionary() };
    }
}

/// <summary>A value that an editor entered for a field (of <see cref="Trials.HandValues"/>), with who, when and why. A null value takes back what was entered before.</summary>
public sealed record HandEntry(string Field, string? Value, string By, DateTimeOffset At, string Note);

/// <summary>Another id that the record names. <paramref name="Type"/> and <paramref name="Domain"/> are the registry's words, null where absent.</summary>
public sealed record SecondaryId(string Id, string? Type, string? Domain);

/// <summary><paramref name="Type"/> is the registry's word ("EXPERIMENTAL", "ACTIVE_COMPARATOR"), null where absent.</summary>
public sealed record TrialArm(string Label, string? Type, string? Description, IReadOnlyList<string> InterventionNames)
{
    public IReadOnlyList<string> InterventionNames { get; init => field = value ?? []; } = InterventionNames ?? [];
}

/// <summary><paramref name="Type"/> is the registry's word ("RADIATION", "DRUG", …): every type is kept.</summary>
public sealed record Intervention(string? Type, string Name, string? Description, IReadOnlyList<string> ArmLabels, IReadOnlyList<string> OtherNames)
{
    public IReadOnlyList<string> ArmLabels { get; init => field = value ?? []; } = ArmLabels ?? [];
    public IReadOnlyList<string> OtherNames { get; init => field = value ?? []; } = OtherNames ?? [];
}

/// <summary><paramref name="Kind"/> is primary, secondary or other.</summary>
public sealed record OutcomeMeasure(string Kind, string Measure, string? Description, string? TimeFrame);

/// <summary><paramref name="Class"/> is the registry's word ("INDUSTRY", "OTHER", "NIH"), null where absent. <paramref name="RorId"/>: canonical, where the registry gives it. <paramref name="Country"/>: of the body, where the registry gives it in a field of its own.</summary>
public sealed record SponsorName(string Name, string? Class, string? RorId = null, string? Country = null);

/// <summary>A funder as the registry names it, with its ids where it gives them: the DOI of the Funder Registry ("10.13039/501100000272") and the ROR id, and its country where that has a field of its own.</summary>
public sealed record FunderName(string Name, string? FunderDoi, string? RorId, string? Country = null);

/// <summary>A place where the trial recruits. <paramref name="Status"/> is the registry's word for this place, null where absent.</summary>
public sealed record Location(string? Facility, string? City, string? Country, string? Status);

/// <summary>A publication that the registration names. <paramref name="Type"/> is result, derived or background.</summary>
public sealed record Reference(string? Pmid, string Type, string? Citation, string? Doi = null);
