using System.Globalization;
using System.Xml.Linq;
using Horizon.Graph.Records;
using Horizon.Ingest.Papers;
using Horizon.Ingest.PubMed;

namespace Horizon.Ingest.EuropePmc;

/// <summary>When a JATS article came out.</summary>
internal static class JatsDates
{
    public static PartialDate? PublishedOn(XElement meta)
    {
        PartialDate? issue = null, electronic = null, collection = null;
        foreach (var date in meta.Children("pub-date"))
        {
            // Releases at PubMed Central and submissions of manuscripts are no publication.
            switch (date.Attr("pub-type") ?? (date.Attr("date-type") is { } type && type != "pub" ? type : date.Attr("publication-format") ?? "pub"))
            {
                case "epub" or "electronic" or "pub" or "epreprint" or "preprint": electronic ??= Read(date); break;
                case "ppub" or "print" or "epub-ppub": issue ??= Read(date); break;
                case "collection": collection ??= Read(date); break;
            }
        }
        return PubMedDates.First(issue ?? collection, electronic);
    }

    private static PartialDate? Read(XElement date)
    {
        var (year, month, day) = (date.Child("year").PlainText(), date.Child("month").PlainText(), date.Child("day").PlainText());
        if (year is null) return PartialDate.ParseOrNull(date.Attr("iso-8601-date")) ?? PubMedDates.FromText(date.Child("string-date").PlainText());
        if (!int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m)) return PubMedDates.FromText($"{year} {month} {day}");
        var written = string.Create(CultureInfo.InvariantCulture, $"{year}-{m:00}");
        return (int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) ? PartialDate.ParseOrNull(string.Create(CultureInfo.InvariantCulture, $"{written}-{d:00}")) : null)
            ?? PartialDate.ParseOrNull(written) ?? PartialDate.ParseOrNull(year);
    }
}
