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

    /// <summary>The tumour of the one organ that a question of radiotherapy names by its name alone ("36.25 Gy in five fractions, prostate"); null where it names none or several, of which one may only be spared.</summary>
    public static (Concept Site, string Words)? OnlyOne(string text)
    {
        var named = Names().Matches(text).Select(m => (Site: SiteOf(m.Value), m.Value)).Where(f => f.Site is not null).DistinctBy(f => f.Site!.Id).ToList();
        return named.Count == 1 ? (named[0].Site!, named[0].Value) : null;
    }

    private static Concept? SiteOf(System.Text.RegularExpressions.Match match) =>
        SiteOf(match.Groups["breast"].Success ? "breast" : match.Groups["prostate"].Success ? "prostate" : match.Groups["organ"].Value);

    private static Concept? SiteOf(string name)
    {
        return ConceptReader.Read($"{name} cancer").Select(m => RadiotherapyVocabulary.Current.Find(m.ConceptId)!).FirstOrDefault(c => c.Kind == ConceptKind.Site);
    }

    [GeneratedRegex(@"\b(?:breasts?|prostate|bladder|rectum|cervix|o?esophagus|pancreas|larynx|vulva|thyroid|stomach)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    [GeneratedRegex(
        @"\b(?:(?<organ>breast|prostate|bladder|rectal|cervical|o?esophageal|pancreatic|laryngeal)\s+(?:radiotherapy|radiation|irradiation|RT|brachytherapy|chemoradiotherapy|chemoradiation|SABR|SBRT|boost)"
        + @"|(?<breast>lumpectomy|mastectomy|breast[- ]conserving surgery|breast conservation)|(?<prostate>prostatectomy))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Organs();
}
