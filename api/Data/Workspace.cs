using System.Diagnostics.CodeAnalysis;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Identity;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Follow;
using Horizon.Search.Index;

namespace Horizon.Api.Data;

/// <summary>An open data folder: the store, and the index where it can be used. <see cref="IndexProblem"/> says what to do where it cannot.</summary>
internal sealed class Workspace : IAsyncDisposable
{
    /// <summary>Between attempts to take over an index that another process holds: an attempt reads the whole list of segments.</summary>
    private static readonly TimeSpan TakeOverPause = TimeSpan.FromSeconds(2);

    /// <summary>Between looks at what is known to be short: each asks the store once for every source.</summary>
    private static readonly TimeSpan LookPause = TimeSpan.FromSeconds(5);

    private readonly TimeProvider time;
    private readonly IdentityResolver identity;
    private readonly List<HorizonIndex> given = [];
    private readonly BoardHolding gaps;
    private volatile Held held;
    private volatile bool sourcesAreShort;
    private long looked;
    private long tried;

    private Workspace(DataFolder folder, IGraphStore store, IndexHolding holding, TimeProvider time)
    {
        Folder = folder;
        Store = store;
        this.time = time;
        identity = new IdentityResolver(store, time);
        tried = time.GetTimestamp();
        held = Hold(holding);
        gaps = new BoardHolding(folder, store);
    }

    public DataFolder Folder { get; }

    public IGraphStore Store { get; }

    /// <summary>What gaps are told from.</summary>
    public GapBoard Gaps => gaps.Board;

    public HorizonIndex? Index => held.Holding.Index;

    /// <summary>Whether a source of studies is known to be incomplete, as of some seconds ago.</summary>
    public bool SourcesAreShort => sourcesAreShort;

    /// <summary>Why there is no index, with the command that repairs it; null where there is one.</summary>
    public string? IndexProblem => held.Holding.Problem;

    /// <summary>Keeps the index up to date; null where another process holds it.</summary>
    public IndexFollower? Follower => held.Follower;

    /// <summary>The index, or the reason why it cannot be used.</summary>
    public HorizonIndex RequireIndex() => Index ?? throw new CommandException(IndexProblem ?? "There is no search index. Run `horizon rebuild index`.");

    /// <summary>Opens the store, and the index for writing where no other process holds it.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The workspace owns store, index and follower; what is opened before a failure is disposed of here.")]
    public static async Task<Workspace> OpenAsync(DataFolder folder, TimeProvider time, CancellationToken cancellation)
    {
        var store = await StoreChoice.Current.OpenAsync(folder, time, cancellation);
        try
        {
            await ReviewedData.EnsureAsync(store, time, cancellation);
            var workspace = new Workspace(folder, store, IndexHolding.Open(folder, time), time);
            await workspace.LookAtSourcesAsync(cancellation);
            return workspace;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the store with an empty index in place of whatever is there.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The workspace owns store, index and follower; what is opened before a failure is disposed of here.")]
    public static async Task<Workspace> OpenWithEmptyIndexAsync(DataFolder folder, TimeProvider time, CancellationToken cancellation)
    {
        var taxonomy = TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current);
        var index = HorizonIndex.OpenWriter(folder.IndexPath, taxonomy, time, new IndexSettings { StartEmpty = true });
        try
        {
            return new Workspace(folder, await StoreChoice.Current.OpenAsync(folder, time, cancellation), new IndexHolding(index, null), time);
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Puts together what is one and brings the index up to the store where this process holds it, and to what its holder committed where another does. Once that one lets go,
    /// this process takes the index over. For one caller at a time.
    /// </summary>
    public async Task FollowAsync(CancellationToken cancellation)
    {
        if (time.GetElapsedTime(looked) >= LookPause) await LookAtSourcesAsync(cancellation);
        if (held.Follower is null) Renew();
        if (held.Follower is not { } follower) return;
        // What is one is put together before it is indexed, so that no answer shows it twice.
        await FollowIdentityAsync(cancellation);
        await follower.CatchUpAsync(cancellation);
        await gaps.FollowAsync(null, cancellation);
    }

    /// <summary>Makes the board of gaps again from what is stored. Throws <see cref="CommandException"/> where another process holds it.</summary>
    public async Task RebuildGapsAsync(Action<long>? progress, CancellationToken cancellation)
    {
        if (held.Follower is null) throw new CommandException(IndexProblem ?? "Another process holds the search index and keeps the gaps up to date. Stop it, or let it go on.");
        gaps.Dispose();
        GapBoard.Clear(Folder.GapsPath);
        await gaps.FollowAsync(progress, cancellation);
    }

    /// <summary>Puts together which records are of one thing, up to the store's end. For the process that holds the index.</summary>
    public Task FollowIdentityAsync(CancellationToken cancellation) => identity.CatchUpAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        held.Follower?.Dispose();
        gaps.Dispose();
        foreach (var index in given) index.Dispose();
        await Store.DisposeAsync();
    }

    private async Task LookAtSourcesAsync(CancellationToken cancellation)
    {
        looked = time.GetTimestamp();
        sourcesAreShort = (await Completeness.IncompleteAsync(Store, cancellation)).Count > 0;
    }

    private void Renew()
    {
        if (time.GetElapsedTime(tried) >= TakeOverPause)
        {
            tried = time.GetTimestamp();
            var opened = IndexHolding.Open(Folder, time);
            if (held.Holding.Index is null || opened.Index is { CanWrite: true })
            {
                held = Hold(opened);
                return;
            }
            opened.Index?.Dispose();
        }
        try
        {
            held.Holding.Index?.Refresh();
        }
        catch (IndexUnusableException e)
        {
            // Another program's rebuild has taken its place.
            held = Hold(new IndexHolding(null, e.Message));
        }
    }

    /// <summary>An index that is replaced stays open to the end: a request may be reading it.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The follower is disposed of with the workspace.")]
    private Held Hold(IndexHolding holding)
    {
        if (holding.Index is { } index) given.Add(index);
        return new Held(holding, holding.Index is { CanWrite: true } writable ? new IndexFollower(Store, writable) : null);
    }

    private sealed record Held(IndexHolding Holding, IndexFollower? Follower);
}
