using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Publications.Identity;
using Horizon.Graph.Records;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>What in a paper and a registration of one name speaks for two studies: another kind of study, or far more or far fewer people. Pure, linear in the abstract.</summary>
internal static partial class ReportDoubts
{
    /// <summary>Screened people and interim reports lie between.</summary>
    private const double MostTimes = 2;

    private const double LeastShare = 1.0 / 3;
    private const int SmallestTelling = 30;

    private static readonly (string[] Words, string Meaning)[] Kinds =
    [
        (["registry", "cohort", "biobank", "database", "real world"], "a registry or cohort"),
        (["retrospective", "case series", "case report", "chart review"], "a look back"),
        (["survey", "questionnaire", "interviews", "qualitative"], "a survey"),
        (["model", "modelling", "modeling", "simulation", "planning study", "dosimetric"], "a model"),
        (["pilot", "feasibility"], "a pilot or feasibility study"),
        (["expanded access", "compassionate", "named patient"], "an access programme"),
    ];

    public static IEnumerable<string> Of(PublicationFacts paper, TrialFacts trial)
    {
        var titles = Padded($"{trial.BriefTitle} {trial.OfficialTitle}");
        var title = Padded(paper.Title ?? paper.VernacularTitle);
        var isWatched = trial.StudyType?.Contains("observational", StringComparison.OrdinalIgnoreCase) == true;
        foreach (var (words, meaning) in Kinds)
        {
            if (Speaks(title, words) && !Speaks(titles, words) && !(isWatched && meaning == Kinds[0].Meaning)) yield return $"the paper is {meaning}, and the registration is not";
        }
        if (trial.Enrolment is not { } people || people < SmallestTelling) yield break;
        var counts = paper.AbstractSections.SelectMany(s => People().Matches(s.Text)).Select(m => int.Parse(m.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).ToList();
        if (counts.Count == 0 || counts.Contains(people)) yield break;
        var most = counts.Max();
        if (most > people * MostTimes || most < people * LeastShare) yield return string.Create(CultureInfo.InvariantCulture, $"{most} people in the paper, {people} in the registration");
    }

    private static bool Speaks(string title, string[] words) => Array.Exists(words, w => title.Contains($" {w} ", StringComparison.Ordinal));

    private static string Padded(string? title) => $" {Citation.Words(title)} ";

    [GeneratedRegex(@"(?<![\d.,/])(\d{1,3}(?:,\d{3}){1,2}|\d{1,6})(?![\d.,%/]*\d|\s*%)\s+(?:(?:\w+[ -]){0,3}?)(?:patients|participants|people|persons|adults|women|men|children|individuals|subjects|cases)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex People();
}
