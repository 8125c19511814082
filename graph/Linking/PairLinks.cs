using System.Globalization;
using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>What a compared pair means in the graph: a place in the queue, or a tie between the two. That two are one is shown by a placement, not by an edge.</summary>
internal static class PairLinks
{
    public static LinkedThing Of(PairFacts pair, FoldedFacts folded)
    {
        var node = new NodeRef(PairIds.Node(pair.A, pair.B), null);
        var keys = new List<NodeKey> { new(PairIds.Key(pair.A), false), new(PairIds.Key(pair.B), false) };
        return new LinkedThing(node, keys, pair.Outcome switch
        {
            PairOutcome.Review => [Edge(node, EdgeTypes.Awaits, new NodeRef(NodeKinds.ReviewQueue, "Review queue"))],
            PairOutcome.Related => [Edge(new NodeRef(pair.A, null), EdgeTypes.RelatedTo, new NodeRef(pair.B, null))],
            _ => [],
        });

        EdgeDraft Edge(NodeRef from, string type, NodeRef to)
        {
            var why = string.Join("; ", pair.Parts.Where(p => p.Weight > 0).Select(p => $"{p.Name}: {p.Why}"));
            var method = pair.Rule == PairRules.Decision ? Method.Manual : Method.Rule;
            var reason = new Reason(folded.LiveHashes[0], pair.Rule, PairRules.Version.ToString(CultureInfo.InvariantCulture), method, method == Method.Manual ? 1 : 0.9, new Quote("comparison", 0, why.Length, why));
            return new EdgeDraft(from, type, "", to, reason);
        }
    }

    /// <summary>A decision stands by itself; what follows from it is worked out where its subject is.</summary>
    public static LinkedThing Of(DecisionFacts decision) => new(new NodeRef($"{NodeKinds.Decision}:{decision.Subject}", null), [], []);
}
