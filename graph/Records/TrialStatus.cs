namespace Horizon.Graph.Records;

/// <summary>Horizon's words for the state of a trial; one table a registry maps its own words to these.</summary>
public enum TrialStatus
{
    /// <summary>The record gives no status, or one that no table knows.</summary>
    Unknown = 0,
    Planned,
    Recruiting,
    Active,
    Completed,
    Stopped,
    Withdrawn,
}

public static class TrialStatusWords
{
    /// <summary>The word of the API: lower case.</summary>
    public static string Word(this TrialStatus status) => status.ToString().ToLowerInvariant();

    /// <summary>ClinicalTrials.gov's overallStatus in the API's form ("NOT_YET_RECRUITING") or the legacy one ("Not yet recruiting").</summary>
    public static TrialStatus FromClinicalTrialsGov(string? word) => word?.Trim().ToUpperInvariant().Replace(' ', '_').Replace(",", "", StringComparison.Ordinal) switch
    {
        "NOT_YET_RECRUITING" => TrialStatus.Planned,
        "RECRUITING" or "ENROLLING_BY_INVITATION" or "AVAILABLE" => TrialStatus.Recruiting,
        "ACTIVE_NOT_RECRUITING" => TrialStatus.Active,
        "COMPLETED" or "APPROVED_FOR_MARKETING" => TrialStatus.Completed,
        "TERMINATED" or "SUSPENDED" or "NO_LONGER_AVAILABLE" or "TEMPORARILY_NOT_AVAILABLE" => TrialStatus.Stopped,
        "WITHDRAWN" => TrialStatus.Withdrawn,
        _ => TrialStatus.Unknown,
    };
}
