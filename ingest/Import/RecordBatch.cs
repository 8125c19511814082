using Horizon.Graph.Identity;
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
/// <param name="Seen">Of records whose source dates nothing and said several things: the bytes that came last, null for those that are new with this batch.</param>
/// <param name="Deferred">Documents of records that stand earlier in the batch: they are prepared again once that is written.</param>
internal sealed record PreparedBatch(IReadOnlyList<Incoming> Documents, ChangeSet Changes, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Incoming> Deferred, IReadOnlyList<(RecordKey Record, CameAgain? Last)> Seen);

/// <summary>Bytes that are kept and came again.</summary>
internal sealed record CameAgain(string Hash, Origin Origin);

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
        var seen = new List<(RecordKey Record, CameAgain? Last)>();
        foreach (var document in documents)
        {
            if (known.Contains(document.Raw.Hash))
            {
                outcomes.Add(new Outcome(document.Source, Arrival.Unchanged, null));
                if (!SourceParsers.IsDated(document.Source) && SourceParsers.Parse(document.Source, document.Raw.Bytes) is ParsedRecord { UpdatedOn: null } again)
                    seen.Add((again.Key, new CameAgain(document.Raw.Hash, document.Origin)));
                continue;
            }
            switch (SourceParsers.Parse(document.Source, document.Raw.Bytes))
            {
                case ParsedRecord record when !keys.Add(record.Key):
                    deferred.Add(document);
                    break;
                case ParsedRecord record:
                    if (record.UpdatedOn is null) seen.Add((record.Key, null));
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
        var several = seen.Count == 0 ? null : await store.WithHistoryAsync([.. seen.Where(s => s.Last is not null).Select(s => s.Record).Distinct()], cancellation);
        return new PreparedBatch(documents, new ChangeSet(changes, rejects, unknown), outcomes, deferred, [.. seen.Where(s => s.Last is null || several!.Contains(s.Record))]);
    }

    /// <summary>
    /// The change by which kept bytes become current again, because they came last of a record whose source dates nothing; null where they are current, or where a date or a
    /// deletion of the record decides.
    /// </summary>
    public static async Task<RecordChange?> CurrentAgainAsync(IGraphStore store, RecordKey key, CameAgain last, CancellationToken cancellation)
    {
        var stored = (await store.RecordsAsync([key], cancellation))[key];
        if (stored.Versions.Any(v => v.UpdatedOn is not null || v.Facts.IsWithdrawn) || stored.Versions.FirstOrDefault(v => v.Hash == last.Hash) is not { } version) return null;
        if (version.RetrievedAt >= last.Origin.RetrievedAt || await store.RawAsync(last.Hash, cancellation) is not { } bytes) return null;
        var arrived = new NewVersion(version with { RetrievedAt = last.Origin.RetrievedAt }, SourceParsers.Version(key.Source), PackedDocument.Pack(new RawDocument(last.Hash, bytes)), last.Origin);
        return RecordLinker.Link(stored, arrived).Change is { } change && await DecidedTies.WithoutAsync(store, [change], cancellation) is [var left] ? left : null;
    }

    private static async Task<IReadOnlyList<RecordChange>> LinkAsync(
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
        return await DecidedTies.WithoutAsync(store, changes, cancellation);
    }

    private sealed record Arrived(ParsedRecord Record, NewVersion Version);
}
