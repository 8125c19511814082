using Horizon.Graph.Publications;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>
/// Finds papers that are tied to a trial as its result and are none: they were taken back, or came out before it began. No single record says so, since one names the trial and another
/// gives its dates or takes the paper back; so it is kept beside the pair, and ends with what it rests on.
/// </summary>
internal sealed class NoResults(IGraphStore store, TimeProvider time)
{
    private const int MostTies = 2_000;

    private readonly PairRecords records = new(store, time);

    /// <summary>Looks at the papers among these things and at those that report the trials among them. Returns how many pairs were written.</summary>
    public async Task<long> ResolveAsync(IReadOnlyCollection<Node> touched, CancellationToken cancellation)
    {
        var ofTrials = await store.EdgesAsync([.. touched.Where(n => n.Kind == NodeKinds.Trial).Select(n => n.Id)], [EdgeTypes.Reports], MostTies, null, cancellation);
        List<string> papers = [.. touched.Where(n => n.Kind == NodeKinds.Publication).Select(n => n.Id).Concat(ofTrials.Select(e => e.Source.Id)).Distinct()];
        if (papers.Count == 0) return 0;
        var edges = await store.EdgesAsync(papers, [EdgeTypes.Reports, EdgeTypes.VersionOf], MostTies, null, cancellation);
        var results = edges.Where(e => e is { Type: EdgeTypes.Reports, Role: ReportRoles.Result }).Select(e => (Paper: e.Source.Id, Trial: e.Target.Id)).Distinct().ToList();
        var known = edges.Any(e => e.Role == ReportRoles.NoResult) ? await KnownAsync([.. edges.Where(e => e.Role == ReportRoles.NoResult).Select(e => e.Source.Id).Distinct()], cancellation) : [];
        if (results.Count == 0 && known.Count == 0) return 0;
        var nodes = await store.NodesAsync([.. results.SelectMany(r => new[] { r.Paper, r.Trial }).Distinct()], null, cancellation);
        var facts = nodes.Values.ToDictionary(n => n.Id, n => NodeFacts.Merge(n)?.Facts);
        var takenBack = edges.Where(e => e is { Type: EdgeTypes.VersionOf, Role: VersionRoles.Retraction }).Select(e => e.Target.Id).ToHashSet();
        takenBack.UnionWith(facts.Where(f => f.Value is PublicationFacts paper && PaperDesign.IsRetracted(paper)).Select(f => f.Key));
        var none = results.Where(r => takenBack.Contains(r.Paper) || IsTooEarly(facts.GetValueOrDefault(r.Paper), facts.GetValueOrDefault(r.Trial))).ToHashSet();
        var shown = await store.ShownAsync([.. known.SelectMany(p => new[] { p.A, p.B }).Distinct()], cancellation);
        var kept = known.Where(p => shown.ContainsKey(p.A) && shown.ContainsKey(p.B)).ToDictionary(p => p, p => none.Contains((shown[p.A].Id, shown[p.B].Id)));
        foreach (var (paper, trial) in none.Where(n => !kept.Any(k => shown[k.Key.A].Id == n.Paper && shown[k.Key.B].Id == n.Trial)).ToList()) kept[(paper, trial)] = true;
        if (kept.Count == 0) return 0;
        return (await records.KeepAsync(kept.Keys, (pair, decision, before) =>
        {
            // Dates may be wrong, and a person who has decided of the two knows better; what was taken back stays so.
            var isNone = kept[pair] && (PairRecords.Decided(decision) is null || (shown.TryGetValue(pair.A, out var at) ? takenBack.Contains(at.Id) : takenBack.Contains(pair.A)));
            return before is null ? (isNone ? New(pair, facts.GetValueOrDefault(pair.A)) : null) : before with { NoResult = isNone };
        }, cancellation)).Written;
    }

    /// <summary>As <see cref="ReportResolver"/> keeps a pair that was never compared.</summary>
    private static PairFacts New((string A, string B) pair, Facts? paper) => new()
    {
        A = pair.A,
        B = pair.B,
        Outcome = PairOutcome.Different,
        Rule = PairRules.Report,
        Role = paper is PublicationFacts publication ? ReportKind.Of(publication).Role : null,
        NoResult = true,
    };

    private static bool IsTooEarly(Facts? paper, Facts? trial) =>
        paper is PublicationFacts { PublishedOn: { } published } && trial is TrialFacts { StartDate: { } start } && published.Last < start.First;

    /// <summary>The pairs of these papers that were kept before.</summary>
    private async Task<List<(string A, string B)>> KnownAsync(IReadOnlyCollection<string> papers, CancellationToken cancellation)
    {
        var nodes = await store.NodesAsync(papers, null, cancellation);
        var born = nodes.Values.SelectMany(n => n.Aliases.Prepend(n.Id)).Select(id => PairIds.TieKey(NodeKinds.Publication, NodeKinds.Trial, id)).Distinct();
        var holders = await store.KeyHoldersAsync([.. born], int.MaxValue, cancellation);
        return [.. holders.Values.SelectMany(h => h).Select(h => PairIds.Parse(h.BornId)).OfType<(string A, string B)>().Distinct()];
    }
}
