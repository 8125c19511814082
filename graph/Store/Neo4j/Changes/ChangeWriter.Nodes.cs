using Horizon.Graph.Store.Neo4j.Cypher;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>What a change set does to nodes: made once, named, counted, and listed in the change feed when all is written.</summary>
internal sealed partial class ChangeWriter
{
    private readonly SortedSet<string> touched = new(StringComparer.Ordinal);

    /// <summary>The nodes that the change set touched, in order.</summary>
    public IReadOnlyCollection<string> Touched => touched;

    /// <summary>Writes the nodes that differ from what was written of them last.</summary>
    public void SaveNodes()
    {
        foreach (var node in state.Nodes.Values.Where(n => n.MustBeSaved).OrderBy(n => n.Number))
        {
            rows.Add(WriteStatements.Nodes(Names.Label(NodeKinds.Of(node.Id))), new() { ["id"] = node.Id, ["set"] = SetOf(node) });
            node.Saved();
        }
    }

    public void CountNodes()
    {
        foreach (var node in state.Nodes.Values) state.Tally.Count(node);
    }

    private static Dictionary<string, object?> SetOf(NodeState node)
    {
        var set = new Dictionary<string, object?>();
        if (node.From is { } from)
        {
            set["kind"] = NodeKinds.Of(node.Id);
            set["num"] = node.Number;
            set["from"] = from;
        }
        set["label"] = node.Names.Now;
        set["names"] = node.Names.ToJson();
        set["claims"] = node.Claims;
        set["edges"] = node.Edges;
        // Only nodes that were described at some time stand in the index by kind.
        if (node.Claims > 0) set["described"] = NodeKinds.Of(node.Id);
        return set;
    }

    private NodeState Make(NodeRef node)
    {
        if (!state.Nodes.TryGetValue(node.Id, out var known))
        {
            _ = NodeKinds.Of(node.Id);
            state.Nodes[node.Id] = known = new NodeState(node.Id) { Number = state.NextNumber(), From = state.Sequence, Names = NodeNames.Empty() };
        }
        if (known.Names.Now is null) Name(known, node.Label);
        return known;
    }

    /// <summary>Gives a node a label; the one that it had stays readable as of then. No label is no news.</summary>
    private void Name(NodeState node, string? label)
    {
        if (label is not null && node.Names.Give(label, state.Sequence)) node.IsRenamed = true;
    }

    /// <summary>Touches both ends of an edge of which something changed, which became live (1), ended (-1) or neither (0).</summary>
    private void Touch(EdgeEnds ends, int edges)
    {
        Touch(ends.Source);
        Touch(ends.Target);
        state.Nodes[ends.Source].Edges += edges;
        state.Nodes[ends.Target].Edges += edges;
        state.Tally.Edges += edges;
    }

    private void Touch(string node) => touched.Add(node);
}
