using System.Xml.Linq;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.EuropePmc;

/// <summary>What kind of paper a JATS article is, in PubMed's words: by its article-type and by the heading under which the journal prints it.</summary>
internal static class JatsTypes
{
    public static IReadOnlyList<string> Of(XElement article, XElement meta)
    {
        var types = new List<string>();
        Add(types, article.Attr("article-type")?.ToUpperInvariant() switch
        {
            null or "OTHER" or "RESEARCH-ARTICLE" or "RAPID-COMMUNICATION" or "BRIEF-REPORT" or "CLINICAL-TRIAL" => "Journal Article",
            "REVIEW-ARTICLE" => "Review",
            "SYSTEMATIC-REVIEW" => "Systematic Review",
            "META-ANALYSIS" => "Meta-Analysis",
            "CASE-REPORT" => "Case Reports",
            "EDITORIAL" => "Editorial",
            "LETTER" or "REPLY" => "Letter",
            "ARTICLE-COMMENTARY" => "Comment",
            "PROTOCOL" => "Clinical Trial Protocol",
            "CORRECTION" => "Published Erratum",
            "RETRACTION" => "Retraction of Publication",
            "PREPRINT" => "Preprint",
            "NEWS" => "News",
            _ => article.Attr("article-type"),
        });
        foreach (var subject in meta.Child("article-categories").Within("subject").Select(s => s.PlainText()).OfType<string>())
        {
            Add(types, subject.ToUpperInvariant() switch
            {
                "STUDY PROTOCOL" or "TRIAL PROTOCOL" or "PROTOCOL" or "CLINICAL TRIAL PROTOCOL" or "PROTOCOLS" => "Clinical Trial Protocol",
                "SYSTEMATIC REVIEW" or "SYSTEMATIC REVIEWS" => "Systematic Review",
                "META-ANALYSIS" or "META ANALYSIS" => "Meta-Analysis",
                "REVIEW" or "REVIEW ARTICLE" or "REVIEWS" => "Review",
                "CASE REPORT" or "CASE REPORTS" => "Case Reports",
                "EDITORIAL" or "EDITORIALS" => "Editorial",
                "CLINICAL TRIAL" or "CLINICAL TRIALS" => "Clinical Trial",
                _ => null,
            });
        }
        return types;
    }

    private static void Add(List<string> types, string? type)
    {
        if (type is not null && !types.Contains(type)) types.Add(type);
    }
}
