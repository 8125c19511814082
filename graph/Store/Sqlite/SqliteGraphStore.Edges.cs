using Horizon.Graph.Records;

namespace Horizon.Graph.Store.Sqlite;

public sealed partial class SqliteGraphStore
{
    private const string Head = "SELECT num, type, role, source, target FROM edge ";
    private const string Outgoing = Head + "WHERE source = ?1 ";
    private const string Incoming = Head + "WHERE target = ?1 AND source <> ?1 ";
    private const string OfType = "AND type = ?4 ";
    private const string Now = "AND live > 0 ";
    private const string Then = "AND EXISTS(SELECT 1 FROM assertion WHERE edge = edge.num AND from_seq <= ?2 AND (to_seq IS NULL OR to_seq > ?2)) ";

    /// <summary>By age last, so that an index gives the first few of a node with a million edges.</summary>
    private const string First = "ORDER BY type, role, num LIMIT ?3";

    public Task<IReadOnlyList<Edge>> EdgesAsync(
        IReadOnlyCollection<string> nodeIds, IReadOnlyCollection<string>? types, int limitPerNode, long? asOf, CancellationToken cancellation) =>
        ReadEdgesAsync(nodeIds, types, limitPerNode, asOf, withAssertions: true, cancellation);

    public Task<IReadOnlyList<Edge>> LinksAsync(IReadOnlyCollection<string> nodeIds, int limitPerNode, CancellationToken cancellation) =>
        ReadEdgesAsync(nodeIds, null, limitPerNode, null, withAssertions: false, cancellation);

    private Task<IReadOnlyList<Edge>> ReadEdgesAsync(
        IReadOnlyCollection<string> nodeIds, IReadOnlyCollection<string>? types, int limitPerNode, long? asOf, bool withAssertions, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitPerNode);
        return ReadAsync<IReadOnlyList<Edge>>(s =>
        {
            var ends = new Dictionary<long, NodeRef>();
            var edges = new Dictionary<long, Edge>();
            foreach (var id in nodeIds.Distinct())
            {
                if (s.Number("SELECT num FROM node WHERE id = ?1", id) is not { } node) continue;
                foreach (var head in Heads(s, node, types, limitPerNode, asOf))
                {
                    if (edges.ContainsKey(head.Number)) continue;
                    edges[head.Number] = new Edge(End(head.Source), head.Type, head.Role, End(head.Target), withAssertions ? Assertions(s, head.Number, asOf) : []);
                }
            }
            return [.. edges.Values.OrderBy(e => e.Type, StringComparer.Ordinal).ThenBy(e => e.Role, StringComparer.Ordinal)
                .ThenBy(e => e.Source.Id, StringComparer.Ordinal).ThenBy(e => e.Target.Id, StringComparer.Ordinal)];

            NodeRef End(long number) => ends.TryGetValue(number, out var known) ? known : ends[number] = ReadEnd(s, number, asOf);
        }, cancellation);
    }

    private static IEnumerable<EdgeHead> Heads(SqliteSession session, long node, IReadOnlyCollection<string>? types, int limit, long? asOf)
    {
        var heads = new List<EdgeHead>();
        if (types is null)
        {
            foreach (var way in new[] { Outgoing, Incoming }) heads.AddRange(session.Rows(way + (asOf is null ? Now : Then) + First, ReadHead, node, asOf, limit));
        }
        else
        {
            foreach (var type in types.Distinct())
            {
                foreach (var way in new[] { Outgoing, Incoming }) heads.AddRange(session.Rows(way + OfType + (asOf is null ? Now : Then) + First, ReadHead, node, asOf, limit, type));
            }
        }
        return heads.OrderBy(h => h.Type, StringComparer.Ordinal).ThenBy(h => h.Role, StringComparer.Ordinal).ThenBy(h => h.Number).Take(limit);
    }

    private static EdgeHead ReadHead(SqliteRow r) => new(r.Long(0), r.Text(1), r.Text(2), r.Long(3), r.Long(4));

    private static NodeRef ReadEnd(SqliteSession session, long number, long? asOf)
    {
        var (id, label) = session.Rows("SELECT id, label FROM node WHERE num = ?1", r => (r.Text(0), r.TextOrNull(1)), number)[0];
        return new NodeRef(id, Label(session, number, label, asOf));
    }

    private static List<Assertion> Assertions(SqliteSession session, long edge, long? asOf) => session.Rows(
        $"""
        SELECT rec.source, rec.id, v.url, v.retrieved_at, v.licence, v.updated_on, raw.hash, a.rule, a.rule_version, a.method, a.confidence, a.field, a.start, a.end, a.quote,
            from_seq, f.at, to_seq, t.at
        FROM assertion a JOIN record rec ON rec.num = a.record JOIN version v ON v.num = a.version JOIN raw ON raw.num = v.raw
        JOIN change_set f ON f.seq = from_seq LEFT JOIN change_set t ON t.seq = to_seq
        WHERE a.edge = ?1 AND {SqliteReading.HeldAt} ORDER BY rec.source, rec.id, a.rule, a.field, a.start, a.num
        """,
        r => new Assertion(new RecordKey(r.Text(0), r.Text(1)), SqliteReading.Origin(r, 2), SqliteReading.Date(r, 5), SqliteReading.Reason(r, 6), SqliteReading.Held(r, 15)), edge, asOf);

    private readonly record struct EdgeHead(long Number, string Type, string Role, long Source, long Target);
}
