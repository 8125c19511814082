using System.Globalization;
using Horizon.Api.Answers;

namespace Horizon.Api.Pages.Priorities;

/// <summary>A criterion's value as it is shown. What is not known stands with the number that entered the score, so that anybody can add the score up.</summary>
internal static class CriterionWords
{
    public static string Value(double? value, double? countedAs) =>
        value is { } known ? known.ToString("0.00", CultureInfo.InvariantCulture)
        : countedAs is { } average ? string.Create(CultureInfo.InvariantCulture, $"not known; counted as the average, {average:0.00}")
        : "not known of any gap; not counted";

    public static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>How much a rank hangs on the weights.</summary>
    public static string Range(PriorityItem item) => item.BestRank == item.WorstRank ? "however the weights move by 20%" : $"between {item.BestRank} and {item.WorstRank} if weights move by 20%";
}
