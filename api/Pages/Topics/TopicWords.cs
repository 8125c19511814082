using System.Globalization;
using Horizon.Api.Answers;

namespace Horizon.Api.Pages.Topics;

/// <summary>What the pages of topics call things.</summary>
internal static class TopicWords
{
    public static string Use(string name) => name switch
    {
        "study-topics" => "Study type, research activity, workstream, intent and technique family of a text, learned from weak labels",
        "gap-statements" => "Sentences that state a challenge or a research direction",
        _ => "Topics of your own",
    };

    public static string Figure(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>"0.71 (0.62 to 0.79)".</summary>
    public static string WithInterval(Horizon.Search.Topics.TopicQuality quality) => $"{Figure(quality.F1)} ({Figure(quality.Low95)} to {Figure(quality.High95)})";

    public static string Corrections(TopicModelCard card) =>
        card.Corrections == card.CorrectionsUsed ? $"{Horizon.Api.Pages.Parts.Dates.Count(card.Corrections, "correction")}, all learned from" : $"{Horizon.Api.Pages.Parts.Dates.Count(card.Corrections, "correction")}, {card.Corrections - card.CorrectionsUsed} not yet learned from";
}
