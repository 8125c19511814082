using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using Horizon.Graph.Identity;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Vocabulary;
using Horizon.Ingest.Import;
using Horizon.Search.Follow;
using Horizon.Search.Index;

namespace Horizon.Benchmarks;

/// <summary>
/// POST /api/check of questions written from trials, over HTTP on loopback, in a folder of generated trials; beside it the cheapest answer that the same
/// server gives, and the processor time that a check takes. The trials are made by seeded resampling of the real studies' sentences, so that no two are alike.
/// </summary>
internal static class CheckBenchmark
{
    // A server's first hundreds of questions wait for code that is still being compiled and for words that were never asked for.
    private const int Warm = 500;
    private const int Asked = 200;
    private const int Seed = 20261125;

    public static async Task RunAsync(int trials, TimeProvider time)
    {
        var folder = Folder();
        var data = await FilledAsync(folder, trials, time);
        var questions = new GeneratedTrials(Seed).Questions(Warm + Asked);
        var port = StartBenchmark.FreePort();
        using var process = await StartBenchmark.ServeAsync(data, port);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            foreach (var question in questions.Take(Warm)) await AskAsync(http, question);
            var (taken, cheap) = (new List<double>(), new List<double>());
            process.Refresh();
            var cpu = process.TotalProcessorTime;
            foreach (var question in questions.Skip(Warm))
            {
                var start = time.GetTimestamp();
                await AskAsync(http, question);
                taken.Add(time.GetElapsedTime(start).TotalMilliseconds);
            }
            process.Refresh();
            var cpuEach = (process.TotalProcessorTime - cpu).TotalMilliseconds / Asked;
            for (var i = 0; i < Asked; i++)
            {
                var start = time.GetTimestamp();
                using var answer = await http.GetAsync(new Uri("/health/live", UriKind.Relative));
                cheap.Add(time.GetElapsedTime(start).TotalMilliseconds);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"check, {trials} trials: {Percentiles(taken)}; processor time {cpuEach:N1} ms each; cheapest answer {Percentiles(cheap)}"));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            Leave(folder);
        }
    }

    /// <summary>HORIZON_BENCH_FOLDER where it is set: what is there is used again, and stays.</summary>
    internal static string Folder() => Environment.GetEnvironmentVariable("HORIZON_BENCH_FOLDER") ?? Directory.CreateTempSubdirectory("horizon-bench-").FullName;

    internal static void Leave(string folder)
    {
        if (Environment.GetEnvironmentVariable("HORIZON_BENCH_FOLDER") is null) Directory.Delete(folder, recursive: true);
    }

    private static async Task AskAsync(HttpClient http, object question)
    {
        using var answer = await http.PostAsJsonAsync(new Uri("/api/check", UriKind.Relative), question);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>A data folder of so many generated trials.</summary>
    internal static async Task<string> FilledAsync(string folder, int trials, TimeProvider time)
    {
        var data = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"full-{trials}"));
        if (Directory.Exists(data))
        {
            await using var kept = SqliteGraphStore.Open(Path.Combine(data, "horizon.db"), time);
            await MarkAsComparedAsync(kept);
            return data;
        }
        var generated = new GeneratedTrials(Seed);
        var pages = Path.Combine(folder, "pages");
        Directory.CreateDirectory(data);
        TestData.WritePages(pages, Enumerable.Range(0, trials).Select(i => Encoding.UTF8.GetBytes(generated.Next(i))), 1_000);
        await using var store = SqliteGraphStore.Open(Path.Combine(data, "horizon.db"), time);
        using var index = HorizonIndex.OpenWriter(Path.Combine(data, "index"), TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), time);
        using var follower = new IndexFollower(store, index);
        await new RecordIntake(store, time).ImportAsync([pages], null, null, CancellationToken.None);
        await follower.CatchUpAsync(CancellationToken.None);
        Directory.Delete(pages, recursive: true);
        await MarkAsComparedAsync(store);
        return data;
    }

    /// <summary>
    /// Answers are measured as they are once a folder has been compared: a server would else compare for an hour, on all cores, generated trials that are ever so like each other.
    /// </summary>
    internal static async Task MarkAsComparedAsync(SqliteGraphStore store)
    {
        var reached = await store.SequenceAsync(CancellationToken.None);
        await store.SetNoteAsync(IdentityResolver.NoteName, string.Create(CultureInfo.InvariantCulture, $"{PairRules.Version}:{reached}"), CancellationToken.None);
    }

    private static string Percentiles(List<double> taken)
    {
        taken.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {taken[taken.Count / 2]:N1} ms p95 {taken[taken.Count * 95 / 100]:N1} ms max {taken[^1]:N1} ms");
    }
}
