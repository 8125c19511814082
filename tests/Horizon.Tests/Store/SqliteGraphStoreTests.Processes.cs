using System.Diagnostics;
using System.Globalization;
using Horizon.Graph.Store.Sqlite;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public sealed partial class SqliteGraphStoreTests
{
    [Fact]
    public async Task TwoProcessesAndThisOneLoseNoUpdate()
    {
        await Apply(New("NCT1", "0"));
        var children = new[] { StoreChild.Start(nameof(StoreChild.CountsToFifty), Sqlite.Path), StoreChild.Start(nameof(StoreChild.CountsToFifty), Sqlite.Path) };
        var own = 0;
        while (children.Any(c => !c.HasExited) && own < 500)
        {
            try
            {
                await CountUp(Store, "NCT1", Stop);
                own++;
            }
            catch (Horizon.Graph.Store.StaleRecordException)
            {
                // A child was quicker.
            }
            await Task.Delay(5, Stop);
        }
        foreach (var child in children)
        {
            var said = await child.StandardOutput.ReadToEndAsync(Stop);
            await child.WaitForExitAsync(Stop);
            Assert.True(child.ExitCode == 0, said);
            child.Dispose();
        }
        Assert.Equal((own + 100).ToString(CultureInfo.InvariantCulture), (await NodeOf("trial:NCT1"))!.Label);
        Assert.Equal(own + 101, await Store.SequenceAsync(Stop));
        Assert.Equal(own + 101, (await Record("NCT1")).Revision);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(73)]
    [InlineData(211)]
    public async Task AWriterThatIsKilledLeavesAWholeStore(int milliseconds)
    {
        var path = PathOf("killed");
        using (var child = StoreChild.Start(nameof(StoreChild.WritesUntilKilled), path))
        {
            await using (var watcher = SqliteGraphStore.Open(path, Time))
            {
                var waited = Stopwatch.StartNew();
                while (await watcher.SequenceAsync(Stop) < 5 && waited.Elapsed < TimeSpan.FromMinutes(2) && !child.HasExited) await Task.Delay(10, Stop);
                Assert.False(child.HasExited, child.HasExited ? await child.StandardOutput.ReadToEndAsync(Stop) : null);
            }
            await Task.Delay(milliseconds, Stop);
            child.Kill();
            await child.WaitForExitAsync(Stop);
        }
        await using var store = SqliteGraphStore.Open(path, Time);
        Assert.Equal(["ok"], Sql(store, "PRAGMA integrity_check"));
        var last = await store.SequenceAsync(Stop);
        Assert.InRange(last, 5, long.MaxValue);
        var ids = Enumerable.Range(0, StoreChild.Records).Select(i => $"trial:NCT{i}").ToList();
        var nodes = await store.NodesAsync(ids, null, Stop);
        Assert.Equal(ids.Select(_ => last.ToString(CultureInfo.InvariantCulture)), ids.Select(id => nodes[id].Label));
        Assert.All(ids, id => Assert.Equal(last, Assert.Single(nodes[id].Claims).Held.From));
        Assert.Equal(StoreChild.Records + 1, (await store.ChangesAsync(last - 1, 1, Stop)).Count);
        Assert.All(await store.EdgesAsync(["technique:hub"], null, 100, null, Stop), e => Assert.Equal(last, Assert.Single(e.Assertions).Held.From));
        Assert.Equal((StoreChild.Records, 1, StoreChild.Records), ((await store.CountsAsync(Stop)).Nodes, (await store.CountsAsync(Stop)).Mentioned, (await store.CountsAsync(Stop)).Edges));
        Assert.Equal(last + 1, await store.ApplyAsync(Set(New("NCT999")), Stop));
    }
}
