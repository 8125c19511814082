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
            page.LoadHtml(WithoutLooseSigns(written));
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

    private static bool HasMarkup(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at + 1))
        {
            if (BeginsTag(text.AsSpan(at + 1))) return true;
        }
        return false;
    }

    /// <summary>Whether what follows a "&lt;" makes it a tag: "p &lt; 0.05" and "aged &lt;/=16 years" have none.</summary>
    private static bool BeginsTag(ReadOnlySpan<char> rest) => rest switch
    {
        ['/', var name, ..] => char.IsAsciiLetter(name),
        ['!', var next, ..] => next is '-' or '[' || char.IsAsciiLetter(next),
        [var name, ..] => char.IsAsciiLetter(name),
        _ => false,
    };

    /// <summary>The signs that begin no tag as entities: the reader of pages would take what follows them for one, and drop it.</summary>
    private static string WithoutLooseSigns(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '<' && !BeginsTag(text.AsSpan(at + 1))) kept.Append("&lt;");
            else kept.Append(text[at]);
        }
        return kept.ToString();
    }
}
