using System.Globalization;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Trials;

/// <summary>
/// What a register changed between two versions of one registration. <paramref name="Field"/> is status, enrolment, startDate, primaryCompletionDate,
/// completionDate or primaryOutcome. <paramref name="On"/> is the source's own date of the later version, <paramref name="Since"/> that of the version that
/// said <paramref name="Before"/>, null where the source gave none. <paramref name="Version"/> names the later version's document.
/// </summary>
public sealed record RegistrationChange(string Source, string Record, string Field, string Before, string? After, PartialDate? Since, PartialDate? On, string Version);

/// <summary>Compares the kept versions of a registration, the oldest first.</summary>
public static class RegistrationHistory
{
    private static readonly (string Name, Func<TrialFacts, string?> Value)[] Fields =
    [
        ("status", f => f.SourceStatus ?? f.Status?.Word()),
        ("enrolment", f => f.Enrolment is { } people ? people.ToString(CultureInfo.InvariantCulture) + (f.EnrolmentIsActual switch { true => " (actual)", false => " (planned)", null => "" }) : null),
        ("startDate", f => f.StartDate?.ToString()),
        ("primaryCompletionDate", f => f.PrimaryCompletionDate?.ToString()),
        ("completionDate", f => f.CompletionDate?.ToString()),
        ("primaryOutcome", f => Outcomes(f)),
    ];

    /// <summary>
    /// Every change of the fields above, in the order of the versions. A version that does not give a field says nothing of it where it is a reduced one;
    /// a full one has taken it out. A first value is no change.
    /// </summary>
    public static IReadOnlyList<RegistrationChange> Of(StoredRecord record)
    {
        var changes = new List<RegistrationChange>();
        var known = new Dictionary<string, (string Value, PartialDate? Since)>();
        foreach (var version in VersionOrder.CurrentFirst(record.Versions).Reverse())
        {
            if (version.Facts is not TrialFacts facts) continue;
            foreach (var (name, value) in Fields)
            {
                var now = value(facts);
                if (now is null && version.IsReduced) continue;
                if (known.TryGetValue(name, out var before) && before.Value != now)
                    changes.Add(new RegistrationChange(record.Key.Source, record.Key.Id, name, before.Value, now, before.Since, version.UpdatedOn, version.Hash));
                if (now is null) known.Remove(name);
                else if (!known.TryGetValue(name, out var same) || same.Value != now) known[name] = (now, version.UpdatedOn);
            }
        }
        return changes;
    }

    private static string? Outcomes(TrialFacts facts)
    {
        var primary = facts.Outcomes.Where(o => o.Kind == "primary").Select(o => o.TimeFrame is null ? o.Measure : $"{o.Measure} [{o.TimeFrame}]").ToList();
        return primary.Count == 0 ? null : string.Join("\n", primary);
    }
}
