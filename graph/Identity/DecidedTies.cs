using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Identity;

/// <summary>
/// What persons decided of ties that records state: that a paper reports a trial, or an award pays for a study. Their word wins over any id in a record, so such a tie is not written while the
/// decision stands, and is written again when it is withdrawn. A decision about two things holds for all ids that they are shown with.
/// </summary>
public static class DecidedTies
{
    private const int Attempts = 20;

    /// <summary>Edges of one thing that are read; a trial may be reported by many papers.</summary>
    private const int MostTies = 2_000;

    private static readonly string[] Types = [EdgeTypes.Reports, EdgeTypes.Supports];

    /// <summary>These changes without the ties that a person has decided otherwise; a change that then writes nothing is absent.</summary>
    public static async Task<IReadOnlyList<RecordChange>> WithoutAsync(IGraphStore store, IReadOnlyList<RecordChange> changes, CancellationToken cancellation)
    {
        var drafts = changes.SelectMany(c => c.OpenEdges).Where(IsTie).ToList();
        if (drafts.Count == 0 || await StandingAsync(store, drafts, cancellation) is not { Count: > 0 } standing) return changes;
        var shown = await store.ShownAsync([.. drafts.SelectMany(d => new[] { d.Source.Id, d.Target.Id }).Distinct()], cancellation);
        return [.. changes.Select(c => c with { OpenEdges = [.. c.OpenEdges.Where(d => !Overrules(standing, shown, d))] }).Where(c => c.NewVersions.Count > 0 || c.ChangesTheGraph)];
    }

    /// <summary>Ends what records state of these two kinds of thing where a person says otherwise, and begins it again where nobody does any more. Returns how many records were written.</summary>
    internal static async Task<long> SettleAsync(IGraphStore store, IReadOnlyCollection<(string A, string B)> pairs, CancellationToken cancellation)
    {
        long written = 0;
        foreach (var pair in pairs) written += await SettleAsync(store, pair, cancellation);
        return written;
    }

    private static async Task<long> SettleAsync(IGraphStore store, (string A, string B) pair, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var ends = await store.ShownAsync([pair.A, pair.B], cancellation);
            if (ends.Count < 2) return 0;
            var (a, b) = (ends[pair.A].Id, ends[pair.B].Id);
            var edges = (await store.EdgesAsync([a], Types, MostTies, null, cancellation)).Where(e => (e.Source.Id == a && e.Target.Id == b) || (e.Source.Id == b && e.Target.Id == a));
            var nodes = await store.NodesAsync([a, b], null, cancellation);
            var keys = edges.SelectMany(e => e.Assertions).Select(s => s.Record).Concat(nodes.Values.SelectMany(n => n.Claims).Select(c => c.Record)).Where(r => !SourceNames.IsOwn(r.Source)).Distinct().ToList();
            var records = await store.RecordsAsync(keys, cancellation);
            // What is closed already is stated still: linked again, the record says it.
            var stated = records.Values.ToDictionary(r => r.Key, r => RecordLinker.Link(r, null).Change?.OpenEdges.Where(IsTie).ToList() ?? []);
            var all = records.Values.SelectMany(r => r.Edges.Where(IsTie).Concat(stated[r.Key])).ToList();
            if (all.Count == 0) return 0;
            var shown = await store.ShownAsync([.. all.SelectMany(d => new[] { d.Source.Id, d.Target.Id }).Distinct()], cancellation);
            var standing = await StandingAsync(store, all, cancellation);
            var changes = records.Values
                .Select(r => new RecordChange(
                    r.Key, r.Revision, new NodeRef(r.NodeId!, null), [], [], [], [],
                    [.. stated[r.Key].Where(d => !Overrules(standing, shown, d))], [.. r.Edges.Where(d => Overrules(standing, shown, d))]))
                .Where(c => c.ChangesTheGraph).ToList();
            if (changes.Count == 0) return 0;
            try
            {
                await store.ApplyAsync(ChangeSet.Of([.. changes]), cancellation);
                return changes.Count;
            }
            catch (StaleRecordException) when (attempt < Attempts)
            {
                // One of the records was delivered meanwhile.
            }
        }
    }

    /// <summary>What stands by itself again states its ties for itself: those that a decision about the whole kept away are written again. Returns how many records were written.</summary>
    internal static async Task<long> RestoreAsync(IGraphStore store, IReadOnlyCollection<string> parted, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var nodes = await store.NodesAsync(parted, null, cancellation);
            var records = await store.RecordsAsync([.. nodes.Values.SelectMany(n => n.Claims).Select(c => c.Record).Where(r => !SourceNames.IsOwn(r.Source)).Distinct()], cancellation);
            var changes = await WithoutAsync(
                store, [.. records.Values.Select(r => new RecordChange(r.Key, r.Revision, new NodeRef(r.NodeId!, null), [], [], [], [], [.. RecordLinker.Link(r, null).Change?.OpenEdges.Where(IsTie) ?? []], [])).Where(c => c.ChangesTheGraph)], cancellation);
            if (changes.Count == 0) return 0;
            try
            {
                await store.ApplyAsync(ChangeSet.Of([.. changes]), cancellation);
                return changes.Count;
            }
            catch (StaleRecordException) when (attempt < Attempts)
            {
                // As above.
            }
        }
    }

    private static bool IsTie(EdgeDraft draft) => Types.Contains(draft.Type);

    /// <summary>What stands decided of the things at these ties' ends, by the ids that these are shown under.</summary>
    private static async Task<Dictionary<(string, string), PairOutcome>> StandingAsync(IGraphStore store, IReadOnlyCollection<EdgeDraft> drafts, CancellationToken cancellation)
    {
        // The paper is asked of a trial, the award of either but for the paper: few pairs stand at that end.
        var asking = drafts.Select(d => (d.Source.Id, d.Target.Id)).Distinct().Select(t => NodeKinds.Of(t.Item2) == NodeKinds.Publication ? (Asking: t.Item2, Other: t.Item1) : (Asking: t.Item1, Other: t.Item2)).ToList();
        var at = await store.ShownAsync([.. asking.Select(t => t.Asking).Distinct()], cancellation);
        var keys = asking.SelectMany(t => new[] { t.Asking, at.TryGetValue(t.Asking, out var s) ? s.Id : t.Asking }.Select(id => PairIds.TieKey(NodeKinds.Of(id), NodeKinds.Of(t.Other), id))).Distinct().ToList();
        var pairs = (await store.KeyHoldersAsync(keys, int.MaxValue, cancellation)).Values.SelectMany(h => h).Select(h => PairIds.Parse(h.BornId)).OfType<(string A, string B)>().Distinct().ToList();
        if (pairs.Count == 0) return [];
        var decided = (await store.RecordsAsync([.. pairs.Select(p => PairIds.Record(p.A, p.B))], cancellation)).Values.Select(PairRecords.Live).OfType<PairFacts>().Where(p => p.Rule == PairRules.Decision).ToList();
        var shown = await store.ShownAsync([.. decided.SelectMany(p => new[] { p.A, p.B }).Distinct()], cancellation);
        var standing = new Dictionary<(string, string), PairOutcome>();
        foreach (var pair in decided.Where(p => shown.ContainsKey(p.A) && shown.ContainsKey(p.B)).OrderBy(p => p.DecidedAt).ThenBy(p => p.A, StringComparer.Ordinal).ThenBy(p => p.B, StringComparer.Ordinal))
        {
            // Of two decisions about ids that are one thing by now the later stands.
            standing[(shown[pair.A].Id, shown[pair.B].Id)] = pair.Outcome;
        }
        return standing;
    }

    /// <summary>Related leaves a paper its trial as background; that the two belong together is what a record may go on saying.</summary>
    private static bool Overrules(Dictionary<(string, string), PairOutcome> standing, IReadOnlyDictionary<string, Shown> shown, EdgeDraft draft) =>
        IsTie(draft) && Ends(shown, draft) is var (source, target) && (standing.TryGetValue((source, target), out var outcome) || standing.TryGetValue((target, source), out outcome))
        && (outcome == PairOutcome.Different || (outcome == PairOutcome.Related && draft.Role != "background"));

    private static (string Source, string Target) Ends(IReadOnlyDictionary<string, Shown> shown, EdgeDraft draft) =>
        (shown.TryGetValue(draft.Source.Id, out var source) ? source.Id : draft.Source.Id, shown.TryGetValue(draft.Target.Id, out var target) ? target.Id : draft.Target.Id);
}
