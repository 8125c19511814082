using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Horizon.Ingest.Fields;

/// <summary>
/// Texts of JSON with escapes. System.Text.Json has seen to it that each escape is whole; to read the text by it once more would cost as much again, and rows of
/// tables, which are written with escapes, are nearly all text.
/// </summary>
internal static class JsonEscapes
{
    /// <param name="written">What stands between the quotation marks.</param>
    /// <exception cref="InvalidOperationException">Half a surrogate pair is escaped.</exception>
    /// <exception cref="DecoderFallbackException">It is no valid UTF-8.</exception>
    public static string Read(ReadOnlySpan<byte> written, Encoding strict)
    {
        // No text is longer than its bytes.
        var text = ArrayPool<char>.Shared.Rent(written.Length);
        try
        {
            var length = 0;
            for (var at = written.IndexOf((byte)'\\'); at >= 0; at = written.IndexOf((byte)'\\'))
            {
                length += strict.GetChars(written[..at], text.AsSpan(length));
                var escape = written[at + 1];
                written = written[(at + 2)..];
                if (escape != 'u')
                {
                    text[length++] = escape switch { (byte)'n' => '\n', (byte)'r' => '\r', (byte)'t' => '\t', (byte)'b' => '\b', (byte)'f' => '\f', _ => (char)escape };
                    continue;
                }
                text[length++] = Unit(ref written);
                if (!char.IsSurrogate(text[length - 1])) continue;
                if (!char.IsHighSurrogate(text[length - 1]) || !written.StartsWith("\\u"u8)) throw Half();
                written = written[2..];
                text[length++] = Unit(ref written);
                if (!char.IsLowSurrogate(text[length - 1])) throw Half();
            }
            length += strict.GetChars(written, text.AsSpan(length));
            return new string(text, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(text);
        }
    }

    private static char Unit(ref ReadOnlySpan<byte> written)
    {
        var unit = Utf8Parser.TryParse(written[..4], out ushort value, out _, 'x') ? (char)value : throw Half();
        written = written[4..];
        return unit;
    }

    private static InvalidOperationException Half() => new("A text has half a surrogate pair.");
}
