using Horizon.Graph.Records;
using Horizon.Graph.Store.Neo4j.Changes;
using Horizon.Graph.Store.Neo4j.Cypher;
using Horizon.Graph.Store.Neo4j.Wire;

namespace Horizon.Graph.Store.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public Task<IReadOnlyDictionary<RecordKey, StoredRecord>> RecordsAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyDictionary<RecordKey, StoredRecord>>(async () =>
        {
            var states = await StatesAsync([.. keys.Distinct()], cancellation);
            var numbers = states.Values.SelectMany(s => s.Versions).Select(v => (object?)new Dictionary<string, object?> { ["num"] = v.Newest.Version }).ToList();
            var versions = (await AllAsync(ReadStatements.Versions, numbers, RowsPerRead, [], cancellation)).ToDictionary(r => r.Long(0), ReadVersion);
            var ends = states.Values.SelectMany(s => s.Edges).SelectMany(e => new[] { e.Source, e.Target });
            var labels = (await AllAsync(ReadStatements.Labels, Rows("id", ends), options.RowsPerRequest, [], cancellation))
                .ToDictionary(r => r.Text(0), r => NodeNames.Parse(r.Text(1)).At(r.Long(2)));
            return keys.Distinct().ToDictionary(key => key, key => states.TryGetValue(CleanText.Of(key), out var state) ? Record(key, state, versions, labels) : StoredRecord.None(key));
        }, cancellation);

    public Task<IReadOnlySet<RecordKey>> WithHistoryAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancellation) => ReadAsync<IReadOnlySet<RecordKey>>(async () =>
    {
        var states = await StatesAsync([.. keys.Distinct()], cancellation);
        return keys.Where(key => states.TryGetValue(CleanText.Of(key), out var state) && state.Versions.Count > 1).ToHashSet();
    }, cancellation);

    public Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation) => ReadAsync<IReadOnlySet<string>>(async () =>
        (await AllAsync(ReadStatements.Known, Rows("hash", hashes), options.RowsPerRequest, [], cancellation)).Select(r => r.Text(0)).ToHashSet(StringComparer.Ordinal), cancellation);

    public Task<ReadOnlyMemory<byte>?> RawAsync(string hash, CancellationToken cancellation) => ReadAsync<ReadOnlyMemory<byte>?>(async () =>
    {
        var found = await client.ReadAsync(ReadStatements.Raw, new Dictionary<string, object?> { ["hash"] = hash }, cancellation);
        return found.Rows is [var row] ? (ReadOnlyMemory<byte>?)new PackedDocument(hash, row.Int(0), Convert.FromBase64String(row.Text(1))).Unpack().Bytes : null;
    }, cancellation);

    public Task<IReadOnlyList<RecordKey>> RecordKeysAsync(string source, string? after, int limit, int? parsedByOtherThan, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<RecordKey>>(async () =>
        {
            var parameters = new Dictionary<string, object?> { ["source"] = source, ["after"] = after ?? "", ["parser"] = parsedByOtherThan, ["limit"] = limit };
            return [.. (await client.ReadAsync(ReadStatements.RecordKeys, parameters, cancellation)).Rows.Select(r => new RecordKey(source, r.Text(0)))];
        }, cancellation);
    }

    /// <summary>
    /// The states of records. One that a change set has touched which is not shown yet is looked at again: what hangs on it may not be in place. Where the
    /// writer of that set has ended before it could declare it, the set is declared for it.
    /// </summary>
    private async Task<Dictionary<RecordKey, RecordState>> StatesAsync(IReadOnlyList<RecordKey> keys, CancellationToken cancellation)
    {
        var rows = keys.Select(CleanText.Of).Select(k => (object?)new Dictionary<string, object?> { ["source"] = k.Source, ["id"] = k.Id }).ToList();
        for (var look = 0; ; look++)
        {
            var found = (await AllAsync(ReadStatements.Records, rows, options.RowsPerRequest, [], cancellation))
                .Select(r => (Shown: r.Long(0), Key: new RecordKey(r.Text(1), r.Text(2)), State: RecordState.Parse(r.Text(3)))).ToList();
            if (found.TrueForAll(r => r.State.Sequence <= r.Shown)) return found.ToDictionary(r => r.Key, r => r.State);
            if (look == MostLooks) await ShowCommittedAsync(cancellation);
            else if (look > MostLooks) throw new StoreUnusableException("Records stay half shown: the server answers from before its own commits. Run the command again; if it stays so, read from the cluster's leader.");
            else await client.Pause(LookPause, cancellation);
        }
    }

    private static StoredRecord Record(RecordKey key, RecordState state, Dictionary<long, VersionedFacts> versions, Dictionary<string, string?> labels)
    {
        var inOrder = state.Versions.OrderBy(v => v.Newest.Version).ToList();
        return new StoredRecord(
            key, state.Revision, state.Node,
            [.. inOrder.Select(v => versions[v.Newest.Version])],
            [.. inOrder.Where(v => v.Claim is not null).Select(v => v.Hash)],
            [.. state.Edges.Select(e => new EdgeDraft(new NodeRef(e.Source, labels.GetValueOrDefault(e.Source)), e.Type, e.Role, new NodeRef(e.Target, labels.GetValueOrDefault(e.Target)), e.Reason))]);
    }

    private static VersionedFacts ReadVersion(QueryRow r) => new(r.Text(1), PartialDate.ParseOrNull(r.TextOrNull(2)), r.Bool(3), Facts(r.Text(4), r.Text(5)), StoredTime.Read(r.Text(6)));
}
