using System.Globalization;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Fields;

/// <summary>Dates as British and international sources write them.</summary>
internal static class SourceDates
{
    private static readonly string[] DayFirst = ["d/M/yyyy", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss", "d-M-yyyy", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy"];
    private static readonly string[] MonthOnly = ["M/yyyy", "MMM yyyy", "MMMM yyyy"];

    /// <summary>ISO dates, whole or in part, with or without a time; else day before month ("05/06/2014" is the fifth of June). Null for anything else.</summary>
    public static PartialDate? Read(string? text)
    {
        if (Missing.OrText(text) is not { } written) return null;
        if (PartialDate.TryParse(written, out var iso)) return iso;
        if (DateTime.TryParseExact(written, DayFirst, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)) return PartialDate.From(DateOnly.FromDateTime(day));
        return DateTime.TryParseExact(written, MonthOnly, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var month) ? new PartialDate(month.Year, month.Month) : null;
    }

    /// <summary>Milliseconds since 1970, UTC; null where that is no date of the years 1000 to 9999.</summary>
    public static PartialDate? FromEpoch(decimal? milliseconds) =>
        milliseconds is > -30_000_000_000_000m and < 253_402_300_800_000m
            ? PartialDate.From(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).UtcDateTime))
            : null;
}
