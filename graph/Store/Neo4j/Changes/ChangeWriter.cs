using System.Text;
using Horizon.Graph.Records;
using Horizon.Graph.Store.Neo4j.Cypher;

namespace Horizon.Graph.Store.Neo4j.Changes;

/// <summary>Reckons what one change set writes, from what was read under the lock. It speaks to nobody: see <see cref="ChangeRun"/>.</summary>
internal sealed partial class ChangeWriter(LoadedState state, WriteRows rows, string at)
{
    private readonly Dictionary<long, Dictionary<string, object?>> openedReasons = [];
    private readonly Dictionary<long, Dictionary<string, object?>> openedClaims = [];

    public void Write(IReadOnlyList<RecordChange> records)
    {
        var touched = new HashSet<RecordKey>();
        foreach (var record in records)
        {
            Write(record);
            touched.Add(record.Key);
        }
        foreach (var key in touched) rows.Add(WriteStatements.Records, RecordRows.Of(key, state.Records[key]));
    }

    private void Write(RecordChange change)
    {
        var record = state.Records.GetValueOrDefault(change.Key);
        if ((record?.Revision ?? 0) != change.ExpectedRevision) throw new StaleRecordException(change.Key);
        // A label is part of the graph: a version that only becomes history gives none.
        var node = Make(change.ChangesTheGraph ? change.Node : change.Node with { Label = null });
        if (record is null)
        {
            state.Records[change.Key] = record = new RecordState { From = state.Sequence };
            state.Tally.AddRecord(change.Key.Source);
        }
        record.Revision++;
        record.Sequence = state.Sequence;
        record.Node = node.Id;
        foreach (var key in change.Keys) rows.Add(WriteStatements.Keys, new() { ["key"] = key.Key, ["node"] = node.Id, ["own"] = key.IsOwn, ["from"] = state.Sequence });
        foreach (var version in change.NewVersions) Add(change.Key, record, version);
        foreach (var hash in change.Close) CloseClaim(record, hash);
        foreach (var hash in change.Open) OpenClaim(record, hash, node);
        if (change.Open.Count + change.Close.Count > 0)
        {
            Touch(node.Shown);
            Name(node, change.Node.Label);
        }
        foreach (var edge in change.CloseEdges) Close(record, edge);
        foreach (var edge in change.OpenEdges) Open(change.Key, record, edge);
    }

    private void Add(RecordKey key, RecordState record, NewVersion added)
    {
        rows.Add(WriteStatements.Raws, new() { ["hash"] = added.Raw.Hash, ["length"] = added.Raw.Length, ["packed"] = Convert.ToBase64String(added.Raw.Packed.Span), ["from"] = state.Sequence });
        var known = record.Find(added.Raw.Hash);
        if (known is null)
        {
            var origin = added.Origin ?? throw new ArgumentException("A version of bytes that were not kept before must say where they came from.");
            record.Versions.Add(known = new StateVersion { Hash = added.Raw.Hash, Url = origin.Url, RetrievedAt = StoredTime.Write(origin.RetrievedAt), Licence = origin.Licence });
        }
        if (known.Readings.Exists(r => r.Parser == added.ParserVersion))
        {
            if (added.Origin is { } again && string.CompareOrdinal(known.RetrievedAt, StoredTime.Write(again.RetrievedAt)) < 0) CameAgain(record, known, again);
            return;
        }
        // A new reading keeps where its bytes came from, unless it says.
        var (url, retrievedAt, licence) = added.Origin is { } o ? (o.Url, StoredTime.Write(o.RetrievedAt), o.Licence) : (known.Url, known.RetrievedAt, known.Licence);
        var reading = new StateReading(added.ParserVersion, state.NextNumber(), added.Version.UpdatedOn?.ToString());
        known.Readings.Add(reading);
        var (kind, facts) = FactsCodec.Write(added.Version.Facts);
        rows.Add(WriteStatements.Versions, new()
        {
            ["num"] = reading.Version,
            ["set"] = new Dictionary<string, object?>
            {
                ["source"] = key.Source,
                ["id"] = key.Id,
                ["hash"] = known.Hash,
                ["parser"] = reading.Parser,
                ["updatedOn"] = reading.UpdatedOn,
                ["reduced"] = added.Version.IsReduced,
                ["url"] = url,
                ["retrievedAt"] = retrievedAt,
                ["licence"] = licence,
                ["kind"] = kind,
                ["facts"] = Encoding.UTF8.GetString(facts),
                ["from"] = state.Sequence,
            },
        });
    }

    private void CameAgain(RecordState record, StateVersion known, Origin origin)
    {
        var retrievedAt = StoredTime.Write(origin.RetrievedAt);
        record.Versions[record.Versions.IndexOf(known)] = new StateVersion { Hash = known.Hash, Url = origin.Url, RetrievedAt = retrievedAt, Licence = origin.Licence, Readings = known.Readings, Claim = known.Claim };
        foreach (var reading in known.Readings)
            rows.Add(WriteStatements.Versions, new() { ["num"] = reading.Version, ["set"] = new Dictionary<string, object?> { ["url"] = origin.Url, ["retrievedAt"] = retrievedAt, ["licence"] = origin.Licence } });
    }

    private void CloseClaim(RecordState record, string hash)
    {
        if (record.Find(hash) is not { Claim: { } claim } version) return;
        version.Claim = null;
        if (openedClaims.Remove(claim.Version, out var opened)) End(opened);
        else rows.Add(WriteStatements.CloseClaims, new() { ["version"] = claim.Version, ["to"] = state.Sequence, ["at"] = at });
        var shown = state.Shown(claim.Node);
        state.Nodes[shown].Claims--;
        Touch(shown);
    }

    private void OpenClaim(RecordState record, string hash, NodeState node)
    {
        var version = record.Find(hash) ?? throw Lacking(hash);
        var newest = version.Newest;
        if (version.Claim is { } claim)
        {
            if (claim.Version == newest.Version && state.Shown(claim.Node) == node.Shown) return;
            CloseClaim(record, hash);
        }
        version.Claim = new StateClaim(newest.Version, node.Id);
        openedClaims[newest.Version] = AddClaim(newest.Version, node.Shown, node.Id);
        state.Nodes[node.Shown].Claims++;
        Touch(node.Shown);
    }

    private Dictionary<string, object?> AddClaim(long version, string node, string born)
    {
        var set = new Dictionary<string, object?> { ["from"] = state.Sequence, ["fromAt"] = at, ["born"] = born };
        rows.Add(WriteStatements.OpenClaims, new() { ["version"] = version, ["node"] = node, ["num"] = state.NextNumber(), ["set"] = set });
        return set;
    }

    private void Open(RecordKey key, RecordState record, EdgeDraft draft)
    {
        EdgeTypes.Known(draft.Type);
        var (source, target) = (Make(draft.Source), Make(draft.Target));
        if (record.Edges.Exists(e => e.Is(draft))) return;
        var why = draft.Reason;
        var version = record.Find(why.VersionHash) ?? throw Lacking(why.VersionHash);
        var ends = state.EndsOf(draft);
        var number = state.NextNumber();
        var reason = ReasonSet.Of(number, draft.Role, key, version.Newest.Version, version, version.Newest.UpdatedOn, why);
        record.Edges.Add(new StateEdge(number, source.Id, draft.Type, draft.Role, target.Id, why));
        openedReasons[number] = AddReason(number, ends, source.Id, target.Id, reason);
    }

    /// <summary>Opens a reason for an edge, which it makes live where it is the first.</summary>
    private Dictionary<string, object?> AddReason(long number, EdgeEnds ends, string bornSource, string bornTarget, Dictionary<string, object?> reason)
    {
        if (!state.Edges.TryGetValue(ends, out var edge)) state.Edges[ends] = edge = new EdgeState(state.NextNumber(), 0);
        reason["edge"] = edge.Number;
        reason["bornSource"] = bornSource == ends.Source ? null : bornSource;
        reason["bornTarget"] = bornTarget == ends.Target ? null : bornTarget;
        reason["from"] = state.Sequence;
        reason["fromAt"] = at;
        rows.Add(WriteStatements.OpenEdges(ends.Type), new() { ["source"] = ends.Source, ["target"] = ends.Target, ["num"] = number, ["set"] = reason });
        edge.Open++;
        Touch(ends, edge.Open == 1 ? 1 : 0);
        return reason;
    }

    private void Close(RecordState record, EdgeDraft draft)
    {
        var index = record.Edges.FindIndex(e => e.Is(draft));
        if (index < 0) return;
        var number = record.Edges[index].Number;
        record.Edges.RemoveAt(index);
        var ends = state.EndsOf(draft);
        if (openedReasons.Remove(number, out var opened)) End(opened);
        else CloseReason(number, ends);
        Ended(ends);
    }

    private void CloseReason(long why, EdgeEnds ends) =>
        rows.Add(WriteStatements.CloseEdges, new() { ["source"] = ends.Source, ["target"] = ends.Target, ["why"] = why, ["to"] = state.Sequence, ["at"] = at });

    private void Ended(EdgeEnds ends)
    {
        var edge = state.Edges[ends];
        edge.Open--;
        Touch(ends, edge.Open == 0 ? -1 : 0);
    }

    /// <summary>Opened and ended by one change set: nobody ever sees it, and it is kept all the same.</summary>
    private void End(Dictionary<string, object?> opened) => (opened["to"], opened["toAt"]) = (state.Sequence, at);

    private static ArgumentException Lacking(string hash) => new($"A change builds on the version {hash}, which its record does not have.");
}
