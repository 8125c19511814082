namespace Horizon.Api.Evaluate.Retrieval;

/// <summary>How far a mean would move had other questions been asked (Efron 1979).</summary>
internal static class Bootstrap
{
    private const int Samples = 2000;
    private const int Seed = 20261125;

    /// <summary>The middle 95 % of the means of 2,000 seeded samples with replacement. The values are in a fixed order; at least one.</summary>
    public static (double Low, double High) Mean95(IReadOnlyList<double> values)
    {
#pragma warning disable CA5394 // A seeded sample guards nothing.
        var random = new Random(Seed);
        var means = new double[Samples];
        for (var s = 0; s < Samples; s++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Count; i++) sum += values[random.Next(values.Count)];
            means[s] = sum / values.Count;
        }
#pragma warning restore CA5394

        Array.Sort(means);
        return (means[(int)(Samples * 0.025)], means[(int)(Samples * 0.975) - 1]);
    }
}
