using Horizon.Graph.Awards;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Graph.Publications;

/// <summary>Reads a publication out of the graph.</summary>
public static class PublicationReader
{
    private const int MostEdges = 2000;

    /// <summary>The publication of a node id; null where there is none.</summary>
    public static async Task<PublicationView?> ReadAsync(IGraphStore store, string nodeId, long? asOf, CancellationToken cancellation)
    {
        var nodes = await store.NodesAsync([nodeId], asOf, cancellation);
        if (!nodes.TryGetValue(nodeId, out var node) || node.Kind != NodeKinds.Publication) return null;
        var edges = await store.EdgesAsync([nodeId], null, MostEdges, asOf, cancellation);
        var view = View(node, edges);
        var group = await VersionReader.GroupAsync(store, nodeId, edges, asOf, cancellation);
        return view with { Versions = group };
    }

    public static PublicationView View(Node node, IReadOnlyList<Edge> edges)
    {
        var folded = NodeFacts.Merge(node);
        return Brief(node, folded, edges) with { Provenance = Provenance.Of(node, folded, edges) };
    }

    /// <summary>The publication without its provenance, for those who show none.</summary>
    public static PublicationView Brief(Node node, IReadOnlyList<Edge> edges) => Brief(node, NodeFacts.Merge(node), edges);

    private static PublicationView Brief(Node node, FoldedFacts? folded, IReadOnlyList<Edge> edges)
    {
        var facts = (PublicationFacts?)folded?.Facts;
        var retracted = VersionReader.IsRetracted(node.Id, edges) || (facts is not null && PaperDesign.IsRetracted(facts));
        return new PublicationView
        {
            Id = node.Id,
            Aliases = node.Aliases,
            MentionedOnly = node.IsMentionedOnly,
            Pmid = facts?.Pmid ?? (node.Id.StartsWith("publication:pmid:", StringComparison.Ordinal) ? node.Id["publication:pmid:".Length..] : null),
            Doi = facts?.Doi,
            Pmcid = facts?.Pmcid,
            Title = facts?.Title ?? node.Label,
            Abstract = facts?.Abstract,
            Journal = facts?.Journal,
            PublishedOn = facts?.PublishedOn,
            Techniques = ConceptRefs.Of(edges, EdgeTypes.About, NodeKinds.Technique),
            Sites = ConceptRefs.Of(edges, EdgeTypes.About, NodeKinds.Site),
            Trials = [.. ReportRoles.Of(edges).GroupBy(r => r.Edge.Target.Id).Select(g => g.MinBy(r => ReportRoles.Order(r.Role)))
                .OrderBy(r => ReportRoles.Order(r.Role)).ThenBy(r => r.Edge.Target.Id, StringComparer.Ordinal).Select(r => new ReportedTrial(r.Edge.Target.Id, r.Role, r.Edge.Target.Label) { Confidence = TrialReader.Confidence(r.Edge) })],
            Funders = SupportRef.Funders(node.Id, edges),
            Awards = SupportRef.Awards(node.Id, edges),
            Retracted = retracted,
            ReportsTrial = facts is not null && !retracted && PaperDesign.ReportsTrial(facts),
            Facts = facts,
            Provenance = [],
        };
    }
}
