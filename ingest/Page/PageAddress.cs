using System.Net;
using System.Text.RegularExpressions;

namespace Horizon.Ingest.Page;

/// <summary>The address that a saved page says it has: its canonical link, og:url, or the browser's note of where it was saved from.</summary>
internal static partial class PageAddress
{
    /// <param name="head">The page's beginning.</param>
    public static Uri? In(string head)
    {
        foreach (Match tag in Tags().Matches(head))
        {
            var text = tag.Value;
            var name = Attribute(text, "rel") ?? Attribute(text, "property");
            var isAddress = text.StartsWith("<link", StringComparison.OrdinalIgnoreCase) ? "canonical".Equals(name, StringComparison.OrdinalIgnoreCase) : "og:url".Equals(name, StringComparison.OrdinalIgnoreCase);
            if (isAddress && Web(Attribute(text, "href") ?? Attribute(text, "content")) is { } url) return url;
        }
        return Saved().Match(head) is { Success: true } saved ? Web(saved.Groups[1].Value) : null;
    }

    private static Uri? Web(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;

    private static string? Attribute(string tag, string name)
    {
        foreach (Match attribute in Attributes().Matches(tag))
        {
            if (attribute.Groups[1].Value.Equals(name, StringComparison.OrdinalIgnoreCase)) return WebUtility.HtmlDecode(attribute.Groups[2].Success ? attribute.Groups[2].Value : attribute.Groups[3].Value).Trim();
        }
        return null;
    }

    [GeneratedRegex(@"<(?:link|meta)\s[^<>]{1,2000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();

    [GeneratedRegex("""([A-Za-z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Attributes();

    [GeneratedRegex(@"<!-- saved from url=\(\d+\)(https?://\S{1,1000}) -->", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Saved();
}
