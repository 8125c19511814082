using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

/// <summary>What treatment is given for: to cure, beside surgery, to relieve. Treatment of metastases and of benign disease are told by the site.</summary>
public static class Purposes
{
    public static IReadOnlySet<string> Ids { get; } = RadiotherapyVocabulary.Current.Techniques
        .Where(t => t.Group == "Purpose" && t.Id is not ("technique:metastasis-directed" or "technique:benign-disease")).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
}

/// <summary>What treats, and how the dose is brought there: the techniques that are a row of their own. Purposes, schedules and combinations stand beside one; of the widest nothing can be missing.</summary>
internal static class Treatments
{
    private static readonly HashSet<string> Groups = ["External beam", "Particle therapy", "Brachytherapy", "Molecular radiotherapy"];

    private static readonly HashSet<string> Found = RadiotherapyVocabulary.Current.Techniques
        .Where(t => Groups.Contains(t.Group) && t.Id is not ("technique:external-beam" or "technique:particle" or "technique:molecular")).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);

    public static bool IsOne(string technique) => Found.Contains(technique);
}
