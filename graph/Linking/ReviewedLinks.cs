using Horizon.Graph.Ids;
using Horizon.Graph.Organisations.Names;
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
        return new LinkedThing(
            node, OrganisationKeys(organisation),
            [.. organisation.PartOf is { } whole ? [Edge(node, EdgeTypes.PartOf, whole, folded)] : Array.Empty<EdgeDraft>(), .. organisation.Ties.Select(tie => Tie(node, tie, folded)).OfType<EdgeDraft>(),
                .. organisation.Successors.Select(next => Successor(node, next, folded))]);
    }

    private static List<NodeKey> OrganisationKeys(OrganisationFacts organisation)
    {
        var keys = new List<NodeKey>();
        if (RorId.TryParse(organisation.Id[(organisation.Id.LastIndexOf(':') + 1)..]) is { } ror) keys.Add(new NodeKey($"ror:{ror.Value}", true));
        foreach (var id in organisation.ExternalIds) keys.Add(new NodeKey($"{id.Type}:{id.Value}", true));
        keys.AddRange(BodyKeys.Of(organisation).Select(key => new NodeKey(key, false)));
        return keys;
    }

    /// <summary>A child's record names its parent itself, and "related" says nothing that can be counted on.</summary>
    private static EdgeDraft? Tie(NodeRef node, OrganisationTie tie, FoldedFacts folded)
    {
        var other = new NodeRef($"{NodeKinds.Organisation}:ror:{tie.RorId}", tie.Label);
        var reason = new Reason(folded.LiveHashes[0], "registered-relationship", $"{RecordLinker.Version}", Method.Registered, 1, null);
        return tie.Type switch
        {
            "parent" => new EdgeDraft(node, EdgeTypes.PartOf, "", other, reason),
            "successor" => new EdgeDraft(node, EdgeTypes.SucceededBy, "", other, reason),
            "predecessor" => new EdgeDraft(other, EdgeTypes.SucceededBy, "", node, reason),
            _ => null,
        };
    }

    /// <summary>The day, what goes on and who says so stand as the quote.</summary>
    private static EdgeDraft Successor(NodeRef node, Succession next, FoldedFacts folded)
    {
        var words = string.Join(": ", new[] { next.On?.ToString(), next.What, next.Source }.OfType<string>());
        var reason = new Reason(folded.LiveHashes[0], "reviewed-succession", $"{RecordLinker.Version}", Method.Registered, 1, new Quote("succession", 0, words.Length, words));
        return new EdgeDraft(node, EdgeTypes.SucceededBy, "", new NodeRef(next.Id, null), reason);
    }

    private static EdgeDraft Edge(NodeRef from, string type, string to, FoldedFacts folded) => new(
        from, type, "", new NodeRef(to, null), new Reason(folded.LiveHashes[0], "reviewed-data", $"{RecordLinker.Version}", Method.Registered, 1, null));
}
