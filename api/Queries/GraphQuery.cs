using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>The neighbourhood of one thing, outwards step by step, with the reasons for every edge.</summary>
internal sealed class GraphQuery(Workspace workspace)
{
    private static readonly string[] Mergeable = [NodeKinds.Trial, NodeKinds.Publication, NodeKinds.Award, NodeKinds.Organisation];

    public const int MostDepth = 3;
    public const int MostEdges = 1000;

    /// <summary>Whether an id is written as a node's own, of a kind of which two may become one; "pmid:12345678" and "NCT01234567" are not.</summary>
    public static bool IsNode(string id) => Mergeable.Any(kind => id.StartsWith(kind, StringComparison.Ordinal) && id.Length > kind.Length && id[kind.Length] == ':');

    /// <summary>The node that an id names, or a registry's or publisher's id in any written form; null where none does.</summary>
    public async Task<string?> StartAsync(string id, CancellationToken cancellation) => TrialQuery.Key(id) is { } trial
        ? (await TrialLookUp.FindAsync(workspace.Store, trial, cancellation))?.Id
        : await workspace.Store.ResolveAsync(PublicationQuery.Key(id) ?? id, cancellation);

    /// <summary>Null where no node has the id.</summary>
    /// <param name="depth">Steps from the node, 1..<see cref="MostDepth"/>.</param>
    /// <param name="types">Types of edge to follow; all where null.</param>
    /// <param name="limit">Edges at most, 1..<see cref="MostEdges"/>.</param>
    public async Task<GraphAnswer?> RunAsync(string id, int depth, IReadOnlyCollection<string>? types, int limit, CancellationToken cancellation)
    {
        if (await StartAsync(id, cancellation) is not { } start) return null;
        var wanted = types?.Select(t => t.ToUpperInvariant()).ToList();
        var edges = new Dictionary<(string, string, string, string), Edge>();
        var seen = new HashSet<string> { start };
        List<string> front = [start];
        var truncated = false;
        for (var step = 0; step < depth && front.Count > 0 && !truncated; step++)
        {
            // One more than may be shown is asked for, so that a cut is seen; those of the step before come again.
            var found = await workspace.Store.EdgesAsync(front, wanted, limit + 1, null, cancellation);
            front = [];
            foreach (var edge in found)
            {
                var key = (edge.Source.Id, edge.Type, edge.Role, edge.Target.Id);
                if (edges.ContainsKey(key)) continue;
                if (edges.Count >= limit)
                {
                    truncated = true;
                    break;
                }
                edges[key] = edge;
                if (seen.Add(edge.Source.Id)) front.Add(edge.Source.Id);
                if (seen.Add(edge.Target.Id)) front.Add(edge.Target.Id);
            }
        }
        var nodes = await workspace.Store.NodesAsync(seen, null, cancellation);
        return new GraphAnswer(
            [.. seen.Where(nodes.ContainsKey).Order(StringComparer.Ordinal).Select(n => new GraphNode(n, nodes[n].Kind, nodes[n].Label))],
            [.. edges.Values.Select(e => new GraphEdge(
                e.Source.Id, e.Target.Id, e.Type, e.Role.Length == 0 ? null : e.Role, [.. e.Assertions.Select(a => Provenance.Of(e.Type, a))]))],
            truncated);
    }
}
