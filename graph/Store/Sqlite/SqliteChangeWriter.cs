using Horizon.Graph.Records;

namespace Horizon.Graph.Store.Sqlite;

/// <summary>Writes one change set inside an open transaction.</summary>
internal sealed partial class SqliteChangeWriter(SqliteSession session, NodeNumbers nodes, long sequence)
{
    private readonly SqliteTally tally = new(session);

    public void Write(ChangeSet changes)
    {
        foreach (var record in changes.Records) Write(record);
        foreach (var placement in changes.Placements) Place(placement);
        CheckPlaced(changes.Placements);
        WriteTouched();
        foreach (var reject in changes.Rejects)
        {
            var isNew = session.Execute("INSERT INTO reject(source, id, reason, url, at) VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                reject.Source, reject.Id ?? "", reject.Reason, reject.Url, SqliteTime.Write(reject.At));
            tally.Add(SqliteTally.Rejects, reject.Source, isNew);
        }
        foreach (var (path, count) in changes.UnknownFields)
        {
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            if (slash <= 0) throw new ArgumentException($"\"{path}\" names no source before a slash.", nameof(changes));
            session.Execute("INSERT INTO unknown_field(source, path, count) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET count = count + excluded.count",
                path[..slash], path[(slash + 1)..], count);
        }
        tally.Write();
    }

    private void Write(RecordChange change)
    {
        var found = session.Rows("SELECT num, revision FROM record WHERE source = ?1 AND id = ?2", r => (Number: r.Long(0), Revision: r.Long(1)), change.Key.Source, change.Key.Id);
        var revision = found is [var known] ? known.Revision : 0;
        if (revision != change.ExpectedRevision) throw new StaleRecordException(change.Key);
        // A label is part of the graph: a version that only becomes history gives none.
        var node = Make(change.ChangesTheGraph ? change.Node : change.Node with { Label = null });
        long record;
        if (found is [var old])
        {
            record = old.Number;
            session.Execute("UPDATE record SET revision = revision + 1, node = ?2 WHERE num = ?1", record, node.Born);
        }
        else
        {
            record = session.Insert("INSERT INTO record(source, id, revision, node) VALUES(?1, ?2, 1, ?3)", change.Key.Source, change.Key.Id, node.Born)!.Value;
            tally.Add(SqliteTally.Records, change.Key.Source, 1);
        }
        foreach (var key in change.Keys)
        {
            session.Execute("INSERT INTO key(key, node, own) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET own = max(own, excluded.own)", key.Key, node.Born, key.IsOwn);
        }
        var open = new OpenOfRecord(session, record, isNew: revision == 0);
        foreach (var version in change.NewVersions) Add(open, version);
        foreach (var hash in change.Close) CloseClaim(open, hash);
        foreach (var hash in change.Open) OpenClaim(open, hash, node.Shown);
        if (change.Open.Count + change.Close.Count > 0)
        {
            Touch(node.Shown);
            Name(node.Born, change.Node);
        }
        foreach (var edge in change.CloseEdges) Close(open, edge);
        foreach (var edge in change.OpenEdges) Open(open, edge);
    }

    private void Add(OpenOfRecord open, NewVersion added)
    {
        var raw = session.Insert("INSERT INTO raw(hash, length, packed) VALUES(?1, ?2, ?3) ON CONFLICT DO NOTHING", added.Raw.Hash, added.Raw.Length, added.Raw.Packed)
            ?? session.Number("SELECT num FROM raw WHERE hash = ?1", added.Raw.Hash);
        var (url, retrievedAt, licence) = added.Origin is { } origin ? (origin.Url, SqliteTime.Write(origin.RetrievedAt), origin.Licence) : OriginOf(open.Record, raw);
        var (kind, facts) = FactsCodec.Write(added.Version.Facts);
        var version = session.Insert(
            """
            INSERT INTO version(record, raw, parser, updated_on, reduced, url, retrieved_at, licence, kind, facts) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT DO NOTHING
            """,
            open.Record, raw, added.ParserVersion, added.Version.UpdatedOn?.ToString(), added.Version.IsReduced, url, retrievedAt, licence, kind, facts);
        if (version is not null) open.Read(added.Raw.Hash, version.Value, added.ParserVersion);
        else if (added.Origin is not null)
        {
            session.Execute(
                "UPDATE version SET url = ?3, retrieved_at = ?4, licence = ?5 WHERE record = ?1 AND raw = ?2 AND retrieved_at < ?4", open.Record, raw, url, retrievedAt, licence);
        }
    }

    /// <summary>A new reading of kept bytes keeps where they came from.</summary>
    private (string Url, string RetrievedAt, string Licence) OriginOf(long record, long? raw) => session.Rows(
        "SELECT url, retrieved_at, licence FROM version WHERE record = ?1 AND raw = ?2 LIMIT 1", r => (r.Text(0), r.Text(1), r.Text(2)), record, raw) is [var origin, ..]
            ? origin
            : throw new ArgumentException("A version of bytes that were not kept before must say where they came from.");

    private void CloseClaim(OpenOfRecord open, string hash)
    {
        if (!open.Claims.Remove(hash, out var claim)) return;
        session.Execute("UPDATE claim SET to_seq = ?2 WHERE num = ?1", claim.Number, sequence);
        Touch(claim.Node).Claims--;
    }

    private void OpenClaim(OpenOfRecord open, string hash, long node)
    {
        var version = open.NewestReading(hash);
        if (open.Claims.TryGetValue(hash, out var claim))
        {
            if (claim.Version == version && claim.Node == node) return;
            CloseClaim(open, hash);
        }
        var number = session.Insert("INSERT INTO claim(version, node, from_seq) VALUES(?1, ?2, ?3)", version, node, sequence)!.Value;
        open.Claims[hash] = new OpenClaim(number, version, node);
        Touch(node).Claims++;
    }

    private void Open(OpenOfRecord open, EdgeDraft draft)
    {
        EdgeTypes.Known(draft.Type);
        var (source, target) = (Make(draft.Source), Make(draft.Target));
        var (edge, isNew) = Edge(source.Shown, draft.Type, draft.Role, target.Shown);
        var why = draft.Reason;
        var key = new OpenAssertion(edge, source.Born, target.Born, why);
        if (open.Assertions.ContainsKey(key)) return;
        open.Assertions[key] = session.Insert(
            """
            INSERT INTO assertion(edge, record, version, rule, rule_version, method, confidence, field, start, end, quote, from_seq, born_source, born_target)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """,
            edge, open.Record, open.NewestReading(why.VersionHash), why.Rule, why.RuleVersion, (int)why.Method, why.Confidence,
            why.Quote?.Field, why.Quote?.Start, why.Quote?.End, why.Quote?.Text, sequence, Elsewhere(source), Elsewhere(target))!.Value;
        Touch(source.Shown, target.Shown, isNew || Live(edge, 1) == 1 ? 1 : 0);
    }

    /// <summary>The number of an edge, made with one assertion where there was none.</summary>
    private (long Number, bool IsNew) Edge(long source, string type, string role, long target) =>
        session.Insert("INSERT INTO edge(source, type, role, target, live) VALUES(?1, ?2, ?3, ?4, 1) ON CONFLICT DO NOTHING", source, type, role, target) is { } made
            ? (made, true)
            : (EdgeNumber(source, type, role, target)!.Value, false);

    /// <summary>The born node of an end that is shown elsewhere; null for all others, which are most.</summary>
    private static long? Elsewhere(NodeNumbers.Entry end) => end.Born == end.Shown ? null : end.Born;

    private void Close(OpenOfRecord open, EdgeDraft draft)
    {
        if (Find(draft.Source.Id) is not { } source || Find(draft.Target.Id) is not { } target) return;
        if (EdgeNumber(source.Shown, draft.Type, draft.Role, target.Shown) is not { } edge) return;
        if (!open.Assertions.Remove(new OpenAssertion(edge, source.Born, target.Born, draft.Reason), out var assertion)) return;
        session.Execute("UPDATE assertion SET to_seq = ?2 WHERE num = ?1", assertion, sequence);
        Touch(source.Shown, target.Shown, Live(edge, -1) == 0 ? -1 : 0);
    }

    private long? EdgeNumber(long source, string type, string role, long target) =>
        session.Number("SELECT num FROM edge WHERE source = ?1 AND type = ?2 AND role = ?3 AND target = ?4", source, type, role, target);
}
