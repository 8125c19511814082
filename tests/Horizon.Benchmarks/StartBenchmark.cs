using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Vocabulary;
using Horizon.Ingest.Import;
using Horizon.Search.Follow;
using Horizon.Search.Index;

namespace Horizon.Benchmarks;

/// <summary>From starting the executable to a 200 of /health/ready, on a folder of many trials and, as the yardstick, on an empty one.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 5;

    public static async Task RunAsync(int trials, TimeProvider time)
    {
        var folder = Directory.CreateTempSubdirectory("horizon-bench-").FullName;
        try
        {
            await FillAsync(folder, trials, time);
            var empty = Path.Combine(folder, "empty");
            await StartAsync(empty, time);
            await StartAsync(Path.Combine(folder, "full"), time);
            var (full, none) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                none.Add(await StartAsync(empty, time));
                full.Add(await StartAsync(Path.Combine(folder, "full"), time));
            }
            full.Sort();
            none.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"start to ready, {trials} trials: median {full[Rounds / 2]:N2} s (worst {full[^1]:N2}); empty folder: median {none[Rounds / 2]:N2} s; ratio {full[Rounds / 2] / none[Rounds / 2]:N2}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task FillAsync(string folder, int trials, TimeProvider time)
    {
        var pages = Path.Combine(folder, "pages");
        // The smaller half of the real studies, so that the folder is made in minutes.
        var studies = TestData.Studies().OrderBy(s => s.Length).Take(500).ToList();
        TestData.WritePages(pages, TestData.Repeated(studies, trials), 1_000);
        await using var store = SqliteGraphStore.Open(Path.Combine(folder, "full", "horizon.db"), time);
        using var index = HorizonIndex.OpenWriter(Path.Combine(folder, "full", "index"), TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), time);
        using var follower = new IndexFollower(store, index);
        await new RecordIntake(store, time).ImportAsync([pages], null, null, CancellationToken.None);
        await follower.CatchUpAsync(CancellationToken.None);
        Directory.Delete(pages, recursive: true);
    }

    /// <summary>Starts a server on a folder and waits until it is ready; the caller ends it.</summary>
    internal static async Task<Process> ServeAsync(string data, int port)
    {
        var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "horizon"), ["serve", "--no-sample", "--data", data, "--urls", $"http://127.0.0.1:{port}"]) { RedirectStandardError = true })!;
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 2_000; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
                if (answer.StatusCode == HttpStatusCode.OK) return process;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not listening yet.
            }
            await Task.Delay(10);
        }
        process.Kill();
        throw new InvalidOperationException("The server did not become ready.");
    }

    private static async Task<double> StartAsync(string data, TimeProvider time)
    {
        var start = time.GetTimestamp();
        using var process = await ServeAsync(data, FreePort());
        var taken = time.GetElapsedTime(start).TotalSeconds;
        process.Kill();
        await process.WaitForExitAsync();
        return taken;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
