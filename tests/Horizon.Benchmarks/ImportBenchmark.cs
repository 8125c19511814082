using System.Globalization;
using System.Text.Json;
using Horizon.Graph.Identity;
using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Vocabulary;
using Horizon.Ingest.Import;
using Horizon.Search.Follow;
using Horizon.Search.Index;

namespace Horizon.Benchmarks;

/// <summary>Studies from files to a searchable graph, beside System.Text.Json alone over the same bytes.</summary>
internal static class ImportBenchmark
{
    private const int WarmUp = 2_000;
    private const int PageSize = 1_000;

    public static async Task RunAsync(int count, TimeProvider time)
    {
        var studies = TestData.Studies();
        var folder = Directory.CreateTempSubdirectory("horizon-bench-").FullName;
        try
        {
            await OnceAsync(folder, "warm", studies, WarmUp, time);
            var (bytes, taken, documents) = await OnceAsync(folder, "measured", studies, count, time);
            var yardstick = await Measured.OfAsync(() => ParseAlone(Path.Combine(folder, "measured-pages")), time);
            yardstick = await Measured.OfAsync(() => ParseAlone(Path.Combine(folder, "measured-pages")), time);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} studies, {bytes / 1e6:N0} MB, {Environment.ProcessorCount} cores, {documents} documents searchable"));
            Console.WriteLine($"import to graph and index  {taken.Words(count, bytes)}");
            Console.WriteLine($"System.Text.Json alone     {yardstick.Words(count, bytes)}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"ratio import : yardstick   {taken.Seconds / yardstick.Seconds:N1} wall, {taken.CpuSeconds / yardstick.CpuSeconds:N1} cpu; peak memory {Measured.PeakMegabytes():N0} MB; data folder {FolderBytes(Path.Combine(folder, "measured")) / 1e6:N0} MB"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(long Bytes, Measured Taken, int Documents)> OnceAsync(string folder, string name, List<byte[]> studies, int count, TimeProvider time)
    {
        var pages = Path.Combine(folder, name + "-pages");
        var bytes = TestData.WritePages(pages, TestData.Repeated(studies, count), PageSize);
        await using var store = SqliteGraphStore.Open(Path.Combine(folder, name, "horizon.db"), time);
        using var index = HorizonIndex.OpenWriter(Path.Combine(folder, name, "index"), TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), time);
        using var follower = new IndexFollower(store, index);
        var resolver = new IdentityResolver(store, time);
        var taken = await Measured.OfAsync(() => ImportAsync(store, resolver, follower, pages, time), time);
        return index.Documents == count ? (bytes, taken, index.Documents) : throw new InvalidOperationException($"{index.Documents} documents are searchable, not {count}.");
    }

    /// <summary>As the import command does it: what is one is found and indexed while records come in, and both catch up at the end.</summary>
    private static async Task ImportAsync(SqliteGraphStore store, IdentityResolver resolver, IndexFollower follower, string pages, TimeProvider time)
    {
        using var done = new CancellationTokenSource();
        var following = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await resolver.CatchUpAsync(CancellationToken.None);
                await follower.CatchUpAsync(CancellationToken.None);
                await Task.Delay(100);
            }
        });
        await new RecordIntake(store, time).ImportAsync([pages], null, null, CancellationToken.None);
        await done.CancelAsync();
        await following;
        await resolver.CatchUpAsync(CancellationToken.None);
        await follower.CatchUpAsync(CancellationToken.None);
    }

    private static Task ParseAlone(string pages) => Task.Run(() =>
    {
        foreach (var file in Directory.EnumerateFiles(pages)) Parse(File.ReadAllBytes(file));
    });

    private static void Parse(byte[] page)
    {
        using var document = JsonDocument.Parse(page);
        if (document.RootElement.GetProperty("studies").GetArrayLength() == 0) throw new InvalidOperationException("An empty page.");
    }

    private static long FolderBytes(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);
}
