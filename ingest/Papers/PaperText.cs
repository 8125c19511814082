using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Papers;

/// <summary>Plain text of titles and abstracts that come with HTML or JATS markup in them.</summary>
internal static partial class PaperText
{
    private const int LongestPlaceholder = 24;

    /// <summary>All white space but the space itself.</summary>
    private static readonly SearchValues<char> OddSpaces = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c != ' ' && char.IsWhiteSpace(c))]);

    /// <summary>Trimmed text; null where nothing is left or a placeholder stands for nothing.</summary>
    public static string? Filled(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) || (MayBePlaceholder(trimmed) && Placeholder().IsMatch(trimmed)) ? null : trimmed;
    }

    /// <summary>By its length and its first letter.</summary>
    public static bool MayBePlaceholder(ReadOnlySpan<char> trimmed) => trimmed is { Length: > 0 and <= LongestPlaceholder } && trimmed[0] is 'n' or 'N' or 'u' or 'U' or '-' or '.' or '[';

    /// <summary>Text without tags, entities decoded, white space collapsed; null where nothing is left. "p &lt; 0.05" is no tag.</summary>
    public static string? Plain(string? html)
    {
        if (Filled(html) is not { } text) return null;
        if (text.Contains('<', StringComparison.Ordinal)) text = Tag().Replace(text, tag => IsInline(tag.Groups[1].Value) ? "" : " ");
        var decoded = Decode(text);
        // Publishers escape tags, too: "&lt;sup&gt;18&lt;/sup&gt;F".
        if (!ReferenceEquals(decoded, text) && decoded.Contains('<', StringComparison.Ordinal)) decoded = EscapedTag().Replace(decoded, "");
        var plain = Collapse(decoded);
        return ReferenceEquals(plain, html) ? plain : Filled(plain);
    }

    /// <summary>The parts of an abstract: headings (h1 to h6, JATS titles) begin one each.</summary>
    public static IReadOnlyList<AbstractSection> Sections(string? html)
    {
        if (Filled(html) is not { } text) return [];
        if (!text.Contains('<', StringComparison.Ordinal)) return Plain(text) is { } all ? [new AbstractSection(null, all)] : [];
        var sections = new List<AbstractSection>();
        string? label = null;
        var from = 0;
        foreach (Match heading in Heading().Matches(text))
        {
            Add(sections, label, text[from..heading.Index]);
            label = heading.Groups[2].Value;
            from = heading.Index + heading.Length;
        }
        Add(sections, label, text[from..]);
        return sections;
    }

    /// <summary>A section's label without its colon; null for one that says only that this is an abstract.</summary>
    public static string? Label(string? label) =>
        Plain(label)?.TrimEnd(':', '.', ' ') is { Length: > 0 } plain && !plain.Equals("abstract", StringComparison.OrdinalIgnoreCase)
            && !plain.Equals("unlabelled", StringComparison.OrdinalIgnoreCase) && !plain.Equals("summary", StringComparison.OrdinalIgnoreCase)
            ? plain
            : null;

    public static string Collapse(string text)
    {
        if (IsCollapsed(text)) return text;
        var collapsed = new StringBuilder(text.Length);
        var gap = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c)) gap = collapsed.Length > 0;
            else
            {
                if (gap) collapsed.Append(' ');
                gap = false;
                collapsed.Append(c);
            }
        }
        return collapsed.ToString();
    }

    private static bool IsCollapsed(string text) =>
        text.Length > 0 && text[0] != ' ' && text[^1] != ' ' && !text.AsSpan().ContainsAny(OddSpaces) && !text.Contains("  ", StringComparison.Ordinal);

    private static void Add(List<AbstractSection> sections, string? label, string html)
    {
        if (Plain(html) is { } text) sections.Add(new AbstractSection(Label(label), text));
    }

    /// <summary>Publishers escape what is escaped already: "&amp;amp;lt;" is decoded twice.</summary>
    private static string Decode(string text)
    {
        for (var i = 0; i < 2 && text.Contains('&', StringComparison.Ordinal); i++) text = WebUtility.HtmlDecode(text);
        return text;
    }

    private static bool IsInline(string tag) => tag[(tag.IndexOf(':', StringComparison.Ordinal) + 1)..].ToUpperInvariant() is
        "I" or "B" or "EM" or "STRONG" or "SUP" or "SUB" or "U" or "SC" or "SCP" or "ITALIC" or "BOLD" or "UNDERLINE" or "SMALL" or "SPAN" or "A"
        or "MATH" or "MROW" or "MI" or "MN" or "MO" or "MSUP" or "MSUB" or "MTEXT" or "INLINE-FORMULA" or "EXT-LINK" or "XREF" or "TT" or "FONT";

    [GeneratedRegex(@"</?([A-Za-z][A-Za-z0-9:_-]*)(?:\s[^<>]*)?/?>|<!--.*?-->", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Tag();

    /// <summary>Those that no formula or comparison looks like.</summary>
    [GeneratedRegex("</?(?:sup|sub|i|b|em|strong|u)>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EscapedTag();

    [GeneratedRegex(@"<(h[1-6]|jats:title|title)(?:\s[^<>]*)?>((?:(?!</?(?:h[1-6]|jats:title|title)[\s>]).)*)</\1\s*>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A(?:n/?a|null|none|nil|undefined|unknown|not (?:provided|applicable|available|specified)|no abstract(?: available)?|\[not available\]|-+|\.+)\.?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
