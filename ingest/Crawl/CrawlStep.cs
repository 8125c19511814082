namespace Horizon.Ingest.Crawl;

/// <summary>What a crawl hands over, one after the other: <see cref="FetchedPage"/>, <see cref="WindowDone"/>, <see cref="Kept"/> or <see cref="UpToDate"/>.</summary>
public abstract record CrawlStep
{
    private protected CrawlStep() { }
}

/// <summary>
/// A whole answer of the source, checked to be of the expected form. <paramref name="Url"/> never carries a key.
/// <paramref name="RetrievedAt"/> is UTC. <paramref name="MediaType"/> is without parameters ("application/json").
/// </summary>
public sealed record FetchedPage(Uri Url, DateTimeOffset RetrievedAt, ReadOnlyMemory<byte> Body, string MediaType) : CrawlStep
{
    /// <summary>By what the source knows whether this answer still holds: its ETag, else its date; null where it gave neither.</summary>
    internal string? Validator { get; init; }
}

/// <summary>
/// A window's pages have all been handed over. <paramref name="Checkpoint"/> may be kept once they are stored, not before.
/// <paramref name="Window"/> names dates and kind of date, for people. <paramref name="Expected"/> is the source's own count, null where it gave none;
/// <paramref name="Arrived"/> counts distinct ids. <paramref name="Notes"/> tell what went other than planned (retries, restarts, repeated pages).
/// A short window stays in the checkpoint and is fetched again by the next run.
/// </summary>
public sealed record WindowDone(string Checkpoint, string Window, long? Expected, long Arrived, IReadOnlyList<string> Notes) : CrawlStep
{
    /// <summary>How many records the source says it has and did not deliver; 0 where it gave no count.</summary>
    public long Missing => Math.Max(0, (Expected ?? 0) - Arrived);

    /// <summary>What did not come, as a sentence, where it cannot be counted in records (a file that came damaged); null where records are counted.</summary>
    public string? Lacking { get; init; }

    public bool Complete => Missing == 0 && Lacking is null;
}

/// <summary>
/// The pages handed over so far are a part of a window that a run which is cut off need not fetch again. <paramref name="Checkpoint"/> may be kept once they are stored.
/// </summary>
public sealed record Kept(string Checkpoint) : CrawlStep;

/// <summary>The source has nothing that the checkpoint does not already cover.</summary>
public sealed record UpToDate(string Checkpoint, string Reason) : CrawlStep;
