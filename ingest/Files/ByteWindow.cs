namespace Horizon.Ingest.Files;

/// <summary>
/// A stream seen through a window that moves on: what lies before the cursor is let go unless a mark holds it, so that memory
/// depends on the largest record and not on the file. Not thread-safe; the caller owns the stream.
/// </summary>
internal sealed class ByteWindow(Stream stream, int initialBytes = 128 * 1024)
{
    private byte[] _buffer = new byte[initialBytes];
    private int _next;
    private int _end;
    private int _mark = -1;
    private long _dropped;

    /// <summary>What has been read and not been passed.</summary>
    public ReadOnlySpan<byte> Rest => _buffer.AsSpan(_next, _end - _next);

    /// <summary>The cursor's place in the stream.</summary>
    public long Position => _dropped + _next;

    public bool IsMarked => _mark >= 0;

    /// <summary>From the mark to the cursor.</summary>
    public ReadOnlySpan<byte> Marked => _buffer.AsSpan(_mark, _next - _mark);

    public long MarkPosition => _dropped + _mark;

    /// <summary>How much memory the window holds now. Bytes.</summary>
    public int Capacity => _buffer.Length;

    public void Advance(int count) => _next += count;

    /// <summary>Holds everything from the cursor on until <see cref="Unmark"/>.</summary>
    public void Mark() => _mark = _next;

    public void Unmark() => _mark = -1;

    /// <summary>Reads on. False at the stream's end.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        var keep = _mark >= 0 ? _mark : _next;
        if (_end == _buffer.Length)
        {
            var kept = _end - keep;
            // Less than half free after moving: double, so that what is moved stays in proportion to what is read.
            var target = kept > _buffer.Length / 2 ? new byte[checked(_buffer.Length * 2)] : _buffer;
            _buffer.AsSpan(keep, kept).CopyTo(target);
            _buffer = target;
            _dropped += keep;
            _next -= keep;
            _end = kept;
            if (_mark >= 0) _mark = 0;
        }
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }

    /// <summary>
    /// How long the line at the cursor is, its end (LF, CR or both) included; 0 at the end of the stream. A line of more than <paramref name="most"/> bytes is given in parts.
    /// </summary>
    public async ValueTask<int> LineAsync(int most, CancellationToken cancellationToken)
    {
        var seen = 0;
        while (true)
        {
            var end = Rest[seen..].IndexOfAny((byte)'\n', (byte)'\r');
            seen = end < 0 ? Rest.Length : seen + end;
            if (end < 0)
            {
                if (seen > most || !await FillAsync(cancellationToken)) return seen;
            }
            else if (Rest[seen] == '\n') return seen + 1;
            // A CR at the end of what is at hand may have its LF behind it.
            else if (seen + 1 < Rest.Length || !await FillAsync(cancellationToken)) return seen + (Rest[seen..].StartsWith("\r\n"u8) ? 2 : 1);
        }
    }

    /// <summary>Reads until at least <paramref name="count"/> bytes are at hand or the stream ends.</summary>
    public async ValueTask EnsureAsync(int count, CancellationToken cancellationToken)
    {
        while (Rest.Length < count && await FillAsync(cancellationToken))
        {
            // Each turn reads some.
        }
    }
}
