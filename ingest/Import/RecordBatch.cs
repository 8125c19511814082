using Horizon.Graph.Linking;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Import;

/// <summary>A document on its way in, with where it came from.</summary>
internal sealed record Incoming(string Source, RawDocument Raw, Origin Origin);

/// <summary>What became of one document of a batch.</summary>
internal sealed record Outcome(string Source, Arrival? Arrival, RejectedItem? Rejected);

/// <summary>A batch worked out but not yet written.</summary>
/// <param name="Deferred">Documents of records that stand earlier in the batch: they are prepared again once that is written.</param>
internal sealed record PreparedBatch(IReadOnlyList<Incoming> Documents, ChangeSet Changes, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Incoming> Deferred);

/// <summary>
/// Turns a batch of documents into one change set: those already kept are passed by, the others parsed, folded into their records and linked.
/// Reads the store, writes nothing: several batches may be prepared at once.
/// </summary>
internal static class RecordBatch
{
    public static async Task<PreparedBatch> PrepareAsync(IGraphStore store, IReadOnlyList<Incoming> documents, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await store.KnownAsync([.. documents.Select(d => d.Raw.Hash)], cancellation);
        var outcomes = new List<Outcome>(documents.Count);
        var arrived = new List<Arrived>();
        var rejects = new List<Reject>();
        var unknown = new Dictionary<string, int>();
        var deferred = new List<Incoming>();
        var keys = new HashSet<RecordKey>();
        foreach (var document in documents)
        {
            if (known.Contains(document.Raw.Hash))
            {
                outcomes.Add(new Outcome(document.Source, Arrival.Unchanged, null));
                continue;
            }
            switch (SourceParsers.Parse(document.Source, document.Raw.Bytes))
            {
                case ParsedRecord record when !keys.Add(record.Key):
                    deferred.Add(document);
                    break;
                case ParsedRecord record:
                    arrived.Add(new Arrived(record, new NewVersion(
                        new VersionedFacts(document.Raw.Hash, record.UpdatedOn, record.IsReduced, record.Facts, document.Origin.RetrievedAt), record.ParserVersion, PackedDocument.Pack(document.Raw), document.Origin)));
                    break;
                case RejectedRecord rejected:
                    rejects.Add(new Reject(rejected.Source, rejected.Id, rejected.Reason, document.Origin.Url, now));
                    outcomes.Add(new Outcome(rejected.Source, null, new RejectedItem(rejected.Source, rejected.Id, rejected.Reason, document.Origin.Url)));
                    break;
            }
        }
        var changes = await LinkAsync(store, arrived, outcomes, unknown, cancellation);
        return new PreparedBatch(documents, new ChangeSet(changes, rejects, unknown), outcomes, deferred);
    }

    private static async Task<List<RecordChange>> LinkAsync(
        IGraphStore store, List<Arrived> arrived, List<Outcome> outcomes, Dictionary<string, int> unknown, CancellationToken cancellation)
    {
        var stored = await store.RecordsAsync([.. arrived.Select(a => a.Record.Key)], cancellation);
        var changes = new List<RecordChange>(arrived.Count);
        foreach (var (record, version) in arrived)
        {
            var result = RecordLinker.Link(stored[record.Key], version);
            outcomes.Add(new Outcome(record.Key.Source, result.Arrival, null));
            if (result.Change is null) continue;
            changes.Add(result.Change);
            // Counted where the document is kept: what says nothing new comes again with every run.
            foreach (var path in record.UnknownFields)
            {
                var name = $"{record.Key.Source}/{path}";
                unknown[name] = unknown.GetValueOrDefault(name) + 1;
            }
        }
        return changes;
    }

    private sealed record Arrived(ParsedRecord Record, NewVersion Version);
}
