using Horizon.Api.Answers;
using Horizon.Api.Pages.Parts;
using Horizon.Graph.Store;

namespace Horizon.Api.Pages.Graph;

/// <summary>How the graph's page names a thing.</summary>
internal static class GraphWords
{
    public static string Kind(GraphNode node) => node.Kind switch
    {
        NodeKinds.Trial => $"Trial {PageLinks.Bare(node.Id)}",
        NodeKinds.Publication => "Publication",
        NodeKinds.Technique => "Technique",
        NodeKinds.Site => "Tumour site",
        NodeKinds.Award => "Award",
        NodeKinds.Organisation => "Organisation",
        NodeKinds.Gap => "Evidence gap",
        NodeKinds.Priority => "Priority",
        NodeKinds.Guidance => "Guidance",
        "dataset" => "Dataset",
        _ => "Thing of the graph",
    };

    public static string Label(GraphNode node) => node.Label ?? PageLinks.Bare(node.Id);
}
