using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>Reads who is treated, as far as it comes in two kinds of which nobody is both.</summary>
internal static partial class PopulationsOf
{
    public static readonly (string One, string Other)[] Opposites = [("children", "adults"), ("new", "recurrent"), ("inoperable", "operable"), ("metastatic", "local"), ("mastectomy", "conservation")];

    /// <summary>By kind, the words that said it first.</summary>
    public static Dictionary<string, string> Read(string text) => OppositeKinds.Read(Kinds(), Opposites, text);

    /// <summary>Young adults are treated with children as often as with adults, and tell nothing.</summary>
    [GeneratedRegex(
        @"\b(?:(?<children>child(?:ren|hood)?|pa?ediatric|infants?|adolescents?)"
        + @"|(?<adults>(?<!young )adults?|elderly|geriatric|older (?:people|adults|patients|men|women)|(?:over|aged?|older than) (?:60|65|70|75|80)(?!\.?[0-9]| ?(?:c?Gy|%|ml|mg)\b))"
        + @"|(?<new>newly[- ]diagnosed|previously untreated|treatment[- ]na(?:i|\u00EF)ve)"
        + @"|(?<recurrent>recurrent|relapsed|relapsing|refractory)"
        + @"|(?<inoperable>unresectable|non-?resectable|irresectable|inoperable|not (?:resectable|operable)"
        + @"|(?:cannot|can not|can't|could not|unable to) (?:have|undergo|tolerate|receive) (?:an? )?(?:surgery|(?:surgical )?resection|operation)|(?:unfit|ineligible|unsuitable|(?:not|no|non-?)(?: medically)? ?(?:fit|eligible|suitable|candidates?)) for (?:an? )?(?:surgery|(?:surgical )?resection|operation))"
        + @"|(?<operable>(?<!non-|not |borderline )(?:resectable|operable))"
        + @"|(?<metastatic>(?<!non[- ])metastatic|stage IV\b)"
        + @"|(?<mastectomy>post-?mastectomy|(?:after|following|had|have had|undergone) (?:an? )?(?:(?:total|radical|modified radical|simple|skin-sparing|nipple-sparing) )?mastectomy|(?:immediate |implant |implant-based |autologous )*breast reconstruction|reconstructed breasts?)"
        + @"|(?<conservation>breast[- ](?:conserv(?:ing|ation)|preserv(?:ing|ation))(?: (?:surgery|therapy|treatment))?|lumpectomy|wide local excision)"
        + @"|(?<local>locali[sz]ed|non[- ]?metastatic|early[- ]stage|locally[- ]advanced|stage I{1,3}\b))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Kinds();
}
