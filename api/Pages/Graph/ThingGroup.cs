using Horizon.Api.Queries;
using Horizon.Graph.Store;

namespace Horizon.Api.Pages.Graph;

/// <summary>A kind of neighbour as the page shows them together. <paramref name="Key"/> names its colour and stands in addresses.</summary>
public sealed record ThingGroup(string Key, string Title, string One)
{
    /// <summary>In the order of the page: what is studied, what is not known, who pays, then the studies.</summary>
    public static IReadOnlyList<ThingGroup> All { get; } =
    [
        new("techniques", "Techniques", "technique"),
        new("sites", "Tumour sites", "tumour site"),
        new("gaps", "Gaps and stated priorities", "gap"),
        new("bodies", "Funders, sponsors and other bodies", "body"),
        new("trials", "Trials", "trial"),
        new("awards", "Awards", "award"),
        new("publications", "Publications", "publication"),
        new("datasets", "Datasets", "dataset"),
        new("places", "Places that recruit", "place"),
        new("others", "Other things", "thing"),
    ];

    /// <summary>Its place in that order.</summary>
    public int Rank => All.TakeWhile(g => g != this).Count();

    /// <summary>The group of a thing by its kind.</summary>
    public static ThingGroup Of(string kind) => All.First(g => g.Key == kind switch
    {
        NodeKinds.Technique => "techniques",
        NodeKinds.Site => "sites",
        NodeKinds.Gap or NodeKinds.Priority or NodeKinds.Guidance => "gaps",
        NodeKinds.Organisation => "bodies",
        NodeKinds.Trial => "trials",
        NodeKinds.Award => "awards",
        NodeKinds.Publication => "publications",
        "dataset" => "datasets",
        _ => "others",
    });

    /// <summary>A body at which a trial only recruits is a place: hundreds of them would hide who pays.</summary>
    public static ThingGroup Of(IReadOnlyList<Neighbour> edges) =>
        edges.All(e => e.Type == EdgeTypes.RecruitsAt && e.IsOutgoing) ? All.First(g => g.Key == "places") : Of(edges[0].Thing.Kind);

    public string Count(int number) => Parts.Dates.Count(number, One, One switch { "body" => "bodies", _ => null });
}
