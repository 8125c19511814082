namespace Horizon.Graph.Gaps;

/// <summary>Types of edge that only gaps have, beside STATED_IN, STATED_BY and ABOUT.</summary>
public static class GapEdges
{
    /// <summary>From a trial or an award to the gap that it means to close.</summary>
    public const string Addresses = "ADDRESSES";
}
