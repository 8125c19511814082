using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>One open database connection, which it owns, with the statements that it has prepared. Not thread-safe: one user at a time.</summary>
internal sealed class SqliteSession(sqlite3 database) : IDisposable
{
    private const int PatienceSeconds = 60;
    private readonly Dictionary<string, SqliteStatement> prepared = [];
    private CancellationToken cancellation;

    public sqlite3 Database => database;

    /// <summary>The text of every statement that was run.</summary>
    public IReadOnlyCollection<string> Statements => prepared.Keys;

    /// <summary>Runs <paramref name="work"/> in one transaction, and nothing of it where it throws. A writer waits up to a minute for its turn.</summary>
    public T InTransaction<T>(Func<SqliteSession, T> work, bool writes, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        if (writes) BeginWriting();
        else Execute("BEGIN");
        try
        {
            var result = work(this);
            Execute("COMMIT");
            return result;
        }
        catch
        {
            this.cancellation = CancellationToken.None;
            // After some errors (a full disk) SQLite has rolled back by itself.
            if (raw.sqlite3_get_autocommit(database) == 0) Execute("ROLLBACK");
            throw;
        }
        finally
        {
            this.cancellation = CancellationToken.None;
        }
    }

    /// <summary>Runs a statement with its parameters ?1, ?2, … in order; returns the rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> parameters)
    {
        var statement = Bind(sql, parameters);
        try
        {
            while (statement.Step()) { }
            return raw.sqlite3_changes(database);
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>Runs an INSERT and returns the new row's number; null where a conflict clause made it do nothing.</summary>
    public long? Insert(string sql, params ReadOnlySpan<object?> parameters) => Execute(sql, parameters) == 0 ? null : raw.sqlite3_last_insert_rowid(database);

    /// <summary>The first column of the first row; null where there is none or it is NULL.</summary>
    public long? Number(string sql, params ReadOnlySpan<object?> parameters)
    {
        var statement = Bind(sql, parameters);
        try
        {
            return statement.Step() ? statement.Row.LongOrNull(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <inheritdoc cref="Number"/>
    public string? Text(string sql, params ReadOnlySpan<object?> parameters) => Rows(sql, r => r.TextOrNull(0), parameters) is [var text, ..] ? text : null;

    /// <summary>Reads every row into a list.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteRow, T> row, params ReadOnlySpan<object?> parameters)
    {
        var statement = Bind(sql, parameters);
        try
        {
            var rows = new List<T>();
            while (statement.Step()) rows.Add(row(statement.Row));
            return rows;
        }
        finally
        {
            statement.Reset();
        }
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values) statement.Dispose();
        database.Dispose();
    }

    /// <summary>Waits in short turns, so that a cancelled writer does not wait to the end.</summary>
    private void BeginWriting()
    {
        for (var turn = 1; ; turn++)
        {
            raw.sqlite3_busy_timeout(database, 500);
            try
            {
                Execute("BEGIN IMMEDIATE");
                return;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_BUSY && turn < 2 * PatienceSeconds)
            {
                cancellation.ThrowIfCancellationRequested();
            }
            finally
            {
                raw.sqlite3_busy_timeout(database, PatienceSeconds * 1000);
            }
        }
    }

    private SqliteStatement Bind(string sql, ReadOnlySpan<object?> parameters)
    {
        // Here every statement passes: long work ends soon after it is cancelled, the commit included.
        cancellation.ThrowIfCancellationRequested();
        if (!prepared.TryGetValue(sql, out var statement)) prepared[sql] = statement = new SqliteStatement(database, sql);
        statement.Bind(parameters);
        return statement;
    }
}

/// <summary>How times stand in the store: ISO 8601 in UTC, so that they sort as text.</summary>
internal static class SqliteTime
{
    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Read(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
