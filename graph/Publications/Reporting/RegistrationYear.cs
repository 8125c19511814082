using System.Globalization;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>
/// The year in which a trial was registered, read from its number where the register counts up or writes the year into it. ClinicalTrials.gov and DRKS: the last number of each
/// year, to some hundreds (as the registers' own "first posted" dates tell).
/// </summary>
public static class RegistrationYear
{
    private const int Untold = 0;

    private static readonly (int Last, int Year)[] Nct =
    [
        (75_000, 2003), (100_000, 2004), (270_000, 2005), (415_000, 2006), (580_000, 2007), (815_000, 2008), (1_040_000, 2009), (1_270_000, 2010), (1_500_000, 2011), (1_755_000, 2012),
        (2_020_000, 2013), (2_330_000, 2014), (2_645_000, 2015), (3_005_000, 2016), (3_385_000, 2017), (3_790_000, 2018), (4_215_000, 2019), (4_685_000, 2020), (5_175_000, 2021), (5_665_000, 2022),
        (6_185_000, 2023),
    ];

    private static readonly (int Last, int Year)[] Drks =
    [
        (300, 2009), (690, 2010), (3_400, 2011), (4_600, 2012), (5_600, 2013), (7_400, 2014), (9_700, 2015), (11_500, 2016), (13_600, 2017), (16_500, 2018),
    ];

    /// <summary>Null where the number tells nothing (ISRCTN's are drawn by chance) or lies past the table.</summary>
    public static int? Of(string registration)
    {
        if (registration.StartsWith("NCT", StringComparison.Ordinal)) return Counted(registration.AsSpan(3), Nct);
        if (registration.StartsWith("DRKS", StringComparison.Ordinal)) return Counted(registration.AsSpan(4), Drks);
        var written = registration.StartsWith("ACTRN126", StringComparison.Ordinal) ? registration.AsSpan(8, Math.Min(2, registration.Length - 8))
            : registration.StartsWith("CTRI/20", StringComparison.Ordinal) ? registration.AsSpan(7, Math.Min(2, registration.Length - 7))
            : registration.StartsWith("20", StringComparison.Ordinal) && registration.Length > 4 && registration[4] == '-' ? registration.AsSpan(2, 2)
            : [];
        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && written.Length == 2 ? 2000 + year : null;
    }

    private static int? Counted(ReadOnlySpan<char> digits, (int Last, int Year)[] table)
    {
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var year = Array.Find(table, row => number <= row.Last).Year;
        return year == Untold ? null : year;
    }
}
