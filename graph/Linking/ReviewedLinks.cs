using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Graph.Linking;

/// <summary>The reviewed taxonomies and the provider directory as a part of the graph.</summary>
internal static class ReviewedLinks
{
    public static LinkedThing Of(ConceptFacts concept, FoldedFacts folded)
    {
        var node = new NodeRef(concept.Id, concept.Label);
        return new LinkedThing(node, [], [.. concept.Broader.Select(broader => Edge(node, EdgeTypes.NarrowerThan, broader, folded))]);
    }

    public static LinkedThing Of(OrganisationFacts organisation, FoldedFacts folded)
    {
        var node = new NodeRef(organisation.Id, organisation.Name);
        return new LinkedThing(node, [], organisation.PartOf is { } whole ? [Edge(node, EdgeTypes.PartOf, whole, folded)] : []);
    }

    private static EdgeDraft Edge(NodeRef from, string type, string to, FoldedFacts folded) => new(
        from, type, "", new NodeRef(to, null), new Reason(folded.LiveHashes[0], "reviewed-data", $"{RecordLinker.Version}", Method.Registered, 1, null));
}
