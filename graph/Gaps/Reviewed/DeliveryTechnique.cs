namespace Horizon.Graph.Gaps.Reviewed;

/// <summary>A technique that is a form of delivery in general use: few studies of it at a site say nothing of what is not known there. What somebody states of it is a gap like any other.</summary>
public sealed record DeliveryTechnique(string TechniqueId, string Reason, string Basis)
{
    public static IReadOnlyList<DeliveryTechnique> All { get; } = [.. ReviewedTable.Rows("delivery.tsv").Select(r => new DeliveryTechnique(r[0], r[1], r[2]))];
}
