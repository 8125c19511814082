using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Horizon.Search.Find;

/// <summary>A field's whole values in one segment: the ordinals of document d are Ordinals[Starts[d]] up to Starts[d + 1]; values are by ordinal.</summary>
internal sealed record Column(int[] Starts, int[] Ordinals, string[] Values);

/// <summary>
/// Columns of a segment unpacked from its doc values, once, for as long as the segment lives: counting then costs a few array reads a document.
/// About 4 bytes a value and 4 a document and field.
/// </summary>
internal sealed class SegmentColumns
{
    private static readonly ConditionalWeakTable<object, SegmentColumns> Known = [];

    private readonly ConcurrentDictionary<string, Column?> columns = new(StringComparer.Ordinal);

    public static SegmentColumns Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new SegmentColumns());

    /// <summary>Null where no document of the segment has the field.</summary>
    public Column? Get(AtomicReader reader, string field) => columns.GetOrAdd(field, static (name, r) => Unpack(r, name), reader);

    private static Column? Unpack(AtomicReader reader, string field)
    {
        var packed = reader.GetSortedSetDocValues(field);
        if (packed is null || packed.ValueCount == 0) return null;
        var starts = new int[reader.MaxDoc + 1];
        var ordinals = new List<int>(reader.MaxDoc);
        for (var document = 0; document < reader.MaxDoc; document++)
        {
            starts[document] = ordinals.Count;
            packed.SetDocument(document);
            for (var ordinal = packed.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = packed.NextOrd()) ordinals.Add((int)ordinal);
        }

        starts[^1] = ordinals.Count;
        var values = new string[packed.ValueCount];
        var bytes = new BytesRef();
        for (var i = 0; i < values.Length; i++)
        {
            packed.LookupOrd(i, bytes);
            values[i] = bytes.Utf8ToString();
        }

        return new Column(starts, [.. ordinals], values);
    }
}
