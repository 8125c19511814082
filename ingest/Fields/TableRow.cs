namespace Horizon.Ingest.Fields;

/// <summary>A column's name as a parser asks for it, and whether it is one that the parser knows.</summary>
internal sealed record ColumnName(string Name, bool IsKnown)
{
    public uint Key { get; } = JsonNode.KeyOf(Name.AsSpan());

    /// <summary>Columns whose names are folded: "Project ID" and "project_id" may be one.</summary>
    public static NameTable<ColumnName> Folded(Func<string, string> fold, params IReadOnlyCollection<string> known)
    {
        var folded = known.Select(fold).ToHashSet(StringComparer.Ordinal);
        return new NameTable<ColumnName>(written => fold(written) is var name ? new ColumnName(name, folded.Contains(name)) : null!);
    }
}

/// <summary>The cells of a table's row, which is kept as a JSON object, by their columns' folded names: see <see cref="JsonTree.Row"/>.</summary>
internal readonly ref struct TableRow(JsonTree tree, ReadOnlySpan<(ColumnName Column, int At)> cells)
{
    private readonly ReadOnlySpan<(ColumnName Column, int At)> _cells = cells;

    /// <summary>The last cell of a column, which may hold nothing; null where there is none.</summary>
    public JsonValue? Last(string column)
    {
        var key = JsonNode.KeyOf(column.AsSpan());
        for (var i = _cells.Length - 1; i >= 0; i--)
        {
            if (_cells[i].Column.Key == key && _cells[i].Column.Name == column) return new JsonValue(tree, _cells[i].At);
        }
        return null;
    }

    /// <summary>The first cell of a column, which may hold nothing; null where there is none.</summary>
    public JsonValue? First(string column)
    {
        var key = JsonNode.KeyOf(column.AsSpan());
        foreach (var (name, at) in _cells)
        {
            if (name.Key == key && name.Name == column) return new JsonValue(tree, at);
        }
        return null;
    }

    /// <summary>The folded names of columns that the parser does not know, each once.</summary>
    public IReadOnlyList<string> Unknown()
    {
        List<string>? unknown = null;
        foreach (var (column, _) in _cells)
        {
            if (!column.IsKnown && unknown?.Contains(column.Name) != true) (unknown ??= []).Add(column.Name);
        }
        return unknown ?? (IReadOnlyList<string>)[];
    }
}
