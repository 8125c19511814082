using System.Reflection;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Neo4j.Cypher;

namespace Horizon.Tests.Store.Loopback;

/// <summary>Every Cypher statement of the code, by name: those that stand in fields, and those that take a label or types from the allow-list, once for each.</summary>
internal static class NamedStatements
{
    public static IReadOnlyList<Statement> All { get; } = [.. Fixed().Concat(Built()).DistinctBy(s => s.Name).OrderBy(s => s.Name, StringComparer.Ordinal)];

    private static readonly Dictionary<string, string> Names = All.ToDictionary(s => s.Text, s => s.Name);

    public static string NameOf(string text) => Names.GetValueOrDefault(text) ?? (text.Contains("RETURN edge, type, role, reasons", StringComparison.Ordinal) ? "ReadEdges" : "");

    private static IEnumerable<Statement> Fixed() => typeof(Statement).Assembly.GetTypes().Where(t => t.Namespace == typeof(Statement).Namespace && t.IsAbstract && t.IsSealed)
        .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
        .SelectMany(f => f.GetValue(null) switch
        {
            Statement one => [one],
            IEnumerable<Statement> many => many,
            _ => Enumerable.Empty<Statement>(),
        });

    private static IEnumerable<Statement> Built()
    {
        yield return WriteStatements.Nodes(null);
        foreach (var label in Kinds().Select(Horizon.Graph.Store.Neo4j.Cypher.Names.Label).OfType<string>()) yield return WriteStatements.Nodes(label);
        foreach (var type in EdgeTypes.All)
        {
            yield return WriteStatements.OpenEdges(type);
            yield return ReadStatements.Edges([type]);
        }
        yield return ReadStatements.Edges(EdgeTypes.All);
        yield return ReadStatements.Links(EdgeTypes.All);
    }

    private static IEnumerable<string> Kinds() => typeof(NodeKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
}
