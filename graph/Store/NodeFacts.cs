using Horizon.Graph.Records;

namespace Horizon.Graph.Store;

/// <summary>What all records of a node say together.</summary>
public static class NodeFacts
{
    /// <summary>The merged facts; null for a node that is only mentioned.</summary>
    public static FoldedFacts? Merge(Node node)
    {
        if (node.IsMentionedOnly) return null;
        var versions = node.Claims.Select(c => c.Version).Order(VersionOrder.CurrentFirst).ToList();
        return versions[0].Facts.FoldOnto(versions);
    }
}
