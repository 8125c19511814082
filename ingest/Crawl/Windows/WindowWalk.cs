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
            // The day on which the fetch begins: what a source adds while it lasts, over midnight too, may be lacking.
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
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
                // Records move while they are counted: the later count is the one to hold the result against.
                tally.Expected = 0;
                await foreach (var page in InHalvesAsync(lane, window, tally, cancellation)) yield return page;
            }
            carried = [];
            state = state.With(state.Lane(lane)!.After(window, !tally.IsShort, today));
            if (open.Count == 0) state = state with { SourceVersion = sourceVersion };
            yield return new WindowDone(state.Write(), $"{lane} {window}", tally.Expected, tally.Ids.Count, tally.Notes);
        }
    }

    /// <summary>
    /// Fetches the halves of a short window (a single day as it is) and adds what they bring to its tally. Halves that are short themselves are cut further where the two brought what
    /// the window had not: smaller windows help there (an answer that holds so many records at most), and nowhere else.
    /// </summary>
    private async IAsyncEnumerable<FetchedPage> InHalvesAsync(string lane, DateWindow window, WindowTally whole, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var before = whole.Ids.Count;
        var halves = new List<(DateWindow Half, WindowTally Tally)>();
        foreach (var half in window.Split(2))
        {
            var tally = new WindowTally(maySplit: false);
            await foreach (var page in fetch(lane, half, tally, cancellation).WithCancellation(cancellation)) yield return page;
            whole.Ids.UnionWith(tally.Ids);
            whole.Notes.AddRange(tally.Notes);
            halves.Add((half, tally));
        }
        var helps = whole.Ids.Count > before;
        foreach (var (half, tally) in halves)
        {
            if (!helps || tally is not { IsShort: true, Capped: false } || half.Days == 1)
            {
                whole.Expected += tally.Expected ?? 0;
                continue;
            }
            whole.Notes.Add($"{half}: {tally.Ids.Count} of {tally.Expected} arrived; fetched again in halves");
            await foreach (var page in InHalvesAsync(lane, half, whole, cancellation)) yield return page;
        }
    }
}
