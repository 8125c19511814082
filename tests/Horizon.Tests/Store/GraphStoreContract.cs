using Horizon.Graph.Store;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Store;

/// <summary>What <see cref="IGraphStore"/> promises, as facts; every store passes them all.</summary>
public abstract partial class GraphStoreContract : IAsyncLifetime
{
    private readonly List<IGraphStore> opened = [];

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeTimeProvider Time { get; } = new(Drafts.Start);

    /// <summary>The store of the test.</summary>
    protected IGraphStore Store { get; private set; } = null!;

    /// <summary>Opens the store of that name, empty at first, in an instance of its own.</summary>
    protected abstract IGraphStore Open(string name);

    public async ValueTask InitializeAsync()
    {
        Store = Another("main");
        await ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var store in opened) await store.DisposeAsync();
    }

    /// <summary>One more instance, closed after the test.</summary>
    protected IGraphStore Another(string name = "main")
    {
        var store = Open(name);
        opened.Add(store);
        return store;
    }

    protected Task<long> Apply(params IReadOnlyList<RecordChange> records) => Store.ApplyAsync(Drafts.Set(records), Stop);

    protected async Task<StoredRecord> Record(string id) => (await Store.RecordsAsync([Drafts.Key(id)], Stop))[Drafts.Key(id)];

    protected async Task<Node?> NodeOf(string id, long? asOf = null) => (await Store.NodesAsync([id], asOf, Stop)).GetValueOrDefault(id);

    protected Task<IReadOnlyList<Edge>> EdgesOf(string id, long? asOf = null) => Store.EdgesAsync([id], null, 1000, asOf, Stop);
}
