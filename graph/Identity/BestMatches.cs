using System.Globalization;
using Horizon.Graph.Publications.Reporting;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>A thing that one that asks may belong to, as it stands among all that were compared.</summary>
/// <param name="Lead">How far its score lies above the next one's; below nought for any but the first.</param>
/// <param name="IsCandidate">A person should see the pair.</param>
/// <param name="IsLink">An edge by itself.</param>
internal sealed record RankedMatch<TTarget>(TTarget Target, IReadOnlyList<ReportPart> Parts, string? Contradiction, double Lead, bool IsCandidate, bool IsLink);

/// <summary>
/// Finds what a thing belongs to where no id says so: of all things of another kind that share a key with it the one that fits best. What fits well enough becomes an edge; what fits less waits
/// for a person; the rest is left. What is tied by an id is not scored, and what was scored before ends once an id is there.
/// </summary>
/// <typeparam name="TAsked">The facts of one that asks, read for comparison.</typeparam>
/// <typeparam name="TTarget">The facts of what it may belong to, read for comparison; each is an object of its own.</typeparam>
internal abstract class BestMatches<TAsked, TTarget>(IGraphStore store, TimeProvider time) where TAsked : class where TTarget : class
{
    /// <summary>Edges of one thing that are read; an award supports many papers beside its trial.</summary>
    private const int MostTies = 2_000;
    private const int MostCandidates = 80;

    private readonly PairRecords records = new(store, time);

    /// <summary>The kind of node that asks; it is asked for one of <see cref="TargetKind"/>.</summary>
    protected abstract string AskedKind { get; }
    protected abstract string TargetKind { get; }

    /// <summary>The edge between the two. One that an id gave leaves nothing to ask.</summary>
    protected abstract string TieType { get; }

    /// <summary>One of <see cref="PairRules"/>.</summary>
    protected abstract string Rule { get; }

    /// <summary>Null where the facts are of no such thing, or of one that is not to be scored.</summary>
    protected abstract TAsked? Ask(Facts facts);
    protected abstract TTarget? Target(Facts facts);

    /// <summary>Keys of the store under which those that ask look for targets, and the other way round.</summary>
    protected abstract IEnumerable<string> LooksFor(TAsked asked);
    protected abstract IEnumerable<string> LookedForBy(TTarget target);

    /// <summary>By a comparison of the two alone: whether a new target is worth asking again for.</summary>
    protected abstract bool MayFit(TAsked asked, TTarget target);

    /// <summary>The best first.</summary>
    protected abstract IReadOnlyList<RankedMatch<TTarget>> Rank(TAsked asked, IEnumerable<TTarget> targets);

    /// <summary>What the one that asks is to the target, if it is of it; null where there is no such word.</summary>
    protected virtual string? Role(Facts asked) => null;

    /// <summary>The reason of a tie leaves nothing to ask.</summary>
    protected virtual bool IsTold(Reason reason) => true;

    /// <summary>Looks for what these things belong to, and for what may belong to them. Returns how many pairs were written.</summary>
    public async Task<long> ResolveAsync(IReadOnlyCollection<Node> touched, CancellationToken cancellation)
    {
        var asking = touched.Where(n => n.Kind == AskedKind && !n.IsMentionedOnly).Select(n => n.Id).ToHashSet();
        asking.UnionWith(await WithdrawnAsync([.. touched.Where(n => n.Kind == AskedKind && n.IsMentionedOnly).Select(n => n.Id)], cancellation));
        asking.UnionWith(await AskingForAsync([.. touched.Where(n => n.Kind == TargetKind)], cancellation));
        return await JudgeAsync(await AskedAsync(asking, cancellation), [], cancellation);
    }

    /// <summary>Judges pairs of which a person has decided something.</summary>
    public async Task<long> DecideAsync(IReadOnlyCollection<(string A, string B)> decided, CancellationToken cancellation)
    {
        if (decided.Count == 0) return 0;
        var shown = await store.ShownAsync([.. decided.Select(AskedOf)], cancellation);
        return await JudgeAsync(await AskedAsync(shown.Values.Select(s => s.Id).ToHashSet(), cancellation), decided, cancellation);
    }

    private string AskedOf((string A, string B) pair) => NodeKinds.Of(pair.A) == AskedKind ? pair.A : pair.B;

    private string TargetOf((string A, string B) pair) => NodeKinds.Of(pair.A) == AskedKind ? pair.B : pair.A;

    private string KnownKey(string id) => PairIds.TieKey(AskedKind, TargetKind, id);

    /// <summary>Of things that no source describes, those that one once did: what was found for them ends.</summary>
    private async Task<IEnumerable<string>> WithdrawnAsync(IReadOnlyCollection<string> mentioned, CancellationToken cancellation)
    {
        var holders = await store.KeyHoldersAsync([.. mentioned.Select(KnownKey)], 1, cancellation);
        return mentioned.Where(id => holders.ContainsKey(KnownKey(id)));
    }

    /// <summary>Those that may belong to these targets, by a comparison of the two alone, and those that were compared with them before.</summary>
    private async Task<HashSet<string>> AskingForAsync(IReadOnlyCollection<Node> targets, CancellationToken cancellation)
    {
        var read = targets.ToDictionary(t => t, t => NodeFacts.Merge(t) is { } folded ? Target(folded.Facts) : null);
        var looks = targets.ToDictionary(t => t, t => read[t] is { } target ? LookedForBy(target).ToList() : []);
        var holders = await store.KeyHoldersAsync([.. looks.Values.SelectMany(k => k).Concat(targets.SelectMany(Born).Select(KnownKey)).Distinct()], ReportKeys.MostHolders + 1, cancellation);
        var found = targets.ToDictionary(t => t, t => Meeting(looks[t], holders).Take(MostCandidates).ToList());
        var known = targets.SelectMany(t => Known(t, holders)).Select(AskedOf).ToHashSet();
        var shown = await store.ShownAsync([.. found.Values.SelectMany(p => p).Concat(known).Distinct()], cancellation);
        var asking = known.Where(shown.ContainsKey).Select(id => shown[id].Id).ToHashSet();
        var nodes = await store.NodesAsync([.. shown.Values.Select(s => s.Id).Distinct().Except(asking)], null, cancellation);
        var asked = nodes.Values.Select(n => (n.Id, Asked: NodeFacts.Merge(n) is { } folded ? Ask(folded.Facts) : null)).Where(p => p.Asked is not null).ToDictionary(p => p.Id, p => p.Asked!);
        foreach (var (node, ids) in found.Where(f => f.Value.Count > 0))
        {
            foreach (var id in ids.Where(shown.ContainsKey).Select(id => shown[id].Id).Where(id => asked.ContainsKey(id) && !asking.Contains(id)).Distinct().ToList())
            {
                if (MayFit(asked[id], read[node]!)) asking.Add(id);
            }
        }
        return asking;
    }

    private async Task<IReadOnlyList<Asked>> AskedAsync(HashSet<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return [];
        var nodes = await store.NodesAsync(ids, null, cancellation);
        var tied = (await store.EdgesAsync(ids, [TieType], MostTies, null, cancellation))
            .Where(e => e.Assertions.Any(a => a.Record.Source != SourceNames.Identity && IsTold(a.Reason))).SelectMany(e => new[] { (e.Source.Id, Other: e.Target.Id), (e.Target.Id, Other: e.Source.Id) })
            .Where(t => NodeKinds.Of(t.Other) == TargetKind).Select(t => t.Id).ToHashSet();
        return
        [
            .. nodes.Values.OrderBy(n => n.Id, StringComparer.Ordinal).Select(node =>
            {
                var facts = NodeFacts.Merge(node)?.Facts;
                return new Asked(node, facts is null ? null : Role(facts), facts is null || tied.Contains(node.Id) ? null : Ask(facts));
            }),
        ];
    }

    private async Task<long> JudgeAsync(IReadOnlyList<Asked> asked, IReadOnlyCollection<(string A, string B)> forced, CancellationToken cancellation)
    {
        if (asked.Count == 0) return 0;
        var looks = asked.ToDictionary(a => a, a => a.Scored is { } scored ? LooksFor(scored).ToList() : []);
        var holders = await store.KeyHoldersAsync([.. looks.Values.SelectMany(k => k).Concat(asked.SelectMany(a => Born(a.Node)).Select(KnownKey)).Distinct()], ReportKeys.MostHolders + 1, cancellation);
        var found = asked.ToDictionary(a => a, a => Meeting(looks[a], holders).Take(MostCandidates).ToList());
        var known = asked.ToDictionary(a => a, a => Known(a.Node, holders).Concat(forced.Where(f => Born(a.Node).Contains(AskedOf(f)))).Distinct().ToList());
        var shown = await store.ShownAsync([.. found.Values.SelectMany(t => t).Concat(known.Values.SelectMany(k => k).Select(TargetOf)).Distinct()], cancellation);
        var nodes = await store.NodesAsync([.. shown.Values.Select(s => s.Id).Distinct()], null, cancellation);
        var targets = nodes.Values.Select(n => (n.Id, Target: NodeFacts.Merge(n) is { } folded ? Target(folded.Facts) : null)).Where(t => t.Target is not null).ToDictionary(t => t.Id, t => t.Target!);
        var judged = new Dictionary<(string A, string B), Judged>();
        foreach (var one in asked)
        {
            foreach (var (pair, result) in Pairs(one, found[one], known[one], shown, targets)) judged[pair] = result;
        }
        if (judged.Count == 0) return 0;
        var decided = new HashSet<(string A, string B)>();
        var (written, _) = await records.KeepAsync(judged.Keys, (pair, decision, before) =>
        {
            // One that was withdrawn too: what the records state stands again.
            if (decision is not null) decided.Add(pair);
            return Judge(pair, judged[pair], decision, before);
        }, cancellation);
        return written + await DecidedTies.SettleAsync(store, decided, cancellation);
    }

    /// <summary>The pairs that are to be judged: those that were compared before and the target that fits best, if it fits well enough to be shown.</summary>
    private IEnumerable<((string A, string B) Pair, Judged Judged)> Pairs(
        Asked asked, List<string> found, List<(string A, string B)> known, IReadOnlyDictionary<string, Shown> shown, Dictionary<string, TTarget> targets)
    {
        var ids = found.Concat(known.Select(TargetOf)).Where(shown.ContainsKey).Select(id => shown[id].Id).Where(targets.ContainsKey).Distinct().ToList();
        // Each target is one object: its facts are not compared.
        var idOf = new Dictionary<object, string>(ids.Select(id => KeyValuePair.Create((object)targets[id], id)), ReferenceEqualityComparer.Instance);
        var ranked = asked.Scored is { } scored ? Rank(scored, ids.Select(id => targets[id])) : [];
        var byId = ranked.ToDictionary(r => idOf[r.Target]);
        foreach (var pair in known) yield return (pair, new Judged(asked.Role, shown.TryGetValue(TargetOf(pair), out var at) ? byId.GetValueOrDefault(at.Id) : null));
        if (ranked is [{ IsCandidate: true } first, ..] && !known.Exists(p => shown.TryGetValue(TargetOf(p), out var at) && at.Id == idOf[first.Target]))
            yield return (PairIds.Ordered(asked.Node.Id, idOf[first.Target]), new Judged(asked.Role, first));
    }

    private PairFacts Judge((string A, string B) pair, Judged judged, DecisionFacts? decision, PairFacts? before)
    {
        var decided = PairRecords.Decided(decision);
        var match = judged.Match;
        return new PairFacts
        {
            A = pair.A,
            B = pair.B,
            Outcome = decided ?? (match is { IsLink: true } ? PairOutcome.Same : match is { IsCandidate: true } ? PairOutcome.Review : PairOutcome.Different),
            Score = Math.Round(match?.Parts.Sum(p => p.Weight) ?? 0, 2),
            Parts = match is null ? [] : Parts(match),
            Rule = decided is null ? Rule : PairRules.Decision,
            DecidedAt = decided is null ? null : decision!.At,
            Role = judged.Role,
            // Told where both ends of the tie are looked at.
            NoResult = before?.NoResult == true,
        };
    }

    private List<PairPart> Parts(RankedMatch<TTarget> match)
    {
        var parts = match.Parts.Select(p => new PairPart(p.Name, Math.Round(p.Weight, 2), p.Why)).ToList();
        parts.Add(new PairPart($"next {TargetKind}", 0, string.Create(CultureInfo.InvariantCulture, $"{Math.Round(match.Lead, 1)} {(match.Lead < 0 ? "behind the best" : "before the next")}")));
        if (match.Contradiction is { } against) parts.Add(new PairPart("against it", 0, against));
        return parts;
    }

    /// <summary>The ids of what meets under these keys, those that share most first.</summary>
    private static IEnumerable<string> Meeting(List<string> keys, IReadOnlyDictionary<string, IReadOnlyList<KeyHolder>> holders) => keys.Distinct()
        .Where(k => holders.TryGetValue(k, out var found) && found.Count <= ReportKeys.MostHolders)
        .SelectMany(k => holders[k].Select(h => (h.BornId, Key: k))).GroupBy(p => p.BornId, p => p.Key)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key);

    private IEnumerable<(string A, string B)> Known(Node node, IReadOnlyDictionary<string, IReadOnlyList<KeyHolder>> holders) =>
        Born(node).SelectMany(id => holders.TryGetValue(KnownKey(id), out var found) ? found : []).Select(h => PairIds.Parse(h.BornId)).OfType<(string A, string B)>();

    private static IEnumerable<string> Born(Node node) => node.Aliases.Prepend(node.Id);

    /// <param name="Scored">Null where there is nothing to score: it is tied by an id, only mentioned, or of a kind that belongs to nothing.</param>
    private sealed record Asked(Node Node, string? Role, TAsked? Scored);

    /// <param name="Match">Null where the two were not compared.</param>
    private sealed record Judged(string? Role, RankedMatch<TTarget>? Match);
}
