using System.Text;
using Horizon.Graph.Records;
using Horizon.Graph.Store.Copy;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>All that a store's file holds, section by section, a page at a time.</summary>
internal static class SqliteRows
{
    private const int Page = 500;

    /// <summary>Documents read at once: they are long.</summary>
    private const int Documents = 50;

    public static IEnumerable<StoreRow> All(SqliteSession s) => Nodes(s).Concat(ChangeSets(s)).Concat(Placements(s)).Concat(Keys(s)).Concat(Raws(s)).Concat(Records(s))
        .Concat(Versions(s)).Concat(Claims(s)).Concat(Assertions(s)).Concat(Notes(s));

    private static IEnumerable<StoreRow> Nodes(SqliteSession s) => Paged(s, Page,
        "SELECT num, id, from_seq, label FROM node WHERE num > ?1 ORDER BY num LIMIT ?2",
        r => (r.Long(0), Id: r.Text(1), From: r.Long(2), Label: r.TextOrNull(3)),
        n => new NodeRow(n.Item1, n.Id, n.From, Labels(s, n.Item1, n.From, n.Label)));

    /// <summary>The file keeps until when a label stood; a row says from when.</summary>
    private static List<NodeLabel> Labels(SqliteSession s, long node, long from, string? now)
    {
        var labels = new List<NodeLabel>();
        foreach (var (to, label) in s.Rows("SELECT to_seq, label FROM past_label WHERE node = ?1 ORDER BY to_seq", r => (r.Long(0), r.TextOrNull(1)), node))
        {
            if (label is not null) labels.Add(new NodeLabel(from, label));
            from = to;
        }
        if (now is not null) labels.Add(new NodeLabel(from, now));
        return labels;
    }

    private static IEnumerable<StoreRow> ChangeSets(SqliteSession s) => Paged(s, Page,
        "SELECT seq, at FROM change_set WHERE seq > ?1 ORDER BY seq LIMIT ?2", r => (r.Long(0), At: r.Text(1)),
        c => new ChangeSetRow(c.Item1, c.At,
            [.. s.Rows("SELECT n.id FROM change c JOIN node n ON n.num = c.node WHERE c.seq = ?1", r => r.Text(0), c.Item1).Order(StringComparer.Ordinal)]));

    private static List<StoreRow> Placements(SqliteSession s) => s.Rows(
        "SELECT b.id, n.id, p.from_seq, p.to_seq FROM placement p JOIN node b ON b.num = p.born JOIN node n ON n.num = p.node ORDER BY p.born, p.from_seq",
        StoreRow (r) => new PlacementRow(r.Text(0), r.Text(1), r.Long(2), r.LongOrNull(3)));

    /// <summary>In the order of their index: a page goes on behind the last key and node.</summary>
    private static IEnumerable<StoreRow> Keys(SqliteSession s)
    {
        const string Behind = "SELECT k.key, k.node, n.id, k.own FROM key k JOIN node n ON n.num = k.node WHERE (k.key, k.node) > (?1, ?2) ORDER BY k.key, k.node LIMIT ?3";
        var (key, node) = ("", long.MinValue);
        while (s.Rows(Behind, r => (Key: r.Text(0), Node: r.Long(1), Row: new KeyRow(r.Text(0), r.Text(2), r.Bool(3))), key, node, Page) is { Count: > 0 } rows)
        {
            foreach (var row in rows) yield return row.Row;
            (key, node) = (rows[^1].Key, rows[^1].Node);
        }
    }

    private static IEnumerable<StoreRow> Raws(SqliteSession s) => Paged(s, Documents,
        "SELECT num, hash, length, packed FROM raw WHERE num > ?1 ORDER BY num LIMIT ?2",
        r => (r.Long(0), Row: new DocumentRow(r.Text(1), r.Int(2), Convert.ToBase64String(r.Bytes(3)))), d => d.Row);

    private static IEnumerable<StoreRow> Records(SqliteSession s) => Paged(s, Page,
        "SELECT r.num, r.source, r.id, r.revision, n.id FROM record r JOIN node n ON n.num = r.node WHERE r.num > ?1 ORDER BY r.num LIMIT ?2",
        r => (r.Long(0), Row: new RecordRow(new RecordKey(r.Text(1), r.Text(2)), r.Long(3), r.Text(4))), d => d.Row);

    private static IEnumerable<StoreRow> Versions(SqliteSession s) => Paged(s, Page,
        """
        SELECT v.num, rec.source, rec.id, raw.hash, v.parser, v.updated_on, v.reduced, v.url, v.retrieved_at, v.licence, v.kind, v.facts
        FROM version v JOIN record rec ON rec.num = v.record JOIN raw ON raw.num = v.raw WHERE v.num > ?1 ORDER BY v.num LIMIT ?2
        """,
        r => (r.Long(0), Row: new VersionRow(r.Long(0), new RecordKey(r.Text(1), r.Text(2)), r.Text(3), r.Int(4), r.TextOrNull(5), r.Bool(6), r.Text(7), r.Text(8), r.Text(9), r.Text(10), Encoding.UTF8.GetString(r.Bytes(11)))),
        d => d.Row);

    private static IEnumerable<StoreRow> Claims(SqliteSession s) => Paged(s, Page,
        "SELECT c.num, c.version, n.id, c.from_seq, c.to_seq FROM claim c JOIN node n ON n.num = c.node WHERE c.num > ?1 ORDER BY c.num LIMIT ?2",
        r => (r.Long(0), Row: new ClaimRow(r.Long(0), r.Long(1), r.Text(2), r.Long(3), r.LongOrNull(4))), d => d.Row);

    private static IEnumerable<StoreRow> Assertions(SqliteSession s) => Paged(s, Page,
        """
        SELECT a.num, e.num, s.id, e.type, e.role, t.id, (SELECT id FROM node WHERE num = a.born_source), (SELECT id FROM node WHERE num = a.born_target), rec.source, rec.id, a.version,
            raw.hash, a.rule, a.rule_version, a.method, a.confidence, a.field, a.start, a.end, a.quote, a.from_seq, a.to_seq
        FROM assertion a JOIN edge e ON e.num = a.edge JOIN node s ON s.num = e.source JOIN node t ON t.num = e.target JOIN record rec ON rec.num = a.record
        JOIN version v ON v.num = a.version JOIN raw ON raw.num = v.raw WHERE a.num > ?1 ORDER BY a.num LIMIT ?2
        """,
        r => (r.Long(0), Row: new AssertionRow(r.Long(0), r.Long(1), r.Text(2), r.Text(3), r.Text(4), r.Text(5), r.TextOrNull(6), r.TextOrNull(7), new RecordKey(r.Text(8), r.Text(9)), r.Long(10),
            SqliteReading.Reason(r, 11), r.Long(20), r.LongOrNull(21))),
        d => d.Row);

    private static IEnumerable<StoreRow> Notes(SqliteSession s)
    {
        foreach (var row in Paged(s, Page, "SELECT num, source, id, reason, url, at FROM reject WHERE num > ?1 ORDER BY num LIMIT ?2",
            r => (r.Long(0), Row: new RejectRow(r.Long(0), r.Text(1), r.Text(2) is { Length: > 0 } id ? id : null, r.Text(3), r.Text(4), r.Text(5))), d => d.Row)) yield return row;
        foreach (var row in s.Rows("SELECT source, path, count FROM unknown_field", r => new UnknownFieldRow(r.Text(0), r.Text(1), r.Long(2)))) yield return row;
        var last = s.Rows("SELECT max(num) FROM run GROUP BY source", r => r.Long(0)).ToHashSet();
        foreach (var row in s.Rows($"SELECT {SqliteGraphStore.RunColumns}, num FROM run ORDER BY num", r => new RunRow(SqliteGraphStore.ReadRun(r), last.Contains(r.Long(13))))) yield return row;
        foreach (var row in s.Rows("SELECT name, value FROM note ORDER BY name", r => new NoteRow(r.Text(0), r.Text(1)))) yield return row;
    }

    private static IEnumerable<StoreRow> Paged<T>(SqliteSession s, int page, string sql, Func<SqliteRow, T> read, Func<T, StoreRow> make)
        where T : System.Runtime.CompilerServices.ITuple
    {
        for (var after = long.MinValue; s.Rows(sql, read, after, page) is { Count: > 0 } rows; after = (long)rows[^1][0]!)
        {
            foreach (var row in rows) yield return make(row);
        }
    }
}
