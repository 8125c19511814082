using System.Text.RegularExpressions;
using System.Xml.Linq;
using Horizon.Graph.Records;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.EuropePmc;

/// <summary>
/// The sections of a body that say what is still to be found out: conclusions, implications for research; where there is none, the last paragraphs of the
/// discussion. The rest of a discussion tells mostly of other studies.
/// </summary>
internal static partial class JatsConclusions
{
    /// <summary>Characters; a section beyond it is no conclusion.</summary>
    private const int Most = 8000;
    private const int LastParagraphs = 2;

    public static IReadOnlyList<TextSection> Of(XElement? body)
    {
        var sections = new List<TextSection>();
        foreach (var section in body.Children("sec")) Add(sections, section, null);
        if (sections.Count == 0 && body.Children("sec").LastOrDefault(s => JatsText.Of(s.Child("title")) is { } title && Discussion().IsMatch(title)) is { } discussion)
        {
            var last = discussion.Descendants().Where(e => e.Name() == "p").TakeLast(LastParagraphs);
            if (JatsText.OfAll(last) is { Length: <= Most } text) sections.Add(new TextSection($"{JatsText.Of(discussion.Child("title"))}, end", text));
        }
        return sections;
    }

    private static void Add(List<TextSection> sections, XElement section, string? above)
    {
        var title = JatsText.Of(section.Child("title"));
        var heading = above is null ? title : title is null ? above : $"{above} / {title}";
        if ((section.Attr("sec-type") is { } type && Heading().IsMatch(type)) || (title is not null && Heading().IsMatch(title)))
        {
            if (JatsText.OfAll(section.Elements().Where(e => e.Name() is not ("title" or "label"))) is { Length: <= Most } text) sections.Add(new TextSection(heading ?? "Conclusions", text));
            return;
        }
        foreach (var inner in section.Children("sec")) Add(sections, inner, heading);
    }

    [GeneratedRegex(@"\bdiscussion\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Discussion();

    [GeneratedRegex(@"\bconclusions?\b|\bimplications?\b|\bfuture (?:research|directions|perspectives?|studies|work)\b|\bunanswered questions\b|\brecommendations? for research\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Heading();
}
