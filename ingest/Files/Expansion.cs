namespace Horizon.Ingest.Files;

/// <summary>What one compressed file may still unpack to, counted over all that is packed in it.</summary>
internal sealed class Expansion(ReadLimits limits)
{
    private long _packed;
    private long _expanded;

    /// <summary>Counts bytes that are read of the outermost compressed file.</summary>
    public void Packed(int count) => _packed += count;

    /// <exception cref="InvalidDataException">It unpacks to more than is allowed.</exception>
    public void Expanded(int count)
    {
        _expanded += count;
        if (_expanded > limits.ExpandedBytes)
            throw new InvalidDataException($"It unpacks to more than the limit of {limits.ExpandedBytes} bytes.");
        if (_expanded > limits.ExpansionFreeBytes && _expanded / limits.ExpansionRatio > Math.Max(_packed, 1))
            throw new InvalidDataException($"It unpacks to more than {limits.ExpansionRatio} times its own size, as only a decompression bomb does.");
    }
}

/// <summary>Counts what passes. The caller owns the stream.</summary>
internal sealed class CountedStream(Stream stream, Action<int> count) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await stream.ReadAsync(buffer, cancellationToken);
        count(read);
        return read;
    }
}
