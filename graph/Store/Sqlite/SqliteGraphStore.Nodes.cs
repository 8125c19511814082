namespace Horizon.Graph.Store.Sqlite;

public sealed partial class SqliteGraphStore
{
    /// <summary>The label that a node had at ?2.</summary>
    private const string LabelAt = "SELECT label FROM past_label WHERE node = ?1 AND to_seq > ?2 ORDER BY to_seq LIMIT 1";

    /// <summary>The id under which the node <c>b</c> is shown now.</summary>
    private const string ShownId = "SELECT n.id FROM node n WHERE n.num = coalesce((SELECT p.node FROM placement p WHERE p.born = b.num AND p.to_seq IS NULL), b.num)";

    public Task<string?> ResolveAsync(string idOrKey, CancellationToken cancellation) => ReadAsync(s =>
        s.Text($"SELECT ({ShownId}) FROM node b WHERE b.id = ?1", idOrKey)
        ?? s.Text($"SELECT ({ShownId}) FROM key k JOIN node b ON b.num = k.node WHERE k.key = ?1 ORDER BY k.own DESC, k.node LIMIT 1", idOrKey), cancellation);

    public Task<IReadOnlyDictionary<string, IReadOnlyList<KeyHolder>>> KeyHoldersAsync(IReadOnlyCollection<string> keys, int limitPerKey, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitPerKey);
        return ReadAsync<IReadOnlyDictionary<string, IReadOnlyList<KeyHolder>>>(s =>
        {
            var found = new Dictionary<string, IReadOnlyList<KeyHolder>>();
            foreach (var key in keys.Distinct())
            {
                // Blocks, which begin with a tilde, are nobody's own id, and may have many holders: read in the order of the table, they cost what is asked for. The names are looked up for what is left.
                var order = key.StartsWith('~') ? "node" : "own DESC, node";
                var holders = s.Rows($"SELECT b.id, held.own FROM (SELECT node, own FROM key WHERE key = ?1 ORDER BY {order} LIMIT ?2) held JOIN node b ON b.num = held.node ORDER BY held.own DESC, held.node",
                    r => new KeyHolder(r.Text(0), r.Bool(1)), key, limitPerKey);
                if (holders.Count > 0) found[key] = holders;
            }
            return found;
        }, cancellation);
    }

    public Task<IReadOnlyDictionary<string, Shown>> ShownAsync(IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyDictionary<string, Shown>>(s =>
        {
            var shown = new Dictionary<string, Shown>();
            foreach (var id in ids.Distinct())
            {
                if (s.Rows($"SELECT ({ShownId}), b.from_seq, b.label FROM node b WHERE b.id = ?1", r => new Shown(r.Text(0), r.Long(1), r.TextOrNull(2)), id) is [var found]) shown[id] = found;
            }
            return shown;
        }, cancellation);

    public Task<IReadOnlyDictionary<string, Node>> NodesAsync(IReadOnlyCollection<string> ids, long? asOf, CancellationToken cancellation) =>
        ReadAsync<IReadOnlyDictionary<string, Node>>(s =>
        {
            var found = new Dictionary<string, Node>(ids.Count);
            foreach (var id in ids)
            {
                if (!found.ContainsKey(id) && ReadNode(s, id, asOf) is { } node) found[id] = node;
            }
            return found;
        }, cancellation);

    public Task<IReadOnlyList<string>> NodeIdsAsync(string kind, string? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<string>>(s => s.Rows(
            "SELECT id FROM node WHERE kind = ?1 AND claims > 0 AND id > ?2 ORDER BY id LIMIT ?3", r => r.Text(0), kind, after ?? "", limit), cancellation);
    }

    public Task<IReadOnlyList<Change>> ChangesAsync(long after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return ReadAsync<IReadOnlyList<Change>>(s =>
        {
            // Up to the end of the change set in which the limit falls, so that none is seen in part.
            var last = s.Number("SELECT seq FROM change WHERE seq > ?1 ORDER BY seq LIMIT 1 OFFSET ?2", after, Math.Max(0, limit - 1)) ?? long.MaxValue;
            return s.Rows(
                """
                SELECT c.seq, x.at, n.id FROM change c JOIN change_set x ON x.seq = c.seq JOIN node n ON n.num = c.node
                WHERE c.seq > ?1 AND c.seq <= ?2 ORDER BY c.seq, n.id
                """, r => new Change(r.Long(0), SqliteTime.Read(r.Text(1)), r.Text(2)), after, last);
        }, cancellation);
    }

    private static Node? ReadNode(SqliteSession session, string id, long? asOf)
    {
        var head = session.Rows("SELECT num, kind, label FROM node WHERE id = ?1 AND (?2 IS NULL OR from_seq <= ?2)",
            r => (Number: r.Long(0), Kind: r.Text(1), Label: r.TextOrNull(2)), id, asOf);
        if (head is not [var (number, kind, label)]) return null;
        if (session.Number($"SELECT 1 FROM placement WHERE born = ?1 AND {SqliteReading.HeldAt} LIMIT 1", number, asOf) is not null) return null;
        var claims = session.Rows(
            $"""
            SELECT raw.hash, v.updated_on, v.reduced, v.kind, v.facts, rec.source, rec.id, v.url, v.retrieved_at, v.licence, from_seq, f.at, to_seq, t.at, (SELECT id FROM node WHERE num = rec.node)
            FROM claim c JOIN version v ON v.num = c.version JOIN raw ON raw.num = v.raw JOIN record rec ON rec.num = v.record
            JOIN change_set f ON f.seq = from_seq LEFT JOIN change_set t ON t.seq = to_seq
            WHERE c.node = ?1 AND {SqliteReading.HeldAt} ORDER BY rec.source, rec.id, c.num
            """,
            r => new Claim(new(r.Text(5), r.Text(6)), SqliteReading.Version(r, 0, 8), SqliteReading.Origin(r, 7), SqliteReading.Held(r, 10), r.Text(14)), number, asOf);
        var aliases = session.Rows(
            $"SELECT (SELECT id FROM node WHERE num = placement.born) AS alias FROM placement WHERE node = ?1 AND {SqliteReading.HeldAt} ORDER BY alias", r => r.Text(0), number, asOf);
        return new Node(id, kind, Label(session, number, label, asOf), claims, aliases);
    }

    private static string? Label(SqliteSession session, long node, string? now, long? asOf) =>
        asOf is not null && session.Rows(LabelAt, r => r.TextOrNull(0), node, asOf) is [var then] ? then : now;
}
