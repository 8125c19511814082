using System.Text;
using System.Text.RegularExpressions;

namespace Horizon.Ingest.Files;

/// <summary>What the first bytes of a file say that it is. A file's name says nothing.</summary>
internal abstract partial record FileKind
{
    /// <summary>How many bytes are looked at.</summary>
    public const int HeadBytes = 4096;

    public sealed record Json : FileKind;

    public sealed record Xml : FileKind;

    public sealed record Gzip : FileKind;

    public sealed record Zip : FileKind;

    /// <summary>Text that must be brought to UTF-8 first. <paramref name="Skip"/>: the byte-order mark.</summary>
    public sealed record Encoded(Encoding Encoding, int Skip) : FileKind;

    /// <summary>UTF-8 behind a byte-order mark.</summary>
    public sealed record Marked(int Skip) : FileKind;

    /// <summary>A web page.</summary>
    public sealed record Html : FileKind;

    /// <summary>Text that is neither JSON nor markup. <paramref name="Otherwise"/> says what it looks like, for where no source takes it.</summary>
    public sealed record Text(string Otherwise) : FileKind;

    /// <summary>Something that no reader takes. <paramref name="Reason"/> says what, in a sentence.</summary>
    public sealed record Other(string Reason) : FileKind;

    public static FileKind Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\u001f"u8) && head.Length > 1 && head[1] == 0x8b) return new Gzip();
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8)) return new Zip();
        if (head.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf])) return new Marked(3);
        if (Packed(head) is { } packed) return new Other(packed);
        if (head.StartsWith("From: <Saved by "u8) || head.StartsWith("MIME-Version:"u8) || head.StartsWith("Snapshot-Content-Location:"u8))
            return new Other("A web archive (.mht, .mhtml), which this version does not open. Open it in the browser and save it as \"Webpage, HTML only\".");
        if (Wide(head) is { } wide) return wide;
        var text = head[Math.Min(head.Length, Math.Max(0, head.IndexOfAnyExcept(" \t\r\n"u8)))..];
        if (head.IndexOfAnyExcept(" \t\r\n"u8) < 0) return new Other(head.IsEmpty ? "An empty file." : "A file of white space alone.");
        return text[0] switch
        {
            (byte)'{' or (byte)'[' => new Json(),
            (byte)'<' => Markup(text),
            _ when head.Contains((byte)0) => new Other("A binary file of a kind that Horizon does not know."),
            _ => new Text(PlainText(Encoding.UTF8.GetString(text))),
        };
    }

    private static FileKind Markup(ReadOnlySpan<byte> text)
    {
        var start = Encoding.UTF8.GetString(text);
        if (HtmlStart().IsMatch(start)) return new Html();
        var declared = DeclaredEncoding().Match(start);
        if (!declared.Success || declared.Groups[1].Value.ToUpperInvariant() is "UTF-8" or "US-ASCII" or "ASCII") return new Xml();
        return Find(declared.Groups[1].Value) is { } encoding
            ? new Encoded(encoding, 0)
            : new Other($"XML in the encoding {declared.Groups[1].Value}, which Horizon does not know. Save it as UTF-8.");
    }

    /// <summary>An encoding by its name; null where the name is of none.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Packed(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("%PDF"u8)) return "A PDF document, not a data file.";
        if (head.StartsWith((ReadOnlySpan<byte>)[0xd0, 0xcf, 0x11, 0xe0])) return "An old Microsoft Office file (.xls or .doc), which this version does not read.";
        if (head.StartsWith("BZh"u8)) return Unpack("bzip2");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z'])) return Unpack("xz");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd])) return Unpack("Zstandard");
        if (head.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xbc, 0xaf])) return Unpack("7-Zip");
        return head.StartsWith("SQLite format 3\0"u8) ? "A SQLite database, which is no source of records." : null;
    }

    private static string Unpack(string format) => $"A file packed with {format}, which this version does not open. Unpack it first; gzip and zip are opened.";

    /// <summary>UTF-16 by its mark, or by the zero beside its first character.</summary>
    private static FileKind? Wide(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4) return null;
        if (head is [0xff, 0xfe, 0, 0, ..] or [0, 0, 0xfe, 0xff, ..]) return new Other("Text in UTF-32, which Horizon does not read. Save it as UTF-8.");
        return head switch
        {
            [0xff, 0xfe, ..] => new Encoded(Encoding.Unicode, 2),
            [0xfe, 0xff, ..] => new Encoded(Encoding.BigEndianUnicode, 2),
            [(byte)'{' or (byte)'[' or (byte)'<', 0, not 0, 0, ..] => new Encoded(Encoding.Unicode, 0),
            [0, (byte)'{' or (byte)'[' or (byte)'<', 0, not 0, ..] => new Encoded(Encoding.BigEndianUnicode, 0),
            _ => null,
        };
    }

    private static string Start(string line) => line.Length <= 100 ? line.Trim() : line[..100] + "…";

    private static string PlainText(string text)
    {
        if (text.StartsWith("version https://git-lfs.github.com/", StringComparison.Ordinal)) return "A pointer of Git LFS in place of the file itself. Fetch the file with git lfs pull.";
        var lines = text.Split('\n', 3);
        foreach (var (separator, name) in new[] { ('\t', "tabs"), (';', "semicolons"), (',', "commas") })
        {
            if (lines[0].Count(c => c == separator) >= 2) return $"A table (CSV) separated by {name} whose columns no source has: {Start(lines[0])}. Say with import --mapping which column is what.";
        }
        return "Plain text, which is no format of a source that Horizon reads.";
    }

    /// <summary>Pages in XHTML may begin as XML does.</summary>
    [GeneratedRegex("""^\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*(<!doctype\s+html|<html|<head|<body)""", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlStart();

    [GeneratedRegex("""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._\-]+)["']""", RegexOptions.CultureInvariant)]
    private static partial Regex DeclaredEncoding();
}
