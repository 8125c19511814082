namespace Horizon.Graph.Store.Sqlite;

/// <summary>What is open of one record while a change is written: read once, then kept in step.</summary>
internal sealed class OpenOfRecord
{
    private readonly Dictionary<string, Reading> newest = [];

    public OpenOfRecord(SqliteSession session, long record, bool isNew)
    {
        Record = record;
        if (isNew) return;
        foreach (var (hash, reading) in session.Rows(
            "SELECT raw.hash, v.num, v.parser FROM version v JOIN raw ON raw.num = v.raw WHERE v.record = ?1", r => (r.Text(0), new Reading(r.Long(1), r.Int(2))), record))
        {
            Read(hash, reading.Version, reading.Parser);
        }
        foreach (var (hash, claim) in session.Rows(
            """
            SELECT raw.hash, c.num, c.version, c.node FROM version v JOIN claim c ON c.version = v.num AND c.to_seq IS NULL JOIN raw ON raw.num = v.raw WHERE v.record = ?1
            """, r => (r.Text(0), new OpenClaim(r.Long(1), r.Long(2), r.Long(3))), record))
        {
            Claims[hash] = claim;
        }
        foreach (var (key, number) in session.Rows(
            """
            SELECT a.edge, coalesce(a.born_source, e.source), coalesce(a.born_target, e.target), a.num,
                raw.hash, a.rule, a.rule_version, a.method, a.confidence, a.field, a.start, a.end, a.quote
            FROM assertion a JOIN edge e ON e.num = a.edge JOIN version v ON v.num = a.version JOIN raw ON raw.num = v.raw WHERE a.record = ?1 AND a.to_seq IS NULL
            """, r => (new OpenAssertion(r.Long(0), r.Long(1), r.Long(2), SqliteReading.Reason(r, 4)), r.Long(3)), record))
        {
            Assertions[key] = number;
        }
    }

    public long Record { get; }

    /// <summary>Open claims by the hash of their version: one at most for each.</summary>
    public Dictionary<string, OpenClaim> Claims { get; } = [];

    public Dictionary<OpenAssertion, long> Assertions { get; } = [];

    /// <summary>Notes a reading of a document: of several the newest parser's stands.</summary>
    public void Read(string hash, long version, int parser)
    {
        if (!newest.TryGetValue(hash, out var known) || known.Parser < parser) newest[hash] = new Reading(version, parser);
    }

    public long NewestReading(string hash) => newest.TryGetValue(hash, out var reading)
        ? reading.Version
        : throw new ArgumentException($"A change builds on the version {hash}, which its record does not have.");

    private readonly record struct Reading(long Version, int Parser);
}

/// <summary>What tells an open assertion of a record from its others: the edge as it is shown, the ends that the record gave it, and the reason.</summary>
internal readonly record struct OpenAssertion(long Edge, long BornSource, long BornTarget, Reason Reason);

/// <summary>An open claim: its number, the version that it is on, and the node that it is about.</summary>
internal readonly record struct OpenClaim(long Number, long Version, long Node);
