namespace Horizon.Api.Evaluate;

/// <summary>Intervals of shares.</summary>
internal static class Interval
{
    private const double Z = 1.959964;

    /// <summary>Wilson's 95 % interval of a share of <paramref name="n"/> items (Wilson, JASA 1927, 22:209); 0 to 1 where there are none.</summary>
    public static (double Low, double High) Wilson(int successes, int n)
    {
        if (n == 0) return (0, 1);
        var p = (double)successes / n;
        var middle = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4.0 * n * n)));
        return (Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
