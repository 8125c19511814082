using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>What a person can do about an error of SQLite's.</summary>
internal static class SqliteFailure
{
    /// <summary>A sentence or two; null for an error that is the program's own fault.</summary>
    public static string? Explain(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT =>
            $"{path} is no Horizon store or is damaged ({error.Message}). Move it away and restore a backup, or import again into another folder with --data.",
        raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM =>
            $"{path} cannot be opened for writing ({error.Message}). Check the permissions of the file and its folder, or name another folder with --data.",
        raw.SQLITE_FULL =>
            $"The disk that holds {path} is full; nothing of this change was written. Make room and run the command again.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            $"Another process has kept {path} locked for more than a minute; nothing of this change was written. Let it finish or stop it, then run the command again.",
        raw.SQLITE_IOERR =>
            $"The disk that holds {path} failed ({error.Message}); nothing of this change was written. Check the disk and the free space, then run the command again.",
        _ => null,
    };
}
