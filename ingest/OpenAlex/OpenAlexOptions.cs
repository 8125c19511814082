using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.OpenAlex;

/// <summary>How OpenAlex is crawled. It wants a key (free) since February 2026, and answers cursors without one with 401.</summary>
public sealed class OpenAlexOptions : SourceOptions
{
    /// <summary>The key. Sent with each request, never kept and never logged.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Works a page.</summary>
    [Range(1, 100)]
    public int PageSize { get; set; } = 100;

    /// <summary>Windows with more works are cut by date, so that a run that stops loses little.</summary>
    [Range(1, int.MaxValue)]
    public int MaxWorksPerWindow { get; set; } = 20_000;

    internal override double SafeRequestsPerSecond => 2;

    internal override double AllowedRequestsPerSecond => 10;
}
