using Horizon.Graph.Records;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Isrctn;

/// <summary>
/// The registry keeps no status: its site works one out from the dates of the record and the day, unless the record overrides it. So does this, as of the record's
/// last update, which is the day of which every other register's status speaks too; without one nobody knows. What has passed since then, whoever reads the
/// status tells from the completion date: the same bytes give the same status on any day.
/// </summary>
internal static class IsrctnStatus
{
    /// <summary>The status, and the record's own word where it has one.</summary>
    public static (TrialStatus Status, string? Word) Of(RecordTree trial, PartialDate? updated)
    {
        var overall = trial.At("trialDesign", "overallStatusOverride");
        var recruitment = trial.At("participants", "recruitmentStatusOverride");
        foreach (var word in new[] { overall, recruitment })
        {
            if (word is not null && TrialStatusWords.FromRegister(word) is var told and not TrialStatus.Unknown) return (told, word);
        }
        return (updated is { } asOf ? ByDates(trial, asOf.First) : TrialStatus.Unknown, overall ?? recruitment);
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
