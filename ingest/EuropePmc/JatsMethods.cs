using System.Text.RegularExpressions;
using System.Xml.Linq;
using Horizon.Graph.Records;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.EuropePmc;

/// <summary>
/// The sections of a body that say what was done to whom: methods, patients, treatment. The rest of a full text (introduction, discussion, references)
/// tells of other studies, stays in the kept document, and is not read.
/// </summary>
internal static partial class JatsMethods
{
    /// <summary>More than the longest protocols' methods; keeps one record from holding a book. Characters.</summary>
    private const int Most = 60_000;

    public static IReadOnlyList<TextSection> Of(XElement? body)
    {
        var sections = new List<TextSection>();
        var room = Most;
        foreach (var section in body.Children("sec").Where(IsMethods)) Add(sections, section, null, ref room);
        return sections;
    }

    public static bool IsMethods(XElement section) =>
        (section.Attr("sec-type") is { } type && Type().IsMatch(type)) || (JatsText.Of(section.Child("title")) is { } title && Title().IsMatch(title) && !NotMethods().IsMatch(title));

    private static void Add(List<TextSection> sections, XElement section, string? above, ref int room)
    {
        var title = JatsText.Of(section.Child("title"));
        var heading = above is null ? title ?? "Methods" : title is null ? above : $"{above} / {title}";
        if (JatsText.OfAll(section.Elements().Where(e => e.Name() is not ("sec" or "title" or "label"))) is { } text && text.Length <= room)
        {
            room -= text.Length;
            sections.Add(new TextSection(heading, text));
        }
        foreach (var inner in section.Children("sec")) Add(sections, inner, heading, ref room);
    }

    [GeneratedRegex(@"\b(?:methods?|materials|subjects)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Type();

    [GeneratedRegex(@"supplement|supporting|availability|\bdata and materials\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NotMethods();

    [GeneratedRegex(@"\bmethod|\bpatients?\b(?!['\u2019])|\bmaterials?\b|\bsubjects\b|\bparticipants\b|\btreatments?\b|\binterventions?\b|\b(?:study|trial) design\b|\bradio(?:therapy|surgery)\b|\bprotocol\b|\bexperimental\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
