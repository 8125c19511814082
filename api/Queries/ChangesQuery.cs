using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Pages.Parts;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Api.Queries;

/// <summary>What changed, by the store's change feed: trials, papers, awards, and what states a gap.</summary>
internal sealed class ChangesQuery(Workspace workspace)
{
    public const int MostLimit = 1000;
    public const int UsualLimit = 200;

    /// <summary>Change sets that are looked back over at most where nobody says since when.</summary>
    private const int MostBack = 256;

    /// <summary>Rows of the feed read at once.</summary>
    private const int Window = 5000;

    public static IReadOnlyList<string> Kinds { get; } = [NodeKinds.Trial, NodeKinds.Publication, NodeKinds.Award, NodeKinds.Gap, NodeKinds.Priority, NodeKinds.Guidance];

    /// <param name="since">A sequence number, exclusive; null for the latest changes.</param>
    /// <param name="kind">One of <see cref="Kinds"/>; all where null.</param>
    /// <param name="limit">About so many items after a number, since change sets come whole; the latest, exactly so many at most.</param>
    public async Task<ChangesAnswer> RunAsync(long? since, string? kind, int limit, CancellationToken cancellation)
    {
        if (since < 0) throw new BadRequestException($"since is {since}; it must be a sequence number, 0 or more, such as the `sequence` of an earlier answer.");
        if (limit is < 1 or > MostLimit) throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostLimit}.");
        if (kind is not null && !Kinds.Contains(kind)) throw new BadRequestException($"kind is \"{kind}\"; {string.Join(", ", Kinds)} are there.");
        var end = await workspace.Store.SequenceAsync(cancellation);
        return since is { } from ? await AfterAsync(from, end, kind, limit, cancellation) : await LatestAsync(end, kind, limit, cancellation);
    }

    /// <summary>Looks back in growing steps until there is enough to show.</summary>
    private async Task<ChangesAnswer> LatestAsync(long end, string? kind, int limit, CancellationToken cancellation)
    {
        for (var back = 1; ; back *= 4)
        {
            var from = Math.Max(0, end - back);
            var changes = new List<Change>();
            for (var at = from; await workspace.Store.ChangesAsync(at, Window, cancellation) is { Count: > 0 } next; at = next[^1].Sequence)
                changes.AddRange(next.Where(c => IsOf(c, kind)));
            // What changed is read only once there may be enough of it.
            if (changes.Count < limit && from > 0 && back < MostBack) continue;
            // From the end, so that only those that are shown are read.
            var found = new List<ChangeItem>();
            for (var left = changes.Count; left > 0 && found.Count < limit; left -= limit)
                found.InsertRange(0, await ItemsAsync(changes.GetRange(Math.Max(0, left - limit), Math.Min(limit, left)), cancellation));
            if (found.Count >= limit || from == 0 || back >= MostBack) return new ChangesAnswer(from, end, [.. found.TakeLast(limit)], null);
        }
    }

    /// <summary>Goes on over change sets in which nothing of these kinds changed.</summary>
    private async Task<ChangesAnswer> AfterAsync(long since, long end, string? kind, int limit, CancellationToken cancellation)
    {
        var at = since;
        while (await workspace.Store.ChangesAsync(at, limit, cancellation) is { Count: > 0 } changes)
        {
            at = changes[^1].Sequence;
            if (await ItemsAsync([.. changes.Where(c => IsOf(c, kind))], cancellation) is { Count: > 0 } items) return new ChangesAnswer(since, end, items, at < end ? at : null);
        }
        return new ChangesAnswer(since, end, [], null);
    }

    private static bool IsOf(Change change, string? kind) => kind is null ? Kinds.Contains(NodeKinds.Of(change.NodeId)) : NodeKinds.Of(change.NodeId) == kind;

    private async Task<List<ChangeItem>> ItemsAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var nodes = await workspace.Store.NodesAsync([.. changes.Select(c => c.NodeId).Distinct()], null, cancellation);
        var items = new List<ChangeItem>();
        foreach (var set in changes.GroupBy(c => c.Sequence))
        {
            string[] ids = [.. set.Select(c => c.NodeId).Where(nodes.ContainsKey).Distinct()];
            if (ids.Length == 0) continue;
            // What a thing was before its change set, and what right after it.
            var before = await workspace.Store.NodesAsync(ids, set.Key - 1, cancellation);
            var after = await workspace.Store.NodesAsync(ids, set.Key, cancellation);
            items.AddRange(set.Select(c => Item(c, nodes, before.GetValueOrDefault(c.NodeId), after.GetValueOrDefault(c.NodeId))).OfType<ChangeItem>());
        }
        return items;
    }

    private static ChangeItem? Item(Change change, IReadOnlyDictionary<string, Node> nodes, Node? before, Node? after)
    {
        if (!nodes.TryGetValue(change.NodeId, out var node)) return null;
        var isGap = node.Kind == NodeKinds.Gap;
        // What others merely mention is no news.
        if (node.IsMentionedOnly && !isGap) return null;
        // What was only mentioned is new once a source describes it; a gap is never more than mentioned, and new where it was not there.
        var isNew = before is null || (before.IsMentionedOnly && !isGap);
        var fields = !isNew && after is not null && NodeFacts.Merge(before!) is { } then && NodeFacts.Merge(after) is { } now ? FactsChanges.Between(then.Facts, now.Facts) : [];
        return new ChangeItem(change.Sequence, change.At, node.Id, node.Kind, isNew ? "new" : "changed", node.Label, isGap ? GapQuery.PathOf(node.Id) : PageLinks.Of(node.Id) ?? "/", fields);
    }
}
