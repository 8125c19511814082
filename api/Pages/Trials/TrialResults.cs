using Horizon.Api.Pages.Parts;
using Horizon.Graph.Trials;

namespace Horizon.Api.Pages.Trials;

/// <summary>Whether a trial's results are known, in words.</summary>
internal static class TrialResults
{
    /// <summary>Months past completion without results after which a trial is called silent.</summary>
    public const int SilentAfterMonths = 24;

    public static (string Mark, string Words, string? Tone, string More) Of(TrialView trial, DateOnly today)
    {
        var papers = trial.Publications.Count(p => p.Type == "result");
        if (trial.State == StudyStates.Published) return ("●", "Yes", "tone-done", Where(trial, papers));
        var (mark, words, tone, more) = Unpublished(trial, today);
        return (mark, words, tone, trial.Publications.Any(p => p.Retracted) ? $"{more} What a publication reported was taken back.".TrimStart() : more);
    }

    private static (string Mark, string Words, string? Tone, string More) Unpublished(TrialView trial, DateOnly today)
    {
        if (trial.Status == "withdrawn") return ("–", "None", null, "Withdrawn before anyone took part.");
        if (trial.CompletionDate is not { } completed || completed.Last > today)
            return ("–", "None found", null, trial.CompletionDate is null ? "No completion date is known, so how long it has been silent cannot be told." : "");
        var months = Dates.MonthsBetween(completed.Last, today);
        return months >= SilentAfterMonths
            ? ("…", $"None found after {months} months: silent", "tone-stopped", $"No results are posted and no publication here reports them, {months} months past its completion date.")
            : ("–", months == 0 ? "None found; it ended less than a month ago" : $"None found after {Dates.Count(months, "month")}", null, "");
    }

    private static string Where(TrialView trial, int papers)
    {
        var places = new List<string>();
        if (papers > 0) places.Add(Dates.Count(papers, "publication"));
        if (trial.Facts?.ResultsPosted is { } on) places.Add($"posted on the register on {Dates.Say(on)}");
        else if (trial.Facts?.HasResults == true) places.Add("posted on the register");
        var said = SourceWords.List(places);
        return places.Count == 0 ? "" : $"{char.ToUpperInvariant(said[0])}{said[1..]}.";
    }
}
