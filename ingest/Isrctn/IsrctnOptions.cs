using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.Isrctn;

/// <summary>How the ISRCTN registry is crawled.</summary>
public sealed class IsrctnOptions : SourceOptions
{
    /// <summary>Windows that hold more trials are cut by date: there are no pages, so that one answer holds a whole window.</summary>
    [Range(1, 100_000)]
    public int MaxTrialsPerWindow { get; set; } = 500;

    /// <summary>No limit is published.</summary>
    internal override double SafeRequestsPerSecond => 1;

    internal override double AllowedRequestsPerSecond => 2;
}
