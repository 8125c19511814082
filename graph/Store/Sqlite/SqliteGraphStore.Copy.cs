using System.Runtime.CompilerServices;
using Horizon.Graph.Store.Copy;

namespace Horizon.Graph.Store.Sqlite;

public sealed partial class SqliteGraphStore
{
    public async IAsyncEnumerable<StoreRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var session = Rent();
        try
        {
            // One snapshot from the first row to the last, however long they are taken.
            session.Execute("BEGIN");
            foreach (var row in SqliteRows.All(session))
            {
                cancellation.ThrowIfCancellationRequested();
                yield return row;
            }
        }
        finally
        {
            session.Execute("COMMIT");
            Return(session);
        }
        await Task.CompletedTask;
    }

    public async Task LoadAsync(IAsyncEnumerable<StoreRow> rows, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(disposed == 1, this);
        await writing.WaitAsync(cancellation);
        try
        {
            Guard(() =>
            {
                Writer.Execute("BEGIN IMMEDIATE");
                return 0;
            }, Path);
            try
            {
                if (Writer.Number("SELECT EXISTS(SELECT 1 FROM change_set) OR EXISTS(SELECT 1 FROM node) OR EXISTS(SELECT 1 FROM note)") == 1)
                    throw new StoreUnusableException($"{Path} holds a graph already; a copy needs an empty store. Name another folder.");
                var loader = new SqliteLoader(Writer);
                await foreach (var row in rows.WithCancellation(cancellation))
                {
                    Guard(() =>
                    {
                        loader.Add(row);
                        return 0;
                    }, Path);
                }
                Guard(() =>
                {
                    loader.Finish();
                    Writer.Execute("COMMIT");
                    return 0;
                }, Path);
            }
            catch
            {
                if (SQLitePCL.raw.sqlite3_get_autocommit(Writer.Database) == 0) Writer.Execute("ROLLBACK");
                nodes.Clear();
                throw;
            }
            nodes.Clear();
        }
        finally
        {
            writing.Release();
        }
    }
}
