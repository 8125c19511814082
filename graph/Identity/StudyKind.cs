namespace Horizon.Graph.Identity;

/// <summary>Words of a title that make a study another one than its main study.</summary>
internal static class StudyKind
{
    public static IReadOnlyList<(IReadOnlyList<string> Words, string Meaning)> All { get; } =
    [
        (["extension", "rollover", "roll over", "long term follow up", "longterm follow up", "follow up study", "followup study", "continuation study", "year follow up of", "years follow up of", "late effects after", "late effects of", "continuation", "year outcomes", "year results", "years outcomes", "long term outcomes", "longterm outcomes", "who completed", "long term", "longterm", "year follow up", "years follow up", "follow up of"], "a follow-up"),
        (["pilot", "feasibility", "preliminary"], "a pilot or feasibility study"),
        // Without a and i, which an article and a numeral look like.
        ([.. "bcdefghjklmnopqrstuvwxyz".SelectMany(l => new[] { $"arm {l}", $"comparison {l}", $"stratum {l}" })], "an arm or comparison of a platform"),
        (["sub study", "substudy", "sub trial", "subtrial", "nested", "ancillary", "side study", "study within a trial", "study within the trial", "studies within a trial", "swat", "study within a project"], "a sub-study"),
        (["process evaluation", "realist evaluation", "fidelity assessment", "implementation evaluation"], "a process evaluation"),
        (["translational", "correlative", "mechanistic", "biobanking", "sample collection", "tissue collection"], "a translational study"),
        (["interview study", "interviews with", "survey of", "experiences of", "views of", "perspectives of", "acceptability of"], "a study of views"),
        (["expanded access", "compassionate", "managed access"], "an access programme"),
        (["registry", "cohort", "biobank"], "a registry or cohort"),
        (["economic", "qualitative"], "an economic or qualitative study"),
    ];

    /// <summary>For each of <see cref="All"/>, whether the titles speak of it.</summary>
    public static IReadOnlyList<bool> Of(string titles)
    {
        var text = $" {Publications.Identity.Citation.Words(titles)} ";
        return [.. All.Select(kind => kind.Words.Any(w => text.Contains($" {w} ", StringComparison.Ordinal)))];
    }
}
