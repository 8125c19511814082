using System.ComponentModel.DataAnnotations;

namespace Horizon.Ingest.Crawl;

/// <summary>What every crawled source can be told.</summary>
public abstract class SourceOptions
{
    /// <summary>Another host to ask (a mirror, a test). A url without a path gets the source's own path. Null is the live source.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>An e-mail address or web page where the source's operators reach whoever runs this crawl. Live hosts are not asked without it.</summary>
    public string? Contact { get; set; }

    /// <summary>Requests a second at most, counted from start to start, one at a time. Null is the source's own safe rate.</summary>
    [Range(0.001, 1000)]
    public double? RequestsPerSecond { get; set; }

    /// <summary>Requests that one run may make; it then ends, and the next goes on from there. Null is no limit.</summary>
    [Range(1, int.MaxValue)]
    public int? RequestsPerRun { get; set; }

    /// <summary>When a server crawls the source by itself: a cron expression in UTC of five fields, or of six with seconds first ("0 3 * * *": daily at three). Null is never.</summary>
    public string? Schedule { get; set; }

    /// <summary>Seconds that one try of a request may take, its body included.</summary>
    [Range(0.05, 3600)]
    public double TimeoutSeconds { get; set; } = 120;

    /// <summary>Seconds that a request may take with all its retries and waits.</summary>
    [Range(0.05, 86400)]
    public double TotalTimeoutSeconds { get; set; } = 1800;

    /// <summary>How often a request is tried again after 408, 429, 5xx, a broken connection or a cut body.</summary>
    [Range(0, 20)]
    public int Retries { get; set; } = 5;

    /// <summary>Seconds before the first retry; doubled each time, with jitter, to a minute at most.</summary>
    [Range(0.001, 60)]
    public double RetryDelaySeconds { get; set; } = 2;

    /// <summary>The longest Retry-After, in seconds, that is waited for; a longer one ends the run.</summary>
    [Range(0, 86400)]
    public double MaxRetryAfterSeconds { get; set; } = 300;

    /// <summary>The largest answer that is read, in bytes after decompression.</summary>
    [Range(1024, int.MaxValue)]
    public int MaxResponseBytes { get; set; } = 256 * 1024 * 1024;

    /// <summary>Hosts, beside the one asked, to which a redirect is followed.</summary>
    public IReadOnlyList<string> RedirectHosts { get; set; } = [];

    /// <summary>The rate used where <see cref="RequestsPerSecond"/> is null.</summary>
    internal abstract double SafeRequestsPerSecond { get; }

    /// <summary>The highest rate that a live host allows us.</summary>
    internal abstract double AllowedRequestsPerSecond { get; }

    internal TimeSpan MinimumInterval => TimeSpan.FromSeconds(1 / (RequestsPerSecond ?? SafeRequestsPerSecond));

    /// <summary>The url under which the source's own paths lie; ends with a slash.</summary>
    internal Uri Endpoint(Uri defaultBaseUrl)
    {
        if (BaseUrl is null) return defaultBaseUrl;
        if (BaseUrl.AbsolutePath == "/") return new Uri(BaseUrl, defaultBaseUrl.AbsolutePath);
        return BaseUrl.AbsolutePath.EndsWith('/') ? BaseUrl : new Uri(BaseUrl, BaseUrl.AbsolutePath + "/");
    }
}
