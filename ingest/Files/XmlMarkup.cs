using System.Buffers;

namespace Horizon.Ingest.Files;

internal enum MarkupKind
{
    /// <summary>The markup does not end within the bytes given.</summary>
    Cut,
    Open,
    Close,
    Empty,

    /// <summary>A comment, an instruction, a CDATA section or a document type: of no interest, whatever stands in it.</summary>
    Other,
}

/// <summary>Tells one piece of XML markup from the next by its bytes. Nothing is expanded, resolved or checked.</summary>
internal static class XmlMarkup
{
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    /// <param name="bytes">Starts at a '&lt;'.</param>
    /// <param name="length">How long the markup is; 0 where it is cut.</param>
    public static MarkupKind Scan(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (bytes.Length < 2) return MarkupKind.Cut;
        return bytes[1] switch
        {
            (byte)'!' => Declaration(bytes, out length),
            (byte)'?' => Until(bytes, 2, "?>"u8, out length),
            _ => Tag(bytes, out length),
        };
    }

    /// <summary>The name in a tag, with its prefix.</summary>
    public static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> tag)
    {
        var name = tag[(tag[1] == '/' ? 2 : 1)..];
        var end = name.IndexOfAny(NameEnds);
        return end < 0 ? name : name[..end];
    }

    private static MarkupKind Tag(ReadOnlySpan<byte> bytes, out int length)
    {
        // "p < 0.05" is no markup: its article is broken, but what follows is not lost by looking for the end of a tag.
        length = 1;
        if (bytes[1] is not ((byte)'/' or (byte)'_' or (byte)':' or >= 0x80) && !char.IsAsciiLetter((char)bytes[1])) return MarkupKind.Other;
        length = 0;
        var at = 1;
        while (true)
        {
            var stop = bytes[at..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (stop < 0) return MarkupKind.Cut;
            at += stop;
            if (bytes[at] == '>') break;
            var close = bytes[(at + 1)..].IndexOf(bytes[at]);
            if (close < 0) return MarkupKind.Cut;
            at += close + 2;
        }
        length = at + 1;
        return bytes[1] == '/' ? MarkupKind.Close : bytes[at - 1] == '/' ? MarkupKind.Empty : MarkupKind.Open;
    }

    private static MarkupKind Declaration(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        if (Begins(bytes, "<!--"u8, out var isShort)) return Until(bytes, 4, "-->"u8, out length);
        if (isShort) return MarkupKind.Cut;
        if (Begins(bytes, "<![CDATA["u8, out isShort)) return Until(bytes, 9, "]]>"u8, out length);
        return isShort ? MarkupKind.Cut : DocumentType(bytes, out length);
    }

    /// <summary>Passes a document type with its internal subset: quotes, comments and instructions may hold brackets.</summary>
    private static MarkupKind DocumentType(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 0;
        var isInside = false;
        for (var at = 2; at < bytes.Length; at++)
        {
            var rest = bytes[at..];
            var skip = 0;
            switch (rest[0])
            {
                case (byte)'"' or (byte)'\'':
                    skip = rest[1..].IndexOf(rest[0]) is var close and >= 0 ? close + 1 : -1;
                    break;
                case (byte)'<' when isInside && (Begins(rest, "<!--"u8, out var isShort) || isShort):
                    skip = rest.Length > 4 && rest[4..].IndexOf("-->"u8) is var end and >= 0 ? end + 6 : -1;
                    break;
                case (byte)'<' when isInside && (Begins(rest, "<?"u8, out var isShort) || isShort):
                    skip = rest.IndexOf("?>"u8) is var stop and >= 0 ? stop + 1 : -1;
                    break;
                case (byte)'[':
                    isInside = true;
                    break;
                case (byte)']':
                    isInside = false;
                    break;
                case (byte)'>' when !isInside:
                    length = at + 1;
                    return MarkupKind.Other;
            }
            if (skip < 0) return MarkupKind.Cut;
            at += skip;
        }
        return MarkupKind.Cut;
    }

    private static MarkupKind Until(ReadOnlySpan<byte> bytes, int from, ReadOnlySpan<byte> end, out int length)
    {
        length = 0;
        if (bytes.Length < from) return MarkupKind.Cut;
        var at = bytes[from..].IndexOf(end);
        if (at < 0) return MarkupKind.Cut;
        length = from + at + end.Length;
        return MarkupKind.Other;
    }

    /// <param name="bytes">What may begin so.</param>
    /// <param name="start">The beginning.</param>
    /// <param name="isShort">It might begin so, were there more bytes.</param>
    private static bool Begins(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> start, out bool isShort)
    {
        isShort = bytes.Length < start.Length && start.StartsWith(bytes);
        return bytes.StartsWith(start);
    }
}
