using System.Globalization;
using Horizon.Graph.Awards.Supporting;
using Horizon.Graph.Identity;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>What a compared pair means in the graph: a place in the queue, or a tie between the two. That two are one is shown by a placement, not by an edge.</summary>
internal static class PairLinks
{
    private const double Compared = 0.9;

    public static LinkedThing Of(PairFacts pair, FoldedFacts folded)
    {
        var node = new NodeRef(PairIds.Node(pair.A, pair.B), null);
        if (PairIds.IsReport(pair.A, pair.B)) return OfTie(pair, node, folded, Reports);
        if (PairIds.IsSupport(pair.A, pair.B)) return OfTie(pair, node, folded, Supports);
        var keys = new List<NodeKey> { new(PairIds.Key(pair.A), false), new(PairIds.Key(pair.B), false) };
        if (pair.NamedBy is { } paper) keys.Add(new NodeKey(PairIds.NamedByKey(paper), false));
        return new LinkedThing(node, keys, pair.Outcome switch
        {
            PairOutcome.Review => [Waits(pair, node, folded)],
            PairOutcome.Same when pair.KeptApart is not null => [Waits(pair, node, folded)],
            PairOutcome.Related when pair is { Lesser: { } lesser, Role: { } role } =>
                [new EdgeDraft(new NodeRef(lesser, null), EdgeTypes.VersionOf, role, new NodeRef(lesser == pair.A ? pair.B : pair.A, null), Why(pair, folded, Method.Rule, Compared))],
            PairOutcome.Related => [new EdgeDraft(new NodeRef(pair.A, null), EdgeTypes.RelatedTo, "", new NodeRef(pair.B, null), Why(pair, folded, Method.Rule, Compared))],
            _ => [],
        });
    }

    /// <summary>That a paper is of a trial, or an award pays for a study, is an edge of its own.</summary>
    private static LinkedThing OfTie(PairFacts pair, NodeRef node, FoldedFacts folded, Func<PairFacts, FoldedFacts, EdgeDraft> tie)
    {
        var (a, b) = (NodeKinds.Of(pair.A), NodeKinds.Of(pair.B));
        var keys = new List<NodeKey> { new(PairIds.TieKey(a, b, pair.A), false), new(PairIds.TieKey(a, b, pair.B), false) };
        List<EdgeDraft> edges = pair.Outcome switch
        {
            PairOutcome.Review => [Waits(pair, node, folded)],
            PairOutcome.Same or PairOutcome.Related => [tie(pair, folded)],
            _ => [],
        };
        if (pair.NoResult) edges.Add(NoResult(pair, folded));
        return new LinkedThing(node, keys, edges);
    }

    private static EdgeDraft NoResult(PairFacts pair, FoldedFacts folded)
    {
        const string Why = "the paper was taken back, or came out before the trial began";
        return new EdgeDraft(
            new NodeRef(pair.A, null), EdgeTypes.Reports, ReportRoles.NoResult, new NodeRef(pair.B, null),
            new Reason(folded.LiveHashes[0], PairRules.NoResult, PairRules.Version.ToString(CultureInfo.InvariantCulture), Method.Rule, Compared, new Quote("comparison", 0, Why.Length, Why)));
    }

    /// <summary>Where a person calls the two related, the trial is the paper's background.</summary>
    private static EdgeDraft Reports(PairFacts pair, FoldedFacts folded) => new(
        new NodeRef(pair.A, null), EdgeTypes.Reports, pair.Outcome == PairOutcome.Related ? ReportRoles.Background : pair.Role ?? ReportRoles.Derived, new NodeRef(pair.B, null),
        Why(pair, folded, Method.Model, ReportRanking.LinkConfidence));

    private static EdgeDraft Supports(PairFacts pair, FoldedFacts folded) => new(
        new NodeRef(pair.A, null), pair.Outcome == PairOutcome.Related ? EdgeTypes.RelatedTo : EdgeTypes.Supports, "", new NodeRef(pair.B, null), Why(pair, folded, Method.Model, AwardMatch.LinkConfidence));

    private static EdgeDraft Waits(PairFacts pair, NodeRef node, FoldedFacts folded) =>
        new(node, EdgeTypes.Awaits, "", new NodeRef(NodeKinds.ReviewQueue, "Review queue"), Why(pair, folded, Method.Rule, Compared));

    private static Reason Why(PairFacts pair, FoldedFacts folded, Method method, double confidence)
    {
        var why = string.Join("; ", pair.Parts.Where(p => p.Weight > 0).Select(p => $"{p.Name}: {p.Why}"));
        var isDecided = pair.Rule == PairRules.Decision;
        return new Reason(
            folded.LiveHashes[0], pair.Rule, PairRules.Version.ToString(CultureInfo.InvariantCulture), isDecided ? Method.Manual : method, isDecided ? 1 : confidence, new Quote("comparison", 0, why.Length, why));
    }

    /// <summary>A decision stands by itself; what follows from it is worked out where its subject is.</summary>
    public static LinkedThing Of(DecisionFacts decision) => new(new NodeRef($"{NodeKinds.Decision}:{decision.Subject}", null), [], []);
}
