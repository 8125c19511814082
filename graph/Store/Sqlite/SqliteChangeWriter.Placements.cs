namespace Horizon.Graph.Store.Sqlite;

/// <summary>Merging and parting: claims and assertions end where they stood and begin where they stand now.</summary>
internal sealed partial class SqliteChangeWriter
{
    private void Place(Placement placement)
    {
        var entry = Find(placement.Id) ?? throw new ArgumentException($"{placement.Id} cannot be placed: the store has no such node.");
        var into = placement.Into is null ? entry.Born : (Find(placement.Into) ?? throw new ArgumentException($"Nothing can be placed into {placement.Into}: the store has no such node.")).Born;
        if (into == entry.Shown) return;
        if (placement.Into is not null && NodeKinds.Of(placement.Id) != NodeKinds.Of(placement.Into))
            throw new ArgumentException($"{placement.Id} cannot be placed into {placement.Into}, which is of another kind.");
        session.Execute("UPDATE placement SET to_seq = ?2 WHERE born = ?1 AND to_seq IS NULL AND from_seq < ?2", entry.Born, sequence);
        // Placed twice in one change set: the first was never seen.
        session.Execute("DELETE FROM placement WHERE born = ?1 AND from_seq = ?2", entry.Born, sequence);
        if (into != entry.Born) session.Execute("INSERT INTO placement(born, node, from_seq) VALUES(?1, ?2, ?3)", entry.Born, into, sequence);
        Touch(entry.Shown);
        Touch(into);
        MoveClaims(entry.Born, into);
        MoveEdges(entry, into);
        nodes.Forget(placement.Id);
    }

    /// <summary>Looked at once all are placed, so that a whole group can move in any order.</summary>
    private void CheckPlaced(IReadOnlyList<Placement> placements)
    {
        foreach (var placement in placements)
        {
            var entry = Find(placement.Id)!.Value;
            var into = Find(placement.Into ?? placement.Id)!.Value;
            if (placement.Into is not null && into.Born != into.Shown) throw new ArgumentException($"{placement.Id} cannot be placed into {placement.Into}, which is itself placed elsewhere.");
            if (entry.Born != entry.Shown && session.Number("SELECT 1 FROM placement WHERE node = ?1 AND to_seq IS NULL LIMIT 1", entry.Born) is not null)
                throw new ArgumentException($"{placement.Id} cannot be placed into another node while others are placed into it: place those too.");
        }
    }

    private void MoveClaims(long born, long into)
    {
        var claims = session.Rows(
            "SELECT c.num, c.version, c.node FROM record r JOIN version v ON v.record = r.num JOIN claim c ON c.version = v.num AND c.to_seq IS NULL WHERE r.node = ?1",
            r => new OpenClaim(r.Long(0), r.Long(1), r.Long(2)), born);
        foreach (var claim in claims)
        {
            session.Execute("UPDATE claim SET to_seq = ?2 WHERE num = ?1", claim.Number, sequence);
            session.Execute("INSERT INTO claim(version, node, from_seq) VALUES(?1, ?2, ?3)", claim.Version, into, sequence);
            Touch(claim.Node).Claims--;
            Touch(into).Claims++;
        }
    }

    /// <summary>Moves the open assertions that name the node, wherever they are shown: at itself they name it by their edge, elsewhere by their own column.</summary>
    private void MoveEdges(NodeNumbers.Entry entry, long into)
    {
        const string Columns = "SELECT a.num, a.edge, e.type, e.role, e.source, coalesce(a.born_source, e.source), e.target, coalesce(a.born_target, e.target) FROM ";
        var isAtHome = entry.Born == entry.Shown;
        var found = session.Rows(
            isAtHome
                ? Columns + "edge e JOIN assertion a ON a.edge = e.num AND a.to_seq IS NULL AND a.born_source IS NULL WHERE e.source = ?1 AND e.live > 0"
                : Columns + "assertion a JOIN edge e ON e.num = a.edge WHERE a.born_source = ?1 AND a.to_seq IS NULL", ReadMoving, entry.Born);
        found.AddRange(session.Rows(
            isAtHome
                ? Columns + "edge e JOIN assertion a ON a.edge = e.num AND a.to_seq IS NULL AND a.born_target IS NULL WHERE e.target = ?1 AND e.live > 0"
                : Columns + "assertion a JOIN edge e ON e.num = a.edge WHERE a.born_target = ?1 AND a.to_seq IS NULL", ReadMoving, entry.Born));
        foreach (var moving in found.DistinctBy(m => m.Assertion)) Move(moving, entry.Born, into);
    }

    private void Move(Moving moving, long born, long into)
    {
        var source = moving.BornSource == born ? into : moving.Source;
        var target = moving.BornTarget == born ? into : moving.Target;
        session.Execute("UPDATE assertion SET to_seq = ?2 WHERE num = ?1", moving.Assertion, sequence);
        Touch(moving.Source, moving.Target, Live(moving.Edge, -1) == 0 ? -1 : 0);
        var (edge, isNew) = Edge(source, moving.Type, moving.Role, target);
        session.Execute(
            """
            INSERT INTO assertion(edge, record, version, rule, rule_version, method, confidence, field, start, end, quote, from_seq, born_source, born_target)
            SELECT ?2, record, version, rule, rule_version, method, confidence, field, start, end, quote, ?3, ?4, ?5 FROM assertion WHERE num = ?1
            """,
            moving.Assertion, edge, sequence, source == moving.BornSource ? null : moving.BornSource, target == moving.BornTarget ? null : moving.BornTarget);
        Touch(source, target, isNew || Live(edge, 1) == 1 ? 1 : 0);
    }

    private static Moving ReadMoving(SqliteRow r) => new(r.Long(0), r.Long(1), r.Text(2), r.Text(3), r.Long(4), r.Long(5), r.Long(6), r.Long(7));

    /// <summary>An open assertion with its edge as shown and the ends that its record gave.</summary>
    private readonly record struct Moving(long Assertion, long Edge, string Type, string Role, long Source, long BornSource, long Target, long BornTarget);
}
