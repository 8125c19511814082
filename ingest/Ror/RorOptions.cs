using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.Ror;

/// <summary>How the Research Organization Registry is crawled. Its dump (Zenodo) is the better way to all of it: import the file.</summary>
public sealed class RorOptions : SourceOptions
{
    /// <summary>A client id that the registry gives for free; without it the service allows 50 requests in five minutes. Sent as a header, never in a url, never logged.</summary>
    [RegularExpression("[!-~]{1,200}")]
    public string? ClientId { get; set; }

    internal override double SafeRequestsPerSecond => string.IsNullOrEmpty(ClientId) ? 0.16 : 2;

    /// <summary>2,000 requests in five minutes with a client id, 50 without.</summary>
    internal override double AllowedRequestsPerSecond => string.IsNullOrEmpty(ClientId) ? 0.1666 : 6;
}
