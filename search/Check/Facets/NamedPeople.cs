using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>People whom every study of them names: those who had an operation, have another illness beside the tumour, or have none. A long record without a word of them is no study of them.</summary>
internal static partial class NamedPeople
{
    /// <summary>By the group that reads them in a question, parts of words of which one stands in a record of them.</summary>
    private static readonly (string Group, string[] Words)[] Kinds =
    [
        ("operated", ["ectom", "surg", "operat", "resect", "excis", "adjuvant", "salvage"]),
        ("healthy", ["healthy", "volunteer"]),
        ("inflammatory", ["inflammatory"]),
        ("lungs", ["COPD", "obstructive", "emphysema", "airflow"]),
        ("fibrosis", ["interstitial", "ILD", "IPF", "pulmonary fibrosis"]),
        ("hiv", ["HIV", "immunodeficiency", "AIDS"]),
        ("diabetes", ["diabet"]),
        ("obesity", ["obes", "overweight", "body mass", "BMI"]),
        ("smokers", ["smok", "tobacco", "cigarette"]),
        ("cirrhosis", ["cirrho", "Child"]),
        ("thrombus", ["portal", "thromb"]),
        ("brca", ["BRCA", "germline", "hereditary"]),
        ("pregnant", ["pregnan"]),
        ("dialysis", ["dialysis", "renal failure", "kidney failure"]),
        ("pacemaker", ["pacemaker", "defibrillator", "implanted cardi"]),
        ("lymphoedema", ["edema", "oedema", "swelling"]),
    ];

    /// <summary>Of whom a question speaks and a study of so many words has no word; null where there are none.</summary>
    public static Facet? Unsaid(string question, string study)
    {
        if (study.Length < CompareOthers.LongEnough) return null;
        foreach (System.Text.RegularExpressions.Match said in People().Matches(question))
        {
            foreach (var (group, words) in Kinds)
            {
                if (said.Groups[group].Success && !Array.Exists(words, w => study.Contains(w, char.IsLower(w[0]) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)))
                    return new Facet(Facet.Unknown, $"The question is about “{said.Value}”, of which no word stands in the record.") { KeepsApart = true };
            }
        }
        return null;
    }

    [GeneratedRegex(
        @"\b(?:(?<operated>(?:after|following|had|have had|undergone|post) (?:an? )?(?:[a-z-]+ ){0,2}?(?:[a-z]+ectomy|surgery|resection|operation|excision)|post-?operative(?:ly)?|post-?(?:prostat|mast|lump|cyst|hyster)ectomy)"
        + @"|(?<healthy>healthy (?:volunteers|subjects|participants|people|adults))"
        + @"|(?<inflammatory>(?<!non-|non |not )inflammatory breast (?:cancer|carcinoma))"
        + @"|(?<lungs>(?:with |have |and )(?:severe |moderate |mild )?(?:COPD|chronic obstructive pulmonary disease|emphysema))"
        + @"|(?<fibrosis>(?:with |have |and )(?:pre-?existing |known |idiopathic )?(?:interstitial lung disease|ILD|pulmonary fibrosis|IPF))"
        + @"|(?<hiv>HIV[- ](?:positive|infected)|(?:with|living with) HIV)"
        + @"|(?<diabetes>(?:with|have) (?:type (?:1|2) )?diabetes|diabetic (?:patients|people|men|women))"
        + @"|(?<obesity>obese (?:patients|people|men|women)|(?:with|have) obesity)"
        + @"|(?<smokers>(?:current |heavy |active |persistent )?smokers|who (?:still |currently )?smoke)"
        + @"|(?<cirrhosis>with (?:liver )?cirrhosis|cirrhotic|Child-Pugh [BC])"
        + @"|(?<thrombus>portal vein (?:tumou?r )?thromb\w+)"
        + @"|(?<brca>BRCA[12]?(?:/2)?(?:[- ](?:mutated|mutant|mutation|positive|carriers?|related|associated))?)"
        + @"|(?<pregnant>pregnant (?:women|patients))"
        + @"|(?<dialysis>on dialysis|haemodialysis|hemodialysis)"
        + @"|(?<pacemaker>with (?:a )?(?:cardiac )?pacemakers?)"
        + @"|(?<lymphoedema>with (?:\w+ )?lymph(?:o)?edema))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex People();
}
