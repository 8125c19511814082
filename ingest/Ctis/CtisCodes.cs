using Horizon.Graph.Records;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Ctis;

/// <summary>The portal's numbers for states and phases, in its own words.</summary>
internal static class CtisCodes
{
    private static readonly string[] Statuses =
    [
        "Under evaluation", "Authorised, recruitment pending", "Authorised, recruiting", "Ongoing, recruiting", "Ongoing, recruitment ended", "Temporarily halted",
        "Suspended", "Ended", "Expired", "Revoked", "Not authorised", "Cancelled",
    ];

    /// <summary>The word of a public status, given as a number or (older answers) as the word; null for a number that is not known.</summary>
    public static string? StatusWord(string? status) =>
        status is null ? null : int.TryParse(status, out var code) ? code >= 1 && code <= Statuses.Length ? Statuses[code - 1] : null : status;

    /// <summary>Null where the record gives no status; unknown for a word or number that no table knows.</summary>
    public static TrialStatus? Status(string? status) => status is null ? null : TrialStatusWords.FromRegister(StatusWord(status));

    /// <summary>The phase of a number (full records) or label (search answers).</summary>
    public static string? Phase(string? phase) => phase switch
    {
        "1" or "2" or "3" => "1",
        "4" => "2",
        "5" => "3",
        "6" => "4",
        "7" or "8" or "9" => "1/2",
        "10" => "2/3",
        // Phase III and IV in one has no word of its own here.
        "11" => null,
        _ => PhaseWords.Read(phase),
    };
}
