using System.Numerics.Tensors;
using Horizon.Search.Find;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Horizon.Search.Map;

/// <summary>Counts cells in one pass: documents by their group (<see cref="CellGroups"/>), and groups over their cells at the end of each segment.</summary>
internal sealed class MapCollector : ICollector
{
    private readonly string rowField;
    private readonly string columnField;
    private readonly MapSide rows;
    private readonly MapSide columns;
    private readonly MapSide states;
    private readonly int[] cells;
    private CellGroups? groups;
    private int[] counts = [];

    /// <param name="segments">All that will be collected of.</param>
    public MapCollector(string rowField, string columnField, IEnumerable<AtomicReaderContext> segments)
    {
        (this.rowField, this.columnField) = (rowField, columnField);
        var known = segments.Select(s => Groups(s.AtomicReader)).OfType<CellGroups>().ToList();
        (rows, columns, states) = (new MapSide(known.Select(g => g.Rows)), new MapSide(known.Select(g => g.Columns)), new MapSide(known.Select(g => g.States)));
        cells = new int[rows.Values.Count * columns.Values.Count * states.Values.Count];
    }

    public MapCounts Counts(Func<string, string> label)
    {
        EndSegment();
        return new MapCounts(rows, columns, states, cells, label);
    }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer)
    {
        // Only whether a document matches counts, not how well.
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        EndSegment();
        groups = Groups(context.AtomicReader);
        counts = groups is null ? [] : new int[groups.State.Length];
    }

    public void Collect(int doc)
    {
        if (groups is null) return;
        var group = groups.Of[doc];
        if (group >= 0) counts[group]++;
    }

    /// <summary>Counts all documents of a segment that live, without asking document by document.</summary>
    public void CollectAll(AtomicReaderContext context)
    {
        SetNextReader(context);
        var (of, live) = (groups?.Of ?? [], context.AtomicReader.LiveDocs);
        for (var document = 0; document < of.Length; document++)
        {
            if (of[document] >= 0 && (live is null || live.Get(document))) counts[of[document]]++;
        }
    }

    /// <summary>Counts all documents of a segment that live and have a bit.</summary>
    /// <param name="words">The bits, 64 documents in each.</param>
    /// <param name="without">Those that have none are counted instead.</param>
    public void Collect(AtomicReaderContext context, long[] words, bool without)
    {
        SetNextReader(context);
        if (groups is null) return;
        var (of, sums, live) = (groups.Of, counts, context.AtomicReader.LiveDocs);
        var turned = without ? ulong.MaxValue : 0;
        for (var i = 0; i < words.Length; i++)
        {
            for (var rest = (ulong)words[i] ^ turned; rest != 0; rest &= rest - 1)
            {
                var document = (i << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
                if (document >= of.Length) break;
                if (of[document] >= 0 && (live is null || live.Get(document))) sums[of[document]]++;
            }
        }
    }

    private CellGroups? Groups(AtomicReader reader) => SegmentColumns.Of(reader).Groups(reader, rowField, columnField);

    // What is counted of one set of column values, by row and state, is added to each of its columns: a study in three rows and four columns costs three steps, not twelve.
    private void EndSegment()
    {
        if (groups is null) return;
        var (rowOf, columnOf, stateOf) = (rows.Places(groups.Rows), columns.Places(groups.Columns), states.Places(groups.States));
        var (rowStarts, rowOrdinals, state) = (groups.RowStarts, groups.RowOrdinals, groups.State);
        var width = states.Values.Count;
        for (var i = 0; i < rowOf.Length; i++) rowOf[i] *= width;
        var set = new int[rows.Values.Count * width];
        for (var i = 0; i < groups.ColumnDocument.Length; i++)
        {
            var any = false;
            for (var group = groups.ColumnStarts[i]; group < groups.ColumnStarts[i + 1]; group++)
            {
                var count = counts[group];
                if (count == 0) continue;
                any = true;
                var place = stateOf[state[group]];
                foreach (var row in rowOrdinals.AsSpan(rowStarts[group]..rowStarts[group + 1])) set[rowOf[row] + place] += count;
            }
            if (!any) continue;
            foreach (var column in groups.Columns.Of(groups.ColumnDocument[i]))
            {
                var sum = cells.AsSpan(columnOf[column] * set.Length, set.Length);
                TensorPrimitives.Add(sum, set, sum);
            }
            Array.Clear(set);
        }
        groups = null;
    }
}
