using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>
/// Follows redirects to the same host or a listed one, over TLS unless the request's own loopback host stays; anything else is refused, because what a
/// source's name vouches for ends at its host. The method is kept, but for 303.
/// </summary>
internal sealed class RedirectHandler(IReadOnlyList<string> allowedHosts) : DelegatingHandler
{
    private const int MaxRedirects = 5;

    [SuppressMessage("Reliability", "CA2000", Justification = "The message shares its content with the one it stands for, which its sender disposes of.")]
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var current = request;
        for (var hop = 0; ; hop++)
        {
            var response = await base.SendAsync(current, cancellationToken);
            if (!IsRedirect(response.StatusCode) || response.Headers.Location is not { } location) return response;
            using (response)
            {
                var target = new Uri(current.RequestUri!, location);
                if (hop == MaxRedirects || !MayFollow(request.RequestUri!, target))
                    throw new CrawlRefusedException(PoliteClient.PublicUrl(request),
                        hop == MaxRedirects ? $"More than {MaxRedirects} redirects." : $"The source redirects to {target.GetLeftPart(UriPartial.Authority)}, which is not followed.",
                        "If the service has moved there, set BaseUrl or add the host to RedirectHosts.");
                current = Redirected(current, target, response.StatusCode);
            }
        }
    }

    private bool MayFollow(Uri from, Uri to)
    {
        if (from.Scheme == to.Scheme && from.Authority == to.Authority) return true;
        if (to.Scheme != Uri.UriSchemeHttps || !to.IsDefaultPort) return false;
        if (IPAddress.TryParse(to.DnsSafeHost, out var address) && !PublicAddress.IsPublic(address)) return false;
        return to.Host.Equals(from.Host, StringComparison.OrdinalIgnoreCase) || allowedHosts.Contains(to.Host, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static HttpRequestMessage Redirected(HttpRequestMessage request, Uri target, HttpStatusCode status)
    {
        var next = new HttpRequestMessage(status == HttpStatusCode.SeeOther ? HttpMethod.Get : request.Method, target)
        {
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
            Content = status == HttpStatusCode.SeeOther ? null : request.Content,
        };
        foreach (var header in request.Headers) next.Headers.TryAddWithoutValidation(header.Key, header.Value);
        foreach (var option in request.Options) next.Options.TryAdd(option.Key, option.Value);
        return next;
    }
}
