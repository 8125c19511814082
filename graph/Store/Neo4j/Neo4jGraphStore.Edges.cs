using Horizon.Graph.Records;
using Horizon.Graph.Store.Neo4j.Changes;
using Horizon.Graph.Store.Neo4j.Cypher;
using Horizon.Graph.Store.Neo4j.Wire;

namespace Horizon.Graph.Store.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public Task<IReadOnlyList<Edge>> EdgesAsync(
        IReadOnlyCollection<string> nodeIds, IReadOnlyCollection<string>? types, int limitPerNode, long? asOf, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitPerNode);
        return ReadAsync<IReadOnlyList<Edge>>(async () =>
        {
            var asked = Known(types);
            if (asked.Count == 0) return [];
            var rows = await AllAsOfAsync(ReadStatements.Edges(asked), Rows("id", nodeIds), RowsPerRead, asOf, new() { ["limit"] = limitPerNode }, cancellation);
            return InOrder(rows.GroupBy(r => r.Long(2)).Select(reasons =>
            {
                var edge = ReadEdge(reasons.First());
                return edge with { Assertions = [.. Reasons(reasons.DistinctBy(r => r.List(9).Long(0)), asOf is not null)] };
            }));
        }, cancellation);
    }

    public Task<IReadOnlyList<Edge>> LinksAsync(IReadOnlyCollection<string> nodeIds, int limitPerNode, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitPerNode);
        return ReadAsync<IReadOnlyList<Edge>>(async () =>
        {
            var rows = await AllAsOfAsync(ReadStatements.Links(EdgeTypes.All), Rows("id", nodeIds), RowsPerRead, null, new() { ["limit"] = limitPerNode }, cancellation);
            return InOrder(rows.DistinctBy(r => r.Long(2)).Select(ReadEdge));
        }, cancellation);
    }

    /// <summary>Of the types asked for, those that an edge can have, in order.</summary>
    private static IReadOnlyList<string> Known(IReadOnlyCollection<string>? types) => types is null ? EdgeTypes.All : [.. EdgeTypes.All.Where(types.Contains)];

    private static Edge ReadEdge(QueryRow row)
    {
        var at = row.Long(0);
        return new Edge(new NodeRef(row.Text(5), NodeNames.Parse(row.Text(6)).At(at)), row.Text(3), row.Text(4), new NodeRef(row.Text(7), NodeNames.Parse(row.Text(8)).At(at)), []);
    }

    private static IEnumerable<Assertion> Reasons(IEnumerable<QueryRow> rows, bool isPast) => rows
        .Select(row => (Shown: row.Long(1), Reason: row.List(9)))
        .OrderBy(r => r.Reason.Text(1), StringComparer.Ordinal).ThenBy(r => r.Reason.Text(2), StringComparer.Ordinal).ThenBy(r => r.Reason.Text(8), StringComparer.Ordinal)
        .ThenBy(r => r.Reason.TextOrNull(12), StringComparer.Ordinal).ThenBy(r => r.Reason.LongOrNull(13)).ThenBy(r => r.Reason.Long(0))
        .Select(r => ReadReason(r.Reason, isPast, r.Shown));

    private static Assertion ReadReason(QueryRow r, bool isPast, long shown) => new(
        new RecordKey(r.Text(1), r.Text(2)),
        new Origin(r.Text(3), StoredTime.Read(r.Text(4)), r.Text(5)),
        PartialDate.ParseOrNull(r.TextOrNull(6)),
        new Reason(r.Text(7), r.Text(8), r.Text(9), MethodWords.Read(r.Text(10)), r.Double(11), r.IsNull(12) ? null : new Quote(r.Text(12), r.Int(13), r.Int(14), r.Text(15))),
        ReadHeld(r, 16, isPast, shown));

    private static IReadOnlyList<Edge> InOrder(IEnumerable<Edge> edges) =>
    [
        .. edges.OrderBy(e => e.Type, StringComparer.Ordinal).ThenBy(e => e.Role, StringComparer.Ordinal)
            .ThenBy(e => e.Source.Id, StringComparer.Ordinal).ThenBy(e => e.Target.Id, StringComparer.Ordinal),
    ];
}
