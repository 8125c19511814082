using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Horizon.Search.Topics;

/// <summary>
/// Logistic regression by ML.NET's L-BFGS over sparse rows. On one thread from zero weights, so that the same rows give the same weights.
/// </summary>
internal static class LinearFit
{
    /// <param name="Weights">One for each feature of the rows.</param>
    public readonly record struct Line(float[] Weights, float Bias);

    /// <summary>The least that a loss must fall by in an iteration, relatively.</summary>
    private const float Tolerance = 1e-4f;
    private const int MostIterations = 60;

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        public VBuffer<float> Features { get; set; }
    }

    /// <param name="width">How many features the rows have.</param>
    /// <param name="holds">Whether each row has the label. Rows with and without it count alike in sum, so that a rare label is learned.</param>
    public static Line Of(IReadOnlyList<(int[] Indices, float[] Values)> rows, IReadOnlyList<bool> holds, int width, float l1, float l2)
    {
        var positives = holds.Count(h => h);
        var (with, without) = (rows.Count / (2f * positives), rows.Count / (2f * (rows.Count - positives)));
        var data = new Row[rows.Count];
        for (var i = 0; i < data.Length; i++)
            data[i] = new Row { Label = holds[i], Weight = holds[i] ? with : without, Features = new VBuffer<float>(width, rows[i].Indices.Length, rows[i].Values, rows[i].Indices) };
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            ExampleWeightColumnName = nameof(Row.Weight),
            L1Regularization = l1,
            L2Regularization = l2,
            OptimizationTolerance = Tolerance,
            MaximumNumberOfIterations = MostIterations,
            NumberOfThreads = 1,
            HistorySize = 10,
        });
        var line = trainer.Fit(ml.Data.LoadFromEnumerable(data, schema)).Model.SubModel;
        return new Line([.. line.Weights], line.Bias);
    }
}
