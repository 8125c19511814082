namespace Horizon.Graph.Store.Neo4j.Cypher;

/// <summary>One Cypher statement. All that varies is a parameter, but for labels and types, which come from an allow-list.</summary>
internal sealed record Statement(string Name, string Text);
