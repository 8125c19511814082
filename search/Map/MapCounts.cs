using System.Numerics.Tensors;

namespace Horizon.Search.Map;

/// <summary>How many documents stand in each cell of a map, by state of the study.</summary>
public sealed class MapCounts
{
    private readonly MapSide rows;
    private readonly MapSide columns;
    private readonly MapSide states;
    private readonly int[] cells;
    private readonly Func<string, string> label;
    private readonly long[] rowSums;
    private readonly long[] columnSums;

    /// <param name="cells">By column, in it by row, in that by state.</param>
    internal MapCounts(MapSide rows, MapSide columns, MapSide states, int[] cells, Func<string, string> label)
    {
        (this.rows, this.columns, this.states, this.cells, this.label) = (rows, columns, states, cells, label);
        (rowSums, columnSums) = (new long[rows.Values.Count], new long[columns.Values.Count]);
        for (var i = 0; i < cells.Length; i++)
        {
            rowSums[i / states.Values.Count % rowSums.Length] += cells[i];
            columnSums[i / states.Values.Count / rowSums.Length] += cells[i];
        }
        Rows = [.. Counted(rows, rowSums).Select(v => new MapAxisItem(v, label(v)))];
        Columns = [.. Counted(columns, columnSums).Select(v => new MapAxisItem(v, label(v)))];
    }

    /// <summary>Concepts that at least one counted document has, ordered by id.</summary>
    public IReadOnlyList<MapAxisItem> Rows { get; }

    public IReadOnlyList<MapAxisItem> Columns { get; }

    /// <summary>The rows' ids, those with the most finds first: a document in several columns is found several times.</summary>
    public IReadOnlyList<string> RowsByCount() => ByCount(rows, rowSums);

    /// <inheritdoc cref="RowsByCount"/>
    public IReadOnlyList<string> ColumnsByCount() => ByCount(columns, columnSums);

    /// <summary>Counts by state; empty where no document stands in the cell. A document counts once in a cell, and in the cells of every broader concept.</summary>
    public IReadOnlyDictionary<string, int> Cell(string row, string column)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        if (rows.Place(row) is not { } r || columns.Place(column) is not { } c) return counts;
        var start = ((c * rows.Values.Count) + r) * states.Values.Count;
        for (var s = 0; s < states.Values.Count; s++)
        {
            if (cells[start + s] > 0) counts[states.Values[s]] = cells[start + s];
        }
        return counts;
    }

    /// <summary>What stands here and not there.</summary>
    /// <param name="part">Counted of the same segments and axes.</param>
    internal MapCounts Less(MapCounts part)
    {
        var rest = new int[cells.Length];
        TensorPrimitives.Subtract(cells, part.cells, rest);
        return new MapCounts(rows, columns, states, rest, label);
    }

    private static IEnumerable<string> Counted(MapSide side, long[] sums) => side.Values.Where((_, i) => sums[i] > 0);

    private static List<string> ByCount(MapSide side, long[] sums) =>
        [.. Enumerable.Range(0, sums.Length).Where(i => sums[i] > 0).OrderByDescending(i => sums[i]).ThenBy(i => i).Select(i => side.Values[i])];
}

/// <param name="Id">Concept id or value.</param>
/// <param name="Label">The concept's label, else the value.</param>
public sealed record MapAxisItem(string Id, string Label);
