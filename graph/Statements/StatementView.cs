using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Statements;

/// <summary>Another statement, body or thing that a statement is tied to.</summary>
public sealed record StatementRef(string Id, string? Label);

/// <summary>What a body states: a gap, a priority or guidance, with its edges. Null is unknown.</summary>
public sealed record StatementView
{
    public required string Id { get; init; }

    /// <summary>gap, priority or guidance.</summary>
    public required string Kind { get; init; }
    public required bool MentionedOnly { get; init; }

    /// <summary>The words as the page has them; null for a list or guideline that is itself no statement.</summary>
    public string? Statement { get; init; }
    public string? Title { get; init; }
    public int? Rank { get; init; }
    public string? Url { get; init; }
    public PartialDate? StatedOn { get; init; }
    public string? Licence { get; init; }
    public StatementRef? StatedBy { get; init; }
    public StatementRef? StatedIn { get; init; }

    /// <summary>What stands in this list or guideline, in its order where it has one.</summary>
    public required IReadOnlyList<StatementRef> Items { get; init; }
    public required IReadOnlyList<ConceptRef> Techniques { get; init; }
    public required IReadOnlyList<ConceptRef> Sites { get; init; }
    public required IReadOnlyList<Provenance> Provenance { get; init; }
}

/// <summary>Reads a statement out of the graph.</summary>
public static class StatementReader
{
    private const int MostEdges = 1000;

    /// <summary>The statement of a node id; null where there is none.</summary>
    public static async Task<StatementView?> ReadAsync(IGraphStore store, string nodeId, CancellationToken cancellation)
    {
        var nodes = await store.NodesAsync([nodeId], null, cancellation);
        if (!nodes.TryGetValue(nodeId, out var node) || node.Kind is not (NodeKinds.Gap or NodeKinds.Priority or NodeKinds.Guidance)) return null;
        var edges = await store.EdgesAsync([nodeId], null, MostEdges, null, cancellation);
        var items = edges.Where(e => e.Type == EdgeTypes.StatedIn && e.Target.Id == node.Id).Select(e => new StatementRef(e.Source.Id, e.Source.Label)).ToList();
        var ranks = (await store.NodesAsync([.. items.Select(i => i.Id)], null, cancellation)).ToDictionary(n => n.Key, n => (NodeFacts.Merge(n.Value)?.Facts as StatementFacts)?.Rank);
        var folded = NodeFacts.Merge(node);
        var facts = (StatementFacts?)folded?.Facts;
        return new StatementView
        {
            Id = node.Id,
            Kind = node.Kind,
            MentionedOnly = node.IsMentionedOnly,
            Statement = facts?.Statement,
            Title = facts?.ListTitle ?? node.Label,
            Rank = facts?.Rank,
            Url = facts?.Url,
            StatedOn = facts?.StatedOn,
            Licence = facts?.Licence,
            StatedBy = Other(edges, EdgeTypes.StatedBy, node.Id),
            StatedIn = Other(edges, EdgeTypes.StatedIn, node.Id),
            Items = [.. items.OrderBy(i => ranks.GetValueOrDefault(i.Id) ?? int.MaxValue).ThenBy(i => i.Id, StringComparer.Ordinal)],
            Techniques = ConceptRefs.Of(edges, EdgeTypes.About, NodeKinds.Technique),
            Sites = ConceptRefs.Of(edges, EdgeTypes.About, NodeKinds.Site),
            Provenance = Provenance.Of(node, folded, edges),
        };
    }

    private static StatementRef? Other(IReadOnlyList<Edge> edges, string type, string id) =>
        edges.FirstOrDefault(e => e.Type == type && e.Source.Id == id) is { } edge ? new StatementRef(edge.Target.Id, edge.Target.Label) : null;
}
