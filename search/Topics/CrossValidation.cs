namespace Horizon.Search.Topics;

/// <summary>
/// Scores of every example by a model that did not learn from it. Calibration and threshold of a part come from the other parts' scores,
/// so no label of a text takes part in what is given to that text's score.
/// </summary>
internal sealed class CrossValidation
{
    private readonly int[] parts;
    private readonly IReadOnlyList<LabelTruth> truths;

    private CrossValidation(IReadOnlyList<LabelTruth> truths, int[] parts, double[][] scores)
    {
        (this.parts, this.truths, Scores) = (parts, truths, scores);
        var all = Enumerable.Range(0, parts.Length).ToArray();
        Calibrations = [.. truths.Select((t, l) => Calibrated(t, l, all))];
        ThresholdOf = Thresholds.Of([.. scores.Select((s, l) => s.Select(Calibrations[l].Probability).ToArray())], truths, all);
        Probabilities = [.. scores.Select(s => new double[s.Length])];
        Given = [.. scores.Select(s => new bool[s.Length])];
        for (var part = 0; part < Folds.Parts; part++) Judge(part);
        Labels = [.. truths.Select((t, l) => TopicQuality.Micro([Given[l]], [t.Holds], t.Label, [t.Said]))];
    }

    /// <summary>Of each label, of each example.</summary>
    public double[][] Scores { get; }

    /// <summary>Of each label, from all scores: what the model over all examples takes.</summary>
    public Calibration[] Calibrations { get; }

    public double[] ThresholdOf { get; }

    /// <summary>Calibrated on the other parts.</summary>
    public double[][] Probabilities { get; }

    public bool[][] Given { get; }

    public IReadOnlyList<TopicQuality> Labels { get; }

    public TopicQuality Micro => TopicQuality.Micro(Given, [.. truths.Select(t => t.Holds)], null, [.. truths.Select(t => t.Said)]);

    public static CrossValidation Of(TrainingMatrix matrix, IReadOnlyList<LabelTruth> truths, int[] parts, FitSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var scores = truths.Select(_ => new double[matrix.Rows]).ToArray();
        var done = 0;
        var within = Enumerable.Range(0, Folds.Parts).Select(p => Enumerable.Range(0, parts.Length).Where(i => parts[i] == p).ToArray()).ToArray();
        var outside = Enumerable.Range(0, Folds.Parts).Select(p => Enumerable.Range(0, parts.Length).Where(i => parts[i] != p).ToArray()).ToArray();
        Parallel.For(0, Folds.Parts * truths.Count, new ParallelOptions { CancellationToken = cancellation }, task =>
        {
            var (label, part) = (task / Folds.Parts, task % Folds.Parts);
            if (within[part].Length == 0) return;
            var found = LabelFit.Of(matrix, truths[label].Known(outside[part]), truths[label].Holds, settings).Scores(matrix, within[part]);
            for (var i = 0; i < found.Length; i++) scores[label][within[part][i]] = found[i];
            progress?.Report((double)Interlocked.Increment(ref done) / (Folds.Parts * truths.Count));
        });
        return new CrossValidation(truths, parts, scores);
    }

    /// <summary>Of some of the labels alone, by their places: the threshold that labels share is then theirs.</summary>
    public CrossValidation Of(IReadOnlyList<int> labels) => new([.. labels.Select(l => truths[l])], parts, [.. labels.Select(l => Scores[l])]);

    private Calibration Calibrated(LabelTruth truth, int label, IReadOnlyList<int> rows)
    {
        var known = truth.Known(rows);
        return Calibration.Of([.. known.Select(i => Scores[label][i])], [.. known.Select(i => truth.Holds[i])]);
    }

    private void Judge(int part)
    {
        var (others, own) = (new List<int>(), new List<int>());
        for (var i = 0; i < parts.Length; i++) (parts[i] == part ? own : others).Add(i);
        if (own.Count == 0 || others.Count == 0) return;
        var probabilities = new double[truths.Count][];
        for (var l = 0; l < truths.Count; l++)
        {
            var calibration = Calibrated(truths[l], l, others);
            probabilities[l] = [.. Scores[l].Select(calibration.Probability)];
            foreach (var i in own) Probabilities[l][i] = probabilities[l][i];
        }
        var thresholds = Thresholds.Of(probabilities, truths, others);
        for (var l = 0; l < truths.Count; l++)
        {
            foreach (var i in own) Given[l][i] = probabilities[l][i] >= thresholds[l];
        }
    }
}
