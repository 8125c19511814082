using System.Reflection;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>Who we say we are, and the conditions under which we ask at all.</summary>
internal static class SourceIdentity
{
    private static readonly string Version =
        typeof(SourceIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>"Horizon/1.2.0 (+contact)"; without the bracket where no contact is set.</summary>
    public static string UserAgent(string? contact) =>
        string.IsNullOrWhiteSpace(contact) ? $"Horizon/{Version}" : $"Horizon/{Version} (+{contact.Trim()})";

    /// <summary>Throws <see cref="CrawlRefusedException"/> where this source must not be asked with these options. A loopback host may be asked plainly.</summary>
    public static void Require(string source, Uri endpoint, SourceOptions options)
    {
        if (options.Contact is { } contact && contact.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0 | contact.AsSpan().IndexOfAny('(', ')') >= 0)
            throw new CrawlRefusedException(endpoint, $"The contact for {source} cannot be sent.", "Set Contact to an e-mail address or a url, without spaces or brackets.");
        if (endpoint.IsLoopback && endpoint.Scheme is "http" or "https") return;
        if (endpoint.Scheme != Uri.UriSchemeHttps)
            throw new CrawlRefusedException(endpoint, $"{source} would be asked without TLS.", "Use an https url; http is for this machine's own addresses only.");
        if (string.IsNullOrWhiteSpace(options.Contact))
            throw new CrawlRefusedException(endpoint, $"No contact is set, and {source} wants to know whom to write to if a crawl causes trouble.",
                "Set HORIZON_CONTACT to your e-mail address or web page.");
        if (options.RequestsPerSecond > options.AllowedRequestsPerSecond)
            throw new CrawlRefusedException(endpoint, $"{options.RequestsPerSecond} requests a second are more than the {options.AllowedRequestsPerSecond} that {source} allows.",
                "Lower RequestsPerSecond.");
    }
}
