namespace Horizon.Search.Check;

/// <summary>
/// From facets to a probability and a relation. The weights were set by hand, from the order in which clinicians tell questions apart (site and technique
/// first); they stand here to be read until a model learned from labels replaces them.
/// </summary>
internal static class Weights
{
    private const double Bias = -3.2;

    public static double Probability(MatchFacets facets)
    {
        var score = Bias
            + Of(facets.Site, 2.2, 0.9, -3.5) + Of(facets.Technique, 2.2, 0.8, -3)
            + Of(facets.Dose, 1.2, 0.6, -0.8) + Of(facets.Intent, 0.4, 0, -1)
            + Of(facets.Population, 0, 0.6, 0) + Of(facets.Intervention, 0, 0.4, 0) + Of(facets.Comparator, 0, 0.4, 0) + Of(facets.Outcome, 0, 0.4, 0);
        return Math.Round(1 / (1 + Math.Exp(-score)), 4);
    }

    /// <summary>Same question: site and technique are the same and nothing known differs. Overlapping: both are the same or close. Else related.</summary>
    public static string Relation(MatchFacets facets)
    {
        bool Close(Facet facet) => facet.Match is Facet.Same or Facet.Similar;
        if (!Close(facets.Site) || !Close(facets.Technique)) return "related";
        var same = facets.Site.Match == Facet.Same && facets.Technique.Match == Facet.Same
            && facets.Dose.Match != Facet.Different && facets.Intent.Match != Facet.Different;
        return same ? "same-question" : "overlapping";
    }

    private static double Of(Facet facet, double same, double similar, double different) => facet.Match switch
    {
        Facet.Same => same,
        Facet.Similar => similar,
        Facet.Different => different,
        _ => 0,
    };
}
