using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.Ror;

/// <summary>How the Research Organization Registry is crawled.</summary>
public sealed class RorOptions : SourceOptions
{
    /// <summary>A client id that the registry gives for free; without it the service allows 50 requests in five minutes. Sent as a header, never in a url, never logged.</summary>
    [RegularExpression("[!-~]{1,200}")]
    public string? ClientId { get; set; }

    /// <summary>Where the list of dumps is asked for, the newest first, in Zenodo's form. Null: Zenodo, or the same path under <see cref="SourceOptions.BaseUrl"/>.</summary>
    public Uri? DumpsUrl { get; set; }

    internal override double SafeRequestsPerSecond => string.IsNullOrEmpty(ClientId) ? 0.16 : 2;

    /// <summary>2,000 requests in five minutes with a client id, 50 without.</summary>
    internal override double AllowedRequestsPerSecond => string.IsNullOrEmpty(ClientId) ? 0.1666 : 6;
}
