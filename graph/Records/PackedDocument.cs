using System.IO.Compression;

namespace Horizon.Graph.Records;

/// <summary>A raw document compressed for keeping (gzip). <paramref name="Length"/> is the length of the bytes as the source wrote them.</summary>
public sealed record PackedDocument(string Hash, int Length, ReadOnlyMemory<byte> Packed)
{
    public static PackedDocument Pack(RawDocument raw)
    {
        using var packed = new MemoryStream(raw.Bytes.Length / 4 + 64);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(raw.Bytes.Span);
        return new PackedDocument(raw.Hash, raw.Bytes.Length, packed.GetBuffer().AsMemory(0, (int)packed.Length));
    }

    public RawDocument Unpack()
    {
        var bytes = new byte[Length];
        using var gzip = new GZipStream(new MemoryStream(Packed.ToArray(), writable: false), CompressionMode.Decompress);
        gzip.ReadExactly(bytes);
        return new RawDocument(Hash, bytes);
    }
}
