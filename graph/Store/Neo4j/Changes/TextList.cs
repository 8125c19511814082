using System.Text;
using System.Text.Json;
using Horizon.Graph.Store.Neo4j.Wire;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>A list of texts kept as one, in JSON.</summary>
internal static class TextList
{
    public static string Write(IEnumerable<string> texts)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, TypedJson.WriterOptions))
        {
            json.WriteStartArray();
            foreach (var text in texts) json.WriteStringValue(text);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static IReadOnlyList<string> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(t => t.GetString()!)];
    }
}
