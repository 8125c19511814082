using System.Runtime.CompilerServices;
using Horizon.Ingest.Crawl.Http;

namespace Horizon.Ingest.Crawl.Windows;

/// <summary>A source that is walked by one kind of date, window by window.</summary>
internal sealed class DatedCrawl(string source, Uri endpoint, SourceOptions options, IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>The kind of date, as checkpoints and reports name it.</summary>
    public required string Lane { get; init; }

    /// <summary>No record's date is older.</summary>
    public required DateOnly Beginning { get; init; }

    /// <summary>Fetches what a window holds.</summary>
    public delegate IAsyncEnumerable<FetchedPage> Fetch(PoliteClient client, DateWindow window, WindowTally tally, CancellationToken cancellation);

    public async IAsyncEnumerable<CrawlStep> RunAsync(CrawlRequest request, string scope, Fetch fetch, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SourceIdentity.Require(source, endpoint, options);
        using var http = clients.CreateClient(source);
        var client = new PoliteClient(http, options, time);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var to = request.To ?? today;
        var from = request.From ?? Beginning;

        var earlier = CrawlState.Read(request.Checkpoint, scope);
        var lane = earlier?.Lane(Lane);
        IReadOnlyList<DateWindow> windows = lane is not null ? lane.Outstanding(to) : from <= to ? [new DateWindow(from, to)] : [];
        if (windows.Count == 0)
        {
            yield return new UpToDate(request.Checkpoint ?? CrawlState.Start(scope).Write(), "No day is left to fetch between the dates asked for.");
            yield break;
        }
        IReadOnlyList<(string, DateWindow)> plan = [.. windows.SelectMany(w => w.ByYear()).Select(w => (Lane, w))];
        lane ??= new LaneState(Lane, from.AddDays(-1), today, to, []);
        var state = (earlier ?? CrawlState.Start(scope)).With(lane with { Until = to });
        var remark = request.Checkpoint is not null && earlier is null ? "The checkpoint is of another request or release; the crawl starts from the beginning" : null;
        var walk = new WindowWalk((_, window, tally, token) => fetch(client, window, tally, token), time);
        await foreach (var step in walk.WalkAsync(state, plan, sourceVersion: null, remark, cancellation)) yield return step;
    }
}
