using System.Text.Json;
using System.Text.Json.Serialization;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>Running counts of what the store holds now, kept as one text.</summary>
internal sealed class StoreTally
{
    public long Nodes { get; set; }

    public long Mentioned { get; set; }

    public long Edges { get; set; }

    public SortedDictionary<string, long> Records { get; set; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> Rejects { get; set; } = new(StringComparer.Ordinal);

    public void AddRecord(string source) => Records[source] = Records.GetValueOrDefault(source) + 1;

    public void AddReject(string source) => Rejects[source] = Rejects.GetValueOrDefault(source) + 1;

    public void Count(NodeState node)
    {
        var (before, after) = node.Standings;
        Add(before, -1);
        Add(after, 1);
    }

    public StoreCounts ToCounts() => new(Nodes, Mentioned, Edges,
        [.. Records.Keys.Union(Rejects.Keys).Order(StringComparer.Ordinal).Select(s => new SourceCount(s, Records.GetValueOrDefault(s), Rejects.GetValueOrDefault(s)))]);

    public string ToJson() => JsonSerializer.Serialize(this, StoreTallyJson.Default.StoreTally);

    public static StoreTally Parse(string json) => JsonSerializer.Deserialize(json, StoreTallyJson.Default.StoreTally)!;

    private void Add(NodeState.Standing standing, long by)
    {
        if (standing == NodeState.Standing.Described) Nodes += by;
        else if (standing == NodeState.Standing.Mentioned) Mentioned += by;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoreTally))]
internal sealed partial class StoreTallyJson : JsonSerializerContext;
