using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>
/// Tells drugs by the stems of their international nonproprietary names ("-mab", "-platin", "-tinib"), and the common ones that have none by a list.
/// Neither tells all drugs: what is not told makes no facet differ.
/// </summary>
internal static partial class DrugNames
{
    private static readonly FrozenSet<string> NotDrugs = FrozenSet.ToFrozenSet(["inhib", "prostatin"], StringComparer.OrdinalIgnoreCase);

    /// <summary>In text order, lower case, each once.</summary>
    public static IReadOnlyList<string> Read(string text) =>
        [.. Named().Matches(text).Select(m => m.Value.ToLowerInvariant()).Where(d => !NotDrugs.Contains(d)).Select(Bare).Distinct(StringComparer.Ordinal)];

    /// <summary>Codes and trade names of the commonest drugs by the name that others use.</summary>
    private static string Bare(string name) => name switch
    {
        "5-fu" or "5fu" => "fluorouracil",
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

    [GeneratedRegex(
        @"\b(?:[a-z]{3,14}(?:mab|tinib|rafenib|metinib|ciclib|parib|platin|taxel|rubicin|citabine|zolomide|lutamide|relix|relin|rolimus|trexed|tecan|poside|blastine|cristine|relbine|zomib|domide|idomide|dronate|dronic|lukin|zole|mustine|fosfamide|mycin|oxifen|statin|formin|sidenib|toclax|nidazole|vaptan|gliflozin|setron|pitant)|cisplatinum|5-?fu|fluorouracil|capecitabine|hydroxyurea|memantine|amifostine|celecoxib|thalidomide|abiraterone|methotrexate|dexamethasone|fluconazole|keytruda|mk-3475|avastin|erbitux|xeloda|temodal|temodar|opdivo|gemzar|taxol|folfox|folfirinox|xelox|interferon|vitamin d|melatonin|curcumin|glutamine|palifermin|hydroxychloroquine|chloroquine|tocilizumab|remdesivir|favipiravir|ivermectin|lopinavir|ritonavir|azithromycin|colchicine|heparin|nbtxr3|veliparib|gc4419)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Named();
}
