using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>How ClinicalTrials.gov is crawled.</summary>
public sealed class ClinicalTrialsGovOptions : SourceOptions
{
    /// <summary>Studies a page; the service gives 1000 at most.</summary>
    [Range(1, 1000)]
    public int PageSize { get; set; } = 1000;

    /// <summary>Windows that hold more studies are cut, so that a run that is stopped loses little.</summary>
    [Range(1, 1_000_000)]
    public int MaxStudiesPerWindow { get; set; } = 5000;

    /// <summary>No limit is published; robots.txt asks for one second between requests.</summary>
    internal override double SafeRequestsPerSecond => 1;

    internal override double AllowedRequestsPerSecond => 2;
}
