namespace Horizon.Ingest.Crawl;

/// <summary>
/// A source that can be crawled. One instance may run one crawl at a time; it holds no state between crawls but what stands in the checkpoint.
/// </summary>
public interface IEvidenceSource
{
    /// <summary>The source's name in commands, routes and records ("clinicaltrials.gov").</summary>
    string Name { get; }

    /// <summary>Terms and attribution of what the source delivers, as one sentence that can be shown.</summary>
    string Licence { get; }

    /// <summary>Where the live source answers; the options can point elsewhere.</summary>
    Uri DefaultBaseUrl { get; }

    /// <summary>Why the source is crawled only when a person names it (an undocumented service, a key that is needed); null where a crawl of everything includes it.</summary>
    string? OnlyByName => null;

    /// <summary>
    /// Names what a request covers. Requests of one scope continue each other's checkpoints, so a checkpoint is kept under its scope.
    /// It changes with the start date and the query (a new release's default query too: what it finds has to be fetched), not with the end date.
    /// </summary>
    string Scope(CrawlRequest request);

    /// <summary>
    /// Fetches the pages of a request, window after window, in the order of their dates. A window's pages come before its
    /// <see cref="WindowDone"/>; pages may repeat records of earlier ones.
    /// Throws a <see cref="CrawlException"/> where the crawl cannot go on; the windows that were done stay done.
    /// </summary>
    IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, CancellationToken cancellation);
}

/// <summary>
/// What to crawl. <paramref name="From"/> and <paramref name="To"/> are inclusive dates (UTC) of the source's own update or entry date; null is the
/// source's beginning and today. <paramref name="Query"/> is in the source's own language; null is its default radiotherapy query, empty is everything.
/// <paramref name="Checkpoint"/> is what this source last wrote for the same scope; one of another scope is not used, and the first window says so.
/// </summary>
public sealed record CrawlRequest(DateOnly? From = null, DateOnly? To = null, string? Query = null, string? Checkpoint = null);
