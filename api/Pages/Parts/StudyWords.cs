using Horizon.Api.Answers;

namespace Horizon.Api.Pages.Parts;

/// <summary>The words and marks of states. A mark goes with every colour, so that no state is told by colour alone.</summary>
internal static class StudyWords
{
    /// <summary>The status of one trial as <see cref="Horizon.Graph.Records.TrialStatusWords.Told"/> has it: what is stopped and not known to be paused is stopped.</summary>
    public static (string Mark, string Words) Told(string? status) => status == "stopped" ? ("✕", "Stopped") : Status(status);

    /// <summary>A status, which trials that are stopped for good and paused ones share.</summary>
    public static (string Mark, string Words) Status(string? status) => status switch
    {
        "planned" => ("◇", "Planned"),
        "recruiting" => ("▶", "Recruiting"),
        "active" => ("◐", "Active, not recruiting"),
        "completed" => ("■", "Completed"),
        "stopped" => ("✕", "Stopped early or suspended"),
        "terminated" => ("✕", "Terminated (stopped early)"),
        "suspended" => ("✕", "Suspended (paused)"),
        "withdrawn" => ("✕", "Withdrawn before it started"),
        _ => ("?", "Status not known"),
    };

    /// <summary>A gap-map cell's state.</summary>
    public static (string Mark, string Words, string Means) Cell(string state) => state switch
    {
        "evidence" => ("●", "Evidence", "At least one study has published results, or there is a systematic review."),
        "under-study" => ("◐", "Under study", "No published result yet; at least one trial is planned, recruiting or active."),
        "gap" => ("○", "Gap", "Nothing published and nothing under way. Studies that stopped, or finished without publishing, are counted but leave the question open."),
        "search-incomplete" => ("?", "Not fully searched", "Nothing published or under way was found, but a source is known to be incomplete, or none of its kind was read, so this is no proof of a gap."),
        "not-applicable" => ("–", "Does not apply", "The technique is not used at this site."),
        _ => ("?", state, ""),
    };

    /// <summary>The state of a study that matches a question.</summary>
    public static (string Mark, string Words) Match(string state) => state switch
    {
        "answered" => ("●", "Answered: results are published"),
        "under-way" => ("◐", "Under way"),
        "planned" => ("◇", "Planned"),
        "stopped" => ("✕", "Stopped before it could answer"),
        "silent" => ("…", "Silent: finished long ago, no results found"),
        _ => ("?", "State not known"),
    };

    public static (string Mark, string Words) Facet(string match) => match switch
    {
        "same" => ("✓", "Same"),
        "similar" => ("≈", "Similar"),
        "different" => ("✕", "Different"),
        _ => ("?", "Not known"),
    };

    public static string Relation(string relation) => relation switch
    {
        "same-question" => "Same question",
        "overlapping" => "Overlapping question",
        _ => "Related",
    };

    /// <summary>How two studies stand to each other: one question is not said to be the same where it is less likely than not.</summary>
    public static string Pair(string relation, double probability) => relation == "same-question" && !IsLikely(probability) ? "Perhaps the same question" : Relation(relation);

    public static bool IsLikely(double probability) => probability >= CheckMatch.Likely;

    /// <summary>"differ: population; near, not the same: dose"; empty where no point was found to differ or to be near only.</summary>
    public static string Points(IReadOnlyList<string> different, IReadOnlyList<string> similar) =>
        string.Join("; ", new[] { different.Count == 0 ? "" : $"differ: {string.Join(", ", different)}", similar.Count == 0 ? "" : $"near, not the same: {string.Join(", ", similar)}" }.Where(w => w.Length > 0));

    public static string Phase(string? phase) => phase switch
    {
        null => "Phase not known",
        "not applicable" => "No phase (not a drug trial)",
        _ => char.IsDigit(phase[0]) ? $"Phase {phase}" : $"{char.ToUpperInvariant(phase[0])}{phase[1..]} (phase)",
    };

    public static string Role(string? role) => role switch
    {
        "experimental" => "tested",
        "comparator" => "comparator",
        _ => "role not stated",
    };

    /// <summary>What a publication is to a trial.</summary>
    public static string PublicationRole(string type) => type switch
    {
        "result" => "Results",
        "derived" => "Further analysis",
        _ => "Background",
    };

    /// <summary>What another publication of the group is.</summary>
    public static string Version(string type) => type switch
    {
        "preprint" => "Preprint",
        "version" => "Other version",
        "correction" => "Correction",
        "retraction" => "Retraction",
        "partial-retraction" => "Partial retraction",
        "expression-of-concern" => "Expression of concern",
        "translation" => "Translation",
        "publication" => "Publication",
        _ => "Looks like another version",
    };

    /// <summary>A registry's capitals in words: "RANDOMIZED" is "Randomized", "NON_RANDOMIZED" is "Non randomized".</summary>
    public static string Registry(string word)
    {
        var words = word.Replace('_', ' ').ToLowerInvariant();
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
