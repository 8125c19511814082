namespace Horizon.Search.Map;

/// <summary>How many documents stand in each cell of a map, by state of the study.</summary>
public sealed class MapCounts
{
    private readonly Dictionary<(string Row, string Column), Dictionary<string, int>> cells;

    internal MapCounts(IReadOnlyList<MapAxisItem> rows, IReadOnlyList<MapAxisItem> columns, Dictionary<(string Row, string Column), Dictionary<string, int>> cells) =>
        (Rows, Columns, this.cells) = (rows, columns, cells);

    /// <summary>Concepts that at least one counted document has, ordered by id.</summary>
    public IReadOnlyList<MapAxisItem> Rows { get; }

    public IReadOnlyList<MapAxisItem> Columns { get; }

    /// <summary>The rows' ids, those with the most finds first: a document in several columns is found several times.</summary>
    public IReadOnlyList<string> RowsByCount() => ByCount(c => c.Row);

    /// <inheritdoc cref="RowsByCount"/>
    public IReadOnlyList<string> ColumnsByCount() => ByCount(c => c.Column);

    private List<string> ByCount(Func<(string Row, string Column), string> side) =>
        [.. cells.GroupBy(c => side(c.Key), StringComparer.Ordinal).OrderByDescending(g => g.Sum(c => c.Value.Values.Sum())).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    /// <summary>Counts by state; empty where no document stands in the cell. A document counts once in a cell, and in the cells of every broader concept.</summary>
    public IReadOnlyDictionary<string, int> Cell(string row, string column) => cells.GetValueOrDefault((row, column)) ?? [];
}

/// <param name="Id">Concept id or value.</param>
/// <param name="Label">The concept's label, else the value.</param>
public sealed record MapAxisItem(string Id, string Label);
