using System.Globalization;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>
/// Finds the trial that a paper without any registry id reports. What scores high enough, with a fact beside the titles, becomes an edge; what scores less waits for a person; the rest is left.
/// A paper that is tied to a trial by an id is not scored, and what was scored before ends once an id is there.
/// </summary>
internal sealed class ReportResolver(IGraphStore store, TimeProvider time)
{
    private const int MostTies = 50;
    private const int MostCandidates = 80;

    /// <summary>These speak of other people's trials.</summary>
    private static readonly string[] Unscored = ["Review", "Editorial", "Comment", "Letter", "Published Erratum", "Retraction of Publication"];

    private readonly PairRecords records = new(store, time);

    /// <summary>Looks for the trials of these papers, and for papers that these trials may be meant by. Returns how many pairs were written.</summary>
    public async Task<long> ResolveAsync(IReadOnlyCollection<Node> touched, CancellationToken cancellation)
    {
        var papers = touched.Where(n => n.Kind == NodeKinds.Publication && !n.IsMentionedOnly).Select(n => n.Id).ToHashSet();
        papers.UnionWith(await WithdrawnAsync([.. touched.Where(n => n.Kind == NodeKinds.Publication && n.IsMentionedOnly).Select(n => n.Id)], cancellation));
        papers.UnionWith(await PapersOfAsync([.. touched.Where(n => n.Kind == NodeKinds.Trial)], cancellation));
        return await RankAsync(await AskedAsync(papers, cancellation), [], cancellation);
    }

    /// <summary>Judges pairs of which a person has decided something.</summary>
    public async Task<long> DecideAsync(IReadOnlyCollection<(string A, string B)> decided, CancellationToken cancellation)
    {
        var shown = await store.ShownAsync([.. decided.Select(p => p.A)], cancellation);
        return await RankAsync(await AskedAsync(shown.Values.Select(s => s.Id).ToHashSet(), cancellation), decided, cancellation);
    }

    /// <summary>Of papers that no source describes, those that one once did: what was found for them ends.</summary>
    private async Task<IEnumerable<string>> WithdrawnAsync(IReadOnlyCollection<string> mentioned, CancellationToken cancellation)
    {
        var holders = await store.KeyHoldersAsync([.. mentioned.Select(PairIds.ReportKey)], 1, cancellation);
        return mentioned.Where(id => holders.ContainsKey(PairIds.ReportKey(id)));
    }

    /// <summary>Papers that may report these trials, by a comparison of the two alone, and those that were compared with them before.</summary>
    private async Task<HashSet<string>> PapersOfAsync(IReadOnlyCollection<Node> trials, CancellationToken cancellation)
    {
        var looks = trials.ToDictionary(t => t, t => NodeFacts.Merge(t)?.Facts is TrialFacts facts ? ReportKeys.LooksFor(facts).ToList() : []);
        var holders = await store.KeyHoldersAsync([.. looks.Values.SelectMany(k => k).Concat(trials.SelectMany(Born).Select(PairIds.ReportKey)).Distinct()], ReportKeys.MostHolders + 1, cancellation);
        var found = trials.ToDictionary(t => t, t => Meeting(looks[t], holders).Take(MostCandidates).ToList());
        var known = trials.SelectMany(t => Known(t, holders)).Select(p => p.A).ToHashSet();
        var shown = await store.ShownAsync([.. found.Values.SelectMany(p => p).Concat(known).Distinct()], cancellation);
        var papers = known.Where(shown.ContainsKey).Select(id => shown[id].Id).ToHashSet();
        var nodes = await store.NodesAsync([.. shown.Values.Select(s => s.Id).Distinct().Except(papers)], null, cancellation);
        var read = nodes.Values.Select(n => (n.Id, Facts: Scorable(Paper(n)))).Where(p => p.Facts is not null).ToDictionary(p => p.Id, p => ReportPaper.Of(p.Facts!));
        foreach (var (node, ids) in found.Where(f => f.Value.Count > 0))
        {
            var trial = ReportTrial.Of((TrialFacts)NodeFacts.Merge(node)!.Facts);
            foreach (var id in ids.Where(shown.ContainsKey).Select(id => shown[id].Id).Where(id => read.ContainsKey(id) && !papers.Contains(id)).Distinct().ToList())
            {
                var compared = ReportMatch.Compare(read[id], trial, TitleRarity.Usual);
                if (compared.Contradiction is null && compared.Score >= ReportRanking.CandidateScore) papers.Add(id);
            }
        }
        return papers;
    }

    private async Task<IReadOnlyList<Asked>> AskedAsync(HashSet<string> papers, CancellationToken cancellation)
    {
        if (papers.Count == 0) return [];
        var nodes = await store.NodesAsync(papers, null, cancellation);
        var ties = (await store.EdgesAsync(papers, [EdgeTypes.Reports], MostTies, null, cancellation)).ToLookup(e => e.Source.Id);
        return
        [
            .. nodes.Values.OrderBy(n => n.Id, StringComparer.Ordinal).Select(node =>
                new Asked(node, Paper(node), !ties[node.Id].SelectMany(e => e.Assertions).Any(a => a.Record.Source != SourceNames.Identity))),
        ];
    }

    private async Task<long> RankAsync(IReadOnlyList<Asked> asked, IReadOnlyCollection<(string A, string B)> forced, CancellationToken cancellation)
    {
        if (asked.Count == 0) return 0;
        var looks = asked.ToDictionary(a => a, a => a.Scored is { } facts ? ReportKeys.LooksFor(facts).ToList() : []);
        var holders = await store.KeyHoldersAsync([.. looks.Values.SelectMany(k => k).Concat(asked.SelectMany(a => Born(a.Node)).Select(PairIds.ReportKey)).Distinct()], ReportKeys.MostHolders + 1, cancellation);
        var found = asked.ToDictionary(a => a, a => Meeting(looks[a], holders).Take(MostCandidates).ToList());
        var known = asked.ToDictionary(a => a, a => Known(a.Node, holders).Concat(forced.Where(f => Born(a.Node).Contains(f.A))).Distinct().ToList());
        var shown = await store.ShownAsync([.. found.Values.SelectMany(t => t).Concat(known.Values.SelectMany(k => k).Select(p => p.B)).Distinct()], cancellation);
        var nodes = await store.NodesAsync([.. shown.Values.Select(s => s.Id).Distinct()], null, cancellation);
        var trials = nodes.Values.Select(n => (n.Id, Facts: NodeFacts.Merge(n)?.Facts as TrialFacts)).Where(t => t.Facts is not null).ToDictionary(t => t.Id, t => ReportTrial.Of(t.Facts!));
        var judged = new Dictionary<(string A, string B), Judged>();
        foreach (var paper in asked)
        {
            foreach (var (pair, result) in Pairs(paper, found[paper], known[paper], shown, trials)) judged[pair] = result;
        }
        return judged.Count == 0 ? 0 : (await records.KeepAsync(judged.Keys, (pair, decision, _) => Judge(pair, judged[pair], decision), cancellation)).Written;
    }

    /// <summary>The pairs of a paper that are to be judged: those that were compared before and the trial that fits best, if it fits well enough to be shown.</summary>
    private static IEnumerable<((string A, string B) Pair, Judged Judged)> Pairs(
        Asked paper, List<string> found, List<(string A, string B)> known, IReadOnlyDictionary<string, Shown> shown, Dictionary<string, ReportTrial> trials)
    {
        var read = paper.Scored is { } facts ? ReportPaper.Of(facts) : null;
        var ids = found.Concat(known.Select(p => p.B)).Where(shown.ContainsKey).Select(id => shown[id].Id).Where(trials.ContainsKey).Distinct().ToList();
        // Each registration is one object: its facts are not compared.
        var idOf = new Dictionary<object, string>(ids.Select(id => KeyValuePair.Create((object)trials[id], id)), ReferenceEqualityComparer.Instance);
        var ranked = read is null ? [] : ReportRanking.Rank(read, ids.Select(id => trials[id]), TitleRarity.Usual);
        var byId = ranked.ToDictionary(r => idOf[r.Trial]);
        var role = paper.Facts is { } all ? ReportKind.Of(all).Role : null;
        foreach (var pair in known) yield return (pair, new Judged(role, shown.TryGetValue(pair.B, out var at) ? byId.GetValueOrDefault(at.Id) : null));
        if (ranked is [{ IsCandidate: true } first, ..] && !known.Exists(p => shown.TryGetValue(p.B, out var at) && at.Id == idOf[first.Trial]))
            yield return ((paper.Node.Id, idOf[first.Trial]), new Judged(role, first));
    }

    private static PairFacts Judge((string A, string B) pair, Judged judged, DecisionFacts? decision)
    {
        var decided = PairRecords.Decided(decision);
        var report = judged.Report;
        return new PairFacts
        {
            A = pair.A,
            B = pair.B,
            Outcome = decided ?? (report is { IsLink: true } ? PairOutcome.Same : report is { IsCandidate: true } ? PairOutcome.Review : PairOutcome.Different),
            Score = Math.Round(report?.Comparison.Score ?? 0, 2),
            Parts = report is null ? [] : Parts(report),
            Rule = decided is null ? PairRules.Report : PairRules.Decision,
            Role = judged.Role,
        };
    }

    private static List<PairPart> Parts(RankedReport report)
    {
        var parts = report.Comparison.Parts.Select(p => new PairPart(p.Name, Math.Round(p.Weight, 2), p.Why)).ToList();
        parts.Add(new PairPart("next trial", 0, string.Create(CultureInfo.InvariantCulture, $"{Math.Round(report.Lead, 1)} {(report.Lead < 0 ? "behind the best" : "before the next")}")));
        if (report.Comparison.Contradiction is { } against) parts.Add(new PairPart("against it", 0, against));
        return parts;
    }

    /// <summary>The ids of what meets under these keys, those that share most first.</summary>
    private static IEnumerable<string> Meeting(List<string> keys, IReadOnlyDictionary<string, IReadOnlyList<KeyHolder>> holders) => keys.Distinct()
        .Where(k => holders.TryGetValue(k, out var found) && found.Count <= ReportKeys.MostHolders)
        .SelectMany(k => holders[k].Select(h => (h.BornId, Key: k))).GroupBy(p => p.BornId, p => p.Key)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);

    private static IEnumerable<(string A, string B)> Known(Node node, IReadOnlyDictionary<string, IReadOnlyList<KeyHolder>> holders) =>
        Born(node).SelectMany(id => holders.TryGetValue(PairIds.ReportKey(id), out var found) ? found : []).Select(h => PairIds.Parse(h.BornId)).OfType<(string A, string B)>();

    private static IEnumerable<string> Born(Node node) => node.Aliases.Prepend(node.Id);

    private static PublicationFacts? Paper(Node node) => NodeFacts.Merge(node)?.Facts as PublicationFacts;

    private static PublicationFacts? Scorable(PublicationFacts? paper) =>
        paper is { IsReview: false } && !paper.PublicationTypes.Any(t => Unscored.Contains(t, StringComparer.OrdinalIgnoreCase)) ? paper : null;

    /// <param name="Facts">Null for a paper that is only mentioned.</param>
    /// <param name="IsFree">No id ties the paper to a trial.</param>
    private sealed record Asked(Node Node, PublicationFacts? Facts, bool IsFree)
    {
        /// <summary>Null where there is nothing to score: the paper is tied by an id, or is a review or a letter.</summary>
        public PublicationFacts? Scored { get; } = IsFree ? Scorable(Facts) : null;
    }

    /// <param name="Role">What the paper is to a trial that it is of; null where only its id is known.</param>
    /// <param name="Report">Null where the two were not compared.</param>
    private sealed record Judged(string? Role, RankedReport? Report);
}
