using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Linking;

/// <summary>Whether a technique read in a description makes a named one more precise, or is a detail beside it (4D-CT planning of a SABR trial).</summary>
internal static class Precision
{
    /// <summary>The groups that say how the dose reaches the tumour.</summary>
    private static readonly HashSet<string> Delivery = ["External beam", "Particle therapy", "Brachytherapy", "Molecular radiotherapy"];

    /// <summary>What every course of radiotherapy has: in running text it tells nothing.</summary>
    public static bool IsCommonplace(Concept concept) => concept.Id is "technique:fractionation" or "technique:planning" or "technique:dosimetry";

    public static bool Adds(Concept detail, IReadOnlyList<Concept> named)
    {
        if (IsCommonplace(detail)) return false;
        if (named.Any(n => n == detail || IsBroader(n, detail) || IsBroader(detail, n))) return true;
        // "Chemoradiotherapy" does not say how: its description may.
        return Delivery.Contains(detail.Group) && !named.Any(n => Delivery.Contains(n.Group));
    }

    private static bool IsBroader(Concept wide, Concept narrow) => RadiotherapyVocabulary.Current.Ancestors(narrow.Id).Any(a => a.Id == wide.Id);
}
