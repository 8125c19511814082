using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Horizon.Ingest.Crawl.Http;

namespace Horizon.Ingest.Crawl.Windows;

/// <summary>
/// What paging needs of a page. <paramref name="Next"/> asks for the page after it; null where the source says that there is none.
/// <paramref name="Body"/>: what is handed over where that is not the whole answer; empty where nothing of it is.
/// </summary>
internal sealed record CursorPage(IReadOnlyList<string> Ids, long? Total, string? Next, ReadOnlyMemory<byte>? Body = null);

/// <summary>
/// Fetches a window page by page, each page saying how to ask for the next. A cursor lives as long as the window's fetch and is never kept:
/// one that the source no longer knows starts the window again.
/// </summary>
internal sealed class CursorPages
{
    private const int MaxRestarts = 2;

    /// <summary>So many pages in a row may bring no new id before the window is started again.</summary>
    private const int MaxIdlePages = 3;

    /// <summary>The request for a page; the cursor is null for the first.</summary>
    public required Func<DateWindow, string?, Question> Ask { get; init; }

    /// <summary>Reads an answer, given the cursor that asked for it: a page, or what is wrong with it. May throw <see cref="JsonException"/> for what is no whole JSON.</summary>
    public required Func<JsonElement, string?, (CursorPage? Page, string? Problem)> Read { get; init; }

    /// <summary>A window with more records is cut by date.</summary>
    public required long MostPerWindow { get; init; }

    /// <summary>The same cursor asks for the next page again (a scroll), so that only a page without records is the end.</summary>
    public bool IsScroll { get; init; }

    /// <summary>
    /// Where the source's totals are known to be too high and its cursor is the number of rows before a page: the cursor of the how-manieth row, from 0. Pages that end early are
    /// then the end, where none was repeated and the last row of the total is not there either. Null for a source with true totals.
    /// </summary>
    public Func<long, string>? CursorOfRow { get; init; }

    public async IAsyncEnumerable<FetchedPage> FetchAsync(
        PoliteClient client, DateWindow window, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var restarts = 0; ; restarts++)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var cursors = new HashSet<string>(StringComparer.Ordinal);
            string? cursor = null, trouble = null;
            var (idle, repeated) = (0, false);
            do
            {
                if (await PageAsync(client, window, cursor, tally, cancellation) is not var (fetched, page))
                {
                    trouble = "The cursor was no longer known";
                    break;
                }
                if (cursor is null)
                {
                    tally.Expected = page.Total ?? tally.Expected;
                    if (tally.MaySplit && restarts == 0 && page.Next is not null && page.Total > MostPerWindow)
                    {
                        tally.SplitInto = (page.Total + MostPerWindow - 1) / MostPerWindow;
                        yield break;
                    }
                }
                var fresh = page.Ids.Count(seen.Add);
                if (fresh == 0 && page.Ids.Count > 0) tally.Notes.Add("A page was repeated");
                idle = fresh > 0 ? 0 : idle + 1;
                repeated |= fresh < page.Ids.Count;
                if (tally.Add(page.Ids) > 0 && page.Body is not { IsEmpty: true }) yield return page.Body is { } body ? fetched with { Body = body } : fetched;
                var isEnd = page.Ids.Count == 0 || page.Next is null || (page.Next == cursor && !IsScroll);
                if (isEnd && page.Ids.Count == 0 && tally.IsShort && !repeated && await IsEndAsync(client, window, cursor, tally, cancellation))
                {
                    tally.Notes.Add($"The source says {tally.Expected} and its pages end after {tally.Ids.Count}; its totals are known to be too high");
                    tally.Expected = tally.Ids.Count;
                }
                if (isEnd) break;
                cursor = page.Next;
                if ((!IsScroll && !cursors.Add(cursor!)) || idle > MaxIdlePages) trouble = "The pages went in a circle";
            }
            while (trouble is null);

            if (trouble is null) yield break;
            tally.Notes.Add($"{trouble}; " + (restarts < MaxRestarts ? "the window was started again" : "the window was left as it is"));
            if (restarts == MaxRestarts) yield break;
        }
    }

    /// <summary>
    /// Whether a page without records has none when it is asked for again, too, and nothing stands where the total's last row would: a hole in the pages is no end. A source with
    /// true totals need not be asked: the window is fetched again.
    /// </summary>
    private async Task<bool> IsEndAsync(PoliteClient client, DateWindow window, string? cursor, WindowTally tally, CancellationToken cancellation)
    {
        if (CursorOfRow is null || await PageAsync(client, window, cursor, tally, cancellation) is not { Page.Ids.Count: 0 }) return false;
        var last = CursorOfRow(Math.Max(0, tally.Expected!.Value - 1));
        return last == cursor || await PageAsync(client, window, last, tally, cancellation) is { Page.Ids.Count: 0 };
    }

    /// <summary>One page; null where the source no longer takes the cursor.</summary>
    private async Task<(FetchedPage Fetched, CursorPage Page)?> PageAsync(
        PoliteClient client, DateWindow window, string? cursor, WindowTally tally, CancellationToken cancellation)
    {
        CursorPage? page = null;
        AnswerFault? Check(string mediaType, ReadOnlyMemory<byte> body)
        {
            if (AnswerChecks.WrongType("json", mediaType, body) is { } fault) return fault;
            try
            {
                using var json = JsonDocument.Parse(body);
                (page, var problem) = Read(json.RootElement, cursor);
                return page is null ? new AnswerFault($"{problem ?? "The answer holds no records"}: {AnswerChecks.Start(body)}", MayPass: true) : null;
            }
            catch (Exception broken) when (broken is JsonException or InvalidOperationException)
            {
                return new AnswerFault("The answer is not whole JSON", MayPass: true);
            }
        }
        try
        {
            var fetched = await client.FetchAsync(Ask(window, cursor), Check, tally.Notes, cancellation);
            return (fetched, page!);
        }
        catch (UnexpectedResponseException exception) when (cursor is not null && exception.Status is HttpStatusCode.BadRequest or HttpStatusCode.Gone or HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
