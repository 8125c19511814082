using System.Globalization;
using System.Runtime.CompilerServices;

namespace Horizon.Ingest.Crawl.Windows;

/// <summary>Fetches the pages of a set and fills its tally.</summary>
internal delegate IAsyncEnumerable<FetchedPage> FetchSet(WindowTally tally, CancellationToken cancellation);

/// <summary>
/// Walks a source that has no update dates: each set is one window, read whole, and once more where it came short. What is unchanged is told by its
/// bytes, so that reading it again costs the source's time and nothing of the store's. A walk that was cut off goes on with the sets that it had not fetched.
/// What came in an earlier walk and is in no set of a whole one now is told, in each walk until it comes again: nothing stored is taken away for it.
/// </summary>
internal static class WholeSet
{
    /// <summary>So many ids that are no longer listed are named; the others are counted.</summary>
    private const int MostNamed = 5;

    /// <summary>What is longer is no id but what stands in for one where a record has none.</summary>
    private const int LongestId = 100;

    /// <param name="scope">As the checkpoint names it.</param>
    /// <param name="version">The source's own version of its data, null where it has none; it enters the checkpoint when every set is whole.</param>
    /// <param name="sets">Name, for people, and pages of each.</param>
    /// <param name="remark">Goes with the first window; null for none.</param>
    /// <param name="checkpoint">What the last run wrote; null where there was none.</param>
    /// <param name="validators">What to keep of the answers so far, so that those that still hold are not sent again; null for nothing.</param>
    public static async IAsyncEnumerable<CrawlStep> WalkAsync(
        string scope, string? version, IReadOnlyList<(string Name, FetchSet Fetch)> sets, string? remark, string? checkpoint,
        [EnumeratorCancellation] CancellationToken cancellation, IReadOnlyDictionary<string, string>? validators = null)
    {
        var isShort = false;
        var earlier = CrawlState.Read(checkpoint, scope);
        var done = earlier?.Sets?.ToList() ?? [];
        var came = earlier?.Came;
        var held = earlier?.Held?.ToHashSet(StringComparer.Ordinal) ?? new HashSet<string>(StringComparer.Ordinal);
        var listed = new HashSet<string>(done.SelectMany(set => set.Ids ?? []), StringComparer.Ordinal);
        // Sets that a run before kept without their ids may hold what seems to be gone.
        var allKnown = done.TrueForAll(set => set.Ids is not null);
        for (var i = 0; i < sets.Count; i++)
        {
            var (name, fetch) = sets[i];
            var tally = new WindowTally(maySplit: false);
            if (remark is not null && i == 0) tally.Notes.Add(remark);
            if (done.Find(set => set.Name == name) is { } fetched)
            {
                tally.Notes.Add("It was fetched by the run before, which was cut off");
                yield return new WindowDone(State(i), name, fetched.Expected, fetched.Arrived, tally.Notes);
                continue;
            }
            await foreach (var page in fetch(tally, cancellation).WithCancellation(cancellation))
            {
                yield return page;
                came = tally.Came ?? came;
                if (tally.Came is not null) yield return new Kept((CrawlState.Start(scope) with { Validators = validators, Sets = done, Came = came, Held = Sorted(held) }).Write());
            }
            if (tally is { IsShort: true, Capped: false })
            {
                tally.Notes.Add($"{tally.Ids.Count} of {tally.Expected} arrived; fetched again");
                var again = new WindowTally(maySplit: false) { Came = tally.Came };
                await foreach (var page in fetch(again, cancellation).WithCancellation(cancellation)) yield return page;
                tally.Ids.UnionWith(again.Ids);
                tally.Notes.AddRange(again.Notes);
                tally.Expected = again.Expected ?? tally.Expected;
            }
            isShort |= tally.IsShort;
            List<string> ids = [.. tally.Ids.Where(id => id.Length <= LongestId)];
            listed.UnionWith(ids);
            if (!tally.IsShort) done.Add(new SetDone(name, tally.Expected, tally.Ids.Count, ids));
            if (i == sets.Count - 1)
            {
                if (!isShort && allKnown && Gone(held, listed) is { } gone) tally.Notes.Add(gone);
                held.UnionWith(listed);
            }
            yield return new WindowDone(State(i), name, tally.Expected, tally.Ids.Count, tally.Notes);
        }

        // With the last set the walk is over: the next one reads every set again.
        string State(int set) => (CrawlState.Start(scope) with
        {
            SourceVersion = set == sets.Count - 1 && !isShort ? version : null,
            Validators = validators,
            Sets = set == sets.Count - 1 ? null : done,
            Came = set == sets.Count - 1 ? null : came,
            Held = Sorted(held),
        }).Write();
    }

    private static List<string> Sorted(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];

    /// <summary>What came once and is listed no more, as a note; null where nothing is.</summary>
    private static string? Gone(HashSet<string> held, HashSet<string> listed)
    {
        var gone = Sorted(held.Where(id => !listed.Contains(id)));
        if (gone.Count == 0) return null;
        var others = gone.Count > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {gone.Count - MostNamed} others") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{gone.Count} that came in an earlier run {(gone.Count == 1 ? "is" : "are")} no longer listed by the source, and {(gone.Count == 1 ? "stays" : "stay")} here as it last gave them: {string.Join(", ", gone.Take(MostNamed))}{others}");
    }

    /// <summary>What to say where a person asked for dates that the source does not have; null where nobody did.</summary>
    public static string? DatesIgnored(CrawlRequest request) =>
        request.From is null && request.To is null ? null : "The source has no update dates: --from and --to change nothing, and the whole set is read";
}

/// <summary>One page of a set. <paramref name="Total"/>: the source's own count; <paramref name="Next"/>: the next page's address as the source writes it, null where it gives none.</summary>
internal sealed record SetPage(long? Total, IReadOnlyList<string> Ids, string? Next);
