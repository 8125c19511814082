using System.IO.Compression;

namespace Horizon.Ingest.Files;

/// <summary>
/// What stands in a gzip of one or more members. The platform's reader takes a file that is cut in the middle for one that ends there; this one does not:
/// it adds a member of its own after the file and looks whether that one arrives.
/// </summary>
internal sealed class GzipContent : ReadOnlyStream
{
    private static readonly byte[] Seal = "\0horizon:whole\0\n"u8.ToArray();
    private static readonly byte[] SealMember = Compress(Seal);

    private readonly Stream _content;
    private readonly byte[] _held = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <param name="compressed">The file; the caller owns it.</param>
    public GzipContent(Stream compressed) => _content = new GZipStream(new SealedStream(compressed), CompressionMode.Decompress);

    /// <exception cref="InvalidDataException">The file is cut, damaged, or something else follows it.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The last bytes are held back: they may be the seal.
        while (!_ended && _end - _start <= Seal.Length)
        {
            _held.AsSpan(_start, _end - _start).CopyTo(_held);
            _end -= _start;
            _start = 0;
            var read = await _content.ReadAsync(_held.AsMemory(_end), cancellationToken);
            _end += read;
            _ended = read == 0;
        }
        var isWhole = _ended && _held.AsSpan(_start, _end - _start).EndsWith(Seal);
        var available = _end - _start - (_ended && !isWhole ? 0 : Seal.Length);
        if (available == 0 && !isWhole && _ended) throw new InvalidDataException("It ends in the middle, or something else stands after its end.");
        var count = Math.Min(buffer.Length, available);
        _held.AsMemory(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _content.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.NoCompression, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>The file, and after it the seal.</summary>
    private sealed class SealedStream(Stream file) : ReadOnlyStream
    {
        private int _sealAt = -1;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (buffer.IsEmpty) return 0;
            if (_sealAt < 0)
            {
                var read = await file.ReadAsync(buffer, cancellationToken);
                if (read > 0) return read;
                _sealAt = 0;
            }
            var count = Math.Min(buffer.Length, SealMember.Length - _sealAt);
            SealMember.AsMemory(_sealAt, count).CopyTo(buffer);
            _sealAt += count;
            return count;
        }
    }
}
