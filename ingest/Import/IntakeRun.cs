using System.Globalization;
using System.Runtime.CompilerServices;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Import;

/// <summary>One run: what it took in, what it turned away, and how far it is.</summary>
internal sealed class IntakeRun
{
    private static int runs;

    private readonly int number = Interlocked.Increment(ref runs);
    private readonly IGraphStore store;
    private readonly TimeProvider time;
    private readonly string kind;
    private readonly long? total;
    private readonly Func<string, string> place;
    private readonly IProgress<IntakeProgress>? progress;
    private readonly Intake intake;
    private readonly DateTimeOffset started;
    private readonly long startedAt;
    private readonly List<FileProblem> notUnderstood = [];
    private readonly Dictionary<(string Path, string Source), long> leftOut = [];
    private readonly Dictionary<string, long> largestTotal = [];
    private readonly HashSet<string> begun = [];
    private DateTimeOffset last = DateTimeOffset.MinValue;
    private long filesRead, bytes, records;

    /// <param name="place">From a file's path to where its records are said to come from; null: the path itself.</param>
    public IntakeRun(IGraphStore store, TimeProvider time, string kind, long? total, IProgress<IntakeProgress>? progress, Func<string, string>? place = null)
    {
        this.place = place ?? (path => path);
        (this.store, this.time, this.kind, this.total, this.progress) = (store, time, kind, total, progress);
        (started, startedAt) = (time.GetUtcNow(), time.GetTimestamp());
        intake = new Intake(store, time, Written);
    }

    /// <summary>Of two runs that begin at one moment each has its own.</summary>
    private string Id => string.Create(CultureInfo.InvariantCulture, $"{started:yyyyMMdd'T'HHmmss.fffffff}-{Environment.ProcessId}-{number}");

    /// <summary>How many files or answers so far held nothing that Horizon reads, or broke off.</summary>
    public int Problems => notUnderstood.Count;

    public SourceTally Tally(string source) => intake.Tally(source);

    /// <summary>Notes that a run over a source has begun, so that one that is cut off is seen.</summary>
    public async Task StartAsync(string source, CancellationToken cancellation)
    {
        if (begun.Add(source)) await store.SaveRunAsync(Tally(source).Run(Id, kind, started, null, null), cancellation);
    }

    /// <param name="only">Take only this source's records; null for all.</param>
    /// <param name="url">Where the bytes came from; null: the file's own path.</param>
    public Task TakeAsync(
        IAsyncEnumerable<FileItem> items, string? only, CancellationToken cancellation, string? url = null, DateTimeOffset? retrievedAt = null, string? licence = null) =>
        intake.TakeAsync(DocumentsAsync(items, only, url, retrievedAt, licence, cancellation), cancellation);

    public async Task<IntakeReport> FinishAsync(string? remark, CancellationToken cancellation)
    {
        foreach (var (source, tally) in intake.Tallies)
        {
            if (kind == "import" && largestTotal.TryGetValue(source, out var expected) && expected > tally.Arrived)
            {
                // A page says how many its whole answer has: files that hold fewer are a part, and are shown as one.
                (tally.Complete, tally.Expected) = (false, expected);
                await Shortfalls.FilesAreShortAsync(store, source, expected, cancellation);
            }
            await Shortfalls.FilesAreWholeIfAllHereAsync(store, source, cancellation);
            await store.SaveRunAsync(tally.Run(Id, kind, started, time.GetUtcNow(), remark), cancellation);
        }
        notUnderstood.AddRange(leftOut.OrderBy(each => each.Key.Path, StringComparer.Ordinal).Select(each => new FileProblem(each.Key.Path, string.Create(
            CultureInfo.InvariantCulture, $"{each.Value} {(each.Value == 1 ? "record is" : "records are")} of {each.Key.Source} and left out, since only those of another source were asked for."))));
        var sources = intake.Tallies.Values.Select(t => t.Report() with { Remark = remark }).ToList();
        return new IntakeReport(
            new FileCounts(filesRead, notUnderstood), sources.Sum(s => s.Read), sources.Sum(s => s.New), sources.Sum(s => s.Changed), sources.Sum(s => s.Unchanged),
            intake.Rejected, sources, Math.Round(time.GetElapsedTime(startedAt).TotalSeconds, 3));
    }

    private async IAsyncEnumerable<Incoming> DocumentsAsync(
        IAsyncEnumerable<FileItem> items, string? only, string? url, DateTimeOffset? retrievedAt, string? licence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? path = null;
        Origin? origin = null;
        await foreach (var item in items.WithCancellation(cancellation))
        {
            switch (item)
            {
                case RecordDocument document when only is not null && document.Source != only:
                    leftOut[(document.Path, document.Source)] = leftOut.GetValueOrDefault((document.Path, document.Source)) + 1;
                    break;
                case RecordDocument document:
                    await StartAsync(document.Source, cancellation);
                    if (path != document.Path || origin is null)
                    {
                        path = document.Path;
                        origin = new Origin(url ?? place(document.Path), retrievedAt ?? time.GetUtcNow(), licence ?? SourceParsers.Licence(document.Source));
                    }
                    // Of two versions in one file the one that stands below is the later: each has its own moment.
                    origin = origin with { RetrievedAt = Later(origin.RetrievedAt) };
                    Interlocked.Add(ref bytes, document.Document.Bytes.Length);
                    yield return new Incoming(document.Source, document.Document, origin);
                    break;
                case FileRejected { Source: null } damaged:
                    notUnderstood.Add(new FileProblem(damaged.Path, damaged.Reason));
                    break;
                case FileRejected { Source: { } source } rejected:
                    await StartAsync(source, cancellation);
                    await intake.RejectAsync(source, rejected.Id, rejected.Reason, url ?? place(rejected.Path), cancellation);
                    break;
                case FileNotUnderstood file:
                    notUnderstood.Add(new FileProblem(file.Path, file.Reason));
                    break;
                case FileTotals totals:
                    filesRead++;
                    if (totals.ExpectedTotal is { } expected) largestTotal[totals.Source] = Math.Max(largestTotal.GetValueOrDefault(totals.Source), expected);
                    break;
            }
        }
    }

    private DateTimeOffset Later(DateTimeOffset moment) => last = moment > last ? moment : last.AddTicks(1);

    private void Written(long count) => progress?.Report(new IntakeProgress(records += count, Interlocked.Read(ref bytes), total, kind));
}
