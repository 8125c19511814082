using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;
using Horizon.Graph.Vocabulary;

namespace Horizon.Search.Check.Facets;

/// <summary>
/// The tumour that a text is about where it names only the organ that is irradiated ("breast radiotherapy") or operated on ("after prostatectomy"). Organs in which
/// metastases are treated as often (lung, liver, brain, bone) tell nothing. For comparing only: no edge is made of it.
/// </summary>
internal static partial class TreatedOrgans
{
    /// <summary>Tumour sites with the words that tell them, in text order, each once.</summary>
    public static IReadOnlyList<(Concept Site, string Words)> Read(string text) =>
        [.. Organs().Matches(text).Select(m => (Site: SiteOf(m), m.Value)).Where(f => f.Site is not null).Select(f => (f.Site!, f.Value)).DistinctBy(f => f.Item1.Id)];

    private static Concept? SiteOf(System.Text.RegularExpressions.Match match)
    {
        var name = match.Groups["breast"].Success ? "breast" : match.Groups["prostate"].Success ? "prostate" : match.Groups["organ"].Value;
        return ConceptReader.Read($"{name} cancer").Select(m => RadiotherapyVocabulary.Current.Find(m.ConceptId)!).FirstOrDefault(c => c.Kind == ConceptKind.Site);
    }

    [GeneratedRegex(
        @"\b(?:(?<organ>breast|prostate|bladder|rectal|cervical|o?esophageal|pancreatic|laryngeal)\s+(?:radiotherapy|radiation|irradiation|RT|brachytherapy|chemoradiotherapy|chemoradiation|SABR|SBRT|boost)"
        + @"|(?<breast>lumpectomy|mastectomy|breast[- ]conserving surgery|breast conservation)|(?<prostate>prostatectomy))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Organs();
}
