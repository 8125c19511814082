using Horizon.Api.Answers;
using Horizon.Search.Check;

namespace Horizon.Api.Pages.Check;

/// <summary>The points on which a question and a study can be compared, in the order in which they are shown.</summary>
internal static class ComparedPoints
{
    private static readonly (string Label, Func<Understood, bool> Asked, Func<CheckFacets, Facet> Facet)[] Points =
    [
        ("Technique", q => q.Techniques.Count > 0, f => f.Technique),
        ("Tumour site", q => q.Sites.Count > 0, f => f.Site),
        ("Dose", q => q.Schedules.Count > 0 || q.AlsoRead.ContainsKey("dose"), f => f.Dose),
        ("Purpose", q => q.Intent is not null, f => f.Intent),
        ("Population", q => q.Population is not null || q.AlsoRead.ContainsKey("population"), f => f.Population),
        ("Intervention", q => q.Intervention is not null || q.AlsoRead.ContainsKey("intervention"), f => f.Intervention),
        ("Comparator", q => q.Comparator is not null || q.AlsoRead.ContainsKey("comparator"), f => f.Comparator),
        ("Outcome", q => q.Outcome is not null || q.AlsoRead.ContainsKey("outcome"), f => f.Outcome),
    ];

    /// <summary>The points that the question gives, and those on which its words could be compared though it gives no point of that name.</summary>
    public static IEnumerable<(string Label, Facet Facet)> Of(Understood question, CheckFacets facets) =>
        Points.Where(p => p.Asked(question) || IsCompared(p.Facet(facets))).Select(p => (p.Label, p.Facet(facets)));

    /// <summary>The points on which no study could be compared because the question gives none, lower case.</summary>
    public static IEnumerable<string> NotCompared(Understood question, IReadOnlyList<CheckMatch> matches) =>
        Points.Where(p => !p.Asked(question) && !matches.Any(m => IsCompared(p.Facet(m.Facets)))).Select(p => p.Label.ToLowerInvariant());

    /// <summary>Every point, asked or not.</summary>
    public static IEnumerable<(string Label, Facet Facet)> All(CheckFacets facets) => Points.Select(p => (p.Label, p.Facet(facets)));

    private static bool IsCompared(Facet facet) => !facet.Is(Facet.Unknown);
}
