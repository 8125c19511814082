using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.EuropePmc;

/// <summary>How Europe PMC is crawled. It publishes no limit of requests; two a second is taken for safe.</summary>
public sealed class EuropePmcOptions : SourceOptions
{
    /// <summary>Results a page.</summary>
    [Range(1, 1000)]
    public int PageSize { get; set; } = 500;

    /// <summary>Windows with more hits are cut by date, so that a run that stops loses little.</summary>
    [Range(1, int.MaxValue)]
    public int MaxHitsPerWindow { get; set; } = 20_000;

    internal override double SafeRequestsPerSecond => 2;

    internal override double AllowedRequestsPerSecond => 10;
}
