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

    /// <summary>
    /// The status words of the other registers, in the form of the register itself or of WHO's platform: case, punctuation and spelling of "-ised" do not
    /// matter. WHO's "not recruiting" says neither whether a trial has begun nor whether it has ended: it is unknown. So are words that no register is known to use.
    /// </summary>
    public static TrialStatus FromRegister(string? word) => Folded(word) switch
    {
        "pending" or "planned" or "not yet recruiting" or "pending not yet recruiting" or "preinitiation" or "pre initiation" or "not started" or "not yet started"
            or "recruiting planned" or "recruitment planned" or "recruitment pending" or "open to recruitment not yet recruiting" or "before recruitment"
            or "authorised recruitment pending" or "authorised not started" or "under evaluation" or "no participants yet" => TrialStatus.Planned,
        "recruiting" or "open" or "open to recruitment" or "open public recruiting" or "open for patient inclusion" or "enrolling by invitation" or "recruiting ongoing"
            or "recruitment ongoing" or "enrolling" or "authorised recruiting" or "ongoing recruiting" or "currently recruiting" => TrialStatus.Recruiting,
        "active" or "active not recruiting" or "ongoing" or "on going" or "authorised" or "no longer recruiting" or "closed to recruitment" or "closed to recruitment of participants"
            or "closed follow up continuing" or "complete follow up continuing" or "recruiting complete follow up continuing" or "recruitment complete" or "recruitment completed"
            or "recruiting complete" or "inclusion stopped follow up" or "ongoing recruitment ended" or "ongoing not recruiting" or "restarted"
            or "enrollment closed" or "recruitment closed" or "in follow up" => TrialStatus.Active,
        "completed" or "complete" or "ended" or "finished" or "main results already published" or "data analysis completed" or "complete follow up complete"
            or "closed follow up complete" or "recruiting complete follow up complete" or "recruiting complete study complete" or "stopped trial finished"
            or "completed has results" or "completed no results" or "study completed" or "trial completed" => TrialStatus.Completed,
        "stopped" or "stopped early" or "terminated" or "other terminated" or "suspended" or "abandoned" or "prematurely ended" or "temporarily halted" or "temporary halt"
            or "temporarily closed" or "suspended by ca" or "halted" or "recruiting stopped after recruiting started" or "recruiting suspended on temporary hold"
            or "recruiting complete follow up discontinued" or "revoked" or "discontinued" or "terminated early" or "prohibited by ca" or "early termination" => TrialStatus.Stopped,
        "withdrawn" or "cancelled" or "canceled" or "not authorised" or "recruiting withdrawn before recruiting started" or "stopped trial never started"
            or "stopped never started" or "expired" => TrialStatus.Withdrawn,
        _ => TrialStatus.Unknown,
    };

    /// <summary>
    /// The status as its register says it of this one trial: <see cref="Word"/>, but of a stopped one "suspended" where the register says that it is paused and "terminated" where it says that it was ended;
    /// "stopped" where its word says no more. Counts keep these in one class.
    /// </summary>
    /// <param name="sourceWord">The register's own word; null where it is not known.</param>
    public static string Told(TrialStatus? status, string? sourceWord) => status switch
    {
        null => TrialStatus.Unknown.Word(),
        TrialStatus.Stopped => Folded(sourceWord) switch
        {
            "suspended" or "suspended by ca" or "temporarily halted" or "temporary halt" or "temporarily closed" or "temporarily not available" or "recruiting suspended on temporary hold" => "suspended",
            "terminated" or "other terminated" or "terminated early" or "early termination" or "prematurely ended" => "terminated",
            _ => TrialStatus.Stopped.Word(),
        },
        { } known => known.Word(),
    };

    /// <summary>Lower case, letters only, one space between words, British spelling.</summary>
    private static string? Folded(string? word)
    {
        if (word is null) return null;
        var folded = new System.Text.StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (char.IsLetter(c)) folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd().Replace("authorized", "authorised", StringComparison.Ordinal);
    }
}
