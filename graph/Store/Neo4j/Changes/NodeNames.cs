using System.Text.Json;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>The labels of a node with the change set that gave each, oldest first, kept as one text: [[1,"as cited"],[4,"its own title"]].</summary>
internal sealed class NodeNames
{
    private readonly List<(long From, string Label)> all;

    private NodeNames(List<(long From, string Label)> all) => this.all = all;

    public static NodeNames Empty() => new([]);

    public string? Now => all.Count == 0 ? null : all[^1].Label;

    public IReadOnlyList<(long From, string Label)> All => all;

    public string? At(long sequence)
    {
        for (var i = all.Count - 1; i >= 0; i--)
        {
            if (all[i].From <= sequence) return all[i].Label;
        }
        return null;
    }

    /// <summary>Gives a label from a change set on; returns whether that is news.</summary>
    public bool Give(string label, long from)
    {
        if (Now == label) return false;
        // Of several names that one change set gives, the last stands.
        if (all.Count > 0 && all[^1].From == from) all.RemoveAt(all.Count - 1);
        if (Now != label) all.Add((from, label));
        return true;
    }

    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Wire.TypedJson.WriterOptions))
        {
            json.WriteStartArray();
            foreach (var (from, label) in all)
            {
                json.WriteStartArray();
                json.WriteNumberValue(from);
                json.WriteStringValue(label);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static NodeNames Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new NodeNames([.. document.RootElement.EnumerateArray().Select(pair => (pair[0].GetInt64(), pair[1].GetString()!))]);
    }

    public static NodeNames Of(IEnumerable<(long From, string Label)> names) => new([.. names]);
}
