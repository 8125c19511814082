using Horizon.Graph.Records;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Isrctn;

/// <summary>
/// The registry keeps no status: its site works one out from the dates of the record, unless the record overrides it. So does this, as of the later of the
/// record's last update and the day on which this program was last brought up to date: the clock stays out, and a date that had passed by then has passed.
/// </summary>
internal static class IsrctnStatus
{
    /// <summary>No record is read before this day. It moves with the parser's version.</summary>
    private static readonly DateOnly NotBefore = new(2026, 11, 1);

    /// <summary>The status, and the record's own word where it has one.</summary>
    public static (TrialStatus Status, string? Word) Of(RecordTree trial, PartialDate? updated)
    {
        var overall = trial.At("trialDesign", "overallStatusOverride");
        var recruitment = trial.At("participants", "recruitmentStatusOverride");
        foreach (var word in new[] { overall, recruitment })
        {
            if (word is not null && TrialStatusWords.FromRegister(word) is var told and not TrialStatus.Unknown) return (told, word);
        }
        return (ByDates(trial, updated?.First is { } day && day > NotBefore ? day : NotBefore), overall ?? recruitment);
    }

    private static TrialStatus ByDates(RecordTree trial, DateOnly asOf)
    {
        var start = RegistryDate.Read(trial.At("participants", "recruitmentStart"));
        var end = RegistryDate.Read(trial.At("participants", "recruitmentEnd"));
        var overallEnd = RegistryDate.Read(trial.At("trialDesign", "overallEndDate"));
        if (overallEnd?.Last < asOf) return TrialStatus.Completed;
        if (start is null) return TrialStatus.Unknown;
        if (start.Value.First > asOf) return TrialStatus.Planned;
        if (end is null) return TrialStatus.Unknown;
        if (end.Value.Last >= asOf) return TrialStatus.Recruiting;
        // Recruited; whether the follow-up has ended, nobody says where the end of the whole is absent.
        return overallEnd is null ? TrialStatus.Unknown : TrialStatus.Active;
    }
}
