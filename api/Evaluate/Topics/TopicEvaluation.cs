using Horizon.Search.Topics;
using Horizon.Search.Topics.WeakLabels;

namespace Horizon.Api.Evaluate.Topics;

/// <summary>How well topics and gap statements are told. Sets that are absent give no rows.</summary>
internal static class TopicEvaluation
{
    private const string Plain = "TF-IDF, logistic regression (scikit-learn), on the part kept back";

    /// <summary>As tests/Horizon.Benchmarks/peers/statements.py reads it.</summary>
    private const string PlainAlike = "TF-IDF, logistic regression (scikit-learn), on the same part";

    /// <param name="dataFolder">The folder that holds <c>labelled</c> and <c>real</c>.</param>
    public static async Task<IReadOnlyList<EvaluationRow>> RunAsync(string dataFolder, CancellationToken cancellation)
    {
        var rows = new List<EvaluationRow>();
        var hallmarks = Path.Combine(dataFolder, "labelled", "hallmarks-of-cancer");
        if (Directory.Exists(hallmarks)) Validated("hallmarks-of-cancer", TopicSets.Hallmarks(hallmarks), 0.741, rows, cancellation);
        var statements = Path.Combine(dataFolder, "labelled", "challenges-directions");
        if (Directory.Exists(statements)) Statements(statements, rows, cancellation);
        if (StudyExamples.Sets(dataFolder).All(Path.Exists)) await StudyTopicsAsync(dataFolder, rows, cancellation);
        return rows;
    }

    private static void Validated(string set, List<LabelledText> examples, double? baseline, List<EvaluationRow> rows, CancellationToken cancellation)
    {
        var content = TopicTrainer.Train(examples, new TrainingOptions(set), null, cancellation).Model.Content;
        var micro = content.Scores.Micro;
        rows.Add(new EvaluationRow(set, "micro-F1, cross-validated", micro.F1, examples.Count, micro.Low95, micro.High95, baseline, baseline is null ? null : Plain));
        foreach (var q in content.Labels.Select(l => l.Quality)) rows.Add(new EvaluationRow(set, $"F1 {q.Label}, cross-validated", q.F1, examples.Count, q.Low95, q.High95, null, null));
    }

    /// <summary>The built-in model, trained again as its card says; of each label also on the texts that lost the words by which a rule labelled them.</summary>
    private static async Task StudyTopicsAsync(string dataFolder, List<EvaluationRow> rows, CancellationToken cancellation)
    {
        const string Set = "study-topics (weak labels)";
        var examples = new List<LabelledText>();
        foreach (var (path, i) in StudyExamples.Sets(dataFolder).Select((p, i) => (p, i)))
            examples.AddRange((await StudyExamples.ReadAsync(path, cancellation)).Select(e => e with { Id = $"{i}-{e.Id}" }));
        var trained = TopicTrainer.Train(examples, StudyExamples.Training, null, cancellation);
        var content = trained.Model.Content;
        var micro = content.Scores.Micro;
        rows.Add(new EvaluationRow(Set, "micro-F1, cross-validated", micro.F1, examples.Count, micro.Low95, micro.High95, null, null));
        var without = examples.Where(e => WeakLabel.Hidden(e.Id[(e.Id.IndexOf('-', StringComparison.Ordinal) + 1)..])).ToList();
        foreach (var (label, l) in content.Labels.Select((label, l) => (label, l)))
        {
            var said = without.Where(e => Says(e, label.Id)).ToList();
            var q = TopicQuality.Micro([[.. said.Select(e => trained.HeldOut[e.Id][l] >= label.Threshold)]], [[.. said.Select(e => e.Labels.Contains(label.Id))]], label.Id);
            rows.Add(new EvaluationRow(Set, $"F1 {label.Id}, cross-validated", label.Quality.F1, examples.Count(e => Says(e, label.Id)), label.Quality.Low95, label.Quality.High95, null, null));
            rows.Add(new EvaluationRow(Set, $"F1 {label.Id}, without the rules' words", q.F1, said.Count, q.Low95, q.High95, null, null));
        }
    }

    private static bool Says(LabelledText example, string label) => example.Unsaid?.Contains(label) != true;

    /// <summary>Trained on the training part alone, measured on the validation part: the model that comes with Horizon learned from both.</summary>
    private static void Statements(string folder, List<EvaluationRow> rows, CancellationToken cancellation)
    {
        var model = TopicTrainer.Train(TopicSets.Statements(Path.Combine(folder, "train_set.csv")), new TrainingOptions("statements", Texts: TextKind.Sentence), null, cancellation).Model;
        var held = TopicSets.Statements(Path.Combine(folder, "val_set.csv"));
        foreach (var (label, baseline) in new[] { ("challenge", 0.642), ("direction", 0.466) })
        {
            var q = TopicQuality.Micro([[.. held.Select(e => model.Predict(e.Text).Any(t => t.Given && t.Id == label))]], [[.. held.Select(e => e.Labels.Contains(label))]], label);
            rows.Add(new EvaluationRow("challenges-directions", $"F1 {label}, validation part", q.F1, held.Count, q.Low95, q.High95, baseline, PlainAlike));
        }
    }
}
