using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

/// <summary>What treatment is given for: to cure, beside surgery, to relieve. Treatment of metastases and of benign disease are told by the site.</summary>
public static class Purposes
{
    /// <summary>In place of a purpose: whichever the study states.</summary>
    public const string Any = "*";

    public static IReadOnlySet<string> Ids { get; } = RadiotherapyVocabulary.Current.Techniques
        .Where(t => t.Group == "Purpose" && t.Id is not ("technique:metastasis-directed" or "technique:benign-disease")).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The name under which the board counts studies of a technique, or of all, that state a purpose.</summary>
    public static string Within(string technique, string purpose) => $"{technique}+{purpose}";
}

/// <summary>What treats, and how the dose is brought there: the techniques that are a row of their own. Purposes, schedules and combinations stand beside one; of the widest nothing can be missing.</summary>
internal static class Treatments
{
    private static readonly HashSet<string> Groups = ["External beam", "Particle therapy", "Brachytherapy", "Molecular radiotherapy"];

    private static readonly HashSet<string> Found = RadiotherapyVocabulary.Current.Techniques
        .Where(t => Groups.Contains(t.Group) && t.Id is not ("technique:external-beam" or "technique:particle" or "technique:molecular")).Select(t => t.Id).ToHashSet(StringComparer.Ordinal);

    public static bool IsOne(string technique) => Found.Contains(technique);
}
