using System.Text.Json;
using System.Text.Json.Serialization;
using Horizon.Graph.Records;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>
/// What the store knows of one record besides its facts, kept as one text on its node: Neo4j may show a commit property by property, and a revision must never
/// stand beside the edges of another.
/// </summary>
internal sealed class RecordState
{
    public long Revision { get; set; }

    /// <summary>The change set that touched it last.</summary>
    public long Sequence { get; set; }

    /// <summary>The node that it describes, by the id under which it was born.</summary>
    public string Node { get; set; } = "";

    /// <summary>The change set that made it.</summary>
    public long From { get; set; }

    public List<StateVersion> Versions { get; set; } = [];

    /// <summary>Its open reasons for edges, in the order in which they were opened.</summary>
    public List<StateEdge> Edges { get; set; } = [];

    public StateVersion? Find(string hash) => Versions.Find(v => v.Hash == hash);

    public string ToJson() => JsonSerializer.Serialize(this, RecordStateJson.Default.RecordState);

    public static RecordState Parse(string json) => JsonSerializer.Deserialize(json, RecordStateJson.Default.RecordState)!;
}

/// <summary>A kept document: its readings, where it came from, and its open claim.</summary>
internal sealed class StateVersion
{
    public required string Hash { get; init; }

    public required string Url { get; init; }

    public required string RetrievedAt { get; init; }

    public required string Licence { get; init; }

    public List<StateReading> Readings { get; set; } = [];

    public StateClaim? Claim { get; set; }

    /// <summary>Of several readings the newest parser's stands.</summary>
    [JsonIgnore]
    public StateReading Newest => Readings.MaxBy(r => r.Parser)!;
}

/// <param name="Version">The number of the node that keeps its facts.</param>
internal sealed record StateReading(int Parser, long Version, string? UpdatedOn);

/// <param name="Version">The reading that is claimed.</param>
/// <param name="Node">The node that it was born at.</param>
internal sealed record StateClaim(long Version, string Node);

/// <summary>An open assertion: its number, the edge as it was born, and why.</summary>
internal sealed record StateEdge(long Number, string Source, string Type, string Role, string Target, Reason Reason)
{
    public bool Is(EdgeDraft draft) => Source == draft.Source.Id && Type == draft.Type && Role == draft.Role && Target == draft.Target.Id && Reason == draft.Reason;
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordState))]
internal sealed partial class RecordStateJson : JsonSerializerContext;
