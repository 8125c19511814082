namespace Horizon.Search.Map;

/// <summary>A document that stands in a map, with its values along both sides, broader concepts among them.</summary>
/// <param name="Year">Null where it is not known.</param>
public sealed record MapRecord(string Id, string? Title, string? Year, string State, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns);
