namespace Horizon.Api.Evaluate.Check;

internal static class Intervals
{
    private const double Z = 1.959964;

    /// <summary>A share with its 95 % interval (Wilson 1927).</summary>
    public static EvaluationRow Share(string set, string measure, int right, int n, double? baseline = null, string? baselineName = null)
    {
        if (n == 0) return new EvaluationRow(set, measure, 0, 0, 0, 1, baseline, baselineName);
        var p = (double)right / n;
        var centre = (p + (Z * Z / (2 * n))) / (1 + (Z * Z / n));
        var half = Z / (1 + (Z * Z / n)) * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4.0 * n * n)));
        return new EvaluationRow(set, measure, Math.Round(p, 4), n, Math.Round(Math.Max(0, centre - half), 4), Math.Round(Math.Min(1, centre + half), 4), baseline, baselineName);
    }

    /// <summary>A mean over groups of cases, with the interval of a seeded bootstrap over the groups (1,000 draws).</summary>
    public static (double Low, double High) Bootstrap<T>(IReadOnlyList<IReadOnlyList<T>> groups, Func<IReadOnlyList<T>, double> measure, int seed)
    {
        const int Draws = 1000;
        var chance = new Random(seed);
        var drawn = new double[Draws];
        for (var i = 0; i < Draws; i++) drawn[i] = measure([.. Enumerable.Range(0, groups.Count).SelectMany(_ => groups[chance.Next(groups.Count)])]);
        Array.Sort(drawn);
        return (Math.Round(drawn[Draws / 40], 4), Math.Round(drawn[Draws - 1 - (Draws / 40)], 4));
    }
}
