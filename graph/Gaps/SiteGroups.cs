using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

/// <summary>
/// What a study has to name to be of a gap's patients: one of the organs that the gap names and, where it says how far the disease has spread, one of those states too. A trial in oligometastatic
/// lung cancer is no study of oligometastatic prostate cancer.
/// </summary>
public static class SiteGroups
{
    private const string Spread = "Metastatic";

    /// <summary>The organs and the states of spread among these sites, each group only where one of it is named.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<string> siteIds) =>
        [.. siteIds.GroupBy(id => RadiotherapyVocabulary.Current.Find(id)?.Group == Spread).Select(g => (IReadOnlyList<string>)[.. g])];
}
