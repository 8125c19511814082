using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Horizon.Search.Find;

/// <summary>A field's whole values in one segment: the ordinals of document d are Ordinals[Starts[d]] up to Starts[d + 1]; values are by ordinal.</summary>
internal sealed record Column(int[] Starts, int[] Ordinals, string[] Values)
{
    public ArraySegment<int> Of(int document) => new(Ordinals, Starts[document], Starts[document + 1] - Starts[document]);
}

/// <summary>
/// Documents of a segment that have the same values in two fields and the same state, under one number: a map then counts documents by one array read each, and spreads
/// each number's count over its cells once. Numbers with the same set of column values follow each other.
/// </summary>
/// <param name="Of">The number of each document; -1 for one that stands in no cell.</param>
/// <param name="RowStarts">Where the row values of each number begin; behind them the end of the last.</param>
/// <param name="RowOrdinals">The row values, number by number: read in one go, not looked up all over the segment.</param>
/// <param name="State">The state's ordinal of each number.</param>
/// <param name="ColumnStarts">Where the numbers of each set of column values begin; behind them the end of the last.</param>
/// <param name="ColumnDocument">A document with each set of column values.</param>
internal sealed record CellGroups(int[] Of, int[] RowStarts, int[] RowOrdinals, byte[] State, int[] ColumnStarts, int[] ColumnDocument, Column Rows, Column Columns, Column States);

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

    /// <summary>The documents that a filter lets through; deleted ones may be among them.</summary>
    public FixedBitSet Bits(AtomicReaderContext context, Query filter)
    {
        if (filters.Count > MostFilters) filters.Clear();
        return filters.GetOrAdd(filter.ToString(), static (_, a) =>
        {
            var bits = new FixedBitSet(Math.Max(1, a.context.AtomicReader.MaxDoc));
            // Any of some terms, as most filters are: the terms' own lists, without a scorer that merges them.
            if (a.filter is ConstantScoreQuery { Query: BooleanQuery any } && any.Clauses.All(c => c is { Occur: Occur.SHOULD, Query: TermQuery }))
            {
                foreach (var clause in any.Clauses)
                {
                    if (a.context.AtomicReader.GetTermDocsEnum(((TermQuery)clause.Query).Term) is { } documents) bits.Or(documents);
                }
            }
            // A range of days, from one side: the filter gathers bits term by term, where the query asks a scorer document by document.
            else if (AsRange(a.filter).GetDocIdSet(a.context, null)?.GetIterator() is { } iterator) bits.Or(iterator);
            return bits;
        }, (context, filter));
    }

    private static Filter AsRange(Query filter) => filter is ConstantScoreQuery { Query: NumericRangeQuery<int> range }
        ? NumericRangeFilter.NewInt32Range(range.Field, range.PrecisionStep, range.Min, range.Max, range.IncludesMin, range.IncludesMax)
        : new QueryWrapperFilter(filter);

    private static CellGroups? Group(SegmentColumns segment, AtomicReader reader, string rowField, string columnField)
    {
        if (segment.Get(reader, rowField) is not { } rows || segment.Get(reader, columnField) is not { } columns || segment.Get(reader, FieldNames.State) is not { } states) return null;
        if (states.Values.Length > byte.MaxValue) throw new InvalidOperationException("A study has one of a few states.");
        var (rowSets, columnSets) = (Sets(rows), Sets(columns));
        var numbers = new Dictionary<(int Columns, int Rows, int State), int>();
        var of = new int[rowSets.Length];
        var first = new List<int>();
        for (var document = 0; document < of.Length; document++)
        {
            of[document] = -1;
            if (states.Starts[document] == states.Starts[document + 1] || rows.Starts[document] == rows.Starts[document + 1] || columns.Starts[document] == columns.Starts[document + 1]) continue;
            var key = (columnSets[document], rowSets[document], states.Ordinals[states.Starts[document]]);
            if (!numbers.TryGetValue(key, out var number))
            {
                numbers[key] = number = first.Count;
                first.Add(document);
            }
            of[document] = number;
        }
        // By the set of column values first: what is counted of one set is spread over its columns at once.
        var order = Enumerable.Range(0, first.Count).OrderBy(n => columnSets[first[n]]).ThenBy(n => rowSets[first[n]]).ToArray();
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++) place[order[i]] = i;
        for (var document = 0; document < of.Length; document++) of[document] = of[document] < 0 ? -1 : place[of[document]];
        var starts = Enumerable.Range(0, order.Length).Where(i => i == 0 || columnSets[first[order[i]]] != columnSets[first[order[i - 1]]]).ToArray();
        var (rowStarts, rowOrdinals) = (new int[order.Length + 1], new List<int>());
        for (var i = 0; i < order.Length; i++)
        {
            rowOrdinals.AddRange(rows.Of(first[order[i]]));
            rowStarts[i + 1] = rowOrdinals.Count;
        }
        return new CellGroups(
            of, rowStarts, [.. rowOrdinals], [.. order.Select(n => (byte)states.Ordinals[states.Starts[first[n]]])], [.. starts, order.Length], [.. starts.Select(i => first[order[i]])], rows, columns, states);
    }

    /// <summary>A number for each document, the same for the same values.</summary>
    private static int[] Sets(Column column)
    {
        var of = new int[column.Starts.Length - 1];
        var numbers = new Dictionary<ArraySegment<int>, int>(SameValues.Comparer);
        for (var document = 0; document < of.Length; document++)
        {
            var values = column.Of(document);
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
