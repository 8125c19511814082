using System.Globalization;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;

namespace Horizon.Ingest.Registries;

/// <summary>Dates in the forms in which registers and the tables made of them write them.</summary>
internal static partial class RegistryDate
{
    private static readonly string[] DayForms = ["d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "d-MMM-yyyy", "d-MMM-yy", "d. MMMM yyyy"];
    private static readonly string[] MonthForms = ["MMMM yyyy", "MMM yyyy", "MMM-yyyy", "MMMM, yyyy"];

    private static readonly RepeatedWords<PartialDate?> Known = new(ReadOnce);

    /// <summary>Days of spreadsheets that are read as dates: 1954 to 2078. Smaller numbers are more often something else.</summary>
    private const int FirstSheetDay = 20_000;
    private const int LastSheetDay = 65_500;

    /// <summary>
    /// The date of a text; null where it is none. Of three numbers the year is the one with four digits; with slashes, dots or hyphens the day stands before the
    /// month, as all registers write it, unless that is no date. Five digits alone are a spreadsheet's day number.
    /// </summary>
    public static PartialDate? Read(string? text) => text is null ? null : Known.Of(text);

    private static PartialDate? ReadOnce(string text)
    {
        if (RegistryText.Filled(text) is not { } date || date.Length > 40) return null;
        if (PartialDate.TryParse(date, out var iso)) return Plausible(iso);
        if (SheetDay(date) is { } sheet) return PartialDate.From(sheet);
        if (Packed().Match(date) is { Success: true } packed) return Of(packed.Groups[1].Value, packed.Groups[2].Value, packed.Groups[3].Value);
        if (YearFirst().Match(date) is { Success: true } year) return Of(year.Groups[1].Value, year.Groups[2].Value, year.Groups[3].Value);
        if (YearLast().Match(date) is { Success: true } day)
            return Of(day.Groups[3].Value, day.Groups[2].Value, day.Groups[1].Value) ?? Of(day.Groups[3].Value, day.Groups[1].Value, day.Groups[2].Value);
        if (MonthYear().Match(date) is { Success: true } month) return Of(month.Groups[2].Value, month.Groups[1].Value, null);
        if (DateOnly.TryParseExact(date, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var whole)) return Plausible(PartialDate.From(whole));
        return DateOnly.TryParseExact(date, MonthForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var ofMonth)
            ? Plausible(new PartialDate(ofMonth.Year, ofMonth.Month)) : null;
    }

    /// <summary>The day that a spreadsheet's number stands for; null where the text is no such number.</summary>
    public static DateOnly? SheetDay(string? text) =>
        text is not null && Number().Match(text) is { Success: true } match && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is >= FirstSheetDay and <= LastSheetDay and var day
            ? new DateOnly(1899, 12, 30).AddDays(day)
            : null;

    private static PartialDate? Of(string year, string month, string? day)
    {
        var (y, m) = (int.Parse(year, CultureInfo.InvariantCulture), int.Parse(month, CultureInfo.InvariantCulture));
        if (m is < 1 or > 12 || y < 1000) return null;
        if (day is null) return Plausible(new PartialDate(y, m));
        var d = int.Parse(day, CultureInfo.InvariantCulture);
        return d >= 1 && d <= DateTime.DaysInMonth(y, m) ? Plausible(new PartialDate(y, m, d)) : null;
    }

    /// <summary>1900-01-01 and its like stand in forms for "no date".</summary>
    private static PartialDate? Plausible(PartialDate date) => date.First.Year is > 1930 and < 2200 ? date : null;

    // Digits of other scripts are no numbers to the reader of numbers.
    [GeneratedRegex(@"^([0-9]{5})(?:\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^((?:19|20|21)[0-9][0-9])([01][0-9])([0-3][0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex Packed();

    [GeneratedRegex(@"^([0-9]{4})[/.\-]([0-9]{1,2})[/.\-]([0-9]{1,2})(?:[T ].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})(?:[T ,].*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex YearLast();

    [GeneratedRegex(@"^([0-9]{1,2})[/.\-]([0-9]{4})$", RegexOptions.CultureInvariant)]
    private static partial Regex MonthYear();
}
