using Horizon.Graph.Records;

namespace Horizon.Graph.Store;

/// <summary>
/// Keeps records, the graph that they make, and its history.
/// <para><b>Atomic.</b> A change set is applied whole, under one new sequence number, or not at all; nobody reads a part of it.</para>
/// <para><b>Idempotent.</b> A version whose hash the record already has is not kept twice; keys, nodes and edges are merged by id.
/// Opening what is open and closing what is not does nothing.</para>
/// <para><b>History.</b> Claims and assertions are closed, not deleted: every read that takes <c>asOf</c> answers as of that sequence number
/// (inclusive), labels and aliases too; null is now. <see cref="Held.To"/> says when something that was held then has ended since.
/// Ids are never reused. A node is absent as of before it came; one that lost all its claims and edges stays readable, without them.</para>
/// <para><b>Merging.</b> A <see cref="Placement"/> moves claims and edges by closing them where they stood and opening them where they stand now, so that the past
/// still reads as it was. Whoever writes needs to know nothing of it: records, keys and drafts name nodes by the ids that these were born under.</para>
/// <para><b>Order.</b> Sequence numbers grow by one a change set. Lists come in a stable order: edges by type, role, source, target;
/// assertions and claims by record, then rule and words; changes by sequence, then node id.</para>
/// <para><b>Missing ids</b> are absent from the answer; they are no error. A negative limit is one.</para>
/// <para><b>Text</b> is any Unicode, NUL too; an unpaired surrogate becomes U+FFFD.</para>
/// <para><b>Threads and processes.</b> One instance may be used from many threads, and several processes may open one store: a writer waits
/// for its turn, readers see the last whole change set. Cancellation leaves nothing half written.</para>
/// <para><b>Errors.</b> <see cref="StoreUnusableException"/> says what to do about a full disk, a damaged store, missing permission;
/// <see cref="ArgumentException"/> means that a change set contradicts itself or the store (a version that the record does not have). Either way nothing was written.</para>
/// </summary>
public interface IGraphStore : IAsyncDisposable
{
    /// <summary>Name of the kind of store, for status: "sqlite" or "neo4j".</summary>
    string Kind { get; }

    /// <summary>The sequence number of the last change set; 0 for an empty store.</summary>
    Task<long> SequenceAsync(CancellationToken cancellation);

    /// <summary>
    /// Applies a change set and returns its sequence number; a set that holds nothing to write returns the current number.
    /// Throws <see cref="StaleRecordException"/>, having written nothing, when a record's revision is not the expected one.
    /// </summary>
    Task<long> ApplyAsync(ChangeSet changes, CancellationToken cancellation);

    /// <summary>The versions and open edges of records; <see cref="StoredRecord.None"/> for one that is not known.</summary>
    Task<IReadOnlyDictionary<RecordKey, StoredRecord>> RecordsAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancellation);

    /// <summary>Of these records, those of which more than one document is kept.</summary>
    Task<IReadOnlySet<RecordKey>> WithHistoryAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancellation);

    /// <summary>Of these document hashes, those whose document is kept as a version of some record.</summary>
    Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation);

    /// <summary>The bytes of a kept document, exactly as the source wrote them; null for an unknown hash.</summary>
    Task<ReadOnlyMemory<byte>?> RawAsync(string hash, CancellationToken cancellation);

    /// <summary>Keys of a source's records in key order, after a key (exclusive), at most so many; only those with a version
    /// parsed by another parser version than the given one, where that is not null.</summary>
    Task<IReadOnlyList<RecordKey>> RecordKeysAsync(string source, string? after, int limit, int? parsedByOtherThan, CancellationToken cancellation);

    /// <summary>The node that an id, an alias or a canonical key ("NCT01234567", "pmid:123") names; null where none does.
    /// Of several nodes with one key, the one whose own registration it is, then the oldest.</summary>
    Task<string?> ResolveAsync(string idOrKey, CancellationToken cancellation);

    /// <summary>The nodes that each of these keys names, own ones first, then by age, at most <paramref name="limitPerKey"/> a key. Keys that name none are absent.</summary>
    Task<IReadOnlyDictionary<string, IReadOnlyList<KeyHolder>>> KeyHoldersAsync(IReadOnlyCollection<string> keys, int limitPerKey, CancellationToken cancellation);

    /// <summary>Under which id each of these is shown now: its own, or that of the node it is placed into. Ids that name no node are absent.</summary>
    Task<IReadOnlyDictionary<string, Shown>> ShownAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation);

    /// <summary>The nodes of these ids. An alias is no node: see <see cref="ResolveAsync"/>.</summary>
    Task<IReadOnlyDictionary<string, Node>> NodesAsync(IReadOnlyCollection<string> ids, long? asOf, CancellationToken cancellation);

    /// <summary>The edges at these nodes, in either direction, of these types (all where null), at most <paramref name="limitPerNode"/> a node:
    /// the first by type, role and age, the edge that was made first coming first. An edge at two of the nodes comes once.</summary>
    Task<IReadOnlyList<Edge>> EdgesAsync(IReadOnlyCollection<string> nodeIds, IReadOnlyCollection<string>? types, int limitPerNode, long? asOf, CancellationToken cancellation);

    /// <summary>The edges that live now at these nodes, as <see cref="EdgesAsync"/> gives them but without their assertions: for those who show no reasons.</summary>
    Task<IReadOnlyList<Edge>> LinksAsync(IReadOnlyCollection<string> nodeIds, int limitPerNode, CancellationToken cancellation);

    /// <summary>Ids of a kind's nodes that have a claim, in id order, after an id (exclusive), at most so many.</summary>
    Task<IReadOnlyList<string>> NodeIdsAsync(string kind, string? after, int limit, CancellationToken cancellation);

    /// <summary>Changes after a sequence number (exclusive), whole change sets, until about <paramref name="limit"/> rows.</summary>
    Task<IReadOnlyList<Change>> ChangesAsync(long after, int limit, CancellationToken cancellation);

    Task<StoreCounts> CountsAsync(CancellationToken cancellation);

    /// <summary>The newest rejects first, at most so many, of one source or all.</summary>
    Task<IReadOnlyList<Reject>> RejectsAsync(string? source, int limit, CancellationToken cancellation);

    /// <summary>Fields that no parser knew, with how often they were met.</summary>
    Task<IReadOnlyList<UnknownField>> UnknownFieldsAsync(CancellationToken cancellation);

    /// <summary>Keeps what a run did; the same run id and source replace what was kept of it.</summary>
    Task SaveRunAsync(Run run, CancellationToken cancellation);

    /// <summary>The last run of every source.</summary>
    Task<IReadOnlyList<Run>> LastRunsAsync(CancellationToken cancellation);

    /// <summary>A small value kept under a name (a crawl's checkpoint, a derived part's version); null where there is none.</summary>
    Task<string?> NoteAsync(string name, CancellationToken cancellation);

    /// <summary>Keeps a small value under a name; null removes it.</summary>
    Task SetNoteAsync(string name, string? value, CancellationToken cancellation);

    /// <summary>All that the store holds, history too, for a copy of it: see <see cref="Copy.StoreRow"/>.</summary>
    IAsyncEnumerable<Copy.StoreRow> RowsAsync(CancellationToken cancellation);

    /// <summary>Takes in all rows of another store. Throws <see cref="StoreUnusableException"/>, having written nothing, where this one is not empty.</summary>
    Task LoadAsync(IAsyncEnumerable<Copy.StoreRow> rows, CancellationToken cancellation);
}

/// <summary>Counts of what the store holds now. Nodes and edges are those that live; mentioned ones are counted apart.</summary>
public sealed record StoreCounts(long Nodes, long Mentioned, long Edges, IReadOnlyList<SourceCount> Sources);

/// <summary>A source's records and rejects.</summary>
public sealed record SourceCount(string Source, long Records, long Rejected);

public sealed record UnknownField(string Source, string Path, long Count);

/// <summary>
/// One run of an import or a crawl over one source. <paramref name="FinishedAt"/> is null while it runs or when it was cut off.
/// <paramref name="Complete"/>: all that the source says it has arrived; false when it is known to be short; null when it cannot be told.
/// </summary>
public sealed record Run(
    string Id, string Source, string Kind, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt,
    long Read, long New, long Changed, long Unchanged, long Rejected, bool? Complete, long? Expected, string? Remark);
