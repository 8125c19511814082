using Horizon.Graph.Extraction.Schedules;
using Horizon.Graph.Linking;
using Horizon.Graph.Records;

namespace Horizon.Graph.Trials;

/// <summary>The dose schedules written in a registration's arms and interventions, else in its titles and summary.</summary>
public static class TrialSchedules
{
    public static IReadOnlyList<FieldSchedule> Of(TrialFacts trial)
    {
        var found = new List<FieldSchedule>();
        foreach (var arm in trial.Arms)
        {
            var role = TrialRoles.Of(arm) is { Length: > 0 } word ? word : null;
            Add($"arm: {arm.Label}", arm.Label, role);
            Add($"arm: {arm.Label}", arm.Description, role);
        }
        foreach (var intervention in trial.Interventions)
        {
            var role = TrialRoles.Of(intervention, trial.Arms) is { Length: > 0 } word ? word : null;
            Add($"intervention: {intervention.Name}", intervention.Name, role);
            Add($"intervention: {intervention.Name}", intervention.Description, role);
        }
        if (found.Count > 0) return Distinct(found);
        Add("title", trial.BriefTitle, null);
        Add("official title", trial.OfficialTitle, null);
        Add("summary", trial.Summary, null);
        return Distinct(found);

        void Add(string field, string? text, string? role)
        {
            if (string.IsNullOrEmpty(text)) return;
            found.AddRange(ScheduleReader.Read(text).Select(s => new FieldSchedule(field, s with { Role = role ?? s.Role })));
        }
    }

    /// <summary>An arm and its intervention often say the same schedule: it is shown once a role.</summary>
    private static List<FieldSchedule> Distinct(List<FieldSchedule> found) =>
        [.. found.DistinctBy(f => (f.TotalDoseGy, f.TotalDoseMaxGy, f.Fractions, f.DosePerFractionGy, f.Phase, f.Role))];
}
