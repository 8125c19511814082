using Horizon.Graph.Records;
using Horizon.Graph.Store.Neo4j.Changes;
using Horizon.Graph.Store.Neo4j.Cypher;
using Horizon.Graph.Store.Neo4j.Wire;

namespace Horizon.Graph.Store.Neo4j;

public sealed partial class Neo4jGraphStore
{
    /// <summary>Nodes or records read by one request: their facts are long.</summary>
    private const int RowsPerRead = 500;

    /// <summary>Change sets read by one request.</summary>
    private const int SetsPerRead = 200;

    public Task<long> SequenceAsync(CancellationToken cancellation) => ReadAsync(() => ShownSequenceAsync(cancellation), cancellation);

    public Task<string?> ResolveAsync(string idOrKey, CancellationToken cancellation) => ReadAsync(async () =>
    {
        var asked = CleanText.Of(idOrKey);
        var found = await client.ReadAsync(ReadStatements.Resolve, new Dictionary<string, object?> { ["id"] = asked }, cancellation);
        if (found.Rows.Count == 0) found = await client.ReadAsync(ReadStatements.ResolveKey, new Dictionary<string, object?> { ["key"] = asked }, cancellation);
        return found.Rows is [var row, ..] ? row.FirstText(1) ?? row.Text(0) : null;
    }, cancellation);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<KeyHolder>>> KeyHoldersAsync(IReadOnlyCollection<string> keys, int limitPerKey, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitPerKey);
        return ReadAsync<IReadOnlyDictionary<string, IReadOnlyList<KeyHolder>>>(async () =>
            (await AllAsync(ReadStatements.KeyHolders, Rows("key", keys), options.RowsPerRequest, new() { ["limit"] = limitPerKey }, cancellation))
                .GroupBy(r => r.Text(0))
                .ToDictionary(g => g.Key, g => (IReadOnlyList<KeyHolder>)[.. g.OrderByDescending(r => r.Bool(2)).ThenBy(r => r.Long(3)).Select(r => new KeyHolder(r.Text(1), r.Bool(2)))]), cancellation);
    }

    public Task<IReadOnlyDictionary<string, Shown>> ShownAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyDictionary<string, Shown>>(async () =>
            (await AllAsync(ReadStatements.ShownAs, Rows("id", ids), options.RowsPerRequest, [], cancellation))
                .ToDictionary(r => r.Text(0), r => new Shown(r.FirstText(2) ?? r.Text(0), r.Long(1), NodeNames.Parse(r.Text(3)).At(r.Long(4)))), cancellation);

    public Task<IReadOnlyDictionary<string, Node>> NodesAsync(IReadOnlyCollection<string> ids, long? asOf, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyDictionary<string, Node>>(async () =>
        {
            var rows = await AllAsOfAsync(ReadStatements.Nodes, Rows("id", ids), RowsPerRead, asOf, [], cancellation);
            return rows.ToDictionary(r => r.Text(0), r => ReadNode(r, isPast: asOf is not null));
        }, cancellation);

    public Task<IReadOnlyList<string>> NodeIdsAsync(string kind, string? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<string>>(async () =>
        {
            var found = await client.ReadAsync(ReadStatements.NodeIds, new Dictionary<string, object?> { ["kind"] = kind, ["after"] = after ?? "", ["limit"] = limit }, cancellation);
            return [.. found.Rows.Select(r => r.Text(0))];
        }, cancellation);
    }

    public Task<IReadOnlyList<Change>> ChangesAsync(long after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<Change>>(async () =>
        {
            var changes = new List<Change>();
            while (true)
            {
                var page = await client.ReadAsync(ReadStatements.ChangeSets, new Dictionary<string, object?> { ["after"] = after, ["limit"] = SetsPerRead }, cancellation);
                foreach (var set in page.Rows)
                {
                    after = set.Long(0);
                    var at = StoredTime.Read(set.Text(1));
                    changes.AddRange(TextList.Read(set.Text(2)).Select(id => new Change(after, at, id)));
                    // Whole change sets, so that none is seen in part.
                    if (changes.Count >= Math.Max(1, limit)) return changes;
                }
                if (page.Rows.Count < SetsPerRead) return changes;
            }
        }, cancellation);
    }

    private async Task<long> ShownSequenceAsync(CancellationToken cancellation)
    {
        var found = await client.ReadAsync(ReadStatements.Shown, new Dictionary<string, object?>(), cancellation);
        return found.Rows is [var row] ? row.Long(0) : throw new StoreUnusableException(Emptied);
    }

    private static Node ReadNode(QueryRow row, bool isPast)
    {
        var (id, at, shown) = (row.Text(0), row.Long(2), row.Long(3));
        var claims = row.Rows(4).OrderBy(r => r.Text(0), StringComparer.Ordinal).ThenBy(r => r.Text(1), StringComparer.Ordinal).ThenBy(r => r.Long(14)).Select(r => new Claim(
            new RecordKey(r.Text(0), r.Text(1)),
            new VersionedFacts(r.Text(2), PartialDate.ParseOrNull(r.TextOrNull(3)), r.Bool(4), Facts(r.Text(5), r.Text(6)), StoredTime.Read(r.Text(8))),
            new Origin(r.Text(7), StoredTime.Read(r.Text(8)), r.Text(9)),
            ReadHeld(r, 10, isPast, shown),
            r.Text(15)));
        return new Node(id, NodeKinds.Of(id), NodeNames.Parse(row.Text(1)).At(at), [.. claims], [.. row.Texts(5).Order(StringComparer.Ordinal)]);
    }

    private static Facts Facts(string kind, string json) => FactsCodec.Read(kind, System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>from, fromAt, to, toAt. An end behind what is shown has not come yet, and who reads the present sees no end.</summary>
    private static Held ReadHeld(QueryRow row, int column, bool isPast, long shown)
    {
        var ended = isPast && row.LongOrNull(column + 2) <= shown;
        return new Held(row.Long(column), StoredTime.Read(row.Text(column + 1)), ended ? row.Long(column + 2) : null, ended ? StoredTime.Read(row.Text(column + 3)) : null);
    }

    private static List<object?> Rows(string name, IEnumerable<string> values) =>
        [.. values.Select(CleanText.Of).Distinct().Select(v => new Dictionary<string, object?> { [name] = v })];

    /// <summary>Reads in one snapshot: as of the sequence number that is shown when the first of several requests is sent.</summary>
    private async Task<List<QueryRow>> AllAsOfAsync(
        Statement statement, List<object?> rows, int rowsPerRequest, long? asOf, Dictionary<string, object?> parameters, CancellationToken cancellation)
    {
        if (rows.Count > rowsPerRequest)
        {
            var shown = await ShownSequenceAsync(cancellation);
            asOf = asOf < shown ? asOf : shown;
        }
        parameters["asOf"] = asOf;
        return await AllAsync(statement, rows, rowsPerRequest, parameters, cancellation);
    }

    private async Task<List<QueryRow>> AllAsync(Statement statement, List<object?> rows, int rowsPerRequest, Dictionary<string, object?> parameters, CancellationToken cancellation)
    {
        var found = new List<QueryRow>();
        foreach (var batch in RowBatches.Cut(rows, Math.Min(rowsPerRequest, options.RowsPerRequest), options.BytesPerRequest))
        {
            parameters["rows"] = batch;
            found.AddRange((await client.ReadAsync(statement, parameters, cancellation)).Rows);
        }
        return found;
    }
}
