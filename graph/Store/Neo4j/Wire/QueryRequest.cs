using System.Text.Json;
using Horizon.Graph.Store.Neo4j.Cypher;

namespace Horizon.Graph.Store.Neo4j.Wire;

/// <summary>The body of one request.</summary>
/// <param name="Tag">Goes along as the parameter "request", by which a running statement is found again; it is no part of the text, so that plans are kept.</param>
/// <param name="Access">READ or WRITE; null inside a transaction, which has it from its beginning.</param>
/// <param name="LimitSeconds">After which the server gives up.</param>
internal sealed record QueryRequest(
    Statement Statement, IReadOnlyDictionary<string, object?> Parameters, string? Tag, string? Access, int? LimitSeconds, IReadOnlyList<string> Bookmarks)
{
    public int Rows => Parameters.Values.OfType<IReadOnlyList<ReadOnlyMemory<byte>>>().Sum(r => r.Count);

    public ReadOnlyMemory<byte> ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, TypedJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("statement", Statement.Text);
            json.WriteStartObject("parameters");
            foreach (var (name, value) in Parameters)
            {
                json.WritePropertyName(name);
                TypedJson.Write(json, value);
            }
            if (Tag is not null)
            {
                json.WritePropertyName("request");
                TypedJson.Write(json, Tag);
            }
            json.WriteEndObject();
            if (Access is not null) json.WriteString("accessMode", Access);
            if (LimitSeconds is { } seconds) json.WriteNumber("maxExecutionTime", seconds);
            if (Bookmarks.Count > 0)
            {
                json.WriteStartArray("bookmarks");
                foreach (var bookmark in Bookmarks) json.WriteStringValue(bookmark);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
