namespace Horizon.Ingest.Sample;

/// <summary>What the generator decided about one trial; the record's text and the planted truth both follow from it.</summary>
internal sealed record TrialSpec
{
    public required string NctId { get; init; }

    public required QuestionTemplate Question { get; init; }

    /// <summary>Index into the question's populations.</summary>
    public required int Population { get; init; }

    public required SampleDose? Dose { get; init; }

    public required SampleDose? ControlDose { get; init; }

    /// <summary>Has a control arm and is randomised.</summary>
    public required bool Comparative { get; init; }

    /// <summary>The second trial of a planted pair: same question, other words.</summary>
    public required bool Reworded { get; init; }

    public required string Status { get; init; }

    public required TrialCalendar Dates { get; init; }

    public required IReadOnlyList<string> Phases { get; init; }

    public required int Enrolment { get; init; }

    public required string? Acronym { get; init; }

    public required string? WhyStopped { get; init; }

    public required int Notation { get; init; }

    public required NamedOrganisation Sponsor { get; init; }

    public required IReadOnlyList<NamedOrganisation> Collaborators { get; init; }

    public required IReadOnlyList<Facility> Facilities { get; init; }

    public required bool HasResults { get; init; }

    public bool Observational => !Comparative && Phases.Count == 0;

    public SiteProfile Site => SampleTables.Sites[Question.Site];

    public string PopulationText => Reworded ? Question.Paraphrase! : Question.Populations[Population];
}
