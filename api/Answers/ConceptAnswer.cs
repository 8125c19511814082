namespace Horizon.Api.Answers;

/// <summary><c>GET /api/techniques/{id}</c>: a technique or tumour site with its place in the taxonomy and what is known of it.</summary>
public sealed record ConceptAnswer(
    string Id, string Label, string Kind, IReadOnlyList<string> Synonyms, string? MeshId, string? RooId, string? Origin, IReadOnlyList<ConceptLink> Broader, IReadOnlyList<ConceptLink> Narrower,
    CellCounts Counts, int Publications, IReadOnlyList<ConceptCount> Across);

public sealed record ConceptLink(string Id, string Label);

/// <summary>Studies of the concept at one concept of the other axis.</summary>
public sealed record ConceptCount(string Id, string Label, CellCounts Counts);

/// <summary><c>GET /api/graph/{id}</c>: the neighbourhood of a node.</summary>
/// <param name="Truncated">More edges stand at these nodes than the limit let through.</param>
public sealed record GraphAnswer(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges, bool Truncated);

public sealed record GraphNode(string Id, string Kind, string? Label);

public sealed record GraphEdge(string Source, string Target, string Type, string? Role, IReadOnlyList<Graph.Store.Provenance> Provenance);
