using System.Globalization;
using Horizon.Graph.Records;

namespace Horizon.Api.Pages.Parts;

/// <summary>Dates and numbers as they are read in Britain.</summary>
internal static class Dates
{
    /// <summary>"5 March 2021", "March 2021" or "2021", as precise as the date is.</summary>
    public static string Say(PartialDate date) => date.ToWords();

    /// <summary>"on 5 March 2021", "in March 2021" or "in 2021".</summary>
    public static string When(PartialDate date) => $"{(date.Parts == 3 ? "on" : "in")} {Say(date)}";

    /// <summary>As <see cref="When(PartialDate)"/>, of a date as an answer writes it; what is none stands as it is.</summary>
    public static string When(string date) => PartialDate.TryParse(date, out var read) ? When(read) : $"in {date}";

    public static string Say(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string SayWithTime(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>"12,345".</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 trial", "2 trials".</summary>
    public static string Count(long number, string one, string? many = null) => $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>0.92 is "92%".</summary>
    public static string Percent(double share) => $"{Math.Round(share * 100).ToString("0", CultureInfo.InvariantCulture)}%";

    /// <summary>Whole months from one day to a later one; 0 where it is not later.</summary>
    public static int MonthsBetween(DateOnly from, DateOnly to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return Math.Max(0, to.Day < from.Day ? months - 1 : months);
    }
}
