using Horizon.Api.Answers;
using Horizon.Api.Pages.Parts;

namespace Horizon.Api.Pages.Check;

/// <summary>What trials of one question gather between them, in a sentence.</summary>
internal static class GatheredWords
{
    /// <summary>"Of the 3 trials of this question, 1 reports 120 people taken in, 1 is under way or planned and means to take in 300 and 1 gives no number that counts."</summary>
    public static string Of(GatheredAnswer gathered)
    {
        var parts = new List<string>();
        if (gathered.Reporting > 0) parts.Add($"{Dates.Number(gathered.Reporting)} {(gathered.Reporting == 1 ? "reports" : "report")} {Dates.Count(gathered.Accrued, "person", "people")} taken in");
        if (gathered.Planning > 0)
            parts.Add($"{Dates.Number(gathered.Planning)} {(gathered.Planning == 1 ? "has not ended by its register and means" : "have not ended by their registers and mean")} to take in {Dates.Number(gathered.Planned)}");
        if (gathered.Unknown > 0) parts.Add($"{Dates.Number(gathered.Unknown)} {(gathered.Unknown == 1 ? "gives" : "give")} no number that counts (none, or the plan of a study that has ended)");
        // A check that was kept before these were counted.
        if (parts.Count == 0) parts.Add($"those that report it took in {Dates.Count(gathered.Accrued, "person", "people")} and those under way or planned mean to take in {Dates.Number(gathered.Planned)}");
        var withdrawn = gathered.Withdrawn == 0 ? "" : $" {Dates.Count(gathered.Withdrawn, "trial")} more {(gathered.Withdrawn == 1 ? "was" : "were")} withdrawn before anybody took part.";
        if (gathered.Studies == 1 && char.IsAsciiDigit(parts[0][0])) return $"The one trial of this question {parts[0][2..]}.{withdrawn}";
        return $"Of the {Dates.Number(gathered.Studies)} trials of this question, {(parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}")}.{withdrawn}";
    }
}
