using Horizon.Ingest.Registries;

namespace Horizon.Ingest.Isrctn;

/// <summary>The registry's words for a design in those of ClinicalTrials.gov; null where they say something else or several things.</summary>
internal static class IsrctnDesign
{
    public static string? Allocation(RecordTree? design)
    {
        var words = Words(design, "allocation", "designAllocation", "secondaryStudyDesign");
        if (words is null) return null;
        if (words.Contains("non-random", StringComparison.Ordinal) || words.Contains("non random", StringComparison.Ordinal)) return "NON_RANDOMIZED";
        return words.Contains("randomised", StringComparison.Ordinal) || words.Contains("randomized", StringComparison.Ordinal) ? "RANDOMIZED" : null;
    }

    public static string? Model(RecordTree? design) => Words(design, "assignment", "designAssignment", "secondaryStudyDesign") switch
    {
        null => null,
        var words when words.Contains("cross over", StringComparison.Ordinal) || words.Contains("crossover", StringComparison.Ordinal) || words.Contains("cross-over", StringComparison.Ordinal) => "CROSSOVER",
        var words when words.StartsWith("parallel", StringComparison.Ordinal) => "PARALLEL",
        var words when words.StartsWith("single", StringComparison.Ordinal) => "SINGLE_GROUP",
        var words when words.StartsWith("factorial", StringComparison.Ordinal) => "FACTORIAL",
        var words when words.StartsWith("sequential", StringComparison.Ordinal) => "SEQUENTIAL",
        _ => null,
    };

    public static string? Masking(RecordTree? design) => Words(design, "masking", "designMasking") is { } words && words.Contains("open", StringComparison.Ordinal) ? "NONE" : null;

    public static string? Purpose(RecordTree? design)
    {
        if (design is not { } stated) return null;
        string? only = null;
        foreach (var type in (ReadOnlySpan<RecordTree>)[.. stated.List("trialTypes", "trialType"), .. stated.All("trialType"), .. stated.List("purposes", "purpose")])
        {
            if (type.Text is not { } text || text == only) continue;
            if (only is not null) return null;
            only = text;
        }
        return only?.ToLowerInvariant() switch
        {
            "treatment" => "TREATMENT",
            "prevention" => "PREVENTION",
            "diagnostic" => "DIAGNOSTIC",
            "screening" => "SCREENING",
            "supportive care" => "SUPPORTIVE_CARE",
            "health services research" => "HEALTH_SERVICES_RESEARCH",
            "basic science" => "BASIC_SCIENCE",
            "device feasibility" => "DEVICE_FEASIBILITY",
            "quality of life" or "other" => "OTHER",
            _ => null,
        };
    }

    private static string? Words(RecordTree? design, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (design?.At(name) is { } words) return words.ToLowerInvariant();
        }
        return null;
    }
}
