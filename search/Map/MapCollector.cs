using Horizon.Search.Find;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Horizon.Search.Map;

/// <summary>Counts cells in one pass: documents by their group (<see cref="CellGroups"/>), and groups over their cells at the end of each segment.</summary>
internal sealed class MapCollector(string rowField, string columnField) : ICollector
{
    private CellGroups? groups;
    private int[] counts = [];

    public Dictionary<(string Row, string Column), Dictionary<string, int>> Cells { get; } = [];

    public HashSet<string> Rows { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Columns { get; } = new(StringComparer.Ordinal);

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer)
    {
        // Only whether a document matches counts, not how well.
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        EndSegment();
        groups = SegmentColumns.Of(context.AtomicReader).Groups(context.AtomicReader, rowField, columnField);
        counts = groups is null ? [] : new int[groups.Cells.Length];
    }

    public void Collect(int doc)
    {
        if (groups is null) return;
        var group = groups.Of[doc];
        if (group >= 0) counts[group]++;
    }

    /// <summary>Counts all documents of a segment that live and that every filter lets through, without asking document by document.</summary>
    public void Collect(AtomicReaderContext context, IReadOnlyList<Query> filters)
    {
        SetNextReader(context);
        if (groups is null) return;
        var reader = context.AtomicReader;
        var live = reader.LiveDocs;
        if (filters.Count == 0)
        {
            for (var document = 0; document < groups.Of.Length; document++)
            {
                if (live is null || live.Get(document)) Collect(document);
            }
            return;
        }
        var words = FilterBits.Of(context, filters);
        for (var i = 0; i < words.Length; i++)
        {
            for (var rest = (ulong)words[i]; rest != 0; rest &= rest - 1)
            {
                var document = (i << 6) + System.Numerics.BitOperations.TrailingZeroCount(rest);
                if (live is null || live.Get(document)) Collect(document);
            }
        }
    }

    public void EndSegment()
    {
        if (groups is null) return;
        var (rows, columns, states) = (groups.Rows.Values, groups.Columns.Values, groups.States.Values);
        var cells = new int[rows.Length * columns.Length * states.Length];
        for (var group = 0; group < counts.Length; group++)
        {
            if (counts[group] == 0) continue;
            foreach (var cell in groups.Cells[group]) cells[cell] += counts[group];
        }
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] == 0) continue;
            var state = states[i % states.Length];
            var cell = i / states.Length;
            var (row, column) = (rows[cell / columns.Length], columns[cell % columns.Length]);
            Rows.Add(row);
            Columns.Add(column);
            if (!Cells.TryGetValue((row, column), out var byState)) Cells[(row, column)] = byState = new Dictionary<string, int>(StringComparer.Ordinal);
            byState[state] = byState.GetValueOrDefault(state) + cells[i];
        }
        groups = null;
    }
}
