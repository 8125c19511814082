using Horizon.Graph.Store;
using Horizon.Graph.Store.Copy;
using Horizon.Graph.Store.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public sealed class StoreCopyTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-copy-");
    private Neo4jWire wire = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => wire = await Neo4jWire.StartAsync(rows: 3);

    public async ValueTask DisposeAsync()
    {
        await wire.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public Task AGraphGoesToNeo4jAndBackWithItsHistory() => StoreCopyFacts.GoesThereAndBackAsync(wire.Store, folder.FullName);

    [Fact]
    public Task AGraphMadeOnNeo4jGoesIntoAFile() => StoreCopyFacts.GoesIntoAFileAsync(wire.Store, folder.FullName);

    [Fact]
    public async Task AnExportForNeo4jIsWhole()
    {
        await using var store = SqliteGraphStore.Open(Path.Combine(folder.FullName, "graph.db"), new FakeTimeProvider(Start));
        await StoreCopyFacts.FillAsync(store);
        await StoreCopyFacts.ExportIsWholeAsync(store, Path.Combine(folder.FullName, "csv"));
    }

    [Fact]
    public async Task ACopyThatWasCutOffIsNotTakenForAGraph()
    {
        await using var source = SqliteGraphStore.Open(Path.Combine(folder.FullName, "graph.db"), new FakeTimeProvider(Start));
        await StoreCopyFacts.FillAsync(source);
        await Assert.ThrowsAsync<InvalidOperationException>(() => wire.Store.LoadAsync(Broken(source.RowsAsync(Stop)), Stop));
        await using var next = Neo4jWire.Open(wire.Server, []);
        Assert.Contains("was cut off", (await Assert.ThrowsAsync<StoreUnusableException>(() => next.StartAsync(Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACutOffCopyLeavesAFileEmpty()
    {
        await using var source = SqliteGraphStore.Open(Path.Combine(folder.FullName, "graph.db"), new FakeTimeProvider(Start));
        await StoreCopyFacts.FillAsync(source);
        await using var target = SqliteGraphStore.Open(Path.Combine(folder.FullName, "other", "graph.db"), new FakeTimeProvider(Start));
        await Assert.ThrowsAsync<InvalidOperationException>(() => target.LoadAsync(Broken(source.RowsAsync(Stop)), Stop));
        Assert.Equal(0, await target.SequenceAsync(Stop));
        Assert.Equal(1, await target.ApplyAsync(Set(New("NCT1")), Stop));
    }

    /// <summary>Two thirds of the rows, then a failure.</summary>
    private static async IAsyncEnumerable<StoreRow> Broken(IAsyncEnumerable<StoreRow> rows)
    {
        await foreach (var row in rows)
        {
            if (row.Section == "claims") throw new InvalidOperationException("cut");
            yield return row;
        }
    }
}
