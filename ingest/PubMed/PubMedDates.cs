using System.Globalization;
using System.Xml;
using Horizon.Graph.Records;

namespace Horizon.Ingest.PubMed;

/// <summary>Dates as PubMed writes them: Year, Month (3, 03, Mar, March), Day, Season, or free text.</summary>
internal static class PubMedDates
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    /// <summary>Reads the date element that the reader stands on; null where it gives no year.</summary>
    public static PartialDate? Read(XmlReader reader)
    {
        string? year = null, month = null, day = null, free = null;
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "Year": year = reader.Text(); break;
                case "Month": month = reader.Text(); break;
                case "Day": day = reader.Text(); break;
                case "MedlineDate": free = reader.Text(); break;
            }
        }
        return year is null ? FromText(free) : From(year, month, day);
    }

    /// <summary>The first date of "2000 Nov-Dec", "1998 Dec-1999 Jan", "2000 Spring" or "Fall 2004"; null where no year stands.</summary>
    public static PartialDate? FromText(string? text)
    {
        if (text is null) return null;
        var words = text.Split([' ', '-', '/', ',', '.', ';', '\u2013'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, IsYear);
        if (at < 0) return null;
        var month = at + 1 < words.Length ? words[at + 1] : null;
        var day = at + 2 < words.Length && !IsYear(words[at + 2]) ? words[at + 2] : null;
        return From(words[at], MonthNumber(month) is null || int.TryParse(month, CultureInfo.InvariantCulture, out _) ? null : month, day);
    }

    /// <summary>
    /// When the article first came out, as precisely as is known: the electronic date where it lies within the issue's date, else the earlier of both.
    /// </summary>
    public static PartialDate? First(PartialDate? issue, PartialDate? electronic)
    {
        if (issue is not { } printed) return electronic;
        if (electronic is not { } online) return issue;
        var isWithin = online.First >= printed.First && online.Last <= printed.Last;
        return isWithin || online < printed ? online : printed;
    }

    private static PartialDate? From(string year, string? month, string? day)
    {
        if (!IsYear(year)) return FromText(year.Length > 4 ? year : null);
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        if (MonthNumber(month) is not { } m) return new PartialDate(y);
        return int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d >= 1 && d <= DateTime.DaysInMonth(y, m)
            ? new PartialDate(y, m, d)
            : new PartialDate(y, m);
    }

    private static bool IsYear(string text) =>
        text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1500 and <= 2999;

    private static int? MonthNumber(string? month)
    {
        if (int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number is >= 1 and <= 12 ? number : null;
        if (month is null || month.Length < 3) return null;
        var at = Months.IndexOf(month[..3], StringComparison.OrdinalIgnoreCase);
        return at >= 0 && at % 3 == 0 ? (at / 3) + 1 : null;
    }
}
