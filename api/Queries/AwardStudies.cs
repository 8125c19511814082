using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Pages.Parts;
using Horizon.Graph.Gaps;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>The trials that an award pays for, as they stand, and what that means for it.</summary>
internal sealed class AwardStudies(Workspace workspace, TimeProvider time)
{
    /// <summary>Those that name it, ordered by id.</summary>
    public IReadOnlyList<FundedStudyItem> Of(string award)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return [.. workspace.Gaps.Supported([award]).Where(s => s.IsTrial).Select(s => FundedStudyItem.Of(s, today))];
    }

    /// <summary>What a funder has to know of an award by its trials; null where one of them is under way, or is done as it should be, or nobody knows.</summary>
    /// <param name="runs">It is known that the award runs or is to begin.</param>
    public static string? Meaning(IReadOnlyList<FundedStudyItem> trials, bool runs)
    {
        if (Trouble([.. trials.Select(t => (t.State, t.Status))]) is null) return null;
        var one = trials.Count == 1;
        var what = trials.Select(t => t.Status).Distinct().ToList() switch
        {
            ["withdrawn"] => one ? "The only trial here that it pays for was withdrawn before it started: nothing came of it so far as these records tell" : "All trials here that it pays for were withdrawn before they started: nothing came of them so far as these records tell",
            ["suspended"] => one ? "The only trial here that it pays for is suspended (paused)" : "All trials here that it pays for are suspended (paused)",
            ["terminated"] or ["stopped"] => one ? "The only trial here that it pays for was stopped early" : "All trials here that it pays for were stopped early",
            _ => "All trials here that it pays for were stopped early, withdrawn or suspended",
        };
        var results = trials.Count(t => t.State == StudyStates.Published);
        return $"{what}{(results == 0 ? "" : one ? "; it has results" : $"; {Dates.Number(results)} of them {(results == 1 ? "has" : "have")} results")}. {(runs ? "By its own dates the award still runs" : "The award is not counted as running, and addresses no gap")}; ask its funder what became of the money.";
    }

    /// <summary>What became of all trials that an award pays for, by their register's word; "stopped" where they differ; null where there is none, or one came to no harm, or nobody knows.</summary>
    public static string? Trouble(IReadOnlyList<(string State, string? Status)> trials) =>
        trials.Count == 0 || trials.Any(t => GapLife.IsUnderWay(t.State) || !IsTrouble(t.Status)) ? null : trials.Select(t => t.Status).Distinct().ToList() is [var one] ? one : "stopped";

    private static bool IsTrouble(string? status) => status is "withdrawn" or "suspended" or "terminated" or "stopped";
}
