using System.Net;
using System.Text;
using HtmlAgilityPack;

namespace Horizon.Ingest.Fields;

/// <summary>Text that a source wrote as HTML or with entities, as people read it.</summary>
internal static class PlainText
{
    private static readonly HashSet<string> Breaks = new(StringComparer.OrdinalIgnoreCase) { "p", "br", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section" };

    /// <summary>Entities decoded, tags dropped, blanks collapsed, paragraphs kept as lines; null where nothing is left or it is a placeholder.</summary>
    public static string? Of(string? text)
    {
        if (Missing.OrText(text) is not { } written) return null;
        if (!HasMarkup(written)) return written.Contains('&', StringComparison.Ordinal) ? Missing.OrText(WebUtility.HtmlDecode(written)) : written;
        var page = new HtmlDocument { OptionMaxNestedChildNodes = 500 };
        try
        {
            page.LoadHtml(written);
        }
        catch (Exception deep) when (deep is not OutOfMemoryException)
        {
            // The reader refuses tags that are nested deeper than any person writes them: the text as it stands is better than none.
            return written;
        }
        return Of(page.DocumentNode);
    }

    /// <summary>The text of a node and what stands in it.</summary>
    public static string? Of(HtmlNode node)
    {
        var text = new StringBuilder();
        Append(text, node);
        var lines = text.ToString().Split('\n').Select(l => string.Join(' ', l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(l => l.Length > 0);
        return Missing.OrText(string.Join('\n', lines));
    }

    private static void Append(StringBuilder text, HtmlNode node)
    {
        if (node.NodeType == HtmlNodeType.Text) text.Append(WebUtility.HtmlDecode(((HtmlTextNode)node).Text).Replace('\n', ' '));
        if (node.NodeType == HtmlNodeType.Comment || node.Name is "script" or "style" or "noscript") return;
        var breaks = Breaks.Contains(node.Name);
        if (breaks) text.Append('\n');
        foreach (var child in node.ChildNodes) Append(text, child);
        if (breaks) text.Append('\n');
    }

    /// <summary>A "&lt;" that begins a tag: "p &lt; 0.05" has none.</summary>
    private static bool HasMarkup(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<', at + 1))
        {
            if (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!') return true;
        }
        return false;
    }
}
