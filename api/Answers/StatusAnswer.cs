namespace Horizon.Api.Answers;

/// <summary><c>GET /api/status</c> and <c>horizon status --json</c>. Null is unknown.</summary>
/// <param name="Sample">The folder holds the synthetic sample.</param>
public sealed record StatusAnswer(
    DateTimeOffset AsOf, bool Sample, IReadOnlyList<SourceStatus> Sources, GraphStatus Graph, IndexStatus? Index, IReadOnlyList<ModelStatus> Models,
    IReadOnlyList<RejectStatus> Rejects, IReadOnlyList<UnknownFieldStatus> UnknownFields, IReadOnlyList<string> Problems);

/// <param name="LastRun">When the last run over this source finished, or started if it was cut off.</param>
/// <param name="LastRunFinished">False: the last run was cut off; run it again and it goes on.</param>
/// <param name="AgeDays">Days since then.</param>
/// <param name="LastNew">What the last run brought: records that were new; those that changed, and those turned away, beside it.</param>
/// <param name="NextRun">When `serve` crawls it next by its schedule; null where none is set or where this is not the server.</param>
/// <param name="Complete">All that the source says it has is here; false when it is known to be short; null when it cannot be told.</param>
/// <param name="Expected">The source's own count; null where it gave none.</param>
public sealed record SourceStatus(
    string Name, long Records, long Rejected, DateTimeOffset? LastRun, double? AgeDays, bool LastRunFinished, string? LastRunKind,
    long? LastNew, long? LastChanged, long? LastRejected, DateTimeOffset? NextRun, bool? Complete, long? Expected, string? Licence, string? Remark);

/// <param name="Mentioned">Nodes that records name and no source has delivered: cited papers, for one.</param>
/// <param name="Sequence">The number of the last change set.</param>
public sealed record GraphStatus(string Store, long Nodes, long Edges, long Mentioned, long Sequence);

/// <param name="Behind">Change sets that the index has not followed yet.</param>
public sealed record IndexStatus(int Documents, string Version, long Sequence, long Behind);

public sealed record ModelStatus(string Name, string Version);

public sealed record RejectStatus(string Source, string? Id, string Reason, string Url, DateTimeOffset At);

public sealed record UnknownFieldStatus(string Source, string Path, long Count);
