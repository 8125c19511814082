using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

/// <summary>
/// What a study has to name to be of a gap's patients: one of the organs that the gap names and, where it says how far the disease has spread, one of those states too. A trial in oligometastatic
/// lung cancer is no study of oligometastatic prostate cancer.
/// </summary>
public static class SiteGroups
{
    /// <summary>Metastases of any organ: every other state of spread is narrower.</summary>
    public const string AnyMetastases = "site:metastases";

    private const string Spread = "Metastatic";

    /// <summary>A site that says how far a tumour has spread, and not which.</summary>
    public static bool IsSpread(string siteId) => RadiotherapyVocabulary.Current.Find(siteId)?.Group == Spread;

    /// <summary>The organs and the states of spread among these sites, each group only where one of it is named.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<string> siteIds) =>
        [.. siteIds.GroupBy(IsSpread).Select(g => (IReadOnlyList<string>)[.. g])];
}
