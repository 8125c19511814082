using System.Text;
using Horizon.Graph.Store.Copy;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>Puts another store's rows into an empty file, inside the caller's transaction.</summary>
internal sealed class SqliteLoader(SqliteSession s)
{
    private readonly List<RunRow> lastRuns = [];

    public void Add(StoreRow row)
    {
        switch (row)
        {
            case NodeRow n:
                s.Execute("INSERT INTO node(num, id, kind, label, from_seq) VALUES(?1, ?2, ?3, ?4, ?5)", n.Number, n.Id, NodeKinds.Of(n.Id), n.Labels.Count == 0 ? null : n.Labels[^1].Label, n.From);
                for (var i = 0; i < n.Labels.Count; i++)
                {
                    if (n.Labels[i].From > n.From) s.Execute("INSERT INTO past_label(node, to_seq, label) VALUES(?1, ?2, ?3)", n.Number, n.Labels[i].From, i == 0 ? null : n.Labels[i - 1].Label);
                }
                break;
            case ChangeSetRow c:
                s.Execute("INSERT INTO change_set(seq, at) VALUES(?1, ?2)", c.Sequence, c.At);
                foreach (var id in c.NodeIds) s.Execute("INSERT INTO change(seq, node) VALUES(?1, ?2)", c.Sequence, Node(id));
                break;
            case PlacementRow p:
                s.Execute("INSERT INTO placement(born, node, from_seq, to_seq) VALUES(?1, ?2, ?3, ?4)", Node(p.Id), Node(p.Into), p.From, p.To);
                break;
            case KeyRow k:
                s.Execute("INSERT INTO key(key, node, own) VALUES(?1, ?2, ?3)", k.Key, Node(k.NodeId), k.IsOwn);
                break;
            case DocumentRow d:
                s.Execute("INSERT INTO raw(hash, length, packed) VALUES(?1, ?2, ?3)", d.Hash, d.Length, Convert.FromBase64String(d.Packed));
                break;
            case RecordRow r:
                s.Execute("INSERT INTO record(source, id, revision, node) VALUES(?1, ?2, ?3, ?4)", r.Key.Source, r.Key.Id, r.Revision, Node(r.NodeId));
                break;
            case VersionRow v:
                s.Execute(
                    """
                    INSERT INTO version(num, record, raw, parser, updated_on, reduced, url, retrieved_at, licence, kind, facts)
                    SELECT ?1, r.num, raw.num, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12 FROM record r JOIN raw ON raw.hash = ?4 WHERE r.source = ?2 AND r.id = ?3
                    """,
                    v.Number, v.Record.Source, v.Record.Id, v.Hash, v.Parser, v.UpdatedOn, v.IsReduced, v.Url, v.RetrievedAt, v.Licence, v.Kind, Encoding.UTF8.GetBytes(v.Facts));
                break;
            case ClaimRow c:
                s.Execute("INSERT INTO claim(num, version, node, from_seq, to_seq) VALUES(?1, ?2, ?3, ?4, ?5)", c.Number, c.Version, Node(c.NodeId), c.From, c.To);
                break;
            case AssertionRow a:
                Add(a);
                break;
            case RejectRow r:
                s.Execute("INSERT INTO reject(num, source, id, reason, url, at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)", r.Number, r.Source, r.Id ?? "", r.Reason, r.Url, r.At);
                break;
            case UnknownFieldRow u:
                s.Execute("INSERT INTO unknown_field(source, path, count) VALUES(?1, ?2, ?3)", u.Source, u.Path, u.Count);
                break;
            case RunRow { IsLast: false } run:
                SqliteGraphStore.Save(s, run.Run);
                break;
            case RunRow run:
                lastRuns.Add(run);
                break;
            case NoteRow n:
                s.Execute("INSERT INTO note(name, value) VALUES(?1, ?2)", n.Name, n.Value);
                break;
        }
    }

    /// <summary>Counts what the rows left to be counted.</summary>
    public void Finish()
    {
        foreach (var run in lastRuns) SqliteGraphStore.Save(s, run.Run);
        s.Execute("UPDATE edge SET live = (SELECT count(*) FROM assertion a WHERE a.edge = edge.num AND a.to_seq IS NULL)");
        s.Execute(
            """
            UPDATE node SET claims = (SELECT count(*) FROM claim c WHERE c.node = node.num AND c.to_seq IS NULL),
                linked = EXISTS(SELECT 1 FROM edge WHERE source = node.num AND live > 0) OR EXISTS(SELECT 1 FROM edge WHERE target = node.num AND live > 0)
            """);
        s.Execute("INSERT INTO tally(what, source, value) SELECT ?1, '', count(*) FROM node WHERE claims > 0", SqliteTally.Nodes);
        s.Execute("INSERT INTO tally(what, source, value) SELECT ?1, '', count(*) FROM node WHERE claims = 0 AND linked", SqliteTally.Mentioned);
        s.Execute("INSERT INTO tally(what, source, value) SELECT ?1, '', count(*) FROM edge WHERE live > 0", SqliteTally.Edges);
        s.Execute("INSERT INTO tally(what, source, value) SELECT ?1, source, count(*) FROM record GROUP BY source", SqliteTally.Records);
        s.Execute("INSERT INTO tally(what, source, value) SELECT ?1, source, count(*) FROM reject GROUP BY source", SqliteTally.Rejects);
    }

    private void Add(AssertionRow a)
    {
        s.Execute("INSERT INTO edge(num, source, type, role, target, live) VALUES(?1, ?2, ?3, ?4, ?5, 0) ON CONFLICT DO NOTHING", a.Edge, Node(a.Source), a.Type, a.Role, Node(a.Target));
        s.Execute(
            """
            INSERT INTO assertion(num, edge, record, version, rule, rule_version, method, confidence, field, start, end, quote, from_seq, to_seq, born_source, born_target)
            SELECT ?1, ?2, r.num, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17 FROM record r WHERE r.source = ?3 AND r.id = ?4
            """,
            a.Number, a.Edge, a.Record.Source, a.Record.Id, a.Version, a.Reason.Rule, a.Reason.RuleVersion, (int)a.Reason.Method, a.Reason.Confidence,
            a.Reason.Quote?.Field, a.Reason.Quote?.Start, a.Reason.Quote?.End, a.Reason.Quote?.Text, a.From, a.To,
            a.BornSource is null ? null : Node(a.BornSource), a.BornTarget is null ? null : Node(a.BornTarget));
    }

    private long Node(string id) => s.Number("SELECT num FROM node WHERE id = ?1", id) ?? throw new StoreUnusableException($"A row names the node {id}, which did not come before it: the copy is not whole.");
}
