using System.Runtime.CompilerServices;

namespace Horizon.Ingest.Crawl.Windows;

/// <summary>Hands over a window's pages and fills the tally; the lane is the kind of date that the window is of.</summary>
internal delegate IAsyncEnumerable<FetchedPage> FetchWindow(string lane, DateWindow window, WindowTally tally, CancellationToken cancellation);

/// <summary>
/// Walks the windows of a run: cuts those that are too large, fetches a short one again in halves (a single day again as it is), compares what
/// arrived with what the source said, and writes a checkpoint after each.
/// </summary>
internal sealed class WindowWalk(FetchWindow fetch, TimeProvider time)
{
    /// <param name="state">Holds a lane for each planned window's lane.</param>
    /// <param name="sourceVersion">Enters the checkpoint with the last window.</param>
    public async IAsyncEnumerable<CrawlStep> WalkAsync(
        CrawlState state, IReadOnlyList<(string Lane, DateWindow Window)> plan, string? sourceVersion, string? remark,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        List<string> carried = remark is null ? [] : [remark];
        var open = new Stack<(string Lane, DateWindow Window)>(plan.Reverse());
        while (open.TryPop(out var next))
        {
            var (lane, window) = next;
            var tally = new WindowTally(window.Days > 1);
            tally.Notes.AddRange(carried);
            await foreach (var page in fetch(lane, window, tally, cancellation).WithCancellation(cancellation)) yield return page;
            if (tally.SplitInto is long parts)
            {
                carried = tally.Notes;
                foreach (var part in window.Split(Math.Max(2, parts)).Reverse()) open.Push((lane, part));
                continue;
            }
            if (tally is { IsShort: true, Capped: false })
            {
                tally.Notes.Add($"{tally.Ids.Count} of {tally.Expected} arrived; fetched again" + (window.Days > 1 ? " in halves" : ""));
                long expected = 0;
                foreach (var half in window.Split(2))
                {
                    var again = new WindowTally(maySplit: false);
                    await foreach (var page in fetch(lane, half, again, cancellation).WithCancellation(cancellation)) yield return page;
                    expected += again.Expected ?? 0;
                    tally.Ids.UnionWith(again.Ids);
                    tally.Notes.AddRange(again.Notes);
                }
                // Records move while they are counted: the later count is the one to hold the result against.
                tally.Expected = expected;
            }
            carried = [];
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            state = state.With(state.Lane(lane)!.After(window, !tally.IsShort, today));
            if (open.Count == 0) state = state with { SourceVersion = sourceVersion };
            yield return new WindowDone(state.Write(), $"{lane} {window}", tally.Expected, tally.Ids.Count, tally.Notes);
        }
    }
}
