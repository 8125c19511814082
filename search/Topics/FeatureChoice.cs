namespace Horizon.Search.Topics;

/// <summary>
/// The features that tell one label from the rest, each with its log-odds ratio: naive Bayes picks and scales, the linear model weighs
/// (Wang and Manning 2012). Made from the training rows alone.
/// </summary>
internal sealed class FeatureChoice
{
    private FeatureChoice(int[] features, float[] ratios) => (Features, Ratios) = (features, ratios);

    /// <summary>Numbers of the chosen features, ascending.</summary>
    public int[] Features { get; }

    /// <summary>The log-odds ratio of every feature of the matrix, chosen or not.</summary>
    public float[] Ratios { get; }

    /// <param name="stands">In how many of the rows each feature stands.</param>
    /// <param name="most">The most features of each group.</param>
    public static FeatureChoice Of(TrainingMatrix matrix, IReadOnlyList<int> rows, int[] stands, bool[] holds, IReadOnlyList<int> most)
    {
        var with = matrix.Stands(rows.Where(r => holds[r]));
        var positives = rows.Count(r => holds[r]);
        var negatives = rows.Count - positives;
        var ratios = new float[with.Length];
        var candidates = most.Select(_ => new List<(float Worth, int Feature)>()).ToArray();
        for (var f = 0; f < with.Length; f++)
        {
            if (stands[f] < 2) continue;
            var group = FeatureBag.Group(matrix.Keys[f]);
            if (group == FeatureKeys.MeaningGroup)
            {
                // A component stands in every text: all are taken, as they are.
                ratios[f] = 1;
                candidates[group].Add((0, f));
                continue;
            }
            ratios[f] = (float)Math.Log((with[f] + 1.0) / (positives + 2) * (negatives + 2) / (stands[f] - with[f] + 1.0));
            if (ratios[f] != 0) candidates[group].Add((Math.Abs(ratios[f]) * MathF.Sqrt(stands[f]), f));
        }
        var chosen = candidates.SelectMany((c, g) => c.OrderByDescending(f => f.Worth).ThenBy(f => f.Feature).Take(most[g]).Select(f => f.Feature));
        return new FeatureChoice([.. chosen.Order()], ratios);
    }
}
