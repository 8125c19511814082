using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.Gtr;

/// <summary>How Gateway to Research is crawled.</summary>
public sealed class GtrOptions : SourceOptions
{
    /// <summary>Projects a page; the service takes 10 to 100.</summary>
    [Range(10, 100)]
    public int PageSize { get; set; } = 100;

    /// <summary>Whether each project's funds are asked for: they hold amount and dates, and cost one more request a project.</summary>
    public bool FetchFunds { get; set; } = true;

    /// <summary>No limit is published.</summary>
    internal override double SafeRequestsPerSecond => 1;

    internal override double AllowedRequestsPerSecond => 2;
}
