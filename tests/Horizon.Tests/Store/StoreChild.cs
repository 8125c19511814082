using System.Diagnostics;
using System.Globalization;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

/// <summary>
/// What a second process does to a store. The tests start this executable again with one of these methods and the store's file in the environment;
/// being explicit, they do not run by themselves.
/// </summary>
public sealed class StoreChild
{
    public const int Records = 20;
    private const string PathVariable = "HORIZON_TEST_STORE";

    private static string StorePath => Environment.GetEnvironmentVariable(PathVariable) ?? throw new InvalidOperationException($"{PathVariable} names no file.");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Process Start(string method, string path)
    {
        var executable = Path.ChangeExtension(typeof(StoreChild).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        var start = new ProcessStartInfo(executable, ["-method", $"{typeof(StoreChild).FullName}.{method}", "-explicit", "only", "-noColor"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[PathVariable] = path;
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("TESTINGPLATFORM_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    /// <summary>Adds one to a record's number fifty times, whoever else does.</summary>
    [Fact(Explicit = true)]
    public async Task CountsToFifty()
    {
        await using var store = SqliteGraphStore.Open(StorePath, TimeProvider.System);
        for (var done = 0; done < 50;)
        {
            try
            {
                await GraphStoreContract.CountUp(store, "NCT1", Stop);
                done++;
            }
            catch (StaleRecordException)
            {
                // Another was quicker: read again.
            }
        }
    }

    /// <summary>Changes twenty records at once, again and again, until it is killed.</summary>
    [Fact(Explicit = true)]
    public async Task WritesUntilKilled()
    {
        await using var store = SqliteGraphStore.Open(StorePath, TimeProvider.System);
        var keys = Enumerable.Range(0, Records).Select(i => Key($"NCT{i}")).ToList();
        while (true)
        {
            var title = (await store.SequenceAsync(Stop) + 1).ToString(CultureInfo.InvariantCulture);
            var stored = await store.RecordsAsync(keys, Stop);
            await store.ApplyAsync(Set([.. keys.Select(k => Next(stored[k], title, 1, TestsEdge(k.Id, "hub", title)))]), Stop);
        }
    }
}
