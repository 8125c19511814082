using Horizon.Graph.Records;

namespace Horizon.Graph.Store;

/// <summary>What the store holds of one record: its versions with their facts, and the edges that it gives reason for now.</summary>
/// <param name="Revision">Grows with every change set that touches the record; 0 for a record that the store does not know.</param>
/// <param name="NodeId">The node that the record was born at, shown elsewhere or not; null for a record that the store does not know.</param>
/// <param name="LiveHashes">The versions whose claims are open.</param>
/// <param name="Edges">The open assertions, one draft each; their ends are as the record gave them, whatever was merged since.</param>
public sealed record StoredRecord(
    RecordKey Key,
    long Revision,
    string? NodeId,
    IReadOnlyList<VersionedFacts> Versions,
    IReadOnlyList<string> LiveHashes,
    IReadOnlyList<EdgeDraft> Edges)
{
    public static StoredRecord None(RecordKey key) => new(key, 0, null, [], [], []);
}

/// <summary>A version to keep, with the bytes that it was read from. A known hash under a new parser version is a new reading of the same
/// bytes; its <paramref name="Origin"/> is null, since the bytes keep the one that they came with. A known hash under a known parser version that came again later keeps
/// where and when it came last.</summary>
public sealed record NewVersion(VersionedFacts Version, int ParserVersion, PackedDocument Raw, Origin? Origin);

/// <summary>An id by which people may ask for a node, canonical. <paramref name="IsOwn"/>: it is the thing's own id, not one that its record merely names.</summary>
public sealed record NodeKey(string Key, bool IsOwn);

/// <summary>
/// What changes for one record, computed from <paramref name="ExpectedRevision"/>: the store refuses the whole set when the record has moved on.
/// </summary>
/// <param name="Node">Its label becomes the node's when claims open or close; a null one leaves the label that there is.</param>
/// <param name="Keys">The store adds them to the node's keys; it removes none.</param>
/// <param name="Open">Hashes whose claims open now, on the newest reading of each.</param>
/// <param name="Close">Hashes whose claims close now; closing comes before opening.</param>
/// <param name="OpenEdges">A node of theirs that has no label yet takes the draft's.</param>
/// <param name="CloseEdges">Found by edge and reason, word for word as <see cref="StoredRecord.Edges"/> gives them.</param>
public sealed record RecordChange(
    RecordKey Key,
    long ExpectedRevision,
    NodeRef Node,
    IReadOnlyList<NodeKey> Keys,
    IReadOnlyList<NewVersion> NewVersions,
    IReadOnlyList<string> Open,
    IReadOnlyList<string> Close,
    IReadOnlyList<EdgeDraft> OpenEdges,
    IReadOnlyList<EdgeDraft> CloseEdges)
{
    /// <summary>The graph looks different afterwards: not true of an older version that only becomes history.</summary>
    public bool ChangesTheGraph => Open.Count + Close.Count + OpenEdges.Count + CloseEdges.Count > 0;
}

/// <summary>A document that was turned away. The same document turned away again is one reject.</summary>
public sealed record Reject(string Source, string? Id, string Reason, string Url, DateTimeOffset At);

/// <summary>What is applied at once or not at all. <paramref name="UnknownFields"/> counts by source and path: "clinicaltrials.gov/protocolSection.newModule".</summary>
public sealed record ChangeSet(IReadOnlyList<RecordChange> Records, IReadOnlyList<Reject> Rejects, IReadOnlyDictionary<string, int> UnknownFields)
{
    /// <summary>Applied after the records, in their order.</summary>
    public IReadOnlyList<Placement> Placements { get; init; } = [];

    public static ChangeSet Of(params IReadOnlyList<RecordChange> records) => new(records, [], new Dictionary<string, int>());
}

/// <summary>
/// Where what was born under an id is shown from now on: as part of the node <paramref name="Into"/>, of which the id becomes an alias; null: as a node of its own again.
/// A record is born at the node that its own linker names and stays so; what was merged by mistake is parted again, with its claims and edges, by a placement back.
/// There are no chains: <paramref name="Into"/> stands by itself, and nothing is placed into what is placed.
/// </summary>
public sealed record Placement(string Id, string? Into);

/// <summary>Under which id a node is shown, the sequence number with which the node of the asked id itself came (the smaller, the older), and the label that this node has of its own; null where it has none.</summary>
public sealed record Shown(string Id, long Since, string? Label);

/// <summary>A node that a key names. <paramref name="BornId"/>: the id it was born under, which may be an alias by now. <paramref name="IsOwn"/> as in <see cref="NodeKey"/>.</summary>
public sealed record KeyHolder(string BornId, bool IsOwn);

/// <summary>A node that a change set touched: its own claims, or an edge at either end.</summary>
public sealed record Change(long Sequence, DateTimeOffset At, string NodeId);
