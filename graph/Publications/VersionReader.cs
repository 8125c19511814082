using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Publications;

/// <summary>
/// Another publication of one group. <paramref name="Type"/>: what it is to the publication <paramref name="Of"/> (preprint, version, correction, retraction, …: <see cref="VersionRoles"/>; related
/// where a comparison or a person ties the two), or "publication" for that of which the others are versions, where <paramref name="Of"/> is null.
/// </summary>
public sealed record PublicationVersion(string Id, string Type, string? Of, string? Title);

/// <summary>Reads which publications belong together as versions, corrections and retractions of one.</summary>
internal static class VersionReader
{
    private const string Whole = "publication";
    private const string Related = "related";
    private const int Most = 200;

    public static bool IsRetracted(string id, IEnumerable<Edge> edges) => edges.Any(e => e.Type == EdgeTypes.VersionOf && e.Role == VersionRoles.Retraction && e.Target.Id == id);

    /// <summary>Those of these publications that were taken back: by a notice that names them, or by their index's word.</summary>
    public static async Task<IReadOnlySet<string>> RetractedAsync(IGraphStore store, IReadOnlyCollection<string> ids, long? asOf, CancellationToken cancellation)
    {
        if (ids.Count == 0) return new HashSet<string>();
        var edges = await store.EdgesAsync(ids, [EdgeTypes.VersionOf], Most, asOf, cancellation);
        var nodes = await store.NodesAsync(ids, asOf, cancellation);
        return nodes.Values.Where(n => IsRetracted(n.Id, edges) || (NodeFacts.Merge(n)?.Facts is PublicationFacts facts && PaperDesign.IsRetracted(facts))).Select(n => n.Id).ToHashSet();
    }

    /// <summary>Two steps far: a preprint's page shows the article, and the article's corrections too.</summary>
    public static async Task<IReadOnlyList<PublicationVersion>> GroupAsync(IGraphStore store, string id, IReadOnlyList<Edge> own, long? asOf, CancellationToken cancellation)
    {
        var near = own.Where(IsTie).ToList();
        var others = near.SelectMany(e => new[] { e.Source.Id, e.Target.Id }).Where(o => o != id).Distinct().ToList();
        if (others.Count == 0) return [];
        var all = near.Concat((await store.EdgesAsync(others, [EdgeTypes.VersionOf, EdgeTypes.RelatedTo], Most, asOf, cancellation)).Where(IsTie)).ToList();
        return
        [
            .. all.SelectMany(e => new[] { e.Source, e.Target }).Where(n => n.Id != id).GroupBy(n => n.Id)
                .Select(g => Of(g.Key, g.Select(n => n.Label).FirstOrDefault(l => l is not null), id, all)).OrderBy(v => Order(v.Type)).ThenBy(v => v.Id, StringComparer.Ordinal),
        ];
    }

    private static bool IsTie(Edge edge) => edge.Type is EdgeTypes.VersionOf or EdgeTypes.RelatedTo && NodeKinds.Of(edge.Source.Id) == NodeKinds.Publication && NodeKinds.Of(edge.Target.Id) == NodeKinds.Publication;

    private static PublicationVersion Of(string other, string? title, string id, List<Edge> edges)
    {
        // Two sources may call one tie by two names: the more telling one counts.
        var from = edges.Where(e => e.Type == EdgeTypes.VersionOf && e.Source.Id == other).MinBy(e => Order(e.Role));
        if (from is not null) return new PublicationVersion(other, from.Role, from.Target.Id, title);
        return edges.Exists(e => e.Type == EdgeTypes.VersionOf && e.Target.Id == other)
            ? new PublicationVersion(other, Whole, null, title)
            : new PublicationVersion(other, Related, edges.Where(e => e.Source.Id == other || e.Target.Id == other).Select(e => e.Source.Id == other ? e.Target.Id : e.Source.Id).OrderBy(e => e != id).First(), title);
    }

    private static int Order(string type) => type switch
    {
        VersionRoles.Retraction => 0,
        VersionRoles.PartialRetraction => 1,
        VersionRoles.Concern => 2,
        Whole => 3,
        VersionRoles.Correction => 4,
        VersionRoles.Preprint => 5,
        VersionRoles.Translation => 6,
        VersionRoles.Version => 7,
        _ => 8,
    };
}
