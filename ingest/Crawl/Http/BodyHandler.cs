using Horizon.Ingest.Files;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>
/// Reads every body to its end, inside the time-out and the retries: a size limit counts while it streams, a body that breaks off is an error that
/// is retried, and a successful answer passes the request's own check.
/// </summary>
internal sealed class BodyHandler(long maxBytes) : DelegatingHandler
{
    /// <summary>So much of an error's body is enough to say what it was.</summary>
    private const int ErrorBytes = 64 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            var mediaType = response.Content.Headers.ContentType?.MediaType ?? "";
            var content = InUtf8(await ReadAsync(request, response, cancellationToken), mediaType, response.Content.Headers.ContentType?.CharSet);
            if (response.IsSuccessStatusCode && request.Options.TryGetValue(AnswerChecks.Key, out var check)
                && check(mediaType, content.Body) is { } fault)
            {
                if (fault.MayPass) throw new HttpRequestException(HttpRequestError.InvalidResponse, fault.Problem);
                throw new UnexpectedResponseException(PoliteClient.PublicUrl(request), fault.Problem + ".",
                    $"See in a browser what the address answers; a proxy or a changed service gives this. It begins: {AnswerChecks.Start(content.Body)}");
            }
            if (mediaType.Length > 0) content.Headers.ContentType = new(mediaType);
            content.Headers.LastModified = response.Content.Headers.LastModified;
            response.Content.Dispose();
            response.Content = content;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>The encoding that the server names for a web page is lost with its headers: the page is brought to UTF-8 here.</summary>
    private static BufferedContent InUtf8(BufferedContent content, string mediaType, string? charset)
    {
        if (charset is null || content.Body.IsEmpty || !mediaType.Contains("html", StringComparison.OrdinalIgnoreCase)) return content;
        using (content)
        {
            var page = HtmlText.Marked(content.Body.ToArray(), charset);
            return new BufferedContent(page, page.Length);
        }
    }

    private async Task<BufferedContent> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellation)
    {
        var declared = response.Content.Headers.ContentLength;
        if (response.IsSuccessStatusCode && declared > maxBytes) throw TooLarge(request);
        using var body = new MemoryStream((int)Math.Clamp(declared ?? 0, 0, maxBytes));
        using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[81920];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            if (!response.IsSuccessStatusCode && body.Length + count > ErrorBytes) break;
            if (body.Length + count > maxBytes) throw TooLarge(request);
            await body.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }
        return new BufferedContent(body.GetBuffer(), (int)body.Length);
    }

    private UnexpectedResponseException TooLarge(HttpRequestMessage request) => new(
        PoliteClient.PublicUrl(request), $"The answer is larger than {maxBytes} bytes.", "Ask for smaller pages (PageSize) or raise MaxResponseBytes.");
}

/// <summary>A body that is whole and in memory.</summary>
internal sealed class BufferedContent(byte[] buffer, int length) : ByteArrayContent(buffer, 0, length)
{
    public ReadOnlyMemory<byte> Body { get; } = buffer.AsMemory(0, length);
}
