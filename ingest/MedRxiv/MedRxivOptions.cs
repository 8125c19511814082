using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.MedRxiv;

/// <summary>How medRxiv is crawled. It publishes no limit of requests; one a second is taken for safe.</summary>
public sealed class MedRxivOptions : SourceOptions
{
    /// <summary>medrxiv or biorxiv: one host serves both.</summary>
    [RegularExpression("medrxiv|biorxiv")]
    public string Server { get; set; } = "medrxiv";

    /// <summary>Windows with more rows are cut by date, so that a run that stops loses little.</summary>
    [Range(1, int.MaxValue)]
    public int MaxRowsPerWindow { get; set; } = 3_000;

    internal override double SafeRequestsPerSecond => 1;

    internal override double AllowedRequestsPerSecond => 2;
}
