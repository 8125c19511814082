using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Pages.Parts;
using Horizon.Graph.Store;

namespace Horizon.Api.Queries;

/// <summary>What changed, by the store's change feed: trials, papers, awards, and what states a gap.</summary>
internal sealed class ChangesQuery(Workspace workspace)
{
    public const int MostLimit = 1000;
    public const int UsualLimit = 200;

    /// <summary>Change sets that are looked back over where nobody says since when.</summary>
    private const int UsualBack = 50;

    public static IReadOnlyList<string> Kinds { get; } = [NodeKinds.Trial, NodeKinds.Publication, NodeKinds.Award, NodeKinds.Gap, NodeKinds.Priority, NodeKinds.Guidance];

    /// <param name="since">A sequence number, exclusive; null for the last few change sets.</param>
    /// <param name="kind">One of <see cref="Kinds"/>; all where null.</param>
    /// <param name="limit">About so many items: change sets come whole.</param>
    public async Task<ChangesAnswer> RunAsync(long? since, string? kind, int limit, CancellationToken cancellation)
    {
        if (since < 0) throw new BadRequestException($"since is {since}; it must be a sequence number, 0 or more, such as the `sequence` of an earlier answer.");
        if (limit is < 1 or > MostLimit) throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostLimit}.");
        if (kind is not null && !Kinds.Contains(kind)) throw new BadRequestException($"kind is \"{kind}\"; {string.Join(", ", Kinds)} are there.");
        var end = await workspace.Store.SequenceAsync(cancellation);
        var from = since ?? Math.Max(0, end - UsualBack);
        var changes = await workspace.Store.ChangesAsync(from, limit, cancellation);
        var wanted = changes.Where(c => kind is null ? Kinds.Contains(NodeKinds.Of(c.NodeId)) : NodeKinds.Of(c.NodeId) == kind).ToList();
        var nodes = await workspace.Store.NodesAsync([.. wanted.Select(c => c.NodeId).Distinct()], null, cancellation);
        var last = changes.Count == 0 ? end : changes[^1].Sequence;
        return new ChangesAnswer(from, end, [.. wanted.Select(c => Item(c, nodes)).OfType<ChangeItem>()], last < end ? last : null);
    }

    private static ChangeItem? Item(Change change, IReadOnlyDictionary<string, Node> nodes)
    {
        if (!nodes.TryGetValue(change.NodeId, out var node)) return null;
        var isGap = node.Kind is NodeKinds.Gap or NodeKinds.Priority;
        // What others merely mention is no news.
        if (node.IsMentionedOnly && !isGap) return null;
        var began = node.Claims.Select(c => c.Held.From).DefaultIfEmpty(change.Sequence).Min();
        return new ChangeItem(change.Sequence, change.At, node.Id, node.Kind, began == change.Sequence ? "new" : "changed", node.Label, isGap ? GapQuery.PathOf(node.Id) : PageLinks.Of(node.Id) ?? "/");
    }
}
