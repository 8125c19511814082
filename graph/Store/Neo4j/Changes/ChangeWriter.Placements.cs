using Horizon.Graph.Store.Neo4j.Cypher;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>Merging and parting: claims and reasons end where they stood and begin where they stand now.</summary>
internal sealed partial class ChangeWriter
{
    /// <summary>Where each placed node stood before; those that stay where they are, are absent. Throws <see cref="ArgumentException"/> for what makes a chain or names no node.</summary>
    public IReadOnlyDictionary<string, string> Place(IReadOnlyList<Placement> placements)
    {
        var stood = new Dictionary<string, string>();
        foreach (var placement in placements)
        {
            var node = state.Nodes.GetValueOrDefault(placement.Id) ?? throw new ArgumentException($"{placement.Id} cannot be placed: the store has no such node.");
            var into = placement.Into ?? node.Id;
            if (!state.Nodes.TryGetValue(into, out var host)) throw new ArgumentException($"Nothing can be placed into {into}: the store has no such node.");
            if (NodeKinds.Of(node.Id) != NodeKinds.Of(into)) throw new ArgumentException($"{node.Id} cannot be placed into {into}, which is of another kind.");
            if (into == node.Shown) continue;
            stood.TryAdd(node.Id, node.Shown);
            if (node.Into is { } old) state.Nodes[old].Placed.Remove(node.Id);
            node.Into = into == node.Id ? null : into;
            if (node.Into is not null) host.Placed.Add(node.Id);
        }
        // Looked at once all are placed, so that a whole group can move in any order.
        foreach (var placement in placements)
        {
            if (placement.Into is { } into && state.Nodes[into].Into is not null) throw new ArgumentException($"{placement.Id} cannot be placed into {into}, which is itself placed elsewhere.");
            if (state.Nodes[placement.Id] is { Into: not null, Placed.Count: > 0 })
                throw new ArgumentException($"{placement.Id} cannot be placed into another node while others are placed into it: place those too.");
        }
        foreach (var (id, before) in stood.Where(s => s.Value != state.Shown(s.Key)).ToList()) WritePlacement(state.Nodes[id], before);
        return stood.Where(s => s.Value != state.Shown(s.Key)).ToDictionary();
    }

    /// <summary>A claim that is shown elsewhere from now on.</summary>
    public void MoveClaim(long version, string born, string from)
    {
        rows.Add(WriteStatements.CloseClaims, new() { ["version"] = version, ["to"] = state.Sequence, ["at"] = at });
        var into = state.Shown(born);
        AddClaim(version, into, born);
        state.Nodes[from].Claims--;
        state.Nodes[into].Claims++;
        Touch(from);
        Touch(into);
    }

    /// <summary>A reason whose edge is shown between other nodes from now on.</summary>
    public void MoveReason(EdgeEnds old, Dictionary<string, object?> reason)
    {
        var (source, target) = BornEnds(old, reason);
        var ends = old with { Source = state.Shown(source), Target = state.Shown(target) };
        if (ends == old) return;
        CloseReason((long)reason["why"]!, old);
        Ended(old);
        // A relationship of its own, so a number of its own.
        var moved = new Dictionary<string, object?>(reason);
        moved.Remove("num");
        AddReason(state.NextNumber(), ends, source, target, moved);
    }

    /// <summary>The ends as the record gave them.</summary>
    public static (string Source, string Target) BornEnds(EdgeEnds shown, Dictionary<string, object?> reason) =>
        ((string?)reason.GetValueOrDefault("bornSource") ?? shown.Source, (string?)reason.GetValueOrDefault("bornTarget") ?? shown.Target);

    private void WritePlacement(NodeState node, string before)
    {
        if (before != node.Id) rows.Add(WriteStatements.Unplace, new() { ["id"] = node.Id, ["to"] = state.Sequence, ["at"] = at });
        if (node.Into is { } into)
            rows.Add(WriteStatements.Place, new() { ["id"] = node.Id, ["into"] = into, ["from"] = state.Sequence, ["set"] = new Dictionary<string, object?> { ["fromAt"] = at } });
        Touch(before);
        Touch(node.Shown);
    }
}
