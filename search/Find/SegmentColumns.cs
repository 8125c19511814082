using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Horizon.Search.Find;

/// <summary>A field's whole values in one segment: the ordinals of document d are Ordinals[Starts[d]] up to Starts[d + 1]; values are by ordinal.</summary>
internal sealed record Column(int[] Starts, int[] Ordinals, string[] Values);

/// <summary>
/// Documents of a segment that have the same values in two fields and the same state, under one number: a map then counts documents by one array read each, and spreads
/// each number's count over its cells once.
/// </summary>
/// <param name="Of">The number of each document; -1 for one that stands in no cell.</param>
/// <param name="Cells">The cells of each number: ((row's ordinal * columns) + column's ordinal) * states + state's ordinal.</param>
internal sealed record CellGroups(int[] Of, int[][] Cells, Column Rows, Column Columns, Column States);

/// <summary>
/// Columns of a segment unpacked from its doc values, once, for as long as the segment lives: counting then costs a few array reads a document.
/// About 4 bytes a value and 4 a document and field.
/// </summary>
internal sealed class SegmentColumns
{
    private static readonly ConditionalWeakTable<object, SegmentColumns> Known = [];

    /// <summary>Filters kept of a segment: a bit a document each. Beyond so many they are forgotten and made anew.</summary>
    private const int MostFilters = 100;

    private readonly ConcurrentDictionary<string, Column?> columns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Rows, string Columns), CellGroups?> groups = new();
    private readonly ConcurrentDictionary<string, FixedBitSet> filters = new(StringComparer.Ordinal);

    public static SegmentColumns Of(AtomicReader reader) => Known.GetValue(reader.CoreCacheKey, _ => new SegmentColumns());

    /// <summary>Null where no document of the segment has the field.</summary>
    public Column? Get(AtomicReader reader, string field) => columns.GetOrAdd(field, static (name, r) => Unpack(r, name), reader);

    /// <summary>Null where no document of the segment has both fields and a state. About 4 bytes a document.</summary>
    public CellGroups? Groups(AtomicReader reader, string rows, string columns) => groups.GetOrAdd((rows, columns), static (pair, a) => Group(a.Me, a.Reader, pair.Rows, pair.Columns), (Me: this, Reader: reader));

    /// <summary>The documents that a filter lets through, deleted ones among them.</summary>
    public FixedBitSet Bits(AtomicReaderContext context, Query filter)
    {
        if (filters.Count > MostFilters) filters.Clear();
        return filters.GetOrAdd(filter.ToString(), static (_, a) =>
        {
            var bits = new FixedBitSet(Math.Max(1, a.context.AtomicReader.MaxDoc));
            if (new QueryWrapperFilter(a.filter).GetDocIdSet(a.context, null)?.GetIterator() is { } iterator) bits.Or(iterator);
            return bits;
        }, (context, filter));
    }

    private static CellGroups? Group(SegmentColumns segment, AtomicReader reader, string rowField, string columnField)
    {
        if (segment.Get(reader, rowField) is not { } rows || segment.Get(reader, columnField) is not { } columns || segment.Get(reader, FieldNames.State) is not { } states) return null;
        var (rowSets, columnSets) = (Sets(rows), Sets(columns));
        var numbers = new Dictionary<(int Rows, int Columns, int State), int>();
        var cells = new List<int[]>();
        var of = new int[rowSets.Length];
        for (var document = 0; document < of.Length; document++)
        {
            of[document] = -1;
            if (states.Starts[document] == states.Starts[document + 1] || rows.Starts[document] == rows.Starts[document + 1] || columns.Starts[document] == columns.Starts[document + 1]) continue;
            var state = states.Ordinals[states.Starts[document]];
            var key = (rowSets[document], columnSets[document], state);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers[key] = number = cells.Count;
                cells.Add([.. OfDocument(rows, document).SelectMany(r => OfDocument(columns, document).Select(c => (((r * columns.Values.Length) + c) * states.Values.Length) + state))]);
            }
            of[document] = number;
        }
        return new CellGroups(of, [.. cells], rows, columns, states);
    }

    private static ArraySegment<int> OfDocument(Column column, int document) => new(column.Ordinals, column.Starts[document], column.Starts[document + 1] - column.Starts[document]);

    /// <summary>A number for each document, the same for the same values.</summary>
    private static int[] Sets(Column column)
    {
        var of = new int[column.Starts.Length - 1];
        var numbers = new Dictionary<ArraySegment<int>, int>(SameValues.Comparer);
        for (var document = 0; document < of.Length; document++)
        {
            var values = OfDocument(column, document);
            if (!numbers.TryGetValue(values, out of[document])) numbers[values] = of[document] = numbers.Count;
        }
        return of;
    }

    private sealed class SameValues : IEqualityComparer<ArraySegment<int>>
    {
        public static SameValues Comparer { get; } = new();

        public bool Equals(ArraySegment<int> x, ArraySegment<int> y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ArraySegment<int> values)
        {
            var hash = new HashCode();
            foreach (var value in values.AsSpan()) hash.Add(value);
            return hash.ToHashCode();
        }
    }

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
