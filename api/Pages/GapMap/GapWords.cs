using Horizon.Api.Answers;
using Horizon.Api.Pages.Parts;

namespace Horizon.Api.Pages.GapMap;

internal static class GapWords
{
    /// <summary>What follows the number in a cell, for those who hear it: "studies, evidence".</summary>
    public static string Short(int studies, GapMapCell cell) => $"{(studies == 1 ? "study" : "studies")}, {StudyWords.Cell(cell.State).Words.ToLowerInvariant()}";

    /// <summary>"4 studies. Brachytherapy, cervical cancer: evidence. 3 trials: 1 with results, 2 recruiting; 1 review." </summary>
    /// <param name="filtered">Whether filters leave records out: the awards known to run are told of all, as the state is.</param>
    public static string Say(string row, string column, GapMapCell cell, bool filtered = false)
    {
        var counts = cell.Counts;
        var parts = new (int Count, string Words)[]
        {
            (counts.Published, "with results"), (counts.Recruiting, "recruiting"), (counts.Active, "active"), (counts.Planned, "planned"),
            (counts.Completed, "completed without results"), (counts.Stopped, "stopped, suspended or withdrawn"), (counts.Unknown, "of unknown status"),
        };
        var states = string.Join(", ", parts.Where(p => p.Count > 0).Select(p => $"{Dates.Number(p.Count)} {p.Words}"));
        var trials = counts.Trials() == 0 ? "No trial" : $"{Dates.Count(counts.Trials(), "trial")}: {states}";
        return $"{Dates.Count(ShownMap.Studies(cell), "study", "studies")}. {row}, {column}: {StudyWords.Cell(cell.State).Words.ToLowerInvariant()}. {trials}{(counts.Reviews > 0 ? $"; {Dates.Count(counts.Reviews, "review")}" : "")}{Awards(cell, filtered)}{(cell.GapsListed > 0 ? $"; {Listed(cell)}" : "")}.";
    }

    /// <summary>"2 gaps on the list".</summary>
    public static string Listed(GapMapCell cell) => $"{Dates.Count(cell.GapsListed ?? 0, "gap")} on the list";

    /// <summary>"; 3 awards, 1 of which is known to run or to begin": a gap for which one runs is being addressed, and none the less one.</summary>
    private static string Awards(GapMapCell cell, bool filtered)
    {
        if (filtered) return $"{(cell.Counts.Awards is > 0 and var few ? $"; {Dates.Count(few, "award")}" : "")}{(cell.AwardsRunning is > 0 and var all ? $"; without the filters, {Dates.Count(all, "award")} {(all == 1 ? "is" : "are")} known to run or to begin" : "")}";
        var running = cell.AwardsRunning is > 0 and var n ? $"{Dates.Number(n)} {(n == 1 ? "is" : "are")} known to run or to begin" : null;
        return cell.Counts.Awards is > 0 and var awards ? $"; {Dates.Count(awards, "award")}{(running is null ? "" : $", of which {running}")}" : running is null ? "" : $"; of awards {running}";
    }

    /// <summary>"awards are not told by phase or status"; null where they are counted or none is here.</summary>
    public static string? AwardsUntold(ShownMap map) => map.AwardsUntoldBy.Count == 0 ? null : $"awards are not told by {string.Join(" or ", map.AwardsUntoldBy)}";
}
