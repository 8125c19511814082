using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.Ctis;

/// <summary>How the EU's Clinical Trials Information System is crawled.</summary>
public sealed class CtisOptions : SourceOptions
{
    /// <summary>Trials a page of the search; the service gives 100 at most.</summary>
    [Range(1, 100)]
    public int PageSize { get; set; } = 100;

    /// <summary>The service shows no more rows than these of a search, in either order.</summary>
    [Range(1, 1_000_000)]
    public int MaxRows { get; set; } = 10_000;

    /// <summary>Windows that hold more trials, each a request of its own, are cut by date, so that a run that stops loses little.</summary>
    [Range(1, 1_000_000)]
    public int MaxTrialsPerWindow { get; set; } = 200;

    /// <summary>The property by which the search sorts; the two directions together reach twice the cap.</summary>
    [RegularExpression("[A-Za-z]{1,40}")]
    public string SortProperty { get; set; } = "decisionDate";

    /// <summary>No limit is published; the service has been seen to decline faster clients.</summary>
    internal override double SafeRequestsPerSecond => 1;

    internal override double AllowedRequestsPerSecond => 1;
}
