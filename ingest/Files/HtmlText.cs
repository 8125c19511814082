using System.Text;
using System.Text.RegularExpressions;

namespace Horizon.Ingest.Files;

/// <summary>The text of a web page, in the encoding that its mark, its server or the page itself names, in this order; else in UTF-8 or Windows-1252.</summary>
internal static partial class HtmlText
{
    /// <summary>How far a page is searched for what it says of itself. Bytes.</summary>
    private const int HeadBytes = 16 * 1024;

    /// <summary>The page in UTF-8, without a byte-order mark; its own bytes where that is what they are.</summary>
    /// <param name="page">The page's bytes.</param>
    /// <param name="charset">The encoding that whoever sent the page named; null where none did.</param>
    public static byte[] Utf8(byte[] page, string? charset = null)
    {
        var marked = page switch
        {
            [0xef, 0xbb, 0xbf, ..] => (Encoding.UTF8, 3),
            [0xff, 0xfe, ..] => (Encoding.Unicode, 2),
            [0xfe, 0xff, ..] => (Encoding.BigEndianUnicode, 2),
            _ => ((Encoding?)null, 0),
        };
        var (encoding, skip) = marked.Item1 is not null ? marked : (Known(charset) ?? Known(Own(page)), 0);
        var text = skip == 0 ? page : page[skip..];
        return encoding is null or UTF8Encoding ? Utf8Text.Of(text) : Encoding.Convert(encoding, Encoding.UTF8, text);
    }

    /// <summary>The same behind a byte-order mark, which outdoes what the page still says of itself.</summary>
    public static byte[] Marked(byte[] page, string charset) => [0xef, 0xbb, 0xbf, .. Utf8(page, charset)];

    /// <summary>As browsers do: the two Western encodings that are named for Windows-1252 are read as it.</summary>
    private static Encoding? Known(string? name) => name?.Trim(' ', '"', '\'').ToUpperInvariant() switch
    {
        null or "" => null,
        "ISO-8859-1" or "LATIN1" or "US-ASCII" or "ASCII" => FileKind.Find("windows-1252"),
        var known => FileKind.Find(known),
    };

    private static string? Own(ReadOnlySpan<byte> page)
    {
        var head = Encoding.Latin1.GetString(page[..Math.Min(page.Length, HeadBytes)]);
        foreach (Match named in Named().Matches(head))
        {
            if (named.Groups["charset"] is not { Success: true, Value: var name }) continue;
            // A page whose letters could be read so far is in no wide encoding, whatever it says.
            return name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : name;
        }
        return null;
    }

    [GeneratedRegex("""<!--.*?-->|<\?xml[^>]*?encoding\s*=\s*["'](?<charset>[A-Za-z0-9._:\-]+)|<meta\s[^>]*?charset\s*=\s*["']?\s*(?<charset>[A-Za-z0-9._:\-]+)""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Named();
}
