using System.Text.Json;

namespace Horizon.Graph.Store.Neo4j.Wire;

/// <summary>An answer read to its end and found whole.</summary>
/// <param name="Transaction">The open transaction's id; null where there is none.</param>
internal sealed record QueryAnswer(IReadOnlyList<QueryRow> Rows, IReadOnlyList<string> Bookmarks, string? Transaction)
{
    /// <summary>
    /// Reads a body. Errors come first: a 202 may carry them behind rows that were sent before the failure. A row with fewer values than there are
    /// fields, or a body that breaks off, is no answer either.
    /// </summary>
    public static QueryAnswer Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (QueryError.FirstOf(root) is { } error) throw new QueryException(error.Code, error.Message, QueryFault.Refused);
            var rows = new List<QueryRow>();
            if (root.TryGetProperty("data", out var data) && data.TryGetProperty("fields", out var fields) && data.TryGetProperty("values", out var values))
            {
                var columns = fields.GetArrayLength();
                foreach (var value in values.EnumerateArray())
                {
                    if (value.GetArrayLength() != columns) throw new JsonException("A row is short.");
                    rows.Add(new QueryRow([.. value.EnumerateArray().Select(TypedJson.Read)]));
                }
            }
            var transaction = root.TryGetProperty("transaction", out var open) && open.TryGetProperty("id", out var id) ? id.GetString() : null;
            return new QueryAnswer(rows, Texts(root, "bookmarks"), transaction);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or OverflowException)
        {
            throw new QueryException("", $"The answer broke off or cannot be read ({e.Message})", QueryFault.Lost, e);
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(t => t.GetString()!)] : [];
}

/// <summary>What the server says of a failure.</summary>
internal sealed record QueryError(string Code, string Message)
{
    /// <summary>The first error of a body; null where it has none. Early servers name the code "error".</summary>
    public static QueryError? FirstOf(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() == 0) return null;
        var first = errors[0];
        return new QueryError(Text(first, "code") ?? Text(first, "error") ?? "", Text(first, "message") ?? "no reason given");
    }

    private static string? Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
