using System.Text.RegularExpressions;

namespace Horizon.Graph.Extraction;

/// <summary>Where a text names a society, a charity, an institute or a study group: the techniques and tumours in such names are nobody's treatment.</summary>
internal static partial class OrganisationNames
{
    /// <summary>In the order of the text; they do not overlap.</summary>
    public static List<(int Start, int End)> In(string text)
    {
        var found = new List<(int, int)>();
        foreach (var match in Name().EnumerateMatches(text)) found.Add((match.Index, match.Index + match.Length));
        return found;
    }

    // Words of titles in capitals ("Radiotherapy Versus Surgery: a Study Group") end a name.
    private const string Word = @"(?!(?:Versus|Vs|With|Without|In|For|After|Before|During|Trial|Study|Randomi[sz]ed|Plus|And|Patients|Of|The|By|From)\b)[A-Z][\w'’-]{0,30}";

    [GeneratedRegex(
        @"\b(?:" + Word + @" ){0,4}(?:Society|Institute|Association|Federation|College|Academy|Department|Division|Centre|Center|Board|Faculty|Section) (?:of|for) (?:" + Word + @"(?:,? (?:and|&|of|for|in))? ?){1,6}"
        + @"|\b(?:" + Word + @" ){1,5}(?:Society|Charity|Foundation|Alliance|Federation|Association|Consortium|Intergroup|(?:Oncology|Cooperative|Study|Trials|Sarcoma|Lymphoma|Glioma) Group|Institute|Cancer (?:Centre|Center)|Therapy (?:Centre|Center)|Hospital|Academy|College)\b"
        + @"|\b(?:Breast Cancer Now|(?:Prostate|Bowel|Pancreatic|Bladder|Kidney|Blood|Skin|Oesophageal|Ovarian|Testicular) Cancer (?:UK|Action|Australia|Canada|Trust)|Cancer Research UK|Lung Cancer (?:Alliance|Nursing UK)|Target Ovarian Cancer|Leukaemia UK|Children with Cancer UK|Myeloma UK|Lymphoma Action|Brain Tumour Research)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
