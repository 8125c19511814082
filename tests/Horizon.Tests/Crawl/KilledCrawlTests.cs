using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Horizon.Graph.Store.Sqlite;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Crawl;

/// <summary>
/// Crawls of every source that are killed at random moments and run again end where unbroken ones end. HORIZON_KILLS sets how many kills (5 where it is absent),
/// HORIZON_KILLS_SEED the seed of their moments, which is printed.
/// </summary>
[Collection("Heap")]
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Moments that can be repeated are the point.")]
public sealed class KilledCrawlTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("HORIZON_KILLS"), CultureInfo.InvariantCulture, out var asked) ? asked : 5;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("HORIZON_KILLS_SEED"), CultureInfo.InvariantCulture, out var asked) ? asked : 20261123;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-kill-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task CrawlsThatAreKilledAnywhereEndAsUnbrokenOnes()
    {
        await using var servers = new CrawlServers();
        await servers.StartAsync(Path.Combine(folder.FullName, "recipe.json"));
        var watch = Stopwatch.StartNew();
        await WholeAsync(servers, "whole");
        var whole = watch.Elapsed;
        var expected = await DumpAsync("whole");
        var random = new Random(Seed);
        var (met, folders) = (0, 0);
        for (var attempt = 0; met < Kills; attempt++)
        {
            Assert.True(attempt < Kills * 10, $"only {met} of {attempt} kills met a running crawl");
            var command = attempt % 5 == 4 ? servers.Page : servers.All;
            using var crawl = Start(servers, command, $"broken{folders}");
            // The page's crawl is a short one; any moment of either is as likely.
            await Task.Delay((command == servers.Page ? TimeSpan.FromSeconds(1) : whole) * random.NextDouble(), Cancellation);
            if (await crawl.KillAsync(Cancellation))
            {
                met++;
                continue;
            }
            // It came to its end: the next kills meet a crawl from the beginning.
            await WholeAsync(servers, $"broken{folders}");
            Assert.Equal(expected, await DumpAsync($"broken{folders++}"));
        }
        output.WriteLine($"seed {Seed}: {met} kills met running crawls, {folders + 1} crawls came to their end; an unbroken one takes {whole.TotalSeconds:0.0} s");
        await WholeAsync(servers, $"broken{folders}");
        Assert.Equal(expected, await DumpAsync($"broken{folders}"));
        await using var store = Open($"broken{folders}");
        var runs = await store.LastRunsAsync(Cancellation);
        Assert.Equal(servers.Names.Order(StringComparer.Ordinal), runs.Select(r => r.Source).Where(s => s != "vocabulary").Order(StringComparer.Ordinal));
        Assert.All(runs.Where(r => r.Source != "vocabulary"), run => Assert.True(run.Complete, $"{run.Source}: {run.Remark}"));
    }

    [Fact]
    public async Task TwoProcessesThatCrawlDifferentSourcesFillOneStore()
    {
        await using var servers = new CrawlServers();
        await servers.StartAsync(Path.Combine(folder.FullName, "recipe.json"));
        await WholeAsync(servers, "whole");
        var names = servers.All[1..];
        using (var one = Start(servers, ["crawl", .. names.Where((_, i) => i % 2 == 0)], "both"))
        using (var other = Start(servers, ["crawl", .. names.Where((_, i) => i % 2 == 1)], "both"))
        using (var pages = Start(servers, servers.Page, "both"))
        {
            foreach (var crawl in new[] { one, other, pages }) Assert.True(await crawl.EndAsync(Cancellation) == 0, crawl.Errors);
        }
        Assert.Equal(await DumpAsync("whole"), await DumpAsync("both"));
    }

    /// <summary>Both commands to their end.</summary>
    private async Task WholeAsync(CrawlServers servers, string data)
    {
        foreach (var command in new[] { servers.All, servers.Page })
        {
            using var crawl = Start(servers, command, data);
            Assert.True(await crawl.EndAsync(Cancellation) == 0, crawl.Errors);
        }
    }

    private HorizonCommand Start(CrawlServers servers, string[] command, string data) => new(servers.Settings, [.. command, "--data", Path.Combine(folder.FullName, data)]);

    private SqliteGraphStore Open(string data) => SqliteGraphStore.Open(Path.Combine(folder.FullName, data, "horizon.db"), TimeProvider.System);

    private async Task<string> DumpAsync(string data)
    {
        await using var store = Open(data);
        var dump = await GraphDump.OfAsync(store, Cancellation);
        Assert.Contains("trial:ISRCTN", dump, StringComparison.Ordinal);
        return dump;
    }
}
