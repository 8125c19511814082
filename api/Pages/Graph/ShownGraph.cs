using Horizon.Api.Answers;
using Horizon.Api.Queries;

namespace Horizon.Api.Pages.Graph;

/// <summary>A neighbour that is shown. <paramref name="Groups"/> are its own neighbours where it is open; null where it is not.</summary>
public sealed record ShownThing(GraphNode Node, IReadOnlyList<Neighbour> Edges, IReadOnlyList<ShownGroup>? Groups)
{
    public string Label => GraphWords.Label(Node);

    /// <summary>What it is to the thing beside it.</summary>
    public string Words => string.Join("; ", Edges.Select(EdgeWords.Of).Distinct());

    public bool IsWorkedOut => Edges.All(e => e.IsWorkedOut);
}

/// <summary>Neighbours of one kind. <paramref name="Total"/> counts those that were read, <paramref name="IsCut"/> says that there are still more.</summary>
public sealed record ShownGroup(ThingGroup Group, IReadOnlyList<ShownThing> Things, int Total, bool IsCut)
{
    public int Hidden => Total - Things.Count;

    /// <summary>"12 more trials", "more than 12 more trials"; null where all are shown.</summary>
    public string? More => (Hidden, IsCut) switch
    {
        (0, false) => null,
        (0, true) => "more",
        (var n, false) => $"{Parts.Dates.Number(n)} more",
        (var n, true) => $"more than {Parts.Dates.Number(n)} more",
    };
}

/// <summary>A line between two shown things of which neither is the other's parent in the picture.</summary>
public sealed record CrossLink(string From, string To, Neighbour Edge);

/// <summary>What one view of the graph shows: a thing, its neighbours by kind, and those of the opened ones. At most <see cref="MostThings"/>, each once.</summary>
public sealed class ShownGraph
{
    public const int MostThings = 200;

    /// <summary>Neighbours of one kind that are shown before somebody asks for all of them.</summary>
    private const int UsualInGroup = 6;

    /// <summary>The same, of a neighbour that is opened: few, for its own view shows them all.</summary>
    private const int UsualInOpened = 3;

    private readonly GraphAddress address;
    private readonly Dictionary<string, Neighbourhood> opened;
    private readonly HashSet<string> placed;
    private readonly List<CrossLink> cross = [];

    private ShownGraph(Neighbourhood centre, IEnumerable<Neighbourhood> opened, GraphAddress address)
    {
        this.address = address;
        Centre = centre.Centre;
        this.opened = opened.DistinctBy(o => o.Centre.Id).ToDictionary(o => o.Centre.Id, StringComparer.Ordinal);
        placed = [centre.Centre.Id];
        var parts = Split(centre);
        var room = MostThings - 1 - ((parts.Count - 1) * UsualInGroup) - (this.opened.Count * (1 + (ThingGroup.All.Count * UsualInOpened)));
        var first = parts.Select(p => (Part: p, Things: Choose(p.Things, p.Group.Key == address.All ? Math.Max(UsualInGroup, room) : UsualInGroup))).ToList();
        foreach (var thing in first.SelectMany(f => f.Things)) placed.Add(thing.Id);
        Groups = [.. first.Select(f => new ShownGroup(f.Part.Group, [.. f.Things.Select(t => new ShownThing(t, f.Part.Edges[t.Id], Open(t.Id, Centre.Id)))], f.Part.Things.Count, IsCut(f.Part, centre)))];
    }

    public GraphNode Centre { get; }

    public IReadOnlyList<ShownGroup> Groups { get; }

    public IReadOnlyList<CrossLink> Cross => cross;

    /// <summary>Things shown, the one in the middle too.</summary>
    public int Count => placed.Count;

    public static ShownGraph Of(Neighbourhood centre, IEnumerable<Neighbourhood> opened, GraphAddress address) => new(centre, opened, address);

    /// <summary>The neighbours of an opened thing that are not in the picture yet; lines to those that are.</summary>
    private List<ShownGroup>? Open(string id, string parent)
    {
        if (!opened.Remove(id, out var hood)) return null;
        var groups = new List<ShownGroup>();
        var chosen = new List<(Part Part, List<GraphNode> Things, int Total)>();
        foreach (var part in Split(hood))
        {
            var (known, fresh) = (part.Things.Where(t => placed.Contains(t.Id)).ToList(), part.Things.Where(t => !placed.Contains(t.Id)).ToList());
            cross.AddRange(known.Where(t => t.Id != Centre.Id && t.Id != parent && !cross.Any(c => c.From == t.Id && c.To == id)).Select(t => new CrossLink(id, t.Id, part.Edges[t.Id][0])));
            if (fresh.Count > 0) chosen.Add((part, Choose(fresh, UsualInOpened), fresh.Count));
        }
        foreach (var thing in chosen.SelectMany(c => c.Things)) placed.Add(thing.Id);
        foreach (var (part, things, total) in chosen)
            groups.Add(new ShownGroup(part.Group, [.. things.Select(t => new ShownThing(t, part.Edges[t.Id], Open(t.Id, id)))], total, IsCut(part, hood)));
        return groups;
    }

    private static bool IsCut(Part part, Neighbourhood hood) => part.Edges.Values.SelectMany(e => e).Any(e => hood.Cut.Contains(e.Type));

    /// <summary>The first few, and those that are open wherever they stand.</summary>
    private List<GraphNode> Choose(IReadOnlyList<GraphNode> things, int most) => [.. things.Where((t, i) => i < most || address.Open.Contains(t.Id))];

    private static List<Part> Split(Neighbourhood hood) =>
    [
        .. hood.Neighbours.GroupBy(n => n.Thing.Id).Select(g => (g.First().Thing, Edges: (IReadOnlyList<Neighbour>)[.. g.OrderBy(EdgeWords.Order).ThenBy(EdgeWords.Of, StringComparer.Ordinal)]))
            .GroupBy(t => ThingGroup.Of(t.Edges)).OrderBy(g => g.Key.Rank)
            .Select(g => new Part(
                g.Key,
                [.. g.OrderBy(t => EdgeWords.Order(t.Edges[0])).ThenBy(t => EdgeWords.Of(t.Edges[0]), StringComparer.Ordinal).ThenBy(t => t.Thing.Label ?? t.Thing.Id, StringComparer.Ordinal).ThenBy(t => t.Thing.Id, StringComparer.Ordinal).Select(t => t.Thing)],
                g.ToDictionary(t => t.Thing.Id, t => t.Edges, StringComparer.Ordinal))),
    ];

    private sealed record Part(ThingGroup Group, IReadOnlyList<GraphNode> Things, Dictionary<string, IReadOnlyList<Neighbour>> Edges);
}
