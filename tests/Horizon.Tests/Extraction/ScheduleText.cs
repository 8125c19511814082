using System.Globalization;
using Horizon.Graph.Extraction.Schedules;

namespace Horizon.Tests.Extraction;

/// <summary>The schedules that are read from a text, as "total/fractions/dose per fraction", one behind the other: "60/30/2 40-42.5/15-16/". What is not known is empty.</summary>
internal static class ScheduleText
{
    public static string Of(string text) => string.Join(
        ' ', ScheduleReader.Read(text).Select(s => $"{Ends(s.TotalDoseGy, s.TotalDoseMaxGy)}/{Ends(s.Fractions, s.FractionsMax)}/{Ends(s.DosePerFractionGy, s.DosePerFractionMaxGy)}"));

    private static string Ends(decimal? least, decimal? most) => (least, most) switch
    {
        (null, _) => "",
        (_, null) => least.Value.ToString(CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{least}-{most}"),
    };
}
