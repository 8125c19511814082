using System.Text.RegularExpressions;

namespace Horizon.Graph.Identity;

/// <summary>Words of a title that make a study another one than its main study.</summary>
internal static partial class StudyKind
{
    /// <summary>What pays for a trial pays for this beside it.</summary>
    public const string Economic = "an economic or qualitative study";

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
        (["economic", "qualitative"], Economic),
    ];

    /// <summary>For each of <see cref="All"/>, whether the titles speak of it.</summary>
    public static IReadOnlyList<bool> Of(string titles)
    {
        var text = BesideTheTrial().Replace($" {Publications.Identity.Citation.Words(titles)} ", " ");
        return [.. All.Select(kind => kind.Words.Any(w => text.Contains($" {w} ", StringComparison.Ordinal)))];
    }

    /// <summary>"A randomised trial with embedded process evaluation" is the trial.</summary>
    [GeneratedRegex(@"\b(?:with|including|incorporating|plus|and)\s(?:an?\s)?(?:(?:integrated|embedded|nested|parallel|integral)\s)*(?:process evaluation|translational|correlative|mechanistic|sample collection|tissue collection|biobanking|interviews with)\b", RegexOptions.CultureInvariant)]
    private static partial Regex BesideTheTrial();
}
