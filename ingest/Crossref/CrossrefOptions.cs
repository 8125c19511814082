using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.Crossref;

/// <summary>How Crossref is crawled. Its headers say what it allows, and slow the pace further; a contact that is an e-mail address is sent as "mailto".</summary>
public sealed class CrossrefOptions : SourceOptions
{
    /// <summary>Works a page.</summary>
    [Range(1, 1000)]
    public int PageSize { get; set; } = 500;

    /// <summary>Windows with more works are cut by date, so that a run that stops loses little and a cursor does not grow old.</summary>
    [Range(1, int.MaxValue)]
    public int MaxWorksPerWindow { get; set; } = 50_000;

    internal override double SafeRequestsPerSecond => 2;

    internal override double AllowedRequestsPerSecond => 10;
}
