namespace Horizon.Ingest.Sample;

/// <summary>One study's content before it is put into the registry's wire format.</summary>
internal sealed record StudyContent
{
    public required string NctId { get; init; }

    public required string OrgStudyId { get; init; }

    public required string? Acronym { get; init; }

    public required string BriefTitle { get; init; }

    public required string OfficialTitle { get; init; }

    public required string BriefSummary { get; init; }

    public required string DetailedDescription { get; init; }

    public required string Status { get; init; }

    public required string? WhyStopped { get; init; }

    public required TrialCalendar Dates { get; init; }

    public required NamedOrganisation Sponsor { get; init; }

    public required IReadOnlyList<NamedOrganisation> Collaborators { get; init; }

    public required string Official { get; init; }

    public required IReadOnlyList<string> Conditions { get; init; }

    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>UI and term, separated by a space.</summary>
    public required string Mesh { get; init; }

    /// <summary>Empty for an observational study.</summary>
    public required IReadOnlyList<string> Phases { get; init; }

    public required bool Observational { get; init; }

    public required bool Randomised { get; init; }

    public required string Purpose { get; init; }

    public required int Enrolment { get; init; }

    public required IReadOnlyList<StudyArm> Arms { get; init; }

    public required IReadOnlyList<StudyIntervention> Interventions { get; init; }

    public required IReadOnlyList<OutcomeText> Primary { get; init; }

    public required IReadOnlyList<OutcomeText> Secondary { get; init; }

    public required IReadOnlyList<string> Inclusion { get; init; }

    public required IReadOnlyList<string> Exclusion { get; init; }

    public required string Sex { get; init; }

    public required string MinAge { get; init; }

    public required string? MaxAge { get; init; }

    public required IReadOnlyList<Facility> Facilities { get; init; }

    /// <summary>Of the award that pays for it, as its funder writes it; null where none is known.</summary>
    public string? Grant { get; init; }

    public IReadOnlyList<StudyReference> References { get; init; } = [];

    public bool HasResults { get; init; }
}

internal sealed record StudyArm(string Label, string Type, string Description);

/// <remarks>
/// <c>Arms</c>: Labels of the arms that have it.
/// </remarks>
internal sealed record StudyIntervention(string Type, string Name, string Description, IReadOnlyList<string> Arms);

internal sealed record StudyReference(string Pmid, string Type, string Citation);
