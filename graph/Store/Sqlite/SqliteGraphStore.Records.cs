using Horizon.Graph.Records;

namespace Horizon.Graph.Store.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<long> SequenceAsync(CancellationToken cancellation) => ReadAsync(s => s.Number("SELECT max(seq) FROM change_set") ?? 0, cancellation);

    public Task<IReadOnlyDictionary<RecordKey, StoredRecord>> RecordsAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyDictionary<RecordKey, StoredRecord>>(s => keys.Distinct().ToDictionary(key => key, key => Record(s, key)), cancellation);

    public Task<IReadOnlySet<RecordKey>> WithHistoryAsync(IReadOnlyCollection<RecordKey> keys, CancellationToken cancellation) =>
        ReadAsync<IReadOnlySet<RecordKey>>(
            s => keys.Where(key => s.Number("SELECT count(DISTINCT v.raw) FROM record r JOIN version v ON v.record = r.num WHERE r.source = ?1 AND r.id = ?2", key.Source, key.Id) > 1).ToHashSet(),
            cancellation);

    public Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellation) =>
        ReadAsync<IReadOnlySet<string>>(
            s => hashes.Where(hash => s.Number("SELECT 1 FROM raw r JOIN version v ON v.raw = r.num WHERE r.hash = ?1 LIMIT 1", hash) is not null).ToHashSet(StringComparer.Ordinal),
            cancellation);

    public Task<ReadOnlyMemory<byte>?> RawAsync(string hash, CancellationToken cancellation) =>
        ReadAsync(s => s.Rows(
            "SELECT length, packed FROM raw WHERE hash = ?1",
            r => (ReadOnlyMemory<byte>?)new PackedDocument(hash, r.Int(0), r.Bytes(1).ToArray()).Unpack().Bytes, hash).FirstOrDefault(), cancellation);

    public Task<IReadOnlyList<RecordKey>> RecordKeysAsync(string source, string? after, int limit, int? parsedByOtherThan, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<RecordKey>>(s => parsedByOtherThan is null
            ? s.Rows("SELECT id FROM record WHERE source = ?1 AND id > ?2 ORDER BY id LIMIT ?3", r => new RecordKey(source, r.Text(0)), source, after ?? "", limit)
            : s.Rows(
                """
                SELECT id FROM record WHERE source = ?1 AND id > ?2 AND EXISTS(
                    SELECT 1 FROM version v WHERE v.record = record.num GROUP BY v.raw HAVING max(v.parser) <> ?4)
                ORDER BY id LIMIT ?3
                """, r => new RecordKey(source, r.Text(0)), source, after ?? "", limit, parsedByOtherThan), cancellation);
    }

    private static StoredRecord Record(SqliteSession session, RecordKey key)
    {
        var head = session.Rows(
            "SELECT r.num, r.revision, n.id FROM record r JOIN node n ON n.num = r.node WHERE r.source = ?1 AND r.id = ?2",
            r => (Number: r.Long(0), Revision: r.Long(1), Node: r.Text(2)), key.Source, key.Id);
        if (head is not [var (number, revision, node)]) return StoredRecord.None(key);
        var versions = session.Rows(
            // Of several readings of the same bytes the newest parser's stands.
            """
            SELECT raw.hash, v.updated_on, v.reduced, v.kind, v.facts, EXISTS(SELECT 1 FROM version o JOIN claim c ON c.version = o.num AND c.to_seq IS NULL
                WHERE o.record = v.record AND o.raw = v.raw), v.retrieved_at
            FROM version v JOIN raw ON raw.num = v.raw
            WHERE v.record = ?1 AND v.parser = (SELECT max(w.parser) FROM version w WHERE w.record = v.record AND w.raw = v.raw) ORDER BY v.num
            """,
            r => (Version: SqliteReading.Version(r, 0, 6), Live: r.Bool(5)), number);
        return new StoredRecord(
            key, revision, node, [.. versions.Select(v => v.Version)], [.. versions.Where(v => v.Live).Select(v => v.Version.Hash)], OpenEdges(session, number));
    }

    private static List<EdgeDraft> OpenEdges(SqliteSession session, long record) => session.Rows(
        """
        SELECT s.id, s.label, e.type, e.role, t.id, t.label, raw.hash, a.rule, a.rule_version, a.method, a.confidence, a.field, a.start, a.end, a.quote
        FROM assertion a JOIN edge e ON e.num = a.edge JOIN node s ON s.num = coalesce(a.born_source, e.source) JOIN node t ON t.num = coalesce(a.born_target, e.target)
        JOIN version v ON v.num = a.version JOIN raw ON raw.num = v.raw
        WHERE a.record = ?1 AND a.to_seq IS NULL ORDER BY a.num
        """,
        r => new EdgeDraft(
            new NodeRef(r.Text(0), r.TextOrNull(1)), r.Text(2), r.Text(3), new NodeRef(r.Text(4), r.TextOrNull(5)), SqliteReading.Reason(r, 6)), record);
}
