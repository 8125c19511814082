using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.ThreeSixtyGiving;

/// <summary>How 360Giving is crawled. Settings are read from variables that begin with HORIZON_360GIVING__.</summary>
public sealed class ThreeSixtyGivingOptions : SourceOptions
{
    /// <summary>Organisation ids of the funders whose grants are read ("GB-CHC-210183"); the default query's where none is given.</summary>
    public IReadOnlyList<string> Funders { get; set; } = [];

    /// <summary>Grants a page.</summary>
    [Range(1, 100)]
    public int PageSize { get; set; } = 100;

    /// <summary>Anonymous callers have two requests a second.</summary>
    internal override double SafeRequestsPerSecond => 1;

    internal override double AllowedRequestsPerSecond => 2;
}
