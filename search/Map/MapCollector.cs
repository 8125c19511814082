using Horizon.Search.Find;
using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Map;

/// <summary>Counts cells in one pass; nothing is allocated for a document.</summary>
internal sealed class MapCollector(string rowField, string columnField) : ICollector
{
    private Column? rows;
    private Column? columns;
    private Column? states;
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
        var reader = context.AtomicReader;
        var segment = SegmentColumns.Of(reader);
        (rows, columns, states) = (segment.Get(reader, rowField), segment.Get(reader, columnField), segment.Get(reader, FieldNames.State));
        counts = rows is null || columns is null || states is null ? [] : new int[rows.Values.Length * columns.Values.Length * states.Values.Length];
    }

    public void Collect(int doc)
    {
        if (counts.Length == 0 || states!.Starts[doc] == states.Starts[doc + 1]) return;
        var state = states.Ordinals[states.Starts[doc]];
        var rowEnd = rows!.Starts[doc + 1];
        var columnStart = columns!.Starts[doc];
        var columnEnd = columns.Starts[doc + 1];
        for (var r = rows.Starts[doc]; r < rowEnd; r++)
        {
            var ofRow = rows.Ordinals[r] * columns.Values.Length;
            for (var c = columnStart; c < columnEnd; c++) counts[((ofRow + columns.Ordinals[c]) * states.Values.Length) + state]++;
        }
    }

    public void EndSegment()
    {
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0) continue;
            var state = states!.Values[i % states.Values.Length];
            var cell = i / states.Values.Length;
            var (row, column) = (rows!.Values[cell / columns!.Values.Length], columns.Values[cell % columns.Values.Length]);
            Rows.Add(row);
            Columns.Add(column);
            if (!Cells.TryGetValue((row, column), out var byState)) Cells[(row, column)] = byState = new Dictionary<string, int>(StringComparer.Ordinal);
            byState[state] = byState.GetValueOrDefault(state) + counts[i];
        }

        counts = [];
    }
}
