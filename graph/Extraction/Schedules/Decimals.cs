using System.Globalization;

namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Decimal arithmetic on numbers as they were written: the number of decimals says how exact they are.</summary>
internal static class Decimals
{
    /// <summary>Rounded half away from zero, without trailing zeros, so that 26.0 is written 26.</summary>
    public static decimal Tidy(decimal value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m;

    /// <summary>Half a unit in the last written decimal; a whole number is taken as exact.</summary>
    public static decimal HalfStep(decimal written) => written.Scale switch
    {
        0 => 0m,
        1 => 0.05m,
        2 => 0.005m,
        _ => 0.0005m,
    };

    public static bool TryParse(ReadOnlySpan<char> digits, out decimal value) =>
        decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
