using System.Reflection;

namespace Horizon.Graph.Store.Neo4j.Cypher;

/// <summary>The labels and relationship types that may stand in a statement's text: those of <see cref="NodeKinds"/> and <see cref="EdgeTypes"/>, and no other.</summary>
internal static class Names
{
    /// <summary>Without the ids of single nodes that stand among them.</summary>
    private static readonly HashSet<string> Kinds = [.. Constants(typeof(NodeKinds)).Where(k => !k.Contains(':', StringComparison.Ordinal))];

    /// <summary>All types of edge, as a pattern takes them.</summary>
    public static string AnyType { get; } = string.Join('|', EdgeTypes.All);

    /// <summary>The label of a kind's nodes beside :Node; null for a kind that is not known, whose nodes have none.</summary>
    public static string? Label(string kind) => kind switch
    {
        NodeKinds.Site => "TumourSite",
        NodeKinds.Gap => "EvidenceGap",
        _ => Kinds.Contains(kind) ? char.ToUpperInvariant(kind[0]) + kind[1..] : null,
    };

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!);
}
