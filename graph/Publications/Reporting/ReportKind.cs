using System.Text.RegularExpressions;
using Horizon.Graph.Records;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>What a paper is to the trial that it is of.</summary>
/// <param name="Role">result, derived or background: the roles of REPORTS.</param>
/// <param name="Words">The title's words or the index's type that say so; null where nothing does and the paper counts as a result.</param>
public sealed partial record ReportKind(string Role, string? Words)
{
    private static readonly (string Role, Regex Pattern)[] Titles =
    [
        ("background", Background()),
        ("derived", Derived()),
    ];

    /// <summary>The index's type decides before the title's words; a title that says neither is a result's.</summary>
    public static ReportKind Of(PublicationFacts paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var type = paper.PublicationTypes.FirstOrDefault(t => t is "Clinical Trial Protocol" or "Systematic Review" or "Meta-Analysis" or "Review" or "Editorial" or "Comment" or "Letter");
        return type is not null ? new ReportKind("background", type) : PaperDesign.PrecedesResults(paper) ? new ReportKind("background", "before its results") : Of(paper.Title ?? paper.VernacularTitle);
    }

    public static ReportKind Of(string? title)
    {
        foreach (var (role, pattern) in Titles)
        {
            if (title is not null && pattern.Match(title) is { Success: true } found) return new ReportKind(role, found.Value);
        }
        return new ReportKind("result", null);
    }

    [GeneratedRegex(@"\b(?:study|trial|review) protocol\b|\bprotocol (?:for|of) an?\b|: protocol\b|\brationale(?:,)? (?:and|&) (?:study )?design\b|\bdesign(?:,| and) rationale\b|\bstudy design\b|\bdesign and (?:methods|rationale|methodology)\b|\bmethods and design\b|\bstatistical analysis plan\b|\bbaseline characteristics\b|\bmeta-?analys[ie]s\b|\bsystematic (?:literature )?review\b|\bcomment(?:ary)? on\b|\breply to\b|\bresponse to\b|\bdesign of (?:a|the)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Background();

    [GeneratedRegex(@"\bquality[- ]of[- ]life\b|\bsub-?group\b|\bsub-?study\b|\bsub-?analysis\b|\bpost[- ]?hoc\b|\bsecondary (?:analys[ie]s|outcomes?|endpoints?)\b|\bancillary\b|\bexploratory analys[ie]s\b|\bcost[- ](?:effectiveness|utility|benefit)\b|\bhealth economic\b|\beconomic evaluation\b|\bbiomarkers?\b|\bpharmacokinetics? of\b|\bpopulation pharmacokinetic\b|\bprognostic\b|\bpredict(?:or|ors|ive|ion)\b|\bassociations? (?:of|between)\b|\bprocess evaluation\b|\bqualitative\b|\bpooled analysis\b|\bfrom (?:a|the) randomi[sz]ed\b|\bdata from\b|\binsights from\b|\bpatient-reported\b|\blong-term follow-?up\b|\bextension\b|\bvalidation of\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Derived();
}
