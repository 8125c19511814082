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

    /// <summary>Shortest part of a name before its stem.</summary>
    private const int ShortestRoot = 3;
    private const int LongestRoot = 14;

    /// <summary>Of the WHO's stem book: drugs against cancer, then those that are given beside them.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Stems = FrozenSet.ToFrozenSet(
    [
        "mab", "tinib", "rafenib", "metinib", "ciclib", "parib", "lisib", "sertib", "degib", "platin", "taxel", "rubicin", "citabine", "zolomide", "lutamide", "relix",
        "relin", "rolimus", "trexed", "tecan", "poside", "blastine", "cristine", "relbine", "zomib", "domide", "mustine", "fosfamide", "phosphamide", "mycin", "oxifen", "sidenib",
        "toclax", "nidazole", "inostat", "staurin", "bercept",
        "dronate", "dronic", "lukin", "setron", "pitant", "grastim", "gramostim", "poetin", "fermin", "coxib", "profen", "caine", "steride", "reotide", "glutide", "afinil",
        "afil", "prost", "zole", "vaptan", "fylline", "parin", "quine", "floxacin", "cillin", "cycline", "navir", "clovir", "fungin", "statin", "formin", "gliflozin",
        "gliptin", "glitazone", "dipine", "sartan", "olol", "oxetine", "azepam", "triptyline", "sone", "solone",
    ], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The last two letters of stems, by which most words are told to have none.</summary>
    private static readonly FrozenSet<int> Endings = FrozenSet.ToFrozenSet(Stems.Set.Select(s => EndingOf(s)));

    private static readonly int[] StemLengths = [.. Stems.Set.Select(s => s.Length).Distinct().OrderDescending()];

    /// <summary>In text order, lower case, each once.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        var found = Named().Matches(text).Select(m => (m.Index, m.Value)).ToList();
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
            if (HasStem(text, i, end)) found.Add((i, text[i..end]));
            i = end + 1;
        }
        return [.. found.OrderBy(f => f.Index).Select(f => f.Value.ToLowerInvariant()).Where(d => !NotDrugs.Contains(d)).Select(Bare).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The stem of a name that has one: its class.</summary>
    public static string? StemOf(string name)
    {
        foreach (var length in StemLengths) if (name.Length > length && Stems.TryGetValue(name.AsSpan(name.Length - length), out var stem)) return stem;
        return null;
    }

    /// <summary>A whole word of letters that ends in a stem, after a root of a name's length.</summary>
    private static bool HasStem(string text, int start, int end)
    {
        if (end - start < ShortestRoot + StemLengths[^1] || (start > 0 && IsWord(text[start - 1])) || (end < text.Length && IsWord(text[end]))) return false;
        var word = text.AsSpan(start, end - start);
        if (!Endings.Contains(EndingOf(word))) return false;
        foreach (var length in StemLengths)
        {
            if (word.Length - length is >= ShortestRoot and <= LongestRoot && Stems.Contains(word[^length..])) return true;
        }
        return false;
    }

    /// <summary>Of ASCII letters, whatever their case.</summary>
    private static int EndingOf(ReadOnlySpan<char> word) => ((word[^2] | 0x20) << 8) | (word[^1] | 0x20);

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

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
        "keytruda" or "mk-3475" or "mk3475" or "mk 3475" => "pembrolizumab",
        "avastin" => "bevacizumab",
        "erbitux" => "cetuximab",
        "xeloda" => "capecitabine",
        "temodal" or "temodar" => "temozolomide",
        "opdivo" => "nivolumab",
        "gemzar" => "gemcitabine",
        "taxol" => "paclitaxel",
        // "TPI 287", "TPI-287": a code is one however it is written.
        _ when name.Length > 3 && name.AsSpan(name.Length - 3).IndexOfAnyExceptInRange('0', '9') < 0 => name.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
        _ => name,
    };

    /// <summary>Names without a stem, codes, trade names, schemes (by capitals: people chop, too) and supplements.</summary>
    [GeneratedRegex(
        @"\b(?:cisplatinum|cddp|5-?fu|fluorouracil|hydroxyurea|hydroxycarbamide|memantine|amifostine|thalidomide|methotrexate|abiraterone|heparin|busulfan|melphalan|thiotepa|treosulfan|dacarbazine"
        + @"|procarbazine|mitoxantrone|fludarabine|bcnu|ccnu|tegafur|s-1|trabectedin|interferon|tirapazamine|carbogen|nicotinamide|folfox|folfiri|folfirinox|xelox"
        + @"|(?-i:FLOT|TPF|PCV|CMF|ABVD|BEACOPP|(?:R-)?CHOP)|keytruda|mk-3475|avastin|erbitux|herceptin|tarceva|iressa|nexavar|zoladex|casodex|imfinzi|tecentriq|yervoy|xeloda|temodal|temodar|opdivo|gemzar"
        + @"|(?-i:(?:AZD|MK|MEDI|BMS|AMG|GDC|PF|ABT|ABBV|VX|OGX|INO|CRLX|ODM|ZD|TPI|MLN|PLX|BAY|GSK|SAR|INCB|EMD|NKTR|SGI|BIBW|CDX|DNX|BGB|SHR|IBI|JNJ|TAK|LY|REGN)[- ]?[0-9]{3,7})"
        + @"|taxol|taxotere|nbtxr3|gc4419|aspirin|captopril|enalapril|lisinopril|ramipril|remdesivir|favipiravir|ivermectin|valproate|valproic acid|lithium|donepezil|methylphenidate"
        + @"|gabapentin|pregabalin|morphine|oxycodone|fentanyl|methadone|ketamine|pilocarpine|cevimeline|bethanechol|sucralfate|sulfasalazine|mesalazine|benzydamine|chlorhexidine"
        + @"|loperamide|colchicine|nitroglycerin|vitamin [bcdek](?:\d{1,2})?|zinc|selenium|melatonin|curcumin|glutamine|omega-3|probiotics?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
