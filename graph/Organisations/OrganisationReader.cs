using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Organisations;

/// <summary>Reads an organisation out of the graph.</summary>
public static class OrganisationReader
{
    /// <summary>Edges of one type listed at most: a large sponsor has thousands of trials, which the search lists.</summary>
    public const int MostEdges = 200;

    private const int MostOfAnAward = 50;

    /// <summary>Asked for one by one, so that many of one type leave none of another out.</summary>
    private static readonly string[] Types =
        [EdgeTypes.FundedBy, EdgeTypes.LedBy, EdgeTypes.PartOf, EdgeTypes.RecruitsAt, EdgeTypes.RelatedTo, EdgeTypes.SponsoredBy, EdgeTypes.StatedBy, EdgeTypes.SucceededBy];

    /// <summary>The organisation of a node id; null where there is none.</summary>
    public static async Task<OrganisationView?> ReadAsync(IGraphStore store, string nodeId, long? asOf, CancellationToken cancellation)
    {
        var nodes = await store.NodesAsync([nodeId], asOf, cancellation);
        if (!nodes.TryGetValue(nodeId, out var node) || node.Kind != NodeKinds.Organisation) return null;
        var shown = new List<Edge>();
        var cut = new List<string>();
        foreach (var type in Types)
        {
            // One more than is listed, so that a cut is seen.
            var edges = await store.EdgesAsync([nodeId], [type], MostEdges + 1, asOf, cancellation);
            if (edges.Count > MostEdges) cut.Add(type);
            shown.AddRange(edges.Take(MostEdges));
        }
        var awards = shown.Where(e => e.Type == EdgeTypes.FundedBy && e.Target.Id == nodeId && NodeKinds.Of(e.Source.Id) == NodeKinds.Award).Select(e => e.Source.Id).ToList();
        var supports = awards.Count == 0 ? [] : (await store.EdgesAsync(awards, [EdgeTypes.Supports], MostOfAnAward, asOf, cancellation)).Take(MostEdges).ToList();
        var view = View(node, shown, cut);
        return view with
        {
            Supported = [.. supports.Select(e => new FundedThing(e.Target.Id, e.Target.Label, e.Source.Id, e.Source.Label))],
            Provenance = [.. view.Provenance, .. supports.SelectMany(e => e.Assertions.Select(a => Provenance.Of($"{EdgeTypes.Supports} {e.Target.Id}", a)))],
        };
    }

    private static OrganisationView View(Node node, List<Edge> shown, List<string> cut)
    {
        var folded = NodeFacts.Merge(node);
        var facts = (OrganisationFacts?)folded?.Facts;
        return new OrganisationView
        {
            Id = node.Id,
            Aliases = node.Aliases,
            MentionedOnly = node.IsMentionedOnly,
            Name = facts?.Name ?? node.Label,
            Role = facts?.Role,
            Types = facts?.Types ?? [],
            Names = facts?.Names ?? [],
            City = facts?.City,
            Country = facts?.Country,
            Status = facts?.Status,
            Ending = facts?.Ending,
            ExternalIds = facts?.ExternalIds ?? [],
            Edges = [.. shown.Select(e => Edge(node, e))],
            Truncated = cut.Count > 0,
            TruncatedTypes = cut,
            Facts = facts,
            Provenance = Provenance.Of(node, folded, shown),
        };
    }

    private static OrganisationEdge Edge(Node node, Edge edge)
    {
        var incoming = edge.Target.Id == node.Id;
        var other = incoming ? edge.Source : edge.Target;
        return new OrganisationEdge(edge.Type, edge.Role.Length == 0 ? null : edge.Role, incoming, other.Id, other.Label);
    }
}
