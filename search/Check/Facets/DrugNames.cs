using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>
/// Tells drugs by the stems of their international nonproprietary names ("-mab", "-platin", "-tinib"), and the common ones that have none by a list.
/// Neither tells all drugs: what is not told makes no facet differ.
/// </summary>
internal static partial class DrugNames
{
    private static readonly FrozenSet<string> NotDrugs = FrozenSet.ToFrozenSet(["prostatin", "cystatin"], StringComparer.OrdinalIgnoreCase);

    /// <summary>In text order, lower case, each once.</summary>
    public static IReadOnlyList<string> Read(string text) =>
        [.. Named().Matches(text).Select(m => m.Value.ToLowerInvariant()).Where(d => !NotDrugs.Contains(d)).Select(Bare).Distinct(StringComparer.Ordinal)];

    /// <summary>Codes and trade names of the commonest drugs by the name that others use.</summary>
    private static string Bare(string name) => name switch
    {
        "5-fu" or "5fu" => "fluorouracil",
        "cddp" or "cisplatinum" => "cisplatin",
        "bcnu" => "carmustine",
        "ccnu" => "lomustine",
        "hydroxycarbamide" => "hydroxyurea",
        "valproic acid" => "valproate",
        "herceptin" => "trastuzumab",
        "tarceva" => "erlotinib",
        "iressa" => "gefitinib",
        "nexavar" => "sorafenib",
        "zoladex" => "goserelin",
        "casodex" => "bicalutamide",
        "imfinzi" => "durvalumab",
        "tecentriq" => "atezolizumab",
        "yervoy" => "ipilimumab",
        "taxotere" => "docetaxel",
        "keytruda" or "mk-3475" => "pembrolizumab",
        "avastin" => "bevacizumab",
        "erbitux" => "cetuximab",
        "xeloda" => "capecitabine",
        "temodal" or "temodar" => "temozolomide",
        "opdivo" => "nivolumab",
        "gemzar" => "gemcitabine",
        "taxol" => "paclitaxel",
        _ => name,
    };

    // Stems in the order of the WHO's stem book by use: cancer, supportive care, infection, heart and metabolism, nerves; then names without a stem, codes and supplements.
    [GeneratedRegex(
        @"\b(?:[a-z]{3,14}(?:mab|tinib|rafenib|metinib|ciclib|parib|lisib|sertib|degib|platin|taxel|rubicin|citabine|zolomide|lutamide|relix|relin|rolimus|trexed|tecan|poside|blastine|cristine|relbine|zomib|domide|idomide|mustine|fosfamide|phosphamide|mycin|oxifen|sidenib|toclax|nidazole|inostat|staurin|bercept"
        + @"|dronate|dronic|lukin|setron|pitant|grastim|gramostim|poetin|fermin|coxib|profen|caine|steride|reotide|glutide|afinil|afil|prost|zole|vaptan|fylline|parin"
        + @"|quine|floxacin|cillin|cycline|navir|clovir|fungin|statin|formin|gliflozin|gliptin|glitazone|dipine|sartan|olol|oxetine|azepam|triptyline|sone|solone)"
        + @"|cisplatinum|cddp|5-?fu|fluorouracil|hydroxyurea|hydroxycarbamide|memantine|amifostine|thalidomide|methotrexate|busulfan|melphalan|thiotepa|treosulfan|dacarbazine|procarbazine|mitoxantrone|fludarabine|bcnu|ccnu|tegafur|s-1|trabectedin|interferon|tirapazamine|carbogen|nicotinamide"
        + @"|folfox|folfiri|folfirinox|xelox|flot|tpf|pcv|cmf|abvd|beacopp|(?:r-)?chop|keytruda|mk-3475|avastin|erbitux|herceptin|tarceva|iressa|nexavar|zoladex|casodex|imfinzi|tecentriq|yervoy|xeloda|temodal|temodar|opdivo|gemzar|taxol|taxotere|nbtxr3|gc4419"
        + @"|aspirin|captopril|enalapril|lisinopril|ramipril|remdesivir|favipiravir|ivermectin|valproate|valproic acid|lithium|donepezil|methylphenidate|gabapentin|pregabalin|morphine|oxycodone|fentanyl|methadone|ketamine|pilocarpine|cevimeline|bethanechol|sucralfate|sulfasalazine|mesalazine|benzydamine|chlorhexidine|loperamide|colchicine|nitroglycerin|vitamin [bcdek](?:\d{1,2})?|zinc|selenium|melatonin|curcumin|glutamine|omega-3|probiotics?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Named();
}
