using System.Globalization;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>The tables, and the steps from each older form to the next.</summary>
internal static class SqliteSchema
{
    /// <summary>"Hrzn": tells a store from any other program's SQLite file.</summary>
    private const long ApplicationId = 0x48727A6E;

    /// <summary>
    /// The steps to each form, in order; the form's number stands in PRAGMA user_version.
    /// <c>placement</c> says into which node another is placed, and when; an assertion's <c>born_source</c> and <c>born_target</c> are the ends that its record gave, where they are not the edge's.
    /// <c>past_label</c> holds the labels that a node had until a change set (exclusive). <c>tally</c> holds what status counts, so that it need not count.
    /// </summary>
    private static readonly IReadOnlyList<string>[] Steps =
    [
        [
            "CREATE TABLE note(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
            "CREATE TABLE tally(what TEXT NOT NULL, source TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY(what, source)) WITHOUT ROWID",
            "CREATE TABLE change_set(seq INTEGER PRIMARY KEY, at TEXT NOT NULL)",
            """
            CREATE TABLE node(num INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, label TEXT, from_seq INTEGER NOT NULL,
                claims INTEGER NOT NULL DEFAULT 0, linked INTEGER NOT NULL DEFAULT 0)
            """,
            "CREATE INDEX node_claimed ON node(kind, id) WHERE claims > 0",
            "CREATE TABLE past_label(node INTEGER NOT NULL, to_seq INTEGER NOT NULL, label TEXT, PRIMARY KEY(node, to_seq)) WITHOUT ROWID",
            "CREATE TABLE alias(id TEXT PRIMARY KEY, node INTEGER NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER) WITHOUT ROWID",
            "CREATE INDEX alias_node ON alias(node)",
            "CREATE TABLE key(key TEXT NOT NULL, node INTEGER NOT NULL, own INTEGER NOT NULL, PRIMARY KEY(key, node)) WITHOUT ROWID",
            "CREATE TABLE change(seq INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY(seq, node)) WITHOUT ROWID",
            "CREATE TABLE raw(num INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, length INTEGER NOT NULL, packed BLOB NOT NULL)",
            "CREATE TABLE record(num INTEGER PRIMARY KEY, source TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, node INTEGER NOT NULL, UNIQUE(source, id))",
            """
            CREATE TABLE version(num INTEGER PRIMARY KEY, record INTEGER NOT NULL, raw INTEGER NOT NULL, parser INTEGER NOT NULL, updated_on TEXT, reduced INTEGER NOT NULL,
                url TEXT NOT NULL, retrieved_at TEXT NOT NULL, licence TEXT NOT NULL, kind TEXT NOT NULL, facts BLOB NOT NULL)
            """,
            "CREATE UNIQUE INDEX version_record ON version(record, raw, parser)",
            "CREATE INDEX version_raw ON version(raw)",
            "CREATE TABLE claim(num INTEGER PRIMARY KEY, version INTEGER NOT NULL, node INTEGER NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER)",
            "CREATE INDEX claim_node ON claim(node)",
            "CREATE INDEX claim_version ON claim(version) WHERE to_seq IS NULL",
            """
            CREATE TABLE edge(num INTEGER PRIMARY KEY, source INTEGER NOT NULL, type TEXT NOT NULL, role TEXT NOT NULL, target INTEGER NOT NULL, live INTEGER NOT NULL,
                UNIQUE(source, type, role, target))
            """,
            "CREATE INDEX edge_target ON edge(target, type, role)",
            """
            CREATE TABLE assertion(num INTEGER PRIMARY KEY, edge INTEGER NOT NULL, record INTEGER NOT NULL, version INTEGER NOT NULL, rule TEXT NOT NULL, rule_version TEXT NOT NULL,
                method INTEGER NOT NULL, confidence REAL NOT NULL, field TEXT, start INTEGER, end INTEGER, quote TEXT, from_seq INTEGER NOT NULL, to_seq INTEGER)
            """,
            "CREATE INDEX assertion_edge ON assertion(edge)",
            "CREATE INDEX assertion_record ON assertion(record) WHERE to_seq IS NULL",
            """
            CREATE TABLE reject(num INTEGER PRIMARY KEY, source TEXT NOT NULL, id TEXT NOT NULL, reason TEXT NOT NULL, url TEXT NOT NULL, at TEXT NOT NULL,
                UNIQUE(source, id, reason, url))
            """,
            "CREATE INDEX reject_source ON reject(source)",
            "CREATE TABLE unknown_field(source TEXT NOT NULL, path TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(source, path)) WITHOUT ROWID",
            """
            CREATE TABLE run(num INTEGER PRIMARY KEY, id TEXT NOT NULL, source TEXT NOT NULL, kind TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT,
                read INTEGER NOT NULL, new INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL, rejected INTEGER NOT NULL,
                complete INTEGER, expected INTEGER, remark TEXT, UNIQUE(source, id))
            """,
        ],
        [
            "DROP TABLE alias",
            "CREATE TABLE placement(born INTEGER NOT NULL, node INTEGER NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER, PRIMARY KEY(born, from_seq)) WITHOUT ROWID",
            "CREATE INDEX placement_node ON placement(node)",
            "CREATE INDEX record_node ON record(node)",
            "ALTER TABLE assertion ADD COLUMN born_source INTEGER",
            "ALTER TABLE assertion ADD COLUMN born_target INTEGER",
            "CREATE INDEX assertion_born_source ON assertion(born_source) WHERE born_source IS NOT NULL AND to_seq IS NULL",
            "CREATE INDEX assertion_born_target ON assertion(born_target) WHERE born_target IS NOT NULL AND to_seq IS NULL",
        ],
    ];

    public static long Version => Steps.Length;

    /// <summary>Throws <see cref="StoreUnusableException"/>, having touched nothing, for a file that is not Horizon's or that a newer program wrote.</summary>
    public static void Check(SqliteSession session, string path)
    {
        var found = Form(session);
        if (found > Version)
        {
            throw new StoreUnusableException(string.Create(CultureInfo.InvariantCulture,
                $"The data in {path} was written by a newer Horizon (its store has form {found}, this program knows {Version}). Use that newer program, or name another folder with --data."));
        }
        if (session.Number("PRAGMA application_id") != ApplicationId && session.Number("SELECT count(*) FROM sqlite_schema") > 0)
        {
            throw new StoreUnusableException($"{path} is another program's database, not a Horizon store. Name another folder with --data.");
        }
    }

    /// <summary>Brings a store to the current form, inside the caller's transaction.</summary>
    public static void Migrate(SqliteSession session)
    {
        // Another process may have migrated while this one waited for its turn.
        for (var form = Form(session); form < Version; form++)
        {
            foreach (var statement in Steps[form]) session.Execute(statement);
        }
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}"));
        session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
    }

    private static long Form(SqliteSession session) => session.Number("PRAGMA user_version")!.Value;
}
