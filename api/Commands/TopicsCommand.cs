using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Horizon.Api.Data.Topics;
using Horizon.Api.Evaluate.Topics;
using Horizon.Search.Topics;
using Horizon.Search.Topics.Meaning;

namespace Horizon.Api.Commands;

/// <summary><c>topics train --from FILE.jsonl --out MODEL</c> and <c>topics predict --model MODEL --in FILE.jsonl</c></summary>
internal static class TopicsCommand
{
    private static readonly JsonSerializerOptions LineForm = new(SharedOptions.JsonForm) { WriteIndented = false };

    private static readonly Dictionary<string, Func<string, CancellationToken, Task<List<LabelledText>>>> Sets = new(StringComparer.Ordinal)
    {
        ["hallmarks-of-cancer"] = (path, _) => Task.FromResult(TopicSets.Hallmarks(path)),
        ["challenges-directions"] = (path, _) => Task.FromResult(TopicSets.Statements(path)),
        ["studies"] = StudyExamples.ReadAsync,
    };

    private sealed record Prediction(string Id, IReadOnlyList<PredictedTopic> Topics, IReadOnlyList<string> Labels);

    private sealed record PredictedTopic(string Id, double Probability);

    private sealed record Report(string Model, string DataSha256, int Examples, double Seconds, ModelScores Scores, IReadOnlyList<TopicQuality> Labels, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<string> Notices);

    private sealed record LeftOut(string Label, string Why);

    public static Command Create(SharedOptions shared, TimeProvider time) => new("topics", "Train a model of topics from your own examples; predict with it.")
    {
        Train(shared, time), Predict(), Examples(), Vectors(),
    };

    private static Command Train(SharedOptions shared, TimeProvider time)
    {
        var from = new Option<string>("--from") { Description = "Examples: lines {\"id\",\"text\",\"labels\":[...]}; - for standard input.", Required = true };
        var to = new Option<string>("--out") { Description = "The model file to write.", Required = true };
        var confidence = new Option<double>("--confidence") { Description = "The model says nothing of a topic less likely than this, 0 to 1.", DefaultValueFactory = _ => 0.2 };
        var sentences = new Option<bool>("--sentences") { Description = "Each text is one sentence." };
        var fewest = new Option<int>("--least-examples") { Description = "A label that fewer texts have, or lack, is left out.", DefaultValueFactory = _ => TopicTrainer.FewestExamples };
        var least = new Option<double>("--least-f1") { Description = "A label whose F1 in cross-validation is lower is left out, 0 to 1." };
        var seed = new Option<int>("--seed") { Description = "Chooses the parts of cross-validation.", DefaultValueFactory = _ => 1 };
        confidence.Validators.Add(r => { if (r.GetValue(confidence) is not (>= 0 and <= 1)) r.AddError("--confidence is a probability, 0 to 1."); });
        fewest.Validators.Add(r => { if (r.GetValue(fewest) < TopicTrainer.FewestExamples) r.AddError($"--least-examples is {TopicTrainer.FewestExamples} or more."); });
        least.Validators.Add(r => { if (r.GetValue(least) is not (>= 0 and <= 1)) r.AddError("--least-f1 is 0 to 1."); });
        var command = new Command("train", "Learns from labelled texts; prints precision, recall and F1 in cross-validation.") { from, to, confidence, fewest, least, seed, sentences };
        command.SetAction(async (parsed, cancellation) =>
        {
            var start = time.GetTimestamp();
            var path = parsed.GetRequiredValue(to);
            Write(() => MakeReady(path), path);
            var examples = await ReadAsync(parsed.GetRequiredValue(from), withLabels: true, cancellation);
            var options = new TrainingOptions(Path.GetFileNameWithoutExtension(path), parsed.GetValue(confidence), parsed.GetValue(seed), parsed.GetValue(sentences) ? TextKind.Sentence : TextKind.Document, parsed.GetValue(fewest), parsed.GetValue(least));
            var trained = TopicTrainer.Train(examples, options, new TrainingLine(time), cancellation);
            Write(() => TopicModelFile.Save(trained.Model, path), path);
            var content = trained.Model.Content;
            var report = new Report(path, content.DataSha256, content.Examples, Math.Round(time.GetElapsedTime(start).TotalSeconds, 2), content.Scores,
                [.. content.Labels.Select(l => l.Quality)], [.. trained.LeftOut.Select(l => new LeftOut(l.Label, l.Why))], trained.Notices);
            if (parsed.GetValue(shared.Json)) SharedOptions.WriteJson(report);
            else Print(report);
            return CommandLine.Code(true);
        });
        return command;
    }

    private static Command Predict()
    {
        var model = new Option<string>("--model") { Description = "A model file.", Required = true };
        var input = new Option<string>("--in") { Description = "Texts: lines {\"id\",\"text\"}; - for standard input.", Required = true };
        var command = new Command("predict", "Prints a line {\"id\",\"topics\":[{\"id\",\"probability\"}],\"labels\":[...]} for each text.") { model, input };
        command.SetAction(async (parsed, cancellation) =>
        {
            var path = parsed.GetRequiredValue(model);
            var trained = Opened(() => TopicModelFile.Load(path), path);
            await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
            foreach (var text in await ReadAsync(parsed.GetRequiredValue(input), withLabels: false, cancellation))
            {
                cancellation.ThrowIfCancellationRequested();
                var found = trained.Predict(text.Text);
                var line = new Prediction(text.Id, [.. found.Select(f => new PredictedTopic(f.Id, Math.Round(f.Probability, 6)))], [.. found.Where(f => f.Given).Select(f => f.Id)]);
                await output.WriteLineAsync(JsonSerializer.Serialize(line, LineForm));
            }
            return CommandLine.Code(true);
        });
        return command;
    }

    private static Command Examples()
    {
        var set = new Argument<string>("SET") { Description = string.Join(", ", Sets.Keys) + "." };
        set.AcceptOnlyFromAmong([.. Sets.Keys]);
        var from = new Option<string[]>("--from") { Description = "The set as its publisher gives it: a folder, or CSV files.", Required = true };
        var to = new Option<string>("--out") { Description = "The file of lines to write.", Required = true };
        var command = new Command("examples", "Makes examples of a published set, or of registry records.") { set, from, to };
        command.SetAction(async (parsed, cancellation) =>
        {
            var paths = parsed.GetRequiredValue(from);
            var examples = new List<LabelledText>();
            for (var i = 0; i < paths.Length; i++)
            {
                var read = await OpenedAsync(() => Sets[parsed.GetRequiredValue(set)](paths[i], cancellation), paths[i]);
                examples.AddRange(paths.Length > 1 ? read.Select(e => e with { Id = $"{i}-{e.Id}" }) : read);
            }
            var path = parsed.GetRequiredValue(to);
            await using var output = Opened(() => new StreamWriter(path), path);
            foreach (var example in examples) await output.WriteLineAsync(JsonSerializer.Serialize(example, LineForm).AsMemory(), cancellation);
            return CommandLine.Code(true);
        });
        return command;
    }

    private static Command Vectors()
    {
        var from = new Option<string[]>("--from") { Description = "Texts: lines {\"id\",\"text\"}." };
        var records = new Option<string[]>("--records") { Description = "Files or folders of records as sources deliver them." };
        var to = new Option<string>("--out") { Description = "The file of word vectors to write.", Required = true };
        var dimensions = new Option<int>("--dimensions") { Description = "Components of a vector, 10 to 500.", DefaultValueFactory = _ => 200 };
        var fewest = new Option<int>("--fewest") { Description = "A word must stand so often in the texts.", DefaultValueFactory = _ => 8 };
        var most = new Option<int>("--most") { Description = "So many words at most, the most frequent.", DefaultValueFactory = _ => 12_000 };
        dimensions.Validators.Add(r => { if (r.GetValue(dimensions) is not (>= 10 and <= 500)) r.AddError("--dimensions is 10 to 500."); });
        fewest.Validators.Add(r => { if (r.GetValue(fewest) < 1) r.AddError("--fewest is 1 or more."); });
        var command = new Command("vectors", "Learns from unlabelled texts which words are used alike, for models of sentences.") { from, records, to, dimensions, fewest, most };
        command.SetAction(async (parsed, cancellation) =>
        {
            var texts = await RecordTexts.ReadAsync(parsed.GetValue(records) ?? [], cancellation);
            foreach (var path in parsed.GetValue(from) ?? []) texts.AddRange((await ReadAsync(path, withLabels: false, cancellation)).Select(t => t.Text));
            var vectors = WordVectorLearner.Learn(texts, parsed.GetValue(dimensions), parsed.GetValue(fewest), parsed.GetValue(most), cancellation);
            var written = parsed.GetRequiredValue(to);
            Write(() => File.WriteAllBytes(written, vectors.ToFile()), written);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count:N0} texts; {vectors.Words.Count:N0} words of {vectors.Dimensions} components written to {written}. SHA-256 of the texts: {Hash(texts)}."));
            return CommandLine.Code(true);
        });
        return command;
    }

    private static string Hash(List<string> texts)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts) sha.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static async Task<List<LabelledText>> ReadAsync(string path, bool withLabels, CancellationToken cancellation)
    {
        using var reader = path == "-" ? Console.In : Opened(() => new StreamReader(path), path);
        var read = new List<LabelledText>();
        await foreach (var text in LabelledTextFile.ReadAsync(reader, path == "-" ? "standard input" : path, withLabels, cancellation)) read.Add(text);
        return read;
    }

    private static T Opened<T>(Func<T> open, string path) => OpenedAsync(() => Task.FromResult(open()), path).GetAwaiter().GetResult();

    private static async Task<T> OpenedAsync<T>(Func<Task<T>> open, string path)
    {
        try
        {
            return await open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CommandException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>A folder that is not there is more likely mistyped than meant, and is told before the training; only the data folder's own folder of models is made.</summary>
    private static void MakeReady(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (Path.GetFileName(folder) == TopicShelf.FolderName && Directory.Exists(Path.GetDirectoryName(folder))) Directory.CreateDirectory(folder);
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"there is no folder {folder}. Make it, or name another.");
    }

    private static void Write(Action write, string path)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{path} cannot be written: {e.Message}", e);
        }
    }

    private static void Print(Report report)
    {
        var width = Math.Max(12, report.Labels.Max(l => l.Label!.Length));
        Console.WriteLine($"{"label".PadRight(width)}  examples  precision  recall     F1  95 % interval of F1");
        foreach (var l in report.Labels) Line(l.Label!, l);
        Line("micro", report.Scores.Micro);
        Line("macro", report.Scores.Macro);
        foreach (var notice in report.Notices) Console.WriteLine(notice);
        foreach (var l in report.LeftOut) Console.WriteLine($"Left out: {l.Label} ({l.Why}).");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Cross-validated in {TopicTrainer.Parts} parts on {report.Examples} examples; calibration error {report.Scores.CalibrationError:0.000}. Written to {report.Model} in {report.Seconds:0.0} s."));

        void Line(string name, TopicQuality q) => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name.PadRight(width)}  {q.Examples,8}  {q.Precision,9:0.000}  {q.Recall,6:0.000}  {q.F1,5:0.000}  {q.Low95:0.000} to {q.High95:0.000}"));
    }

    /// <summary>How far training is, on standard error: every tenth.</summary>
    private sealed class TrainingLine(TimeProvider time) : IProgress<double>
    {
        private readonly Lock gate = new();
        private readonly long start = time.GetTimestamp();
        private int shown;

        public void Report(double value)
        {
            lock (gate)
            {
                var tenth = (int)(value * 10);
                if (tenth <= shown) return;
                shown = tenth;
                var seconds = time.GetElapsedTime(start).TotalSeconds;
                // Short work needs no line.
                if (seconds >= 2) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"training: {tenth * 10} %, about {seconds * (1 - value) / value:0} s left"));
            }
        }
    }
}
