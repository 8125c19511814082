using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>
/// The default store: one SQLite file in WAL mode. See <see cref="IGraphStore"/> for what it promises.
/// Several processes may open the file; a writer waits up to a minute for its turn. The file must lie on a local disk.
/// </summary>
public sealed partial class SqliteGraphStore : IGraphStore
{
    private readonly ConcurrentBag<SqliteSession> idle = [];
    private readonly NodeNumbers nodes = new();
    private readonly TimeProvider time;

    [SuppressMessage("Usage", "CA2213", Justification = "Whoever still waits for it at disposal must get his turn, to be told that the store is gone. It holds no handle.")]
    private readonly SemaphoreSlim writing = new(1, 1);
    private int disposed;

    private SqliteGraphStore(string path, TimeProvider time, SqliteSession writer)
    {
        this.time = time;
        Path = path;
        Writer = writer;
    }

    /// <summary>The session of whoever holds the writer's lock. One for all change sets, so that its cache of pages stays good from one to the next.</summary>
    internal SqliteSession Writer { get; }

    /// <summary>The file, as a full path.</summary>
    public string Path { get; }

    public string Kind => "sqlite";

    /// <summary>
    /// Opens the store in a file, making it and its folder where they are absent and bringing an older form forward.
    /// Throws <see cref="StoreUnusableException"/> where that cannot be done; the file is then as it was.
    /// </summary>
    public static SqliteGraphStore Open(string path, TimeProvider time)
    {
        path = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnusableException($"The folder of {path} cannot be made ({e.Message}). Check its permissions, or name another with --data.", e);
        }
        return new SqliteGraphStore(path, time, Guard(() => SqliteConnecting.Writer(path), path));
    }

    public async Task<long> ApplyAsync(ChangeSet changes, CancellationToken cancellation)
    {
        if (changes.Records.Count + changes.Placements.Count + changes.Rejects.Count + changes.UnknownFields.Count == 0) return await SequenceAsync(cancellation);
        return await WriteAsync(session =>
        {
            var sequence = session.Number("SELECT max(seq) FROM change_set") ?? 0;
            nodes.StartAt(sequence);
            // Rejects and unknown fields are notes about what arrived: the graph does not move by them.
            if (changes.Records.Count + changes.Placements.Count > 0)
            {
                sequence++;
                session.Execute("INSERT INTO change_set(seq, at) VALUES(?1, ?2)", sequence, SqliteTime.Write(time.GetUtcNow()));
            }
            new SqliteChangeWriter(session, nodes, sequence).Write(changes);
            nodes.EndAt(sequence);
            return sequence;
        }, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1) return;
        await writing.WaitAsync();
        CloseIdle();
        // The last to go: as it does, SQLite takes the log into the file.
        Writer.Dispose();
        writing.Release();
    }

    /// <summary>A reader's session; give it back by <see cref="Return"/>.</summary>
    internal SqliteSession Rent()
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        return idle.TryTake(out var session) ? session : SqliteConnecting.Reader(Path);
    }

    internal void Return(SqliteSession session)
    {
        idle.Add(session);
        // A reader that was at work when the store was disposed closes behind itself.
        if (disposed == 1) CloseIdle();
    }

    private async Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        await writing.WaitAsync(cancellation);
        try
        {
            ObjectDisposedException.ThrowIf(disposed == 1, this);
            return Guard(() => Writer.InTransaction(work, writes: true, cancellation), Path);
        }
        catch
        {
            // Numbers given in a transaction that was rolled back name nothing.
            nodes.Clear();
            throw;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Reads in one snapshot: all statements of <paramref name="work"/> see the same change set. SQLite answers in process: there is nothing to await.</summary>
    private Task<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellation) => Task.FromResult(Guard(() =>
    {
        var session = Rent();
        try
        {
            return session.InTransaction(work, writes: false, cancellation);
        }
        finally
        {
            Return(session);
        }
    }, Path));

    /// <summary>Says what to do where SQLite only says what happened.</summary>
    private static T Guard<T>(Func<T> work, string path)
    {
        try
        {
            return work();
        }
        catch (SqliteException e) when (SqliteFailure.Explain(e, path) is { } explanation)
        {
            throw new StoreUnusableException(explanation, e);
        }
    }

    private void CloseIdle()
    {
        while (idle.TryTake(out var session)) session.Dispose();
    }
}
