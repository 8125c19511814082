using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Horizon.Search.Index;

/// <summary>The length bytes of a segment's text fields, unpacked once, for as long as the segment lives: a byte a document and field.</summary>
internal sealed class SegmentNorms
{
    private static readonly ConditionalWeakTable<object, SegmentNorms> Known = [];

    private readonly ConcurrentDictionary<string, byte[]> norms = new(StringComparer.Ordinal);

    /// <summary>By document of the segment.</summary>
    public static byte[] Of(AtomicReader reader, string field) =>
        Known.GetValue(reader.CoreCacheKey, _ => new SegmentNorms()).norms.GetOrAdd(field, static (name, r) => Unpack(r, name), reader);

    private static byte[] Unpack(AtomicReader reader, string field)
    {
        var bytes = new byte[reader.MaxDoc];
        if (reader.GetNormValues(field) is not { } packed) return bytes;
        for (var document = 0; document < bytes.Length; document++) bytes[document] = (byte)packed.Get(document);
        return bytes;
    }
}
