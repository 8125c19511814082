using System.Runtime.InteropServices;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>What a change set does to nodes: made once, named, counted, and listed in the change feed when all records are written.</summary>
internal sealed partial class SqliteChangeWriter
{
    private readonly Dictionary<long, Grown> touched = [];

    private NodeNumbers.Entry Make(NodeRef node)
    {
        if (Find(node.Id) is not { } entry)
        {
            var number = session.Insert("INSERT INTO node(id, kind, label, from_seq) VALUES(?1, ?2, ?3, ?4)", node.Id, NodeKinds.Of(node.Id), node.Label, sequence)!.Value;
            entry = new NodeNumbers.Entry(number, number, node.Label is not null);
            nodes.Keep(node.Id, entry);
        }
        else if (node.Label is not null && !entry.IsNamed)
        {
            Name(entry.Born, node);
            nodes.Keep(node.Id, entry with { IsNamed = true });
        }
        return entry;
    }

    private NodeNumbers.Entry? Find(string id)
    {
        if (nodes.TryGet(id, out var known)) return known;
        if (session.Rows(
            "SELECT n.num, coalesce(p.node, n.num), n.label IS NOT NULL FROM node n LEFT JOIN placement p ON p.born = n.num AND p.to_seq IS NULL WHERE n.id = ?1",
            r => new NodeNumbers.Entry(r.Long(0), r.Long(1), r.Bool(2)), id) is not [var found]) return null;
        nodes.Keep(id, found);
        return found;
    }

    /// <summary>Gives a node a label; the one that it had stays readable as of then. No label is no news.</summary>
    private void Name(long number, NodeRef node)
    {
        if (node.Label is null) return;
        session.Execute(
            "INSERT INTO past_label(node, to_seq, label) SELECT num, ?2, label FROM node WHERE num = ?1 AND label IS NOT ?3 AND from_seq < ?2 ON CONFLICT DO NOTHING",
            number, sequence, node.Label);
        session.Execute("UPDATE node SET label = ?2 WHERE num = ?1 AND label IS NOT ?2", number, node.Label);
    }

    /// <summary>Counts an edge's assertions; returns how many are open now.</summary>
    private long Live(long edge, int by) => session.Number("UPDATE edge SET live = live + ?2 WHERE num = ?1 RETURNING live", edge, by)!.Value;

    /// <summary>Touches both ends of an edge of which something changed, which became live (1), ended (-1) or neither (0).</summary>
    private void Touch(long source, long target, int edges)
    {
        Touch(source).Edges += edges;
        Touch(target).Edges += edges;
        tally.Add(SqliteTally.Edges, "", edges);
    }

    private ref Grown Touch(long node) => ref CollectionsMarshal.GetValueRefOrAddDefault(touched, node, out _);

    private void WriteTouched()
    {
        foreach (var (node, grown) in touched)
        {
            session.Execute("INSERT INTO change(seq, node) VALUES(?1, ?2)", sequence, node);
            if (grown is { Claims: 0, Edges: 0 }) continue;
            var before = session.Rows("SELECT claims, linked FROM node WHERE num = ?1", r => new Standing(r.Long(0), r.Bool(1)), node)[0];
            var after = new Standing(before.Claims + grown.Claims, grown.Edges switch { > 0 => true, < 0 => HasEdge(node), _ => before.IsLinked });
            // Most nodes that an edge reaches have had one before: their rows, far apart on disk, need no writing.
            if (after == before) continue;
            session.Execute("UPDATE node SET claims = ?2, linked = ?3 WHERE num = ?1", node, after.Claims, after.IsLinked);
            Count(before, -1);
            Count(after, 1);
        }
    }

    private bool HasEdge(long node) =>
        session.Number("SELECT EXISTS(SELECT 1 FROM edge WHERE source = ?1 AND live > 0) OR EXISTS(SELECT 1 FROM edge WHERE target = ?1 AND live > 0)", node) == 1;

    private void Count(Standing standing, int by)
    {
        if (standing.Claims > 0) tally.Add(SqliteTally.Nodes, "", by);
        else if (standing.IsLinked) tally.Add(SqliteTally.Mentioned, "", by);
    }

    /// <summary>By how much a node's open claims and live edges grew.</summary>
    private record struct Grown(int Claims, int Edges);

    /// <summary>A node's open claims, and whether it has a live edge.</summary>
    private readonly record struct Standing(long Claims, bool IsLinked);
}
