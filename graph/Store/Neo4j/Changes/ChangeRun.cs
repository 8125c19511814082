using System.Security.Cryptography;
using System.Text;
using Horizon.Graph.Records;
using Horizon.Graph.Store.Neo4j.Cypher;
using Horizon.Graph.Store.Neo4j.Wire;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>One change set inside one open transaction: reads what it builds on, reckons, writes. It commits nothing unless all went well.</summary>
internal sealed class ChangeRun(QueryTransaction transaction, LoadedState state, RowBound bound, string at, CancellationToken cancellation)
{
    private readonly WriteRows rows = new();

    public async Task CommitAsync(ChangeSet changes, string token)
    {
        await LoadAsync(changes);
        var writer = new ChangeWriter(state, rows, at);
        writer.Write(changes.Records);
        writer.SaveNodes();
        if (changes.Placements.Count > 0)
        {
            // What moves is read where it stands once the records are written.
            await FlushAsync();
            await PlaceAsync(writer, changes.Placements);
            writer.SaveNodes();
        }
        AddNotes(changes);
        if (changes.Records.Count + changes.Placements.Count > 0) AddChangeSet(writer);
        writer.CountNodes();
        await FlushAsync();
        await transaction.CommitAsync(WriteStatements.Finish, new Dictionary<string, object?>
        {
            ["seq"] = state.Sequence,
            ["num"] = state.Number,
            ["tally"] = state.Tally.ToJson(),
            ["token"] = token,
        }, cancellation);
    }

    private async Task LoadAsync(ChangeSet changes)
    {
        var keys = changes.Records.Select(r => r.Key).Distinct().ToList();
        foreach (var row in await ReadAsync(WriteStatements.RecordsNow, keys.Select(k => Map(("source", k.Source), ("id", k.Id)))))
        {
            state.Records[new RecordKey(row.Text(0), row.Text(1))] = RecordState.Parse(row.Text(2));
        }
        var drafts = changes.Records.SelectMany(r => r.OpenEdges.Concat(r.CloseEdges)).ToList();
        await LoadNodesAsync(changes.Records.Select(r => r.Node.Id)
            .Concat(drafts.SelectMany(d => new[] { d.Source.Id, d.Target.Id }))
            .Concat(keys.Where(state.Records.ContainsKey).SelectMany(k => state.Records[k].Versions).Where(v => v.Claim is not null).Select(v => v.Claim!.Node))
            .Concat(changes.Placements.SelectMany(p => p.Into is null ? new[] { p.Id } : [p.Id, p.Into])));
        await LoadEdgesAsync(drafts.Select(state.EndsOf));
        foreach (var row in await ReadAsync(WriteStatements.RejectsNow, changes.Rejects.Select(KeyOf).Distinct().Select(k => Map(("key", k))))) state.Rejects.Add(row.Text(0));
    }

    /// <summary>Loads nodes, and those that show them.</summary>
    private async Task LoadNodesAsync(IEnumerable<string> ids)
    {
        var wanted = ids.Where(id => !state.Nodes.ContainsKey(id)).Distinct().ToList();
        while (wanted.Count > 0)
        {
            foreach (var row in await ReadAsync(WriteStatements.NodesNow, wanted.Select(id => Map(("id", id)))))
            {
                var node = new NodeState(row.Text(0))
                {
                    Number = row.Long(1),
                    Names = NodeNames.Parse(row.Text(2)),
                    Claims = row.Long(3),
                    Edges = row.Long(4),
                    Into = row.FirstText(5),
                    Placed = [.. row.Texts(6)],
                };
                state.Nodes[node.Id] = node.Found();
            }
            wanted = [.. state.Nodes.Values.Select(n => n.Into).OfType<string>().Where(id => !state.Nodes.ContainsKey(id)).Distinct()];
        }
    }

    private async Task LoadEdgesAsync(IEnumerable<EdgeEnds> ends)
    {
        // Between nodes of which the store lacks one there is no edge.
        var wanted = ends.Distinct().Where(e => !state.Edges.ContainsKey(e) && state.Nodes.ContainsKey(e.Source) && state.Nodes.ContainsKey(e.Target)).ToList();
        var found = await ReadAsync(WriteStatements.EdgesNow, wanted.Select((e, i) => Map(("i", i), ("source", e.Source), ("type", e.Type), ("role", e.Role), ("target", e.Target))));
        foreach (var row in found) state.Edges[wanted[row.Int(0)]] = new EdgeState(row.Long(1), row.Long(2));
    }

    private async Task PlaceAsync(ChangeWriter writer, IReadOnlyList<Placement> placements)
    {
        var stood = writer.Place(placements);
        if (stood.Count == 0) return;
        var moving = stood.Select(s => Map(("born", s.Key), ("shown", s.Value))).ToList();
        foreach (var row in (await ReadAsync(WriteStatements.ClaimsOfBorn, moving)).OrderBy(r => r.Long(0))) writer.MoveClaim(row.Long(0), row.Text(2), row.Text(1));
        var reasons = (await ReadAsync(WriteStatements.EdgesOfBorn, moving))
            .Select(r => (Ends: new EdgeEnds(r.Text(0), r.Text(1), (string)r.Map(3)["role"]!, r.Text(2)), Reason: r.Map(3)))
            .DistinctBy(r => (long)r.Reason["num"]!).OrderBy(r => (long)r.Reason["num"]!).ToList();
        await LoadNodesAsync(reasons.SelectMany(r => new[] { r.Ends.Source, r.Ends.Target }));
        await LoadNodesAsync(reasons.SelectMany(r => Born(ChangeWriter.BornEnds(r.Ends, r.Reason))));
        await LoadEdgesAsync(reasons.SelectMany(r => new[] { r.Ends, Moved(r.Ends, ChangeWriter.BornEnds(r.Ends, r.Reason)) }));
        foreach (var (ends, reason) in reasons) writer.MoveReason(ends, reason);

        EdgeEnds Moved(EdgeEnds ends, (string Source, string Target) born) => ends with { Source = state.Shown(born.Source), Target = state.Shown(born.Target) };
        static string[] Born((string Source, string Target) born) => [born.Source, born.Target];
    }

    private void AddNotes(ChangeSet changes)
    {
        foreach (var reject in changes.Rejects)
        {
            var key = KeyOf(reject);
            if (!state.Rejects.Add(key)) continue;
            state.Tally.AddReject(reject.Source);
            rows.Add(WriteStatements.Rejects, Map(("key", key), ("set", Map(("source", reject.Source), ("id", reject.Id), ("reason", reject.Reason), ("url", reject.Url),
                ("at", StoredTime.Write(reject.At)), ("num", state.NextNumber())))));
        }
        foreach (var (path, count) in changes.UnknownFields)
        {
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            if (slash <= 0) throw new ArgumentException($"\"{path}\" names no source before a slash.", nameof(changes));
            rows.Add(WriteStatements.CountFields, Map(("source", path[..slash]), ("path", path[(slash + 1)..]), ("count", count)));
        }
    }

    private void AddChangeSet(ChangeWriter writer) => rows.Add(WriteStatements.ChangeSets,
        Map(("seq", state.Sequence), ("set", Map(("at", at), ("nodes", TextList.Write(writer.Touched))))));

    private async Task FlushAsync()
    {
        foreach (var (statement, all) in rows.Take())
        {
            foreach (var batch in RowBatches.Cut(all, bound.Rows, bound.Bytes))
            {
                await transaction.RunAsync(statement, new Dictionary<string, object?> { ["rows"] = batch }, cancellation);
            }
        }
    }

    private async Task<List<QueryRow>> ReadAsync(Statement statement, IEnumerable<object?> asked)
    {
        var found = new List<QueryRow>();
        foreach (var batch in RowBatches.Cut(asked, bound.Rows, bound.Bytes))
        {
            found.AddRange((await transaction.RunAsync(statement, new Dictionary<string, object?> { ["rows"] = batch }, cancellation)).Rows);
        }
        return found;
    }

    /// <summary>The same document turned away again is one reject; its key is short, as an index wants it.</summary>
    internal static string KeyOf(Reject reject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TextList.Write([reject.Source, reject.Id ?? "", reject.Reason, reject.Url]))));

    private static Dictionary<string, object?> Map(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var map = new Dictionary<string, object?>(members.Length);
        foreach (var (name, value) in members) map[name] = value;
        return map;
    }
}

/// <summary>How much one request may carry.</summary>
internal sealed record RowBound(int Rows, int Bytes)
{
    public RowBound Halved() => new(Math.Max(1, Rows / 2), Math.Max(1024, Bytes / 2));
}
