using System.ComponentModel.DataAnnotations;
using Horizon.Ingest.Crawl;

namespace Horizon.Ingest.PubMed;

/// <summary>How PubMed is crawled through NCBI's E-utilities. <see cref="SourceOptions.Contact"/>, where it is an e-mail address, is also sent as the parameter "email".</summary>
public sealed class PubMedOptions : SourceOptions
{
    /// <summary>An NCBI API key; it allows 10 requests a second instead of 3. Sent in posted forms only, never in a url, never logged.</summary>
    public string? ApiKey { get; set; }

    /// <summary>The name that NCBI knows this program by.</summary>
    [RegularExpression("[A-Za-z0-9_.-]{1,50}")]
    public string Tool { get; set; } = "horizon";

    /// <summary>Where the folders baseline/ and updatefiles/ lie. Null: with the live service, or under <see cref="SourceOptions.BaseUrl"/>.</summary>
    public Uri? FilesUrl { get; set; }

    /// <summary>Articles a page; NCBI suggests a few hundred.</summary>
    [Range(1, 5000)]
    public int PageSize { get; set; } = 200;

    /// <summary>Windows with more hits are cut by date: PubMed delivers only the first 9,999 of a search.</summary>
    [Range(1, 9999)]
    public int MaxHitsPerWindow { get; set; } = 9999;

    /// <summary>Whether later runs also fetch records that were revised (MeSH terms added, retractions), by their modification date.</summary>
    public bool FollowRevisions { get; set; } = true;

    internal override double SafeRequestsPerSecond => AllowedRequestsPerSecond;

    internal override double AllowedRequestsPerSecond => string.IsNullOrEmpty(ApiKey) ? 3 : 10;
}
