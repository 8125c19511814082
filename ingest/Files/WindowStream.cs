namespace Horizon.Ingest.Files;

/// <summary>What a window has seen but not passed, and then the rest of its stream: for content that turns out to be packed or in another encoding.</summary>
internal sealed class WindowStream(ByteWindow window) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (window.Rest.IsEmpty && !await window.FillAsync(cancellationToken)) return 0;
        var count = Math.Min(buffer.Length, window.Rest.Length);
        window.Rest[..count].CopyTo(buffer.Span);
        window.Advance(count);
        return count;
    }
}
