using Horizon.Api.Answers;
using Horizon.Api.Pages.Parts;
using Horizon.Graph.Gaps;
using Horizon.Graph.Store;

namespace Horizon.Api.Pages.Check;

/// <summary>What became of a study that a check found, and how it stands to the question, in words that its record bears out.</summary>
internal static class MatchWords
{
    /// <summary>"Answered: results are published". A completed trial without results is not under way, a paper answers by itself only what it reports, and the registry's own word stands for a trial that stopped.</summary>
    public static (string Mark, string Words) Became(CheckMatch match) => match switch
    {
        { Kind: NodeKinds.Publication, State: "silent" } => ("×", "Retracted: what it reported was taken back"),
        { Kind: NodeKinds.Publication, IsReview: true } => ("●", "Published: a review"),
        { Kind: NodeKinds.Publication, State: "answered" } => ("●", "Published"),
        { Kind: NodeKinds.Publication, State: "under-way" } => ("◐", "Protocol published: what became of the study is not known here"),
        { State: "answered", Status: "stopped" } => ("●", "Stopped early: results are published"),
        { Kind: NodeKinds.Trial, State: "silent", Expected: null } => ("?", "Not known whether it has ended: it gives no date, and no results were found"),
        { Kind: NodeKinds.Trial, State: "under-way", Status: null or "unknown" } => ("?", "Not known whether it still runs: no results found"),
        { State: "under-way", Status: "completed" } => ("◐", "Completed: no results found yet"),
        { State: "stopped", Told: "suspended" or "terminated" or "withdrawn" } => StudyWords.Told(match.Told),
        { Kind: NodeKinds.Award, State: "answered" } => ("●", "Answered: a trial that it pays for has results"),
        { Kind: NodeKinds.Award, State: "under-way" } => ("◐", "A trial that it pays for is under way"),
        { Kind: NodeKinds.Trial, State: "under-way", IsOverdue: true } => ("◐", "Under way by its register: past the date that it gives, no results found"),
        { Kind: NodeKinds.Trial, State: "planned", IsOverdue: true } => ("◇", "Planned by its register: past the date that it gives, no results found"),
        { Kind: NodeKinds.Trial, State: "silent", Status: "planned" } => ("◇", "Planned by its register: long past the date that it gives, no results found"),
        { Kind: NodeKinds.Trial, State: "silent", Status: { } status } when GapLife.IsUnderWay(status) => ("◐", "Under way by its register: long past the date that it gives, no results found"),
        { Kind: NodeKinds.Trial, State: "silent", Status: null or "unknown" } => ("?", "Not known whether it has ended: long past the date that it gives, no results found"),
        _ => StudyWords.Match(match.State),
    };

    /// <summary>The same without what follows the colon, for counts.</summary>
    public static string InShort(CheckMatch match) => Became(match).Words.Split(':')[0];

    /// <summary>"Perhaps the same question" where it is likelier than not that it is another.</summary>
    public static string Relation(CheckMatch match) => StudyWords.Pair(match.Relation, match.Probability);

    /// <summary>How sure it is that both ask one question; of another relation the points tell, and no share of sureness.</summary>
    public static string? Sureness(CheckMatch match) => match.Relation == "same-question" ? Dates.Percent(match.Probability) : null;

    /// <summary>Why an overlapping study is not called the same: what differs, or that its words are too unlike.</summary>
    public static string? NotTheSame(CheckMatch match)
    {
        if (match.Relation != "overlapping") return null;
        var differing = ComparedPoints.All(match.Facets).Where(p => p.Facet.Is("different")).Select(p => p.Label.ToLowerInvariant()).ToList();
        if (differing.Count > 0) return $"Not the same: {SourceWords.List(differing)}.";
        var near = ComparedPoints.All(match.Facets).Where(p => p.Label is "Technique" or "Tumour site" && !p.Facet.Is("same")).Select(p => p.Label.ToLowerInvariant()).ToList();
        return near.Count > 0 ? $"Too little is known to call it the same: {SourceWords.List(near)}." : "Nothing that could be read differs, but its words are too unlike the question’s to call it the same.";
    }
}
