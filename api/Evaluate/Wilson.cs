namespace Horizon.Api.Evaluate;

/// <summary>The 95 % interval of a share (Wilson, J Am Stat Assoc 1927).</summary>
internal static class Wilson
{
    private const double Z = 1.959964;

    /// <summary>0 to 1 where nothing was judged.</summary>
    public static (double Low, double High) Of(long hits, long n)
    {
        if (n == 0) return (0, 1);
        var share = hits / (double)n;
        var spread = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4.0 * n * n)));
        return ((share + (Z * Z / (2 * n)) - spread) / (1 + (Z * Z / n)), (share + (Z * Z / (2 * n)) + spread) / (1 + (Z * Z / n)));
    }

    public static EvaluationRow Row(string set, string measure, long hits, long n, double? baseline = null, string? baselineName = null)
    {
        var (low, high) = Of(hits, n);
        return new EvaluationRow(set, measure, n == 0 ? 0 : Math.Round(hits / (double)n, 4), (int)n, Math.Round(low, 4), Math.Round(high, 4), baseline, baselineName);
    }
}
