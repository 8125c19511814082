using Horizon.Search.Taxonomies;

namespace Horizon.Tests.Search;

/// <summary>A small vocabulary with synonyms of several words, abbreviations and three levels.</summary>
internal static class SearchTaxonomy
{
    public static Taxonomy Make(string version = "v1") => new(version,
    [
        new("technique:radiotherapy", "technique", "Radiotherapy", ["radiation therapy", "irradiation"], [], ["technique:ebrt", "technique:brachytherapy"]),
        new("technique:ebrt", "technique", "External beam radiotherapy", ["EBRT", "teletherapy"], ["technique:radiotherapy"], ["technique:imrt", "technique:sabr", "technique:proton"]),
        new("technique:imrt", "technique", "Intensity-modulated radiotherapy", ["IMRT", "intensity modulated radiation therapy"], ["technique:ebrt"], ["technique:vmat"]),
        new("technique:vmat", "technique", "Volumetric modulated arc therapy", ["VMAT", "RapidArc"], ["technique:imrt"], []),
        new("technique:sabr", "technique", "Stereotactic ablative body radiotherapy", ["SABR", "SBRT", "stereotactic body radiotherapy", "stereotactic body radiation therapy"], ["technique:ebrt"], []),
        new("technique:proton", "technique", "Proton beam therapy", ["PBT", "proton therapy", "protons"], ["technique:ebrt"], []),
        new("technique:adaptive", "technique", "Adaptive radiotherapy", [], ["technique:ebrt"], []) { AmbiguousTerms = ["ART"] },
        new("technique:brachytherapy", "technique", "Brachytherapy", ["internal radiation"], ["technique:radiotherapy"], []),
        new("technique:hypofractionation", "technique", "Hypofractionation", ["hypo-fractionated radiotherapy"], [], []),
        new("technique:lutetium", "technique", "177Lu-PSMA", ["lutetium PSMA", "Lu-177 PSMA"], [], []),
        // An organ alone is no way to say its cancer.
        new("site:lung", "site", "Lung", ["lung cancer", "NSCLC", "non-small cell lung cancer"], [], ["site:sclc"]) { AmbiguousTerms = ["Lung"] },
        new("site:sclc", "site", "Small cell lung cancer", ["SCLC"], ["site:lung"], []),
        new("site:prostate", "site", "Prostate", ["prostate cancer"], [], []),
        new("site:oesophagus", "site", "Oesophagus", ["oesophageal cancer"], [], []),
        new("site:breast", "site", "Breast", ["breast cancer"], [], []),
        new("site:brain", "site", "Brain", ["glioma", "glioblastoma"], [], []),
    ]);
}
