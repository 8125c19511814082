using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.Page;

/// <summary>How web pages are crawled by recipe. A base url replaces scheme and host of every address in the recipes.</summary>
public sealed class PageOptions : SourceOptions
{
    /// <summary>Recipe files whose urls are fetched; a query that is given names others.</summary>
    public IReadOnlyList<string> Recipes { get; set; } = [];

    /// <summary>Addresses of one crawl at most.</summary>
    [Range(1, 10_000)]
    public int MaxPages { get; set; } = 500;

    /// <summary>A web site is not made for programs: one page in five seconds.</summary>
    internal override double SafeRequestsPerSecond => 0.2;

    internal override double AllowedRequestsPerSecond => 1;
}
