using System.Globalization;

namespace Horizon.Search.Topics;

/// <summary>The weights of one label over a matrix's features: the mean of several linear models, which is one again.</summary>
internal sealed record LabelFit(int[] Features, float[] Weights, double Bias)
{
    /// <param name="rows">The rows to learn from.</param>
    public static LabelFit Of(TrainingMatrix matrix, IReadOnlyList<int> rows, bool[] holds, FitSettings settings)
    {
        var positives = rows.Count(r => holds[r]);
        // Without one example of either kind nothing can be told apart: the score is the same for every text.
        if (positives == 0 || positives == rows.Count) return new LabelFit([], [], positives == 0 ? -2 : 2);
        var ratios = FeatureChoice.Of(matrix, rows, holds, settings.Features);
        var held = rows.Select(r => holds[r]).ToArray();
        var weights = new SortedDictionary<int, float>();
        double bias = 0;
        foreach (var member in settings.Members)
        {
            var features = ratios.Features.Where(f => member.Groups.Contains(FeatureBag.Group(matrix.Keys[f]))).ToArray();
            if (features.Length == 0) continue;
            var places = new int[matrix.Keys.Length];
            for (var i = 0; i < features.Length; i++) places[features[i]] = i + 1;
            var line = LinearFit.Of([.. rows.Select(r => Row(matrix, r, places, ratios.Ratios))], held, features.Length, member.L1, member.L2);
            for (var i = 0; i < features.Length; i++)
                weights[features[i]] = weights.GetValueOrDefault(features[i]) + (line.Weights[i] * ratios.Ratios[features[i]] / settings.Members.Count);
            bias += line.Bias / settings.Members.Count;
        }
        return new LabelFit([.. weights.Keys], [.. weights.Values], bias);
    }

    /// <summary>With weights of four figures, as the file holds them.</summary>
    public LabelFit Rounded()
    {
        var kept = Enumerable.Range(0, Features.Length).Select(i => (Feature: Features[i], Weight: Round(Weights[i]))).Where(w => w.Weight != 0).ToArray();
        return new LabelFit([.. kept.Select(k => k.Feature)], [.. kept.Select(k => k.Weight)], Bias);
    }

    private static float Round(float weight) => float.Parse(weight.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The scores of rows, in the order given.</summary>
    public double[] Scores(TrainingMatrix matrix, IReadOnlyList<int> rows)
    {
        var dense = new float[matrix.Keys.Length];
        for (var i = 0; i < Features.Length; i++) dense[Features[i]] = Weights[i];
        var scores = new double[rows.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            var (indices, values) = (matrix.Indices[rows[i]], matrix.Values[rows[i]]);
            var sum = Bias;
            for (var k = 0; k < indices.Length; k++) sum += (double)dense[indices[k]] * values[k];
            scores[i] = sum;
        }
        return scores;
    }

    private static (int[] Indices, float[] Values) Row(TrainingMatrix matrix, int row, int[] places, float[] ratios)
    {
        var (indices, values) = (new List<int>(), new List<float>());
        for (var k = 0; k < matrix.Indices[row].Length; k++)
        {
            var place = places[matrix.Indices[row][k]] - 1;
            if (place < 0) continue;
            indices.Add(place);
            values.Add(matrix.Values[row][k] * ratios[matrix.Indices[row][k]]);
        }
        return ([.. indices], [.. values]);
    }
}
