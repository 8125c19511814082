using Horizon.Graph.Records;
using Horizon.Graph.Store.Copy;
using Horizon.Graph.Store.Neo4j.Changes;
using Horizon.Graph.Store.Neo4j.Cypher;

namespace Horizon.Graph.Store.Neo4j.Copy;

/// <summary>
/// Another store's rows in the form in which Neo4j keeps them: each as a statement with the row that it takes. What hangs together over many rows, the states of
/// records and the counts of nodes, is gathered and given at the end; it takes memory in proportion to the records and nodes, not to their documents.
/// </summary>
internal sealed class GraphForm
{
    private readonly Dictionary<long, string> times = [];
    private readonly Dictionary<RecordKey, RecordState> records = [];
    private readonly Dictionary<long, StateVersion> versions = [];
    private readonly Dictionary<long, RecordKey> owners = [];
    private readonly Dictionary<string, NodeState> nodes = [];
    private readonly HashSet<string> described = [];
    private readonly HashSet<long> live = [];
    private readonly StoreTally tally = new();

    /// <summary>The last change set.</summary>
    public long Sequence { get; private set; }

    /// <summary>The largest number of all rows.</summary>
    public long Number { get; private set; }

    public StoreTally Tally => tally;

    public IEnumerable<(Statement Statement, Dictionary<string, object?> Row)> Add(StoreRow row)
    {
        switch (row)
        {
            case NodeRow n:
                return [Add(n)];
            case ChangeSetRow c:
                times[c.Sequence] = c.At;
                Sequence = Math.Max(Sequence, c.Sequence);
                return [(WriteStatements.ChangeSets, new() { ["seq"] = c.Sequence, ["set"] = new Dictionary<string, object?> { ["at"] = c.At, ["nodes"] = TextList.Write(c.NodeIds) } })];
            case PlacementRow p:
                return [(WriteStatements.Place, new() { ["id"] = p.Id, ["into"] = p.Into, ["from"] = p.From, ["set"] = Held(p.From, p.To) })];
            case KeyRow k:
                return [(WriteStatements.Keys, new() { ["key"] = k.Key, ["node"] = k.NodeId, ["own"] = k.IsOwn, ["from"] = 0L })];
            case DocumentRow d:
                return [(WriteStatements.Raws, new() { ["hash"] = d.Hash, ["length"] = (long)d.Length, ["packed"] = d.Packed, ["from"] = 0L })];
            case RecordRow r:
                records[r.Key] = new RecordState { Revision = r.Revision, Node = r.NodeId };
                tally.AddRecord(r.Key.Source);
                return [];
            case VersionRow v:
                return [Add(v)];
            case ClaimRow c:
                return [Add(c)];
            case AssertionRow a:
                return [Add(a)];
            case RejectRow r:
                return [Add(r)];
            case UnknownFieldRow u:
                return [(CopyStatements.WriteFields, new() { ["source"] = u.Source, ["path"] = u.Path, ["count"] = u.Count })];
            case RunRow r:
                var run = (CopyStatements.WriteRuns, new Dictionary<string, object?> { ["source"] = r.Run.Source, ["id"] = r.Run.Id, ["set"] = RunSet.Of(r.Run) });
                return r.IsLast ? [run, (CopyStatements.WriteSources, new() { ["name"] = r.Run.Source, ["run"] = r.Run.Id })] : [run];
            case NoteRow n:
                return [(CopyStatements.WriteNotes, new() { ["name"] = n.Name, ["value"] = n.Value })];
            default:
                throw new ArgumentException($"{row.GetType().Name} has no form in Neo4j.", nameof(row));
        }
    }

    /// <summary>What could only be told once all rows were seen.</summary>
    public IEnumerable<(Statement Statement, Dictionary<string, object?> Row)> Finish()
    {
        foreach (var (key, record) in records) yield return (WriteStatements.Records, RecordRows.Of(key, record));
        foreach (var node in nodes.Values)
        {
            var set = new Dictionary<string, object?> { ["claims"] = node.Claims, ["edges"] = node.Edges };
            if (described.Contains(node.Id)) set["described"] = NodeKinds.Of(node.Id);
            tally.Count(node);
            yield return (WriteStatements.Nodes(null), new() { ["id"] = node.Id, ["set"] = set });
        }
        tally.Edges = live.Count;
    }

    private (Statement, Dictionary<string, object?>) Add(NodeRow n)
    {
        Saw(n.Number);
        nodes[n.Id] = new NodeState(n.Id) { Number = n.Number }.Found();
        var names = NodeNames.Of(n.Labels.Select(l => (l.From, l.Label)));
        return (WriteStatements.Nodes(Names.Label(NodeKinds.Of(n.Id))), new()
        {
            ["id"] = n.Id,
            ["set"] = new Dictionary<string, object?> { ["kind"] = NodeKinds.Of(n.Id), ["num"] = n.Number, ["from"] = n.From, ["label"] = names.Now, ["names"] = names.ToJson(), ["claims"] = 0L, ["edges"] = 0L },
        });
    }

    private (Statement, Dictionary<string, object?>) Add(VersionRow v)
    {
        Saw(v.Number);
        var record = records[v.Record];
        if (record.Find(v.Hash) is not { } version) record.Versions.Add(version = new StateVersion { Hash = v.Hash, Url = v.Url, RetrievedAt = v.RetrievedAt, Licence = v.Licence });
        version.Readings.Add(new StateReading(v.Parser, v.Number, v.UpdatedOn));
        versions[v.Number] = version;
        owners[v.Number] = v.Record;
        return (WriteStatements.Versions, new()
        {
            ["num"] = v.Number,
            ["set"] = new Dictionary<string, object?>
            {
                ["source"] = v.Record.Source,
                ["id"] = v.Record.Id,
                ["hash"] = v.Hash,
                ["parser"] = (long)v.Parser,
                ["updatedOn"] = v.UpdatedOn,
                ["reduced"] = v.IsReduced,
                ["url"] = v.Url,
                ["retrievedAt"] = v.RetrievedAt,
                ["licence"] = v.Licence,
                ["kind"] = v.Kind,
                ["facts"] = v.Facts,
                ["from"] = 0L,
            },
        });
    }

    private (Statement, Dictionary<string, object?>) Add(ClaimRow c)
    {
        Saw(c.Number);
        var born = records[owners[c.Version]].Node;
        described.Add(c.NodeId);
        if (c.To is null)
        {
            versions[c.Version].Claim = new StateClaim(c.Version, born);
            nodes[c.NodeId].Claims++;
        }
        var set = Held(c.From, c.To);
        set["born"] = born;
        set["from"] = c.From;
        return (WriteStatements.OpenClaims, new() { ["version"] = c.Version, ["node"] = c.NodeId, ["num"] = c.Number, ["set"] = set });
    }

    private (Statement, Dictionary<string, object?>) Add(AssertionRow a)
    {
        Saw(a.Number);
        Saw(a.Edge);
        if (a.To is null)
        {
            records[a.Record].Edges.Add(new StateEdge(a.Number, a.BornSource ?? a.Source, a.Type, a.Role, a.BornTarget ?? a.Target, a.Reason));
            if (live.Add(a.Edge))
            {
                nodes[a.Source].Edges++;
                nodes[a.Target].Edges++;
            }
        }
        var version = versions[a.Version];
        var set = ReasonSet.Of(a.Number, a.Role, a.Record, a.Version, version, version.Readings.Find(r => r.Version == a.Version)!.UpdatedOn, a.Reason);
        set["edge"] = a.Edge;
        set["bornSource"] = a.BornSource;
        set["bornTarget"] = a.BornTarget;
        set["from"] = a.From;
        foreach (var (name, value) in Held(a.From, a.To)) set[name] = value;
        return (WriteStatements.OpenEdges(a.Type), new() { ["source"] = a.Source, ["target"] = a.Target, ["num"] = a.Number, ["set"] = set });
    }

    private (Statement, Dictionary<string, object?>) Add(RejectRow r)
    {
        Saw(r.Number);
        tally.AddReject(r.Source);
        var key = ChangeRun.KeyOf(new Reject(r.Source, r.Id, r.Reason, r.Url, default));
        return (WriteStatements.Rejects, new()
        {
            ["key"] = key,
            ["set"] = new Dictionary<string, object?> { ["source"] = r.Source, ["id"] = r.Id, ["reason"] = r.Reason, ["url"] = r.Url, ["at"] = r.At, ["num"] = r.Number },
        });
    }

    private Dictionary<string, object?> Held(long from, long? to) => new() { ["fromAt"] = times[from], ["to"] = to, ["toAt"] = to is { } end ? times[end] : null };

    private void Saw(long number) => Number = Math.Max(Number, number);
}
