using Horizon.Graph.Records;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>What a change set builds on, read under the writers' lock and kept in step while it is written.</summary>
internal sealed class LoadedState(long sequence, long number, StoreTally tally)
{
    private long number = number;

    /// <summary>The number that the change set takes, or the last one where it moves nothing of the graph.</summary>
    public long Sequence { get; } = sequence;

    public StoreTally Tally { get; } = tally;

    public Dictionary<RecordKey, RecordState> Records { get; } = [];

    public Dictionary<string, NodeState> Nodes { get; } = [];

    public Dictionary<EdgeEnds, EdgeState> Edges { get; } = [];

    /// <summary>Keys of rejects that are kept already.</summary>
    public HashSet<string> Rejects { get; } = [];

    /// <summary>The last number given to a node, version, claim, edge, reason or reject: of two of one sort the older has the smaller.</summary>
    public long Number => number;

    /// <summary>What was read, for a change set that takes the next number.</summary>
    public LoadedState Next() => new(Sequence + 1, number, Tally);

    public long NextNumber() => ++number;

    /// <summary>Under which id a node is shown; its own where the store does not have it.</summary>
    public string Shown(string id) => Nodes.TryGetValue(id, out var node) ? node.Shown : id;

    /// <summary>The edge that a draft gives reason for, between the nodes that show its ends.</summary>
    public EdgeEnds EndsOf(EdgeDraft draft) => new(Shown(draft.Source.Id), draft.Type, draft.Role, Shown(draft.Target.Id));
}

/// <summary>What makes two edges one, by the nodes that show it.</summary>
internal readonly record struct EdgeEnds(string Source, string Type, string Role, string Target);

/// <summary>An edge's number, and how many of its reasons are open.</summary>
internal sealed class EdgeState(long number, long open)
{
    public long Number { get; } = number;

    public long Open { get; set; } = open;
}
