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
        var choice = FeatureChoice.Of(matrix, rows, matrix.Stands(rows), holds, settings.Features);
        var chosen = Chosen(matrix, rows, choice);
        var held = rows.Select(r => holds[r]).ToArray();
        var weights = new double[choice.Features.Length];
        double bias = 0;
        foreach (var member in settings.Members)
        {
            var places = new int[weights.Length];
            var width = 0;
            for (var i = 0; i < places.Length; i++) places[i] = member.Groups.Contains(FeatureBag.Group(matrix.Keys[choice.Features[i]])) ? width++ : -1;
            if (width == 0) continue;
            var line = LinearFit.Of([.. chosen.Select(row => Of(row, places))], held, width, member.L1, member.L2);
            for (var i = 0; i < places.Length; i++)
            {
                if (places[i] >= 0) weights[i] += line.Weights[places[i]] * choice.Ratios[choice.Features[i]] / settings.Members.Count;
            }
            bias += line.Bias / settings.Members.Count;
        }
        return new LabelFit(choice.Features, [.. weights.Select(w => (float)w)], bias);
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

    /// <summary>Of each row the places of its chosen features, with their values times their ratio.</summary>
    private static (int[] Places, float[] Values)[] Chosen(TrainingMatrix matrix, IReadOnlyList<int> rows, FeatureChoice choice)
    {
        var places = new int[matrix.Keys.Length];
        for (var i = 0; i < choice.Features.Length; i++) places[choice.Features[i]] = i + 1;
        var made = new (int[], float[])[rows.Count];
        var (found, values) = (new List<int>(), new List<float>());
        for (var r = 0; r < made.Length; r++)
        {
            found.Clear();
            values.Clear();
            var (indices, all) = (matrix.Indices[rows[r]], matrix.Values[rows[r]]);
            for (var k = 0; k < indices.Length; k++)
            {
                if (places[indices[k]] == 0) continue;
                found.Add(places[indices[k]] - 1);
                values.Add(all[k] * choice.Ratios[indices[k]]);
            }
            made[r] = ([.. found], [.. values]);
        }
        return made;
    }

    private static (int[] Indices, float[] Values) Of((int[] Places, float[] Values) row, int[] places)
    {
        var (indices, values) = (new List<int>(row.Places.Length), new List<float>(row.Places.Length));
        for (var k = 0; k < row.Places.Length; k++)
        {
            if (places[row.Places[k]] < 0) continue;
            indices.Add(places[row.Places[k]]);
            values.Add(row.Values[k]);
        }
        return ([.. indices], [.. values]);
    }
}
