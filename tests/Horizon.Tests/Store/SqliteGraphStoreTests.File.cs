using System.Globalization;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Microsoft.Data.Sqlite;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public sealed partial class SqliteGraphStoreTests
{
    [Fact]
    public async Task TheFolderIsMadeWhereItIsAbsent()
    {
        var path = Path.Combine(folder.FullName, "a", "b", "graph.db");
        await using var store = SqliteGraphStore.Open(path, Time);
        Assert.True(File.Exists(path));
        Assert.Equal((path, "sqlite"), (store.Path, store.Kind));
    }

    [Fact]
    public async Task TheStoreOutlivesItsProcess()
    {
        await using (var first = SqliteGraphStore.Open(PathOf("kept"), Time)) await first.ApplyAsync(Set(New("NCT1")), Stop);
        await using var second = SqliteGraphStore.Open(PathOf("kept"), Time);
        Assert.Equal("one", (await second.NodesAsync(["trial:NCT1"], null, Stop))["trial:NCT1"].Label);
        Assert.Equal(2, await second.ApplyAsync(Set(New("NCT2")), Stop));
    }

    [Fact]
    public async Task ManyMayOpenANewFileAtOnce()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SqliteGraphStore.Open(PathOf("new"), Time), Stop)));
        foreach (var (store, i) in stores.Select((s, i) => (s, i))) await store.ApplyAsync(Set(New($"NCT{i}")), Stop);
        Assert.Equal(8, await stores[0].SequenceAsync(Stop));
        foreach (var store in stores) await store.DisposeAsync();
    }

    [Fact]
    public async Task AStoreOfANewerFormIsLeftAloneAndNamed()
    {
        await Apply(New("NCT1"));
        var version = int.Parse(Sql(Sqlite, "PRAGMA user_version")[0]!, CultureInfo.InvariantCulture);
        Sql(Sqlite, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version + 1}"));
        await Store.DisposeAsync();
        var before = await File.ReadAllBytesAsync(Sqlite.Path, Stop);
        var refused = Assert.Throws<StoreUnusableException>(() => SqliteGraphStore.Open(Sqlite.Path, Time));
        Assert.Contains("newer Horizon", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(Sqlite.Path, Stop));
    }

    [Fact]
    public void AnotherProgramsDatabaseIsLeftAloneAndNamed()
    {
        var path = Path.Combine(folder.FullName, "other.db");
        using (var other = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE theirs(x)";
            command.ExecuteNonQuery();
        }
        var before = File.ReadAllBytes(path);
        Assert.Contains("another program's", Assert.Throws<StoreUnusableException>(() => SqliteGraphStore.Open(path, Time)).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task AFileOfGarbageIsNamedAndKept(int intact)
    {
        await Apply(New("NCT1"));
        await Store.DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(Sqlite.Path, Stop);
        for (var i = intact; i < bytes.Length; i++) bytes[i] = (byte)((i * 131) + (i >> 7) + 7);
        await File.WriteAllBytesAsync(Sqlite.Path, bytes, Stop);
        var unusable = Assert.Throws<StoreUnusableException>(() => SqliteGraphStore.Open(Sqlite.Path, Time));
        Assert.Contains("restore a backup", unusable.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Sqlite.Path, Stop));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public async Task ATruncatedFileIsNamedAndKept(double share)
    {
        await Apply([.. Enumerable.Range(0, 300).Select(i => New($"NCT{i}"))]);
        await Store.DisposeAsync();
        using (var file = File.OpenWrite(Sqlite.Path)) file.SetLength((long)(file.Length * share));
        var unusable = Assert.Throws<StoreUnusableException>(() => SqliteGraphStore.Open(Sqlite.Path, Time));
        Assert.Contains(Sqlite.Path, unusable.Message, StringComparison.Ordinal);
        Assert.Contains("restore a backup", unusable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APageThatWentBadLaterIsNamedWhenItIsRead()
    {
        await Apply([.. Enumerable.Range(0, 300).Select(i => New($"NCT{i}"))]);
        await Store.DisposeAsync();
        var bytes = await File.ReadAllBytesAsync(Sqlite.Path, Stop);
        bytes.AsSpan(bytes.Length / 2).Fill(0xA5);
        await File.WriteAllBytesAsync(Sqlite.Path, bytes, Stop);
        await Assert.ThrowsAsync<StoreUnusableException>(async () =>
        {
            await using var store = SqliteGraphStore.Open(Sqlite.Path, Time);
            await store.NodesAsync([.. Enumerable.Range(0, 300).Select(i => $"trial:NCT{i}")], null, Stop);
        });
    }

    [Fact]
    public void AFolderThatCannotBeMadeIsNamed()
    {
        var file = Path.Combine(folder.FullName, "file");
        File.WriteAllText(file, "not a folder");
        var unusable = Assert.Throws<StoreUnusableException>(() => SqliteGraphStore.Open(Path.Combine(file, "deeper", "graph.db"), Time));
        Assert.Contains("--data", unusable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderInTheFilesPlaceIsNamed()
    {
        var unusable = Assert.Throws<StoreUnusableException>(() => SqliteGraphStore.Open(folder.FullName, Time));
        Assert.Contains("permissions", unusable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AReadOnlyFolderIsNamed()
    {
        // The kernel's own folders refuse new files to everyone, the superuser included, whom no permission bit stops.
        if (!Directory.Exists("/sys/kernel")) Assert.Skip("There is no folder here that nobody may write in.");
        var unusable = Assert.Throws<StoreUnusableException>(() => SqliteGraphStore.Open("/sys/kernel/graph.db", Time));
        Assert.Contains("permissions", unusable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReadOnlyFileIsNamed()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("No permission bit stops the superuser.");
            return;
        }
        await Apply(New("NCT1"));
        await Store.DisposeAsync();
        File.SetUnixFileMode(Sqlite.Path, UnixFileMode.UserRead);
        var unusable = Assert.Throws<StoreUnusableException>(() => SqliteGraphStore.Open(Sqlite.Path, Time));
        Assert.Contains("permissions", unusable.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFullDiskLosesNothingAndSaysSo()
    {
        await Apply(New("NCT1"));
        Sql(Sqlite, "PRAGMA max_page_count = 60");
        var full = await Assert.ThrowsAsync<StoreUnusableException>(() => Apply([.. Enumerable.Range(10, 2000).Select(i => New($"NCT{i}"))]));
        Assert.Contains("is full", full.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Store.SequenceAsync(Stop));
        Assert.Null(await NodeOf("trial:NCT10"));
        Sql(Sqlite, "PRAGMA max_page_count = 1000000");
        Assert.Equal(2, await Apply([.. Enumerable.Range(10, 2000).Select(i => New($"NCT{i}"))]));
        Assert.Equal(["ok"], Sql(Sqlite, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task AWriterThatWaitsForAnotherCanBeCancelled()
    {
        var blocker = ((SqliteGraphStore)Another()).Writer;
        blocker.Execute("BEGIN IMMEDIATE");
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var started = System.Diagnostics.Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Run(() => Store.ApplyAsync(Set(New("NCT1")), soon.Token), Stop));
        Assert.InRange(started.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        blocker.Execute("ROLLBACK");
        Assert.Equal(1, await Apply(New("NCT1")));
    }

    [Fact]
    public async Task AStoreOfTheFirstFormIsBroughtForwardWithAllThatItHolds()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")), New("NCT2"));
        foreach (var statement in new[]
        {
            "DROP TABLE placement", "DROP INDEX record_node", "DROP INDEX assertion_born_source", "DROP INDEX assertion_born_target",
            "ALTER TABLE assertion DROP COLUMN born_source", "ALTER TABLE assertion DROP COLUMN born_target",
            "CREATE TABLE alias(id TEXT PRIMARY KEY, node INTEGER NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER) WITHOUT ROWID", "PRAGMA user_version = 1",
        }) Sql(Sqlite, statement);
        var reopened = Another();
        await reopened.ApplyAsync(Set() with { Placements = [new Placement("trial:NCT2", "trial:NCT1")] }, Stop);
        Assert.Equal(["trial:NCT2"], (await reopened.NodesAsync(["trial:NCT1"], null, Stop))["trial:NCT1"].Aliases);
        Assert.Single(await reopened.EdgesAsync(["trial:NCT1"], null, 10, null, Stop));
    }
}
