namespace Horizon.Search.Topics;

/// <summary>
/// The probability from which a text is given a label, so that F1 is best on scored examples. A label's own best is noisy where it has few
/// examples, so it is drawn to that of all labels together.
/// </summary>
internal static class Thresholds
{
    private const int Steps = 97;

    /// <summary>So many examples of a label count as much as those of all labels.</summary>
    private const double Shared = 100;

    /// <param name="probabilities">Of each label, of each text.</param>
    /// <param name="rows">The texts to choose on.</param>
    public static double[] Of(IReadOnlyList<double[]> probabilities, IReadOnlyList<LabelTruth> truths, IReadOnlyList<int> rows)
    {
        var counts = new (int Hit, int Given, int Held)[probabilities.Count][];
        var all = new (int Hit, int Given, int Held)[Steps];
        for (var label = 0; label < counts.Length; label++)
        {
            counts[label] = Count(probabilities[label], truths[label], rows);
            for (var s = 0; s < Steps; s++)
                all[s] = (all[s].Hit + counts[label][s].Hit, all[s].Given + counts[label][s].Given, all[s].Held + counts[label][s].Held);
        }
        var common = Best(all);
        return [.. counts.Select(c => ((c[0].Held * Best(c)) + (Shared * common)) / (c[0].Held + Shared))];
    }

    private static (int Hit, int Given, int Held)[] Count(double[] probabilities, LabelTruth truth, IReadOnlyList<int> rows)
    {
        var counts = new (int Hit, int Given, int Held)[Steps];
        foreach (var row in truth.Known(rows))
        {
            for (var s = 0; s < Steps; s++)
            {
                var given = probabilities[row] >= Value(s);
                counts[s] = (counts[s].Hit + (given && truth.Holds[row] ? 1 : 0), counts[s].Given + (given ? 1 : 0), counts[s].Held + (truth.Holds[row] ? 1 : 0));
            }
        }
        return counts;
    }

    /// <summary>The middle of the thresholds that do within a hundredth as well as the best: the best one alone is chance.</summary>
    private static double Best((int Hit, int Given, int Held)[] counts)
    {
        var f1 = counts.Select(c => c.Hit == 0 ? 0 : 2.0 * c.Hit / (c.Given + c.Held)).ToArray();
        var best = f1.Max();
        return best == 0 ? 0.5 : Enumerable.Range(0, Steps).Where(s => f1[s] >= best * 0.99).Average(Value);
    }

    private static double Value(int step) => 0.02 + (step * 0.01);
}
