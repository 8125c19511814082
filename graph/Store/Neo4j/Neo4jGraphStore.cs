using System.Diagnostics.CodeAnalysis;
using Horizon.Graph.Store.Neo4j.Changes;
using Horizon.Graph.Store.Neo4j.Cypher;
using Horizon.Graph.Store.Neo4j.Wire;

namespace Horizon.Graph.Store.Neo4j;

/// <summary>
/// A store in Neo4j 5.26 or later, through its HTTP Query API. See <see cref="IGraphStore"/> for what it promises. Any number of processes may use one
/// database, each with instances of its own; a writer waits for its turn. The database must hold Horizon's graph and nothing else.
/// <para>A change set is one transaction, begun by a lock that lets writers follow one another. Since Neo4j shows a commit piece by piece, readers read as of the
/// last sequence number that was declared shown after its commit. Reads of one instance see what that instance wrote, on any server of a cluster.</para>
/// </summary>
public sealed partial class Neo4jGraphStore : IGraphStore
{
    /// <summary>How often a reader looks again at a record that a change set has touched which is not shown yet.</summary>
    private const int MostLooks = 20;
    private static readonly TimeSpan LookPause = TimeSpan.FromMilliseconds(50);

    private readonly Neo4jOptions options;
    private readonly TimeProvider time;
    private readonly QueryClient client;
    private readonly RowBound bound;

    [SuppressMessage("Usage", "CA2213", Justification = "Whoever still waits for it at disposal must get his turn, to be told that the store is gone. It holds no handle.")]
    private readonly SemaphoreSlim writing = new(1, 1);

    [SuppressMessage("Usage", "CA2213", Justification = "As above.")]
    private readonly SemaphoreSlim starting = new(1, 1);
    private volatile bool started;
    private int disposed;
    private long owed;

    private Neo4jGraphStore(Neo4jOptions options, TimeProvider time, QueryClient client)
    {
        this.options = options;
        this.time = time;
        this.client = client;
        bound = new RowBound(options.RowsPerRequest, options.BytesPerRequest);
    }

    public string Kind => "neo4j";

    /// <summary>What was sent so far.</summary>
    internal WireTally Sent => client.Tally;

    /// <summary>A store that speaks with the server when it is first used; <see cref="StartAsync"/> does so at once. Throws <see cref="StoreUnusableException"/> for an address that is none.</summary>
    public static Neo4jGraphStore Open(Neo4jOptions options, TimeProvider time)
    {
        if (options.Url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
            throw new StoreUnusableException("The address of Neo4j must be that of its HTTP port, such as http://localhost:7474. Name it with --neo4j-url.");
        if (options.Url.UserInfo.Length > 0)
            throw new StoreUnusableException("The address of Neo4j must hold no user and password. Set HORIZON_NEO4J_USER and HORIZON_NEO4J_PASSWORD.");
        return Open(options, time, new QueryClient(options));
    }

    internal static Neo4jGraphStore Open(Neo4jOptions options, TimeProvider time, QueryClient client) => new(options, time, client);

    /// <summary>Checks the server and makes constraints, indexes and an empty graph where they are absent.</summary>
    public Task StartAsync(CancellationToken cancellation) => GuardAsync(async () =>
    {
        await ReadyAsync(cancellation);
        return true;
    });

    public async Task<long> ApplyAsync(ChangeSet changes, CancellationToken cancellation)
    {
        if (changes.Records.Count + changes.Placements.Count + changes.Rejects.Count + changes.UnknownFields.Count == 0) return await SequenceAsync(cancellation);
        return await GuardAsync(async () =>
        {
            await ReadyAsync(cancellation);
            await writing.WaitAsync(cancellation);
            try
            {
                ObjectDisposedException.ThrowIf(disposed == 1, this);
                var sequence = await ApplyAgainAsync(CleanText.Of(changes), cancellation);
                Owe(sequence);
                await ShowAsync(CancellationToken.None, patiently: true);
                return sequence;
            }
            finally
            {
                writing.Release();
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await writing.WaitAsync();
        client.Dispose();
        writing.Release();
    }

    /// <summary>Applies a change set, and again after an error that passes. A token tells a set whose commit was not heard of from one that was never committed.</summary>
    private async Task<long> ApplyAgainAsync(ChangeSet changes, CancellationToken cancellation)
    {
        var token = client.NewToken();
        var rows = bound;
        long taken = 0;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var (transaction, state, known) = await LockAsync(token, cancellation);
                await using (transaction)
                {
                    // An earlier try was committed, and only its answer was lost.
                    if (known) return taken;
                    // Rejects and unknown fields are notes about what arrived: the graph does not move by them.
                    if (changes.Records.Count + changes.Placements.Count > 0) state = state.Next();
                    taken = state.Sequence;
                    await new ChangeRun(transaction, state, rows, StoredTime.Write(time.GetUtcNow()), cancellation).CommitAsync(changes, token);
                    return taken;
                }
            }
            catch (QueryException e) when ((e.Passes || e.IsLostTransaction) && attempt < options.Retries)
            {
                if (e.IsTooLarge || e.Fault == QueryFault.Lost) rows = rows.Halved();
                await client.Pause(QueryClient.PauseAfter(e, attempt), cancellation);
            }
        }
    }

    private async Task<(QueryTransaction Transaction, LoadedState State, bool Known)> LockAsync(string token, CancellationToken cancellation)
    {
        var (transaction, first) = await client.BeginAsync(WriteStatements.Lock, new Dictionary<string, object?> { ["token"] = token }, cancellation);
        try
        {
            if (first.Rows is not [var row]) throw new StoreUnusableException(Emptied);
            CheckForm(row.Int(0));
            return (transaction, new LoadedState(row.Long(1), row.Long(2), StoreTally.Parse(row.Text(3))), row.Bool(4));
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }

    private void Owe(long sequence)
    {
        for (var seen = Interlocked.Read(ref owed); sequence > seen; seen = Interlocked.Read(ref owed))
        {
            if (Interlocked.CompareExchange(ref owed, sequence, seen) == seen) return;
        }
    }

    /// <summary>Lets readers see what this instance has committed. Where the server fails just then, the next read or write makes up for it.</summary>
    private async Task ShowAsync(CancellationToken cancellation, bool patiently = false)
    {
        var sequence = Interlocked.Read(ref owed);
        if (sequence == 0) return;
        try
        {
            await client.WriteAsync(WriteStatements.Show, new Dictionary<string, object?> { ["seq"] = sequence }, cancellation);
            Interlocked.CompareExchange(ref owed, 0, sequence);
        }
        catch (QueryException) when (patiently)
        {
            // It is committed: to say that it failed would be wrong.
        }
    }

    /// <summary>Declares shown what a writer committed that never came to say so: under the lock all that is committed is in place.</summary>
    private async Task ShowCommittedAsync(CancellationToken cancellation)
    {
        var (transaction, state, _) = await LockAsync(client.NewToken(), cancellation);
        await transaction.DisposeAsync();
        if (state.Sequence > 0) await client.WriteAsync(WriteStatements.Show, new Dictionary<string, object?> { ["seq"] = state.Sequence }, cancellation);
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        try
        {
            return await work();
        }
        catch (QueryException e)
        {
            throw new StoreUnusableException(QueryFailure.Explain(e, options), e);
        }
    }

    private Task<T> ReadAsync<T>(Func<Task<T>> work, CancellationToken cancellation) => GuardAsync(async () =>
    {
        await ReadyAsync(cancellation);
        await ShowAsync(cancellation);
        return await work();
    });
}
