using Horizon.Graph.Records;

namespace Horizon.Graph.Store.Copy;

/// <summary>
/// One piece of all that a store holds, in a form that every store can give and take: history, change feed and raw documents too. Numbers tell the older of
/// two of one sort and go over unchanged; times are ISO 8601 texts. Rows come in the order of <see cref="Sections"/>: what others name comes before them.
/// </summary>
public abstract record StoreRow
{
    /// <summary>The sections in order.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["nodes", "changeSets", "placements", "keys", "documents", "records", "versions", "claims", "assertions", "rejects", "unknownFields", "runs", "notes"];

    public abstract string Section { get; }
}

/// <summary>A change set with the nodes that it touched, in order.</summary>
public sealed record ChangeSetRow(long Sequence, string At, IReadOnlyList<string> NodeIds) : StoreRow
{
    public override string Section => "changeSets";
}

/// <summary>A node with its labels and the change set that gave each, oldest first.</summary>
public sealed record NodeRow(long Number, string Id, long From, IReadOnlyList<NodeLabel> Labels) : StoreRow
{
    public override string Section => "nodes";
}

public sealed record NodeLabel(long From, string Label);

public sealed record PlacementRow(string Id, string Into, long From, long? To) : StoreRow
{
    public override string Section => "placements";
}

public sealed record KeyRow(string Key, string NodeId, bool IsOwn) : StoreRow
{
    public override string Section => "keys";
}

/// <summary>A kept document, packed, in base64.</summary>
public sealed record DocumentRow(string Hash, int Length, string Packed) : StoreRow
{
    public override string Section => "documents";
}

public sealed record RecordRow(RecordKey Key, long Revision, string NodeId) : StoreRow
{
    public override string Section => "records";
}

/// <summary>One reading of a record's document.</summary>
public sealed record VersionRow(long Number, RecordKey Record, string Hash, int Parser, string? UpdatedOn, bool IsReduced, string Url, string RetrievedAt, string Licence, string Kind, string Facts) : StoreRow
{
    public override string Section => "versions";
}

/// <param name="NodeId">The node that shows it.</param>
public sealed record ClaimRow(long Number, long Version, string NodeId, long From, long? To) : StoreRow
{
    public override string Section => "claims";
}

/// <summary>A reason for an edge: the edge between the nodes that show it, and the ends that the record gave where these are others.</summary>
public sealed record AssertionRow(
    long Number, long Edge, string Source, string Type, string Role, string Target, string? BornSource, string? BornTarget, RecordKey Record, long Version, Reason Reason, long From, long? To) : StoreRow
{
    public override string Section => "assertions";
}

public sealed record RejectRow(long Number, string Source, string? Id, string Reason, string Url, string At) : StoreRow
{
    public override string Section => "rejects";
}

public sealed record UnknownFieldRow(string Source, string Path, long Count) : StoreRow
{
    public override string Section => "unknownFields";
}

/// <param name="IsLast">It is its source's last.</param>
public sealed record RunRow(Run Run, bool IsLast) : StoreRow
{
    public override string Section => "runs";
}

public sealed record NoteRow(string Name, string Value) : StoreRow
{
    public override string Section => "notes";
}
