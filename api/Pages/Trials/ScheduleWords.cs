using System.Globalization;
using Horizon.Graph.Extraction.Schedules;

namespace Horizon.Api.Pages.Trials;

/// <summary>A dose schedule as it is said.</summary>
internal static class ScheduleWords
{
    /// <summary>"60 Gy in 20 fractions of 3 Gy"; what is not known is left out.</summary>
    public static string Say(DoseSchedule schedule)
    {
        var unit = schedule.Unit == "GyRBE" ? "Gy(RBE)" : schedule.Unit;
        var words = new List<string>();
        if (schedule.TotalDoseGy is { } total) words.Add($"{Range(total, schedule.TotalDoseMaxGy)} {unit}");
        if (schedule.Fractions is { } n) words.Add(n == 1 && schedule.FractionsMax is null ? "in a single fraction" : $"in {Range(n, schedule.FractionsMax)} fractions");
        if (schedule.DosePerFractionGy is { } each && schedule.Fractions is not 1) words.Add($"{(words.Count == 0 ? "" : "of ")}{Range(each, schedule.DosePerFractionMaxGy)} {unit}{(words.Count == 0 ? " a fraction" : "")}");
        if (schedule.FractionsPerDay is > 1 and var daily) words.Add(daily == 2 ? "twice a day" : $"{daily} times a day");
        if (schedule.OverallDays is { } days) words.Add(days % 7 == 0 ? $"over {Parts.Dates.Count(days / 7, "week")}" : $"over {Parts.Dates.Count(days, "day")}");
        return string.Join(' ', words);
    }

    /// <summary>What follows from the rest of the sentence rather than standing in it; null where all stands in it.</summary>
    public static string? Derived(DoseSchedule schedule) => schedule.Derived.Count == 0
        ? null
        : $"Worked out, not stated: {Parts.SourceWords.List(schedule.Derived.Select(Member).Distinct())}.";

    public static string Phase(string phase) => phase switch { "boost" => "Boost", "initial" => "First part, before a boost", _ => "" };

    public static string Gy(decimal dose) => dose.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Member(string member) => member switch
    {
        "totalDoseGy" or "totalDoseMaxGy" => "the total dose",
        "fractions" or "fractionsMax" => "the number of fractions",
        "dosePerFractionGy" or "dosePerFractionMaxGy" => "the dose per fraction",
        _ => Parts.SourceWords.Field(member),
    };

    private static string Range(decimal low, decimal? high) => high is { } h ? $"{Gy(low)}–{Gy(h)}" : Gy(low);

    private static string Range(int low, int? high) => high is { } h ? $"{low}–{h}" : low.ToString(CultureInfo.InvariantCulture);
}
