using System.Globalization;
using System.Runtime.CompilerServices;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.Import;

/// <summary>Takes files or a source's answers into the store and reports what became of them. One run at a time.</summary>
public sealed class RecordIntake(IGraphStore store, TimeProvider time)
{
    /// <summary>Reads files and folders in the sources' own formats.</summary>
    /// <param name="source">Take only this source's records; null for all.</param>
    /// <param name="given">Forms that a person gave for these files (a mapping, a recipe), which come before all others; null for none.</param>
    public Task<IntakeReport> ImportAsync(IReadOnlyList<string> paths, string? source, IProgress<IntakeProgress>? progress, CancellationToken cancellation, SourceReader? given = null)
    {
        var files = FileWalk.Files(paths).Where(f => f.Problem is null).Select(f => new FileInfo(f.Path)).ToList();
        var items = RecordFiles.ReadAsync(paths, ReadLimits.Default, cancellation, source, given);
        return ImportAsync(items, source, files.Sum(f => f.Exists ? f.Length : 0), Path.GetFullPath, null, progress, cancellation);
    }

    /// <summary>Reads documents that are already in memory, each as if it were a file: the bundled sample.</summary>
    public Task<IntakeReport> ImportAsync(
        IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> files, string licence, IProgress<IntakeProgress>? progress, CancellationToken cancellation) =>
        ImportAsync(InMemoryAsync(files, cancellation), null, files.Sum(f => (long)f.Bytes.Length), null, licence, progress, cancellation);

    /// <summary>Fetches from a live source, from where the last crawl of the same scope stopped.</summary>
    public async Task<IntakeReport> CrawlAsync(IEvidenceSource source, CrawlRequest request, IProgress<IntakeProgress>? progress, CancellationToken cancellation)
    {
        var run = new IntakeRun(store, time, "crawl", null, progress);
        var scope = source.Scope(request);
        var note = $"crawl.checkpoint/{source.Name}/{scope}";
        var asked = request with { Checkpoint = await store.NoteAsync(note, cancellation) };
        var tally = run.Tally(source.Name);
        await run.StartAsync(source.Name, cancellation);
        await Shortfalls.BeginAsync(store, source.Name, scope, request, cancellation);
        string? failure = null;
        long expected = 0, unread = 0;
        var allArrived = true;
        var counted = true;
        var windows = 0;
        var remarks = new List<string>();
        try
        {
            await foreach (var step in source.CrawlAsync(asked, cancellation))
            {
                switch (step)
                {
                    case FetchedPage page:
                        var problems = run.Problems;
                        await run.TakeAsync(FromPageAsync(page, source.Name, cancellation), source.Name, cancellation, page.Url.ToString(), page.RetrievedAt, source.Licence);
                        unread += run.Problems - problems;
                        break;
                    case WindowDone window:
                        // The window's pages are stored: only now may the next run begin behind it.
                        await store.SetNoteAsync(note, window.Checkpoint, cancellation);
                        windows++;
                        if (window.Expected is null) counted = false;
                        expected += window.Expected ?? 0;
                        allArrived &= window.Complete;
                        remarks.AddRange(Sentences(window.Notes));
                        if (!window.Complete) remarks.Add(window.Lacking ?? string.Create(CultureInfo.InvariantCulture, $"{window.Window}: {window.Missing} of {window.Expected} records did not arrive."));
                        break;
                    case Kept kept:
                        await store.SetNoteAsync(note, kept.Checkpoint, cancellation);
                        break;
                    case UpToDate upToDate:
                        await store.SetNoteAsync(note, upToDate.Checkpoint, cancellation);
                        remarks.Add(upToDate.Reason);
                        break;
                }
            }
        }
        catch (CrawlException e)
        {
            failure = e.Message;
            remarks.Add(e.Message);
        }
        if (unread > 0) remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{unread} of the source's answers were not understood: what they hold is not here."));
        // A window that came short in an earlier run of this scope stays in its checkpoint until it is fetched.
        var isWhole = failure is null && allArrived && unread == 0 && CrawlState.Read(await store.NoteAsync(note, cancellation), scope)?.HasGaps != true;
        // Without a count of the source's own nobody can tell whether all came.
        tally.Complete = !isWhole ? false : counted ? true : null;
        // A run that broke off has not heard of all its windows; one that found itself up to date has asked for no count.
        tally.Expected = counted && windows > 0 && failure is null ? expected : null;
        var lacking = isWhole ? null : remarks.Count == 0 ? "A window of an earlier run has not been fetched whole yet." : string.Join(" ", remarks);
        await Shortfalls.EndAsync(store, source.Name, scope, request, tally.Expected, lacking, cancellation);
        var report = await run.FinishAsync(remarks.Count == 0 ? lacking : string.Join(" ", remarks), cancellation);
        return report with { Failure = failure };
    }

    /// <summary>Notes as sentences: one that stands several times in a row is said once.</summary>
    private static IEnumerable<string> Sentences(IReadOnlyList<string> notes)
    {
        for (var i = 0; i < notes.Count;)
        {
            var first = i;
            while (i < notes.Count && notes[i] == notes[first]) i++;
            var note = i - first == 1 ? notes[first] : string.Create(CultureInfo.InvariantCulture, $"{notes[first].TrimEnd('.')} ({i - first} times)");
            yield return note.EndsWith('.') ? note : note + ".";
        }
    }

    private async Task<IntakeReport> ImportAsync(
        IAsyncEnumerable<FileItem> items, string? source, long total, Func<string, string>? place, string? licence, IProgress<IntakeProgress>? progress, CancellationToken cancellation)
    {
        var run = new IntakeRun(store, time, "import", total, progress, place);
        await run.TakeAsync(items, source, cancellation, licence: licence);
        return await run.FinishAsync(null, cancellation);
    }

    private static async IAsyncEnumerable<FileItem> InMemoryAsync(
        IReadOnlyList<(string Name, ReadOnlyMemory<byte> Bytes)> files, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var (name, bytes) in files)
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            await foreach (var item in RecordFile.ReadAsync(stream, name, ReadLimits.Default, cancellation)) yield return item;
        }
    }

    private static async IAsyncEnumerable<FileItem> FromPageAsync(FetchedPage page, string source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stream = new MemoryStream(page.Body.ToArray(), writable: false);
        await foreach (var item in RecordFile.ReadAsync(stream, page.Url.ToString(), ReadLimits.Default, cancellation, source)) yield return item;
    }
}
