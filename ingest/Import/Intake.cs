using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Horizon.Graph.Records;
using Horizon.Graph.Store;

namespace Horizon.Ingest.Import;

/// <summary>
/// Takes documents into the store: prepares batches on every core, writes them one after another, and counts what became of each.
/// Used by one run at a time; several runs, also of other processes, may fill one store.
/// </summary>
internal sealed class Intake(IGraphStore store, TimeProvider time, Action<long> written)
{
    private const int BatchDocuments = 128;
    private const int BatchBytes = 4 << 20;

    /// <summary>Attempts at a batch that other processes keep changing before it is given up.</summary>
    private const int MostAttempts = 20;

    private readonly SortedDictionary<string, SourceTally> tallies = new(StringComparer.Ordinal);
    private readonly List<RejectedItem> rejected = [];
    private readonly Dictionary<RecordKey, CameAgain> cameAgain = [];

    public IReadOnlyDictionary<string, SourceTally> Tallies => tallies;

    public IReadOnlyList<RejectedItem> Rejected => rejected;

    public SourceTally Tally(string source)
    {
        lock (tallies)
        {
            if (!tallies.TryGetValue(source, out var tally)) tallies[source] = tally = new SourceTally(source);
            return tally;
        }
    }

    /// <summary>Takes in all documents and returns when the last is written. Cancelling leaves what is written and writes nothing by halves.</summary>
    [SuppressMessage("Reliability", "CA2025", Justification = "The stages are awaited before the source of their token is disposed.")]
    public async Task TakeAsync(IAsyncEnumerable<Incoming> documents, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        // Prepared side by side, written in the order of reading, so that the same files make the same graph.
        var batches = Channel.CreateBounded<Task<PreparedBatch>>(Environment.ProcessorCount);
        var reading = Guard(stop, () => PrepareAllAsync(documents, batches.Writer, stop.Token));
        var writing = Guard(stop, () => WriteAllAsync(batches.Reader, stop.Token));
        try
        {
            await Task.WhenAll(reading, writing);
            await MoveAsync(cancellation);
        }
        finally
        {
            while (batches.Reader.TryRead(out var left)) await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Turns away what could not even be cut out of its file.</summary>
    public async Task RejectAsync(string source, string? id, string reason, string url, CancellationToken cancellation)
    {
        await store.ApplyAsync(new ChangeSet([], [new Reject(source, id, reason, url, time.GetUtcNow())], new Dictionary<string, int>()), cancellation);
        lock (rejected) rejected.Add(new RejectedItem(source, id, reason, url));
        Tally(source).CountRejected();
    }

    private async Task PrepareAllAsync(IAsyncEnumerable<Incoming> documents, ChannelWriter<Task<PreparedBatch>> batches, CancellationToken cancellation)
    {
        try
        {
            var batch = new List<Incoming>(BatchDocuments);
            var bytes = 0;
            await foreach (var document in documents.WithCancellation(cancellation))
            {
                batch.Add(document);
                bytes += document.Raw.Bytes.Length;
                if (batch.Count < BatchDocuments && bytes < BatchBytes) continue;
                await PutAsync(batch);
                (batch, bytes) = (new List<Incoming>(BatchDocuments), 0);
            }
            if (batch.Count > 0) await PutAsync(batch);
        }
        finally
        {
            batches.Complete();
        }

        // Begun once there is room for it, so that whatever was begun is in the channel and is awaited.
        async Task PutAsync(IReadOnlyList<Incoming> batch)
        {
            if (await batches.WaitToWriteAsync(cancellation))
                batches.TryWrite(Task.Run(() => RecordBatch.PrepareAsync(store, batch, time.GetUtcNow(), cancellation), cancellation));
        }
    }

    private async Task WriteAllAsync(ChannelReader<Task<PreparedBatch>> batches, CancellationToken cancellation)
    {
        await foreach (var batch in batches.ReadAllAsync(cancellation)) await WriteAsync(await batch, cancellation);
    }

    private async Task WriteAsync(PreparedBatch batch, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await store.ApplyAsync(batch.Changes, cancellation);
                break;
            }
            catch (StaleRecordException) when (attempt < MostAttempts)
            {
                // Another run changed one of these records in the meantime: work the batch out again from what stands now.
                batch = await RecordBatch.PrepareAsync(store, batch.Documents, time.GetUtcNow(), cancellation);
            }
        }
        foreach (var outcome in batch.Outcomes)
        {
            if (outcome.Arrival is { } arrival) Tally(outcome.Source).Count(arrival);
            else Tally(outcome.Source).CountRejected();
            if (outcome.Rejected is { } item) lock (rejected) rejected.Add(item);
        }
        foreach (var (record, last) in batch.Seen)
        {
            if (last is null) cameAgain.Remove(record);
            else cameAgain[record] = last;
        }
        written(batch.Outcomes.Count);
        if (batch.Deferred.Count > 0) await WriteAsync(await RecordBatch.PrepareAsync(store, batch.Deferred, time.GetUtcNow(), cancellation), cancellation);
    }

    /// <summary>
    /// Makes current what came last of records whose source dates nothing, where its bytes were kept before. Done when all documents are in: of two versions in one file, or in
    /// two, the one that came last decides, so that the same files again change nothing.
    /// </summary>
    private async Task MoveAsync(CancellationToken cancellation)
    {
        foreach (var (record, last) in cameAgain)
        {
            for (var attempt = 1; await RecordBatch.CurrentAgainAsync(store, record, last, cancellation) is { } change; attempt++)
            {
                try
                {
                    await store.ApplyAsync(ChangeSet.Of(change), cancellation);
                    Tally(record.Source).CountCurrentAgain();
                    break;
                }
                catch (StaleRecordException) when (attempt < MostAttempts)
                {
                    // Another run changed the record in the meantime: look again at what stands now.
                }
            }
        }
        cameAgain.Clear();
    }

    /// <summary>Runs a stage on its own thread; a stage that fails stops the others, so that none waits for ever.</summary>
    private static Task Guard(CancellationTokenSource stop, Func<Task> stage) => Task.Run(async () =>
    {
        try
        {
            await stage();
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    });
}
