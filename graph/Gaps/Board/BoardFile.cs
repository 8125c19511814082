using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Horizon.Graph.Gaps.Board;

/// <summary>Opens the board's file and makes its tables. All in it is derived, and a file of another version is emptied, but for the states that gaps have had: those cannot be made again.</summary>
internal static class BoardFile
{
    /// <summary>Grows when the tables or what is counted in them change.</summary>
    private const int Version = 12;

    private static readonly string[] Tables =
    [
        "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE study(id TEXT PRIMARY KEY, state TEXT NOT NULL, year INTEGER NOT NULL, done TEXT, title TEXT, techniques TEXT NOT NULL, sites TEXT NOT NULL, networks TEXT NOT NULL, providers TEXT NOT NULL, bands TEXT NOT NULL, outcomes TEXT NOT NULL, tells INTEGER NOT NULL, begins TEXT, places TEXT NOT NULL, awards TEXT NOT NULL, amount TEXT, currency TEXT, open INTEGER NOT NULL, status TEXT, tried TEXT NOT NULL, comparators TEXT NOT NULL, awarded TEXT, reports INTEGER NOT NULL, trials TEXT NOT NULL, statuson TEXT, unrandomised INTEGER NOT NULL) WITHOUT ROWID",
        "CREATE INDEX study_open ON study(id) WHERE open = 1",
        "CREATE INDEX study_placed ON study(id) WHERE networks <> ''",
        "CREATE INDEX study_award ON study(id) WHERE state = 'award'",
        "CREATE INDEX study_review ON study(id) WHERE state = 'review'",
        "CREATE INDEX study_under_way ON study(state, id, techniques, sites) WHERE state IN ('planned', 'recruiting', 'active')",
        "CREATE INDEX study_reports ON study(id) WHERE reports = 1",
        "CREATE TABLE place(technique TEXT NOT NULL, site TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(technique, site, id)) WITHOUT ROWID",
        "CREATE TABLE cell(technique TEXT NOT NULL, site TEXT NOT NULL, state TEXT NOT NULL, year INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(technique, site, state, year)) WITHOUT ROWID",
        "CREATE TABLE access(technique TEXT NOT NULL, network TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(technique, network)) WITHOUT ROWID",
        "CREATE TABLE party(body TEXT NOT NULL, role TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(body, role, id)) WITHOUT ROWID",
        "CREATE INDEX party_study ON party(id)",
        "CREATE TABLE supported(award TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(award, id)) WITHOUT ROWID",
        "CREATE TABLE decision(id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE statement(id TEXT PRIMARY KEY, source TEXT, body TEXT NOT NULL) WITHOUT ROWID",
        "CREATE INDEX statement_source ON statement(source)",
    ];

    private const string Lives = "CREATE TABLE IF NOT EXISTS life(gap TEXT NOT NULL, at TEXT NOT NULL, sequence INTEGER NOT NULL, state TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY(gap, at)) WITHOUT ROWID";

    private static readonly string[] Drops =
    [
        "DROP TABLE IF EXISTS meta", "DROP TABLE IF EXISTS study", "DROP TABLE IF EXISTS place", "DROP TABLE IF EXISTS cell", "DROP TABLE IF EXISTS access", "DROP TABLE IF EXISTS statement",
        "DROP TABLE IF EXISTS party", "DROP TABLE IF EXISTS supported", "DROP TABLE IF EXISTS decision",
    ];

    static BoardFile() => Batteries_V2.Init();

    /// <param name="stamp">Names the vocabulary that broader concepts were counted by.</param>
    public static SqliteSession Writer(string path, string stamp)
    {
        var wanted = string.Create(CultureInfo.InvariantCulture, $"{Version}.{stamp}");
        var session = Open(path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        try
        {
            session.Execute("PRAGMA journal_mode = WAL");
            session.Execute("PRAGMA synchronous = NORMAL");
            session.InTransaction(s =>
            {
                s.Execute(Lives);
                var found = s.Number("SELECT count(*) FROM sqlite_master WHERE name = 'meta'") == 0 ? null : s.Text("SELECT value FROM meta WHERE name = 'version'");
                if (found == wanted) return true;
                foreach (var sql in Drops) s.Execute(sql);
                foreach (var sql in Tables) s.Execute(sql);
                s.Execute("INSERT INTO meta VALUES ('version', ?1), ('sequence', '0')", wanted);
                return true;
            }, writes: true, CancellationToken.None);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Empties the file; who opens it to write makes its tables again.</summary>
    public static void Clear(string path)
    {
        using var session = Open(path, raw.SQLITE_OPEN_READWRITE);
        session.InTransaction(s =>
        {
            foreach (var sql in Drops) s.Execute(sql);
            return true;
        }, writes: true, CancellationToken.None);
    }

    /// <summary>Null where there is no board yet, or another version's.</summary>
    public static SqliteSession? Reader(string path)
    {
        if (!File.Exists(path)) return null;
        var session = Open(path, raw.SQLITE_OPEN_READWRITE);
        session.Execute("PRAGMA query_only = ON");
        // What another version counted has other columns: as good as none, until whoever writes has made it again.
        if (session.Number("SELECT count(*) FROM sqlite_master WHERE name IN ('decision', 'life', 'meta')") == 3
            && session.Text("SELECT value FROM meta WHERE name = 'version'")?.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{Version}."), StringComparison.Ordinal) == true) return session;
        session.Dispose();
        return null;
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The session owns the database handle; both are disposed here where opening fails.")]
    private static SqliteSession Open(string path, int flags)
    {
        var result = raw.sqlite3_open_v2(path, out var database, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        var session = new SqliteSession(database);
        if (result == raw.SQLITE_OK)
        {
            session.Execute("PRAGMA busy_timeout = 60000");
            return session;
        }
        session.Dispose();
        throw new StoreUnusableException(
            $"The list of gaps {path} cannot be opened ({raw.sqlite3_errstr(result).utf8_to_string()}). Check the folder's permissions and the disk, then run `horizon rebuild gaps`.",
            new SqliteException(raw.sqlite3_errstr(result).utf8_to_string(), result));
    }
}
