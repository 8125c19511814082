using Horizon.Api.Pages.Parts;
using Horizon.Api.Pages.Search;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Priorities;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>The page behind the figure of a criterion: the studies that were counted, the gap's own statements, the network table, the dataset, the source of the burden.</summary>
internal static class CriterionLinks
{
    /// <summary>Null where nothing was counted. Where no search lists just what was, the gap's own page, which lists it.</summary>
    public static string? Of(CriterionValue value, EvidenceGap gap) => value.Criterion switch
    {
        "stated" => gap.Statements.Count == 0 ? null : $"{GapQuery.PathOf(gap.Id)}#stated",
        "burden" => gap.Sites.Any(s => DiseaseBurden.OfOrWhole(s.Id) is not null) ? DiseaseBurden.Address : null,
        "under-way" => Counted(gap, "planned", "recruiting", "active"),
        // Papers of trials stand in no search by state: the gap's page lists them.
        "evidence" => gap.TrialPapers.Count > 0 ? GapQuery.PathOf(gap.Id) : Counted(gap, StudyStates.Published, StudyStates.Review),
        "readiness" => value.TechniqueId is { } technique ? SearchAddress.For(("technique", technique), ("state", StudyStates.Published)).Url : null,
        "access" => value.TechniqueId is { } technique ? $"/gap-map?columns=network&detail=all&within={technique}" : null,
        "dataset" => GapQuery.AnswerableFrom(gap) is [var set, ..] ? PageLinks.Of(set.Id) : null,
        _ => null,
    };

    private static string? Counted(EvidenceGap gap, params IReadOnlyList<string> states) => gap.Studies is null ? null : Studies(gap, states) ?? GapQuery.PathOf(gap.Id);

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
