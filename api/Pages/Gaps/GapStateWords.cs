using Horizon.Api.Pages.Parts;
using Horizon.Graph.Gaps;

namespace Horizon.Api.Pages.Gaps;

/// <summary>The words and marks of a gap's state and kind.</summary>
internal static class GapStateWords
{
    public static (string Mark, string Words, string? Tone) State(string state) => state switch
    {
        GapStates.Open => ("○", "Open", null),
        GapStates.BeingAddressed => ("◐", "Being addressed", "tone-live"),
        GapStates.Answered => ("●", "Answered", "tone-done"),
        GapStates.Retired => ("✕", "Retired", "tone-stopped"),
        _ => ("?", state, null),
    };

    public static string Kind(string kind, int sources) => kind == EvidenceGap.StructuralKind ? "seen in the counts" : sources == 1 ? "stated by 1 source" : $"stated by {Dates.Number(sources)} sources on this subject";

    /// <summary>The state of one study, in its register's own sense where it came to nothing: what the counts keep in one class is said apart.</summary>
    /// <param name="status">As <see cref="Horizon.Graph.Records.TrialStatusWords.Told"/>; null where it is not known.</param>
    public static string Study(string state, string? status = null) => state switch
    {
        "stopped" when status is not null => StudyWords.Told(status).Words.ToLowerInvariant(),
        "published" => "results published",
        "completed" => "completed, no results found",
        "stopped" => "stopped",
        "review" => "systematic review",
        "award" => "award",
        "result" or "paper" => "paper",
        "unknown" => "status not known",
        _ => state,
    };

    /// <summary>"abstract: CONCLUSIONS" as a person says it.</summary>
    public static string Field(string field) => field.StartsWith("abstract", StringComparison.Ordinal) ? $"its {field.Replace(":", ",", StringComparison.Ordinal)}" : $"its {field}";
}
