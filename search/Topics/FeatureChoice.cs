namespace Horizon.Search.Topics;

/// <summary>
/// The features that tell one label from the rest, each with its log-odds ratio: naive Bayes picks and scales, the linear model weighs
/// (Wang and Manning 2012). Made from the training rows alone.
/// </summary>
internal sealed class FeatureChoice
{
    private FeatureChoice(int[] features, float[] scales) => (Features, Scales) = (features, scales);

    /// <summary>Numbers of the chosen features, ascending.</summary>
    public int[] Features { get; }

    /// <summary>The log-odds ratio of each.</summary>
    public float[] Scales { get; }

    public static FeatureChoice Of(TrainingMatrix matrix, IReadOnlyList<int> rows, ReadOnlySpan<bool> holds, int group, int most)
    {
        var (with, without) = (new int[matrix.Keys.Length], new int[matrix.Keys.Length]);
        var positives = 0;
        foreach (var row in rows)
        {
            var counts = holds[row] ? with : without;
            if (holds[row]) positives++;
            foreach (var feature in matrix.Indices[row]) counts[feature]++;
        }
        var negatives = rows.Count - positives;
        var candidates = new List<(float Worth, int Feature, float Ratio)>();
        for (var f = 0; f < with.Length; f++)
        {
            if (FeatureBag.Group(matrix.Keys[f]) != group) continue;
            var stands = with[f] + without[f];
            if (stands < 2) continue;
            var ratio = (float)Math.Log((with[f] + 1.0) / (positives + 2) * (negatives + 2) / (without[f] + 1.0));
            if (ratio != 0) candidates.Add((Math.Abs(ratio) * MathF.Sqrt(stands), f, ratio));
        }
        candidates.Sort((a, b) => b.Worth != a.Worth ? b.Worth.CompareTo(a.Worth) : a.Feature.CompareTo(b.Feature));
        if (candidates.Count > most) candidates.RemoveRange(most, candidates.Count - most);
        candidates.Sort((a, b) => a.Feature.CompareTo(b.Feature));
        return new FeatureChoice([.. candidates.Select(c => c.Feature)], [.. candidates.Select(c => c.Ratio)]);
    }
}
