using Horizon.Graph.Records;
using Horizon.Ingest.Papers;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.Crossref;

/// <summary>Dates as Crossref writes them: <c>{"date-parts":[[2022,3,30]]}</c>, of one to three parts, sometimes <c>[[null]]</c>.</summary>
internal static class CrossrefDates
{
    public static PartialDate? PublishedOn(JsonItem work) =>
        PubMedDates.First(Day(work["published-print"]), Day(work["published-online"]) ?? Day(work["posted"])) ?? Day(work["published"]) ?? Day(work["issued"]) ?? Day(work["published-other"]);

    public static PartialDate? Day(JsonItem date)
    {
        // The list of one date's parts stands in a list; a list of one element and its element read the same.
        var parts = date["date-parts"].Items.FirstOrDefault().Items.Select(part => part.Number).ToList();
        if (parts.Count == 0 || parts[0] is not { } year || year is < 1000 or > 2999) return PartialDate.ParseOrNull(date["date-time"].Text);
        if (parts.Count < 2 || parts[1] is not { } month || month is < 1 or > 12) return new PartialDate(year);
        return parts.Count > 2 && parts[2] is { } day && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new PartialDate(year, month, day) : new PartialDate(year, month);
    }
}
