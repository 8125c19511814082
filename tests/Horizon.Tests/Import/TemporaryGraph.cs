using Horizon.Graph.Store.Sqlite;
using Horizon.Graph.Vocabulary;
using Horizon.Ingest.Import;
using Horizon.Ingest.Sample;
using Horizon.Search.Find;
using Horizon.Search.Follow;
using Horizon.Search.Index;
using Xunit;

namespace Horizon.Tests.Import;

/// <summary>A real store and, once asked for, a real index, in a folder of their own that goes with them.</summary>
internal sealed class TemporaryGraph : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-graph-");
    private readonly TimeProvider time;
    private readonly List<IDisposable> open = [];
    private readonly List<SqliteGraphStore> others = [];

    public TemporaryGraph(TimeProvider? time = null)
    {
        this.time = time ?? TimeProvider.System;
        Store = SqliteGraphStore.Open(StorePath, this.time);
    }

    public SqliteGraphStore Store { get; }

    private string StorePath => Path.Combine(folder.FullName, "horizon.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> Files(SamplePortfolio sample) => [.. sample.Files.Select(f => (f.Name, f.Bytes))];

    public Task<IntakeReport> ImportAsync(params IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> files) =>
        new RecordIntake(Store, time).ImportAsync(files, "test licence", null, Cancellation);

    public Task<IntakeReport> ImportAsync(IReadOnlyList<string> paths) => new RecordIntake(Store, time).ImportAsync(paths, null, null, Cancellation);

    /// <summary>The same file opened once more, as another process would.</summary>
    public SqliteGraphStore OpenAgain()
    {
        var other = SqliteGraphStore.Open(StorePath, time);
        others.Add(other);
        return other;
    }

    /// <summary>An index of its own, empty, with the follower that fills it.</summary>
    public (HorizonIndex Index, IndexFollower Follower) NewIndex(string name = "index")
    {
        var index = HorizonIndex.OpenWriter(Path.Combine(folder.FullName, name), TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current), time);
        var follower = new IndexFollower(Store, index);
        open.Add(follower);
        open.Add(index);
        return (index, follower);
    }

    /// <summary>An index that holds all that the store holds.</summary>
    public async Task<HorizonIndex> IndexedAsync()
    {
        var (index, follower) = NewIndex();
        await follower.RebuildAsync(null, Cancellation);
        return index;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in open) one.Dispose();
        foreach (var other in others) await other.DisposeAsync();
        await Store.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
