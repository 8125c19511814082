namespace Horizon.Graph.Store.Neo4j.Wire;

/// <summary>One row of an answer, its columns in the statement's order.</summary>
internal readonly struct QueryRow(IReadOnlyList<object?> values)
{
    public int Count => values.Count;

    public object? Value(int column) => values[column];

    public bool IsNull(int column) => values[column] is null;

    public string Text(int column) => (string)values[column]!;

    public string? TextOrNull(int column) => (string?)values[column];

    public long Long(int column) => (long)values[column]!;

    public int Int(int column) => checked((int)Long(column));

    public long? LongOrNull(int column) => (long?)values[column];

    public bool Bool(int column) => (bool)values[column]!;

    public bool? BoolOrNull(int column) => (bool?)values[column];

    public double Double(int column) => (double)values[column]!;

    public IReadOnlyList<string> Texts(int column) => [.. ((List<object?>)values[column]!).Select(v => (string)v!)];

    /// <summary>The first of a list of texts; null where it is empty.</summary>
    public string? FirstText(int column) => values[column] is List<object?> { Count: > 0 } texts ? (string?)texts[0] : null;

    public Dictionary<string, object?> Map(int column) => (Dictionary<string, object?>)values[column]!;

    /// <summary>A list, as a row of its own.</summary>
    public QueryRow List(int column) => new((List<object?>)values[column]!);

    /// <summary>A list of lists, as rows of their own.</summary>
    public IEnumerable<QueryRow> Rows(int column) => ((List<object?>)values[column]!).Select(v => new QueryRow((List<object?>)v!));
}
