using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Linking;

/// <summary>What a statement says: what it is about, where it stands and who states it.</summary>
internal static class StatementLinks
{
    public static LinkedThing Of(StatementFacts statement, FoldedFacts folded, string? nodeId)
    {
        var node = new NodeRef(nodeId ?? statement.Id, statement.Statement ?? statement.ListTitle);
        var edges = new List<EdgeDraft>();
        // A list is for one tumour or treatment, which its items then do not name again.
        FieldText[] texts = [new("statement", "statement", statement.Statement), new("list title", "listTitle", statement.ListTitle)];
        Mentions.AddEdges(edges, node, ConceptKind.Technique, EdgeTypes.About, texts, folded.FieldVersions);
        Mentions.AddEdges(edges, node, ConceptKind.Site, EdgeTypes.About, texts, folded.FieldVersions);
        if (statement.StatedInId is { } whole && statement.Statement is { } words)
            edges.Add(Edge(node, EdgeTypes.StatedIn, new NodeRef(whole, statement.ListTitle), "page-statement", "statement", words, folded.FieldVersions["statedInId"]));
        if (statement.StatedBy is { } body && OrganisationIds.Of(body) is { } organisation)
            edges.Add(Edge(node, EdgeTypes.StatedBy, organisation, "page-owner", "stated by", body, folded.FieldVersions["statedBy"]));
        return new LinkedThing(node, [], edges);
    }

    private static EdgeDraft Edge(NodeRef from, string type, NodeRef to, string rule, string field, string words, string version) =>
        new(from, type, "", to, new Reason(version, rule, $"{RecordLinker.Version}", Method.Rule, 0.95, new Quote(field, 0, words.Length, words)));
}
