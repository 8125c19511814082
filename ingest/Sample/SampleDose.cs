using System.Globalization;

namespace Horizon.Ingest.Sample;

/// <summary>A prescription of the sample: total and number of fractions are always both known.</summary>
/// <remarks>
/// <c>TotalGy</c>: In <paramref name="Unit"/>.<br/>
/// <c>Unit</c>: "Gy", or "GyRBE" for protons.
/// </remarks>
public sealed record SampleDose(decimal TotalGy, int Fractions, string Unit, int FractionsPerDay)
{
    /// <summary>Number of ways in which <see cref="Written"/> can put it.</summary>
    internal const int Notations = 6;

    /// <summary>Reads the tables' form: <c>60/20</c>, <c>50.4/28 rbe</c>, <c>45/30 bid</c>.</summary>
    internal static SampleDose Parse(string text)
    {
        var words = text.Split(' ');
        var parts = words[0].Split('/');
        return new SampleDose(
            decimal.Parse(parts[0], CultureInfo.InvariantCulture),
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            words.Contains("rbe") ? "GyRBE" : "Gy",
            words.Contains("bid") ? 2 : 1);
    }

    /// <summary>The prescription in one of the notations that protocols use.</summary>
    internal string Written(int notation)
    {
        var total = TotalGy.ToString("0.##", CultureInfo.InvariantCulture);
        if (Unit == "GyRBE")
        {
            return (notation % 3) switch
            {
                0 => $"{total} Gy(RBE) in {Fractions} fractions",
                1 => $"{total} Gy (RBE) / {Fractions} fractions",
                _ => $"{total} CGE in {Fractions} fractions",
            };
        }

        if (Fractions == 1)
        {
            return (notation % 3) switch
            {
                0 => $"{total} Gy in a single fraction",
                1 => $"{total} Gy in 1 fraction",
                _ => $"{total} Gy single fraction",
            };
        }

        if (FractionsPerDay == 2)
            return notation % 2 == 0 ? $"{total} Gy in {Fractions} fractions twice daily" : $"{total} Gy in {Fractions} fractions BID";

        var each = TotalGy / Fractions;
        var whole = decimal.Round(each, 2) == each;
        return (notation % Notations) switch
        {
            1 => $"{total}Gy/{Fractions}#",
            2 when whole => $"{Fractions} x {each.ToString("0.##", CultureInfo.InvariantCulture)} Gy",
            3 => $"{total} Gy/{Fractions}f",
            4 when whole => $"{total} Gy at {each.ToString("0.##", CultureInfo.InvariantCulture)} Gy per fraction",
            5 => $"{(TotalGy * 100).ToString("0", CultureInfo.InvariantCulture)} cGy in {Fractions} fractions",
            _ => $"{total} Gy in {Fractions} fractions",
        };
    }
}
