using Horizon.Graph.Publications.Identity;

namespace Horizon.Graph.Identity;

/// <summary>The words of a title that tell one study from another: what stands in half of all titles is left out.</summary>
public static class TellingWords
{
    private static readonly HashSet<string> Common =
    [
        "a", "an", "and", "or", "the", "of", "in", "on", "to", "for", "with", "without", "by", "from", "at", "as", "is", "are", "be", "its", "their", "using", "use", "via", "into", "who",
        "study", "studies", "trial", "trials", "clinical", "research", "evaluation", "evaluate", "evaluating", "assess", "assessing", "assessment", "investigate", "investigating", "investigation",
        "randomized", "randomised", "randomization", "randomisation", "controlled", "control", "double", "single", "triple", "blind", "blinded", "masked", "open", "label", "labelled", "placebo",
        "multicenter", "multicentre", "multi", "center", "centre", "centers", "centres", "parallel", "group", "groups", "arm", "arms", "prospective", "retrospective", "observational", "interventional",
        "phase", "i", "ii", "iii", "iv", "efficacy", "effectiveness", "effect", "effects", "safety", "tolerability", "comparison", "comparing", "compare", "compared", "versus", "vs", "treatment", "therapy",
        "patients", "patient", "participants", "subjects", "people", "adults", "adult", "treated", "undergoing", "receiving", "among", "between", "new", "novel",
    ];

    /// <summary>In order, lower case, without accents, each once.</summary>
    public static IReadOnlyList<string> Of(string? title)
    {
        var words = Citation.Words(title).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. words.Where(w => !Common.Contains(w) && (w.Length > 1 || char.IsDigit(w[0]))).Distinct()];
    }

    internal static string Stem(string word) => word.Length switch
    {
        > 5 when word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
        > 4 when word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) => word[..^1],
        _ => word,
    };
}
