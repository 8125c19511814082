using Horizon.Api.Pages.Parts;
using Horizon.Api.Pages.Search;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>The page behind the figure of a criterion: the studies that were counted, the gap's own statements, the network table, the dataset, the source of the burden.</summary>
internal static class CriterionLinks
{
    /// <summary>Null where no one page lists just what was counted.</summary>
    public static string? Of(string criterion, EvidenceGap gap) => criterion switch
    {
        "stated" => gap.Statements.Count == 0 ? null : $"{GapQuery.PathOf(gap.Id)}#stated",
        "burden" => gap.Sites.Any(s => DiseaseBurden.OfOrWhole(s.Id) is not null) ? DiseaseBurden.Address : null,
        "under-way" => Studies(gap, "planned", "recruiting", "active"),
        "evidence" => Studies(gap, StudyStates.Published, StudyStates.Review),
        "readiness" => gap.Techniques is [var technique] ? SearchAddress.For(("technique", technique.Id), ("state", StudyStates.Published)).Url : null,
        "access" => gap.Techniques is [var technique] ? $"/access?technique={technique.Id}" : null,
        "dataset" => GapQuery.AnswerableFrom(gap) is [var set, ..] ? PageLinks.Of(set.Id) : null,
        _ => null,
    };

    /// <summary>The search for what counts as study of a technique at a site: trials that are not stopped, and systematic reviews.</summary>
    public static string Counted(string technique, string site) => Search(technique, site, [.. StudyStates.OfTrials.Append(StudyStates.Review).Where(CellTallies.IsStudy)]);

    private static string Search(string technique, string site, IReadOnlyList<string> states) =>
        SearchAddress.For([("technique", technique), ("site", site), .. states.Select(s => ("state", (string?)s))]).Url;

    /// <summary>The search for the studies of a gap; null where it names several techniques or sites, or a part of a cell, which no search finds alike.</summary>
    public static string? Studies(EvidenceGap gap, params IReadOnlyList<string> states) =>
        gap.Studies is not null && gap.Within is null && gap is { Techniques: [var technique], Sites: [var site] }
            ? Search(technique.Id, site.Id, states)
            : null;
}
