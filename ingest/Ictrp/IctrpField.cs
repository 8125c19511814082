namespace Horizon.Ingest.Ictrp;

/// <summary>What is read of a record of the platform.</summary>
internal enum IctrpField
{
    TrialId,
    UpdatedOn,
    PublicTitle,
    ScientificTitle,
    Acronym,
    SecondaryIds,
    Status,
    StudyType,
    StudyDesign,
    Phase,
    TargetSize,
    ActualSize,
    SizeType,
    StartsOn,
    CompletedOn,

    /// <summary>The day of registration once more, in a form that spreadsheets do not break.</summary>
    RegisteredOnAgain,
    RegisteredOn,
    ResultsPostedOn,
    ResultsSummary,
    ResultsLink,
    HasResults,
    Conditions,
    Interventions,
    PrimaryOutcomes,
    SecondaryOutcomes,
    InclusionCriteria,
    ExclusionCriteria,
    Sex,
    MinimumAge,
    MaximumAge,
    PrimarySponsor,
    SecondarySponsors,
    Support,
    Countries,
}
