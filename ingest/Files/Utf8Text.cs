using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Horizon.Ingest.Files;

/// <summary>
/// A text as UTF-8, where it may not be: bytes that are no UTF-8 are taken for Windows-1252, the Western encoding that office programs save tables in.
/// They are told one by one, as the first of them may stand anywhere in a file and one file may be pasted together from both. The caller owns the stream.
/// </summary>
internal sealed class Utf8Text(Stream stream) : ReadOnlyStream
{
    /// <summary>No character of Windows-1252 takes more bytes in UTF-8.</summary>
    private const int Widest = 3;

    private static readonly byte[][] Western = [.. Enumerable.Range(0, 256).Select(b => Encoding.UTF8.GetBytes(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString([(byte)b])))];

    private readonly byte[] _read = new byte[64 * 1024];
    private readonly byte[] _text = new byte[64 * 1024 * Widest];
    private int _held;
    private int _at;
    private int _end;
    private bool _isLast;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_at == _end && !_isLast)
        {
            var count = await stream.ReadAsync(_read.AsMemory(_held), cancellationToken);
            _isLast = count == 0;
            Decode(_read.AsSpan(0, _held + count));
        }
        var given = Math.Min(buffer.Length, _end - _at);
        _text.AsMemory(_at, given).CopyTo(buffer);
        _at += given;
        return given;
    }

    /// <summary>The same for a text that is wholly in memory; these very bytes where they are UTF-8.</summary>
    public static byte[] Of(byte[] text)
    {
        if (Utf8.IsValid(text)) return text;
        var whole = new byte[text.Length * Widest];
        Decode(text, whole, isLast: true, out var written);
        return whole[..written];
    }

    private void Decode(Span<byte> bytes)
    {
        var read = Decode(bytes, _text, _isLast, out _end);
        _at = 0;
        // The last character may be cut.
        bytes[read..].CopyTo(_read);
        _held = bytes.Length - read;
    }

    private static int Decode(ReadOnlySpan<byte> bytes, Span<byte> text, bool isLast, out int written)
    {
        (var read, written) = (0, 0);
        while (read < bytes.Length)
        {
            var rest = bytes[read..];
            var plain = rest.IndexOfAnyInRange((byte)0x80, (byte)0xff) is var at and >= 0 ? at : rest.Length;
            var length = plain;
            if (plain == 0)
            {
                var status = Rune.DecodeFromUtf8(rest, out _, out length);
                if (status == OperationStatus.NeedMoreData && !isLast) break;
                if (status != OperationStatus.Done)
                {
                    foreach (var b in rest[..length])
                    {
                        Western[b].CopyTo(text[written..]);
                        written += Western[b].Length;
                    }
                    read += length;
                    continue;
                }
            }
            rest[..length].CopyTo(text[written..]);
            (read, written) = (read + length, written + length);
        }
        return read;
    }
}
