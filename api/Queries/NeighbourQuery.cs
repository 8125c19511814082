using Horizon.Api.Answers;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Api.Queries;

/// <summary>One thing that another is linked with.</summary>
/// <param name="IsOutgoing">The edge leads from the thing in the middle to this one.</param>
/// <param name="IsWorkedOut">No record holds the edge: Horizon works it out of counts or a reviewed list, as the gaps' own pages do.</param>
public sealed record Neighbour(GraphNode Thing, string Type, string Role, bool IsOutgoing, bool IsWorkedOut, IReadOnlyList<Provenance> Provenance);

/// <summary>A thing and what it is linked with.</summary>
/// <param name="Cut">Types of edge of which more stand at the thing than were read.</param>
public sealed record Neighbourhood(GraphNode Centre, IReadOnlyList<Neighbour> Neighbours, IReadOnlySet<string> Cut);

/// <summary>What a thing is linked with: its edges in the graph, and the links to gaps and datasets that Horizon works out.</summary>
internal sealed class NeighbourQuery(GraphQuery graph, GapQuery gaps, TrialQuery trials, AwardQuery awards)
{
    /// <summary>Edges read of one type, where a thing has too many to read them all.</summary>
    public const int MostEdges = 200;

    /// <summary>From a gap to a dataset that could answer it: no record says it, so that the store holds no such edge.</summary>
    public const string AnswerableFrom = "ANSWERABLE_FROM";

    /// <summary>What the store keeps of its own working: comparisons that wait for a person, and what was decided.</summary>
    private static readonly string[] Workings = [NodeKinds.Pair, NodeKinds.Decision, "queue"];

    /// <summary>Statements of one gap whose edges are read.</summary>
    private const int MostStatements = 20;

    /// <summary>Null where nothing has the id.</summary>
    public async Task<Neighbourhood?> FindAsync(string id, CancellationToken cancellation)
    {
        var atlas = gaps.Atlas();
        if (AnsweringDataset.All.FirstOrDefault(d => d.Id == id) is { } dataset)
            return new Neighbourhood(Node(dataset), Named(id, atlas, [.. gaps.AnswerableBy(dataset).Select(g => WorkedOut(Node(g), AnswerableFrom, isOutgoing: false))]), new HashSet<string>());
        if ((atlas.Find(id) ?? atlas.Find($"gap:{id}")) is { } gap) return await OfGapAsync(atlas, gap, cancellation);
        if (await graph.StartAsync(id, cancellation) is not { } start || Workings.Contains(NodeKinds.Of(start))) return null;
        var cut = new HashSet<string>();
        var (centre, found) = await ReadAsync(atlas, start, cut, cancellation);
        if (centre is null) return null;
        found.AddRange(centre.Kind switch
        {
            NodeKinds.Trial when await trials.FindAsync(start, cancellation) is { } trial => gaps.AddressedBy(trial).Select(g => WorkedOut(Node(g), EdgeTypes.Addresses, isOutgoing: true)),
            NodeKinds.Award when await awards.FindAsync(start, cancellation) is { } award => gaps.AddressedBy(award).Select(g => WorkedOut(Node(g), EdgeTypes.Addresses, isOutgoing: true)),
            NodeKinds.Technique or NodeKinds.Site => atlas.Gaps.Where(g => g.Kind == EvidenceGap.StructuralKind && (g.Techniques.Any(t => t.Id == start) || g.Sites.Any(s => s.Id == start)))
                .Select(g => WorkedOut(Node(g), EdgeTypes.About, isOutgoing: false)),
            _ => [],
        });
        return new Neighbourhood(centre, Named(start, atlas, Merge(start, found)), cut);
    }

    private async Task<Neighbourhood> OfGapAsync(GapAtlas atlas, EvidenceGap gap, CancellationToken cancellation)
    {
        var cut = new HashSet<string>();
        var found = new List<Neighbour>();
        foreach (var statement in gap.Statements.Take(MostStatements)) found.AddRange((await ReadAsync(atlas, statement.Id, cut, cancellation)).Found);
        found.AddRange(gap.Techniques.Concat(gap.Sites).Select(c => WorkedOut(new GraphNode(c.Id, NodeKinds.Of(c.Id), c.Label), EdgeTypes.About, isOutgoing: true)));
        found.AddRange(gaps.Item(gap, 0).AddressedBy.Select(s => WorkedOut(new GraphNode(s.Id, NodeKinds.Of(s.Id), s.Title), EdgeTypes.Addresses, isOutgoing: false)));
        found.AddRange(GapQuery.AnswerableFrom(gap).Select(d => WorkedOut(Node(d), AnswerableFrom, isOutgoing: true)));
        return new Neighbourhood(Node(gap), Named(gap.Id, atlas, Merge(gap.Id, found)), cut);
    }

    /// <summary>The edges at a node. Of one with very many, so many of each type, so that papers by the hundred do not hide the trials.</summary>
    private async Task<(GraphNode? Centre, List<Neighbour> Found)> ReadAsync(GapAtlas atlas, string id, HashSet<string> cut, CancellationToken cancellation)
    {
        if (await graph.RunAsync(id, 1, null, MostEdges, cancellation) is not { } all) return (null, []);
        var answers = new List<GraphAnswer> { all };
        if (all.Truncated)
        {
            answers.Clear();
            foreach (var type in EdgeTypes.All)
            {
                if (await graph.RunAsync(id, 1, [type], MostEdges, cancellation) is not { } some) continue;
                answers.Add(some);
                if (some.Truncated) cut.Add(type);
            }
        }
        var nodes = answers.SelectMany(a => a.Nodes).DistinctBy(n => n.Id).ToDictionary(n => n.Id, StringComparer.Ordinal);
        return (nodes.GetValueOrDefault(id),
        [
            .. answers.SelectMany(a => a.Edges).Where(e => e.Source != e.Target && nodes.ContainsKey(e.Source) && nodes.ContainsKey(e.Target))
                .Select(e => new Neighbour(AsGap(atlas, nodes[e.Source == id ? e.Target : e.Source]), e.Type, e.Role ?? "", e.Source == id, false, e.Provenance)),
        ]);
    }

    /// <summary>
    /// Each edge once. One without a role goes where another of its type says the role, and one that is worked out where a record says it: both would say less of the same.
    /// </summary>
    private static List<Neighbour> Merge(string centre, IEnumerable<Neighbour> found) =>
    [
        .. found.Where(n => n.Thing.Id != centre && !Workings.Contains(n.Thing.Kind)).GroupBy(n => (n.Thing.Id, n.Type, n.IsOutgoing)).SelectMany(g =>
        {
            var stated = g.Any(n => !n.IsWorkedOut) ? g.Where(n => !n.IsWorkedOut).ToList() : [.. g];
            var told = stated.Any(n => n.Role.Length > 0) ? stated.Where(n => n.Role.Length > 0) : stated;
            return told.GroupBy(n => n.Role).Select(r => r.First() with { Provenance = [.. r.SelectMany(n => n.Provenance)] });
        }),
    ];

    /// <summary>What a stated gap is about, beside the thing in the middle, comes before its words: these alone ("the optimal dose remains unknown") say it to nobody.</summary>
    private static List<Neighbour> Named(string centre, GapAtlas atlas, IEnumerable<Neighbour> neighbours) =>
        [.. neighbours.Select(n => atlas.Find(n.Thing.Id) is { Kind: EvidenceGap.StatedKind } gap && Subject(gap, centre) is { Length: > 0 } subject ? n with { Thing = n.Thing with { Label = $"{subject}: {gap.Statement}" } } : n)];

    private static string Subject(EvidenceGap gap, string centre) => string.Join(" · ", gap.Techniques.Concat(gap.Sites).Where(c => c.Id != centre).Select(c => c.Label));

    private static Neighbour WorkedOut(GraphNode thing, string type, bool isOutgoing) => new(thing, type, "", isOutgoing, true, []);

    /// <summary>Several statements may be one gap: it stands for them.</summary>
    private static GraphNode AsGap(GapAtlas atlas, GraphNode node) =>
        atlas.Find(node.Id) is { } gap ? Node(gap) : RadiotherapyVocabulary.Current.Find(node.Id) is { } concept ? node with { Label = concept.Label } : node;

    private static GraphNode Node(EvidenceGap gap) => new(gap.Id, NodeKinds.Of(gap.Id), gap.Statement);

    private static GraphNode Node(AnsweringDataset dataset) => new(dataset.Id, NodeKinds.Of(dataset.Id), dataset.Label);
}
