namespace Horizon.Search.Topics;

/// <summary>How far stated probabilities are from what comes true.</summary>
internal static class CalibrationError
{
    private const int Bins = 10;

    /// <summary>Expected calibration error over ten bins of equal width; 0 is perfect.</summary>
    public static double Of(IReadOnlyList<double[]> probabilities, IReadOnlyList<LabelTruth> truths)
    {
        var (stated, came, counts) = (new double[Bins], new double[Bins], new int[Bins]);
        for (var l = 0; l < probabilities.Count; l++)
        {
            for (var i = 0; i < probabilities[l].Length; i++)
            {
                if (!truths[l].Said[i]) continue;
                var bin = Math.Min(Bins - 1, (int)(probabilities[l][i] * Bins));
                stated[bin] += probabilities[l][i];
                came[bin] += truths[l].Holds[i] ? 1 : 0;
                counts[bin]++;
            }
        }
        return Enumerable.Range(0, Bins).Sum(b => Math.Abs(stated[b] - came[b])) / Math.Max(1, counts.Sum());
    }
}
