using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.Nihr;

/// <summary>How NIHR Open Data is crawled.</summary>
public sealed class NihrOptions : SourceOptions
{
    /// <summary>The data set that holds the awards.</summary>
    [RegularExpression("[A-Za-z0-9_-]{1,100}")]
    public string DataSet { get; set; } = "nihr-summary-view";

    internal override double SafeRequestsPerSecond => 1;

    internal override double AllowedRequestsPerSecond => 5;
}
