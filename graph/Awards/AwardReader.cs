using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Awards;

/// <summary>Reads an award out of the graph.</summary>
public static class AwardReader
{
    private const int MostEdges = 2000;

    /// <summary>The award of a node id; null where there is none.</summary>
    public static async Task<AwardView?> ReadAsync(IGraphStore store, string nodeId, long? asOf, CancellationToken cancellation)
    {
        var nodes = await store.NodesAsync([nodeId], asOf, cancellation);
        if (!nodes.TryGetValue(nodeId, out var node) || node.Kind != NodeKinds.Award) return null;
        return View(node, await store.EdgesAsync([nodeId], null, MostEdges, asOf, cancellation));
    }

    public static AwardView View(Node node, IReadOnlyList<Edge> edges)
    {
        var folded = NodeFacts.Merge(node);
        return Brief(node, folded, edges) with { Provenance = Provenance.Of(node, folded, edges) };
    }

    /// <summary>The award without its provenance, for those who show none.</summary>
    public static AwardView Brief(Node node, IReadOnlyList<Edge> edges) => Brief(node, NodeFacts.Merge(node), edges);

    private static AwardView Brief(Node node, FoldedFacts? folded, IReadOnlyList<Edge> edges)
    {
        var facts = (AwardFacts?)folded?.Facts;
        return new AwardView
        {
            Id = node.Id,
            Aliases = node.Aliases,
            MentionedOnly = node.IsMentionedOnly,
            Reference = facts?.Reference,
            Title = facts?.Title ?? node.Label,
            Abstract = facts?.Abstract,
            Funders = Bodies(edges, EdgeTypes.FundedBy),
            Programme = facts?.Programme,
            Amount = facts?.Amount,
            Currency = facts?.Currency,
            AwardedOn = facts?.AwardedOn,
            StartDate = facts?.StartDate,
            EndDate = facts?.EndDate,
            Status = facts?.Status,
            LeadOrganisation = Bodies(edges, EdgeTypes.LedBy).FirstOrDefault(),
            Techniques = ConceptRefs.Of(edges, EdgeTypes.About, NodeKinds.Technique),
            Sites = ConceptRefs.Of(edges, EdgeTypes.About, NodeKinds.Site),
            Url = facts?.Url,
            Supports = SupportRef.Supported(node.Id, edges),
            Facts = facts,
            Provenance = [],
        };
    }

    private static List<OrganisationRef> Bodies(IReadOnlyList<Edge> edges, string type) =>
        [.. edges.Where(e => e.Type == type && NodeKinds.Of(e.Source.Id) == NodeKinds.Award).Select(e => new OrganisationRef(e.Target.Id, e.Target.Label ?? e.Target.Id)).DistinctBy(o => o.Id)];
}
