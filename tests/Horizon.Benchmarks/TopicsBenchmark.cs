using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Horizon.Search.Topics;

namespace Horizon.Benchmarks;

/// <summary>
/// Training (cross-validated in five parts, then on all) and prediction of topics, beside scikit-learn on the same examples: abstracts labelled
/// with the hallmarks of cancer where they are, else made ones. Processor time is compared, since it does not depend on what else runs.
/// </summary>
internal static class TopicsBenchmark
{
    public static async Task RunAsync(TimeProvider time)
    {
        var examples = Examples();
        var (train, predict) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        TopicModel? model = null;
        for (var run = 0; run < 3; run++) train = Less(train, await CpuAsync(() => model = TopicTrainer.Train(examples, new TrainingOptions("benchmark"), null, default).Model, time));
        // More often: it is short, and the first rounds are run by code that is still being compiled.
        for (var run = 0; run < 12; run++) predict = Less(predict, await CpuAsync(() => { foreach (var e in examples) _ = model!.Predict(e.Text); }, time));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Horizon: training {train.TotalSeconds:0.00} s cpu, predicting {examples.Count} texts {predict.TotalSeconds:0.00} s cpu, micro-F1 {model!.Content.Scores.Micro.F1:0.000}"));
        if (await PeerAsync(examples) is not { } peer)
        {
            Console.WriteLine("scikit-learn is absent: skipped (Debian: apt-get install python3-sklearn).");
            return;
        }
        var (peerTrain, peerPredict) = (peer.GetProperty("trainCpuSeconds").GetDouble(), peer.GetProperty("predictCpuSeconds").GetDouble());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"scikit-learn: training {peerTrain:0.00} s cpu, predicting {peerPredict:0.00} s cpu, micro-F1 {peer.GetProperty("microF1").GetDouble():0.000}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"scikit-learn / Horizon: training {peerTrain / train.TotalSeconds:0.00}, prediction {peerPredict / predict.TotalSeconds:0.00} (1 or more: not slower)"));
    }

    private static async Task<TimeSpan> CpuAsync(Action work, TimeProvider time)
    {
        var measured = await Measured.OfAsync(() => { work(); return Task.CompletedTask; }, time);
        return TimeSpan.FromSeconds(measured.CpuSeconds);
    }

    private static TimeSpan Less(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static List<LabelledText> Examples()
    {
        var folder = Path.Combine(TestData.Real(), "..", "labelled", "hallmarks-of-cancer");
        return Directory.EnumerateFiles(Path.Combine(folder, "text"), "*.txt").Order(StringComparer.Ordinal).Select(path =>
        {
            var id = Path.GetFileNameWithoutExtension(path);
            var labels = File.ReadAllText(Path.Combine(folder, "labels", id + ".txt")).Split(["<", "AND"], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => l != "NULL").Select(l => l.Split("--")[0].Trim());
            return new LabelledText(id, File.ReadAllText(path), [.. labels.Distinct(StringComparer.Ordinal)]);
        }).ToList();
    }

    private static async Task<JsonElement?> PeerAsync(List<LabelledText> examples)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, examples.Select(e => JsonSerializer.Serialize(new { id = e.Id, text = e.Text, labels = e.Labels })));
            var script = Path.Combine(AppContext.BaseDirectory, "peers", "topics.py");
            // Debian's own python holds Debian's packages; another one that stands first on the path may not.
            var start = new ProcessStartInfo(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", [script, file]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode == 0) return JsonSerializer.Deserialize<JsonElement>(output);
            if (!(await errors).Contains("No module named", StringComparison.Ordinal)) Console.WriteLine(await errors);
            return null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
