namespace Horizon.Search.Topics;

/// <summary>
/// Scores of every example by a model that did not learn from it. Calibration and threshold of a part come from the other parts' scores,
/// so no label of a text takes part in what is given to that text's score.
/// </summary>
internal sealed class CrossValidation
{
    private readonly int[] parts;
    private readonly bool[][] holds;

    private CrossValidation(IReadOnlyList<string> labels, int[] parts, bool[][] holds, double[][] scores)
    {
        (this.parts, this.holds, Scores) = (parts, holds, scores);
        var all = Enumerable.Range(0, parts.Length).ToArray();
        Calibrations = [.. holds.Select((h, l) => Calibration.Of(scores[l], h))];
        ThresholdOf = Thresholds.Of([.. scores.Select((s, l) => s.Select(Calibrations[l].Probability).ToArray())], holds, all);
        Probabilities = [.. scores.Select(s => new double[s.Length])];
        Given = [.. scores.Select(s => new bool[s.Length])];
        for (var part = 0; part < Folds.Parts; part++) Judge(part);
        Labels = [.. labels.Select((l, i) => TopicQuality.Micro([Given[i]], [holds[i]], l))];
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

    public TopicQuality Micro => TopicQuality.Micro(Given, holds);

    public static CrossValidation Of(TrainingMatrix matrix, IReadOnlyList<string> labels, bool[][] holds, int[] parts, FitSettings settings, IProgress<double>? progress, CancellationToken cancellation)
    {
        var scores = holds.Select(_ => new double[matrix.Rows]).ToArray();
        var done = 0;
        var within = Enumerable.Range(0, Folds.Parts).Select(p => Enumerable.Range(0, parts.Length).Where(i => parts[i] == p).ToArray()).ToArray();
        var outside = Enumerable.Range(0, Folds.Parts).Select(p => Enumerable.Range(0, parts.Length).Where(i => parts[i] != p).ToArray()).ToArray();
        var stands = outside.Select(matrix.Stands).ToArray();
        Parallel.For(0, Folds.Parts * labels.Count, new ParallelOptions { CancellationToken = cancellation }, task =>
        {
            var (label, part) = (task / Folds.Parts, task % Folds.Parts);
            if (within[part].Length == 0) return;
            var found = LabelFit.Of(matrix, outside[part], stands[part], holds[label], settings).Scores(matrix, within[part]);
            for (var i = 0; i < found.Length; i++) scores[label][within[part][i]] = found[i];
            progress?.Report((double)Interlocked.Increment(ref done) / (Folds.Parts * labels.Count));
        });
        return new CrossValidation(labels, parts, holds, scores);
    }

    private void Judge(int part)
    {
        var (others, own) = (new List<int>(), new List<int>());
        for (var i = 0; i < parts.Length; i++) (parts[i] == part ? own : others).Add(i);
        if (own.Count == 0 || others.Count == 0) return;
        var probabilities = new double[holds.Length][];
        for (var l = 0; l < holds.Length; l++)
        {
            var calibration = Calibration.Of([.. others.Select(i => Scores[l][i])], [.. others.Select(i => holds[l][i])]);
            probabilities[l] = [.. Scores[l].Select(calibration.Probability)];
            foreach (var i in own) Probabilities[l][i] = probabilities[l][i];
        }
        var thresholds = Thresholds.Of(probabilities, holds, others);
        for (var l = 0; l < holds.Length; l++)
        {
            foreach (var i in own) Given[l][i] = probabilities[l][i] >= thresholds[l];
        }
    }
}
