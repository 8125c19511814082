using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>Opens connections to a store's file.</summary>
internal static class SqliteConnecting
{
    static SqliteConnecting()
    {
        Batteries_V2.Init();
        // Counting the memory in use takes a lock an allocation, and nobody asks. Too late, and no harm, where another has opened a database before.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private const int Megabyte = 1024;

    /// <summary>Opens a store to write in: makes the file or brings it forward, once it is known to be Horizon's.</summary>
    public static SqliteSession Writer(string path) => Connect(path, 128 * Megabyte, session =>
    {
        session.InTransaction(s =>
        {
            SqliteSchema.Check(s, path);
            return true;
        }, writes: false, CancellationToken.None);
        if (session.Text("PRAGMA journal_mode = WAL") != "wal")
        {
            throw new StoreUnusableException($"{path} lies on a file system on which SQLite cannot share a file between processes. Name a folder on a local disk with --data.");
        }
        if (session.Number("PRAGMA user_version") != SqliteSchema.Version)
        {
            session.InTransaction(s =>
            {
                SqliteSchema.Migrate(s);
                return true;
            }, writes: true, CancellationToken.None);
        }
        // NORMAL in WAL mode may lose the last transactions on a power cut, never the file's consistency: a re-run brings them again.
        session.Execute("PRAGMA synchronous = NORMAL");
        // 64 MB instead of 4: a page that many change sets touch is copied into the file once for all of them.
        session.Execute("PRAGMA wal_autocheckpoint = 16384");
    });

    public static SqliteSession Reader(string path) => Connect(path, 16 * Megabyte, session => session.Execute("PRAGMA query_only = ON"));

    [SuppressMessage("Reliability", "CA2000", Justification = "The session owns the database handle; both are disposed here where opening fails.")]
    private static SqliteSession Connect(string path, int cacheKilobytes, Action<SqliteSession> prepare)
    {
        // No mutex of SQLite's own: a session has one user at a time.
        var result = raw.sqlite3_open_v2(path, out var database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        var session = new SqliteSession(database);
        try
        {
            // A file that may only be read is opened all the same; the first change would say so, an hour into a crawl.
            if (result == raw.SQLITE_OK && raw.sqlite3_db_readonly(database, "main") == 1) result = raw.SQLITE_READONLY;
            if (result != raw.SQLITE_OK) throw new SqliteException(raw.sqlite3_errstr(result).utf8_to_string(), result & 0xff, result);
            session.Execute("PRAGMA busy_timeout = 60000");
            session.Execute("PRAGMA temp_store = MEMORY");
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA cache_size = -{cacheKilobytes}"));
            prepare(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
