namespace Horizon.Graph.Extraction;

/// <summary>The side of a comparison on which a technique stands.</summary>
public enum ArmRole
{
    Experimental,
    Comparator,
}
