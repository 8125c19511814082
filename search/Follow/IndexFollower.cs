using Horizon.Graph.Store;
using Horizon.Search.Index;

namespace Horizon.Search.Follow;

/// <summary>
/// Brings the index up to the store along the change feed. What one change costs depends on the things it touched, not on the size of the graph.
/// One follower works at a time; it may stop anywhere and goes on from the index's last commit.
/// </summary>
public sealed class IndexFollower(IGraphStore store, HorizonIndex index) : IDisposable
{
    /// <summary>Changed nodes read at once.</summary>
    private const int Window = 20_000;

    /// <summary>Nodes loaded at once, so that memory stays flat.</summary>
    private const int Load = 250;

    private static readonly string[] Searched = [NodeKinds.Trial, NodeKinds.Publication, NodeKinds.Award];

    /// <summary>Edges of one trial or publication that the index looks at.</summary>
    private const int MostEdges = 5000;

    private readonly SemaphoreSlim one = new(1, 1);
    private long written;

    /// <summary>Documents written so far: what following costs.</summary>
    internal long Written => Interlocked.Read(ref written);

    /// <summary>Follows to the store's present end and returns the sequence number reached.</summary>
    public async Task<long> CatchUpAsync(CancellationToken cancellation)
    {
        await one.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                var changes = await store.ChangesAsync(index.Sequence, Window, cancellation);
                if (changes.Count == 0) return index.Sequence;
                var ids = changes.Select(c => c.NodeId).Where(IsSearched).Distinct().ToList();
                ids = [.. ids.Concat(await PaidForAsync([.. ids.Where(id => NodeKinds.Of(id) == NodeKinds.Award)], cancellation)).Distinct().Order(StringComparer.Ordinal)];
                await WriteAsync(ids, replace: true, cancellation);
                index.Commit(changes[^1].Sequence);
            }
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Fills an empty index from the whole store. <paramref name="progress"/> hears how many documents are written.</summary>
    public async Task RebuildAsync(Action<long>? progress, CancellationToken cancellation)
    {
        var sequence = await store.SequenceAsync(cancellation);
        long done = 0;
        foreach (var kind in Searched)
        {
            string? after = null;
            while (await store.NodeIdsAsync(kind, after, Window, cancellation) is { Count: > 0 } ids)
            {
                await WriteAsync(ids, replace: false, cancellation);
                after = ids[^1];
                done += ids.Count;
                progress?.Invoke(done);
            }
        }
        index.Commit(sequence);
        await CatchUpAsync(cancellation);
    }

    public void Dispose() => one.Dispose();

    private static bool IsSearched(string id) => Searched.Contains(NodeKinds.Of(id));

    /// <summary>
    /// The trials of those among these awards that others fund now than at the last commit: who funds an award pays for its trials. A grant may support thousands of trials, and one more of them says
    /// nothing new of the others.
    /// </summary>
    private async Task<List<string>> PaidForAsync(IReadOnlyList<string> awards, CancellationToken cancellation)
    {
        var trials = new List<string>();
        foreach (var chunk in awards.Chunk(Load))
        {
            var (before, now) = (await FundersAsync(chunk, index.Sequence, cancellation), await FundersAsync(chunk, null, cancellation));
            string[] changed = [.. chunk.Where(award => !before[award].ToHashSet().SetEquals(now[award]))];
            if (changed.Length > 0) trials.AddRange((await store.EdgesAsync(changed, [EdgeTypes.Supports], MostEdges, null, cancellation)).Select(e => e.Target.Id).Where(id => NodeKinds.Of(id) == NodeKinds.Trial));
        }
        return trials;
    }

    private async Task<ILookup<string, string>> FundersAsync(string[] awards, long? asOf, CancellationToken cancellation) =>
        (await store.EdgesAsync(awards, [EdgeTypes.FundedBy], MostEdges, asOf, cancellation)).ToLookup(e => e.Source.Id, e => e.Target.Id);

    private async Task WriteAsync(IReadOnlyList<string> ids, bool replace, CancellationToken cancellation)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        await Parallel.ForEachAsync(ids.Chunk(Load), options, async (chunk, token) => await WriteChunkAsync(chunk, replace, token));
    }

    private async Task WriteChunkAsync(string[] chunk, bool replace, CancellationToken cancellation)
    {
        var nodes = await store.NodesAsync(chunk, null, cancellation);
        // Only what is searched needs its edges: most ids that references touch are mentioned and no more.
        var described = nodes.Values.Where(n => !n.IsMentionedOnly).Select(n => n.Id).ToList();
        var links = await store.LinksAsync(described, MostEdges, cancellation);
        var byNode = links.SelectMany(e => new[] { (e.Source.Id, Edge: e), (e.Target.Id, Edge: e) }).ToLookup(p => p.Id, p => p.Edge);
        var supporting = links.Where(e => e.Type == EdgeTypes.Supports && NodeKinds.Of(e.Target.Id) == NodeKinds.Trial).ToLookup(e => e.Target.Id, e => e.Source.Id);
        string[] awards = [.. supporting.SelectMany(s => s).Distinct()];
        var payers = awards.Length == 0 ? null
            : (await store.EdgesAsync(awards, [EdgeTypes.FundedBy], MostEdges, null, cancellation)).Where(e => NodeKinds.Of(e.Source.Id) == NodeKinds.Award).ToLookup(e => e.Source.Id, e => e.Target.Id);
        foreach (var id in chunk)
        {
            var document = nodes.TryGetValue(id, out var node) ? DocumentOf.Node(node, [.. byNode[id]], payers is null ? null : [.. supporting[id].SelectMany(a => payers[a]).Distinct()]) : null;
            if (document is null)
            {
                Forget(id, replace);
                continue;
            }
            if (replace) index.Put(document);
            else index.Add(document);
            Interlocked.Increment(ref written);
        }
    }

    private void Forget(string id, bool replace)
    {
        // Asking the index first is cheap; a delete of what it never had is not, and most mentioned nodes were never in it.
        if (replace && index.Contains(id)) index.Delete(id);
    }
}
