using System.Text;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Tests.Import;

/// <summary>
/// What a store's graph says now, as text that two equal graphs share: every described node with its merged facts and every edge with its reasons.
/// Left out is what the order of arrival decides: sequence numbers and times, which of several equal versions a reason was first read from (and
/// so the offsets of its words), and the label of a node that no record describes, which the first to name it gives.
/// </summary>
internal static class GraphDump
{
    private static readonly string[] Kinds = [NodeKinds.Trial, NodeKinds.Publication, NodeKinds.Organisation, NodeKinds.Technique, NodeKinds.Site, NodeKinds.Award, NodeKinds.Gap, NodeKinds.Priority, NodeKinds.Guidance];

    public static async Task<string> OfAsync(IGraphStore store, CancellationToken cancellation)
    {
        var dump = new StringBuilder();
        foreach (var kind in Kinds)
        {
            string? after = null;
            while (await store.NodeIdsAsync(kind, after, 200, cancellation) is { Count: > 0 } ids)
            {
                after = ids[^1];
                var nodes = await store.NodesAsync(ids, null, cancellation);
                foreach (var id in ids)
                {
                    var merged = NodeFacts.Merge(nodes[id])!;
                    dump.AppendLine($"{id} {nodes[id].Label} {Encoding.UTF8.GetString(FactsCodec.Write(merged.Facts).Json)}");
                }
                foreach (var edge in await store.EdgesAsync(ids, null, 5000, null, cancellation)) dump.AppendLine(Line(edge));
            }
        }
        return dump.ToString();
    }

    private static string Line(Edge edge)
    {
        var reasons = edge.Assertions.Select(a => $"{a.Record} {a.Reason.Rule} {a.Reason.Method} {a.Reason.Confidence} {a.Reason.Quote?.Field} {JsonSerializer.Serialize(a.Reason.Quote?.Text)}").Order(StringComparer.Ordinal);
        return $"{edge.Source.Id} {edge.Type} {edge.Role} {edge.Target.Id} because {string.Join(" and ", reasons)}";
    }
}
