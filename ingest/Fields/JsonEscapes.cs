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
        // What an escape stands for is never longer than the escape. The text is made of all bytes at once: to make it piece by piece takes longer the more escapes there are.
        var plain = ArrayPool<byte>.Shared.Rent(written.Length);
        try
        {
            return strict.GetString(plain, 0, Unescape(written, plain));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, Encoding)"/>
    /// <param name="text">Has room for as many characters as are written; how many there are is returned.</param>
    public static int Read(ReadOnlySpan<byte> written, Encoding strict, Span<char> text)
    {
        var plain = ArrayPool<byte>.Shared.Rent(written.Length);
        try
        {
            return strict.GetChars(plain.AsSpan(0, Unescape(written, plain)), text);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    private static int Unescape(ReadOnlySpan<byte> written, Span<byte> plain)
    {
        var length = 0;
        for (var at = written.IndexOf((byte)'\\'); at >= 0; at = written.IndexOf((byte)'\\'))
        {
            written[..at].CopyTo(plain[length..]);
            length += at;
            var escape = written[at + 1];
            written = written[(at + 2)..];
            if (escape == 'u') length += Character(ref written).EncodeToUtf8(plain[length..]);
            else plain[length++] = escape switch { (byte)'n' => (byte)'\n', (byte)'r' => (byte)'\r', (byte)'t' => (byte)'\t', (byte)'b' => (byte)'\b', (byte)'f' => (byte)'\f', _ => escape };
        }
        written.CopyTo(plain[length..]);
        return length + written.Length;
    }

    /// <summary>The character of one escape, or of two that make a surrogate pair.</summary>
    private static Rune Character(ref ReadOnlySpan<byte> written)
    {
        var unit = Unit(ref written);
        if (!char.IsSurrogate(unit)) return new Rune(unit);
        if (!char.IsHighSurrogate(unit) || !written.StartsWith("\\u"u8)) throw Half();
        written = written[2..];
        return Rune.TryCreate(unit, Unit(ref written), out var pair) ? pair : throw Half();
    }

    private static char Unit(ref ReadOnlySpan<byte> written)
    {
        var unit = Utf8Parser.TryParse(written[..4], out ushort value, out _, 'x') ? (char)value : throw Half();
        written = written[4..];
        return unit;
    }

    private static InvalidOperationException Half() => new("A text has half a surrogate pair.");
}
