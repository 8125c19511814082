using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Gaps.Board;

/// <summary>Brings the board up to the store along the change feed. It may stop anywhere and goes on from where the board stands; an empty board starts at the feed's beginning.</summary>
public sealed class BoardFollower(IGraphStore store, GapBoard board) : IDisposable
{
    /// <summary>Changes read at once, and written in one transaction.</summary>
    private const int Window = 10_000;

    /// <summary>Nodes loaded at once, so that memory stays flat.</summary>
    private const int Load = 250;

    private const int MostEdges = 5000;

    private static readonly string[] Studies = [NodeKinds.Trial, NodeKinds.Publication, NodeKinds.Award];

    /// <summary>How the nodes of decisions about gaps begin.</summary>
    private const string Decided = $"{NodeKinds.Decision}:{NodeKinds.Gap}:";

    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Follows to the store's present end and returns the sequence number reached. <paramref name="progress"/> hears how many changed things were looked at.</summary>
    public async Task<long> CatchUpAsync(Action<long>? progress, CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            var sequence = board.Sequence;
            long seen = 0;
            while (await store.ChangesAsync(sequence, Window, cancellation) is { Count: > 0 } changes)
            {
                var ids = changes.Select(c => c.NodeId).Distinct().ToLookup(NodeKinds.Of);
                var studies = await StudiesAsync([.. Studies.SelectMany(k => ids[k])], cancellation);
                var touched = ids[NodeKinds.Trial].Concat(ids[NodeKinds.Publication]).Concat(ids[NodeKinds.Guidance]).Concat(ids[NodeKinds.Priority]).ToList();
                var stated = board.StatementsIn(touched).Concat(ids[NodeKinds.Gap]).Distinct().ToList();
                sequence = changes[^1].Sequence;
                board.Write(sequence, studies, await StatementsAsync(stated, cancellation), await DecisionsAsync(changes, cancellation), cancellation);
                seen += changes.Count;
                progress?.Invoke(seen);
            }
            return sequence;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<Dictionary<string, StudyEntry?>> StudiesAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<string, StudyEntry?>(StringComparer.Ordinal);
        foreach (var chunk in ids.Chunk(Load))
        {
            var nodes = await store.NodesAsync(chunk, null, cancellation);
            // What is only mentioned is not counted: most ids that references touch.
            var described = nodes.Values.Where(n => !n.IsMentionedOnly).Select(n => n.Id).ToList();
            var links = await store.LinksAsync(described, MostEdges, cancellation);
            var byNode = links.SelectMany(e => new[] { (e.Source.Id, Edge: e), (e.Target.Id, Edge: e) }).ToLookup(p => p.Id, p => p.Edge);
            foreach (var id in chunk) found[id] = nodes.TryGetValue(id, out var node) ? StudyEntry.Of(node, [.. byNode[id]]) : null;
        }
        return found;
    }

    private async Task<Dictionary<string, GapDecision>> DecisionsAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var found = new Dictionary<string, GapDecision>(StringComparer.Ordinal);
        foreach (var change in changes.Where(c => c.NodeId.StartsWith(Decided, StringComparison.Ordinal)))
        {
            var key = PairIds.Decision(change.NodeId[(NodeKinds.Decision.Length + 1)..]);
            var stored = (await store.RecordsAsync([key], cancellation))[key];
            if (stored.Versions.FirstOrDefault(v => stored.LiveHashes.Contains(v.Hash))?.Facts is DecisionFacts facts) found[facts.Subject] = GapDecision.Of(facts, change.Sequence);
        }
        return found;
    }

    private async Task<Dictionary<string, GapStatement?>> StatementsAsync(IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<string, GapStatement?>(StringComparer.Ordinal);
        foreach (var chunk in ids.Chunk(Load))
        {
            var nodes = await store.NodesAsync(chunk, null, cancellation);
            var edges = await store.EdgesAsync(chunk, null, MostEdges, null, cancellation);
            var byNode = edges.SelectMany(e => new[] { (e.Source.Id, Edge: e), (e.Target.Id, Edge: e) }).ToLookup(p => p.Id, p => p.Edge);
            var sources = await store.NodesAsync([.. edges.Where(e => e.Type == EdgeTypes.StatedIn).Select(e => e.Target.Id).Distinct()], null, cancellation);
            var papers = sources.Keys.Where(s => NodeKinds.Of(s) == NodeKinds.Publication).ToList();
            var reports = (papers.Count == 0 ? [] : await store.EdgesAsync(papers, [EdgeTypes.Reports], MostEdges, null, cancellation)).ToLookup(e => e.Source.Id);
            foreach (var id in chunk)
            {
                var own = byNode[id].ToList();
                var source = own.FirstOrDefault(e => e.Type == EdgeTypes.StatedIn && e.Source.Id == id)?.Target.Id;
                found[id] = nodes.TryGetValue(id, out var node) ? GapStatement.Of(node, own, source is null ? null : sources.GetValueOrDefault(source), source is null ? [] : [.. reports[source]]) : null;
            }
        }
        return found;
    }
}
