namespace Horizon.Api.Evaluate.Check;

internal static class Intervals
{
    /// <summary>A measure over groups of cases: the 95 % interval of a seeded bootstrap over the groups (1,000 draws).</summary>
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
