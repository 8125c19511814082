using System.Globalization;
using System.Net;
using System.Text;
using Polly.Timeout;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>
/// What is asked for. <paramref name="Url"/> is what may be kept and shown; <paramref name="Sent"/> (the same with who asks) or <paramref name="Form"/>
/// or <paramref name="Json"/> (posted to its path) goes over the wire in its place. <paramref name="Headers"/> go with it and are never kept.
/// </summary>
internal sealed record Question(
    Uri Url, Uri? Sent = null, IReadOnlyList<KeyValuePair<string, string>>? Form = null, string? Json = null, IReadOnlyList<KeyValuePair<string, string>>? Headers = null)
{
    /// <summary>Asks for an answer only if it is another than the one that had this validator; else the source says 304.</summary>
    public Question UnlessStill(string? validator) => validator is null ? this : this with
    {
        Headers = [.. Headers ?? [], KeyValuePair.Create(validator.StartsWith('"') || validator.StartsWith("W/", StringComparison.Ordinal) ? "If-None-Match" : "If-Modified-Since", validator)],
    };

    public HttpContent? Content() => Form is not null ? new FormUrlEncodedContent(Form) : Json is not null ? new StringContent(Json, Encoding.UTF8, "application/json") : null;
}

/// <summary>Asks one source through its polite pipeline and turns what goes wrong into <see cref="CrawlException"/>.</summary>
internal sealed class PoliteClient(HttpClient http, SourceOptions options, TimeProvider time)
{
    private static readonly HttpRequestOptionsKey<Uri> PublicUrlKey = new("Horizon.PublicUrl");

    /// <summary>The url of a request as it may be kept and shown: for a form that was posted, the url that asks for the same, without keys.</summary>
    public static Uri PublicUrl(HttpRequestMessage request) =>
        request.Options.TryGetValue(PublicUrlKey, out var url) ? url : request.RequestUri!;

    private int asked;

    /// <param name="check">Reads the body; what it returned for the last try decides.</param>
    /// <param name="notes">Receives what the pipeline had to do (waits, retries).</param>
    public async Task<FetchedPage> FetchAsync(
        Question question, AnswerCheck check, ICollection<string> notes, CancellationToken cancellation)
    {
        var url = question.Url;
        if (asked++ >= options.RequestsPerRun)
        {
            throw new CrawlRefusedException(url, $"The run has made the {options.RequestsPerRun} requests that it may (RequestsPerRun).",
                "Run the crawl again; it goes on behind what was finished. Where nothing was, one part of it needs more requests than that: raise RequestsPerRun.");
        }
        using var posted = question.Content();
        using var request = posted is not null
            ? new HttpRequestMessage(HttpMethod.Post, new Uri(url.GetLeftPart(UriPartial.Path))) { Content = posted }
            : new HttpRequestMessage(HttpMethod.Get, question.Sent ?? url);
        foreach (var (name, value) in question.Headers ?? []) request.Headers.TryAddWithoutValidation(name, value);
        request.Options.Set(PublicUrlKey, url);
        request.Options.Set(AnswerChecks.Key, check);
        request.Options.Set(AnswerChecks.NotesKey, notes);
        using var response = await SendAsync(request, url, cancellation);
        var content = (BufferedContent)response.Content;
        if (!response.IsSuccessStatusCode) throw Failed(url, response, content);
        return new FetchedPage(url, time.GetUtcNow(), content.Body, content.Headers.ContentType?.MediaType ?? "")
        {
            Validator = response.Headers.ETag?.ToString() ?? content.Headers.LastModified?.ToString("R", CultureInfo.InvariantCulture),
        };
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Uri url, CancellationToken cancellation)
    {
        try
        {
            return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException exception) when (exception.InnerException is CrawlException inner)
        {
            throw inner;
        }
        catch (TimeoutRejectedException exception)
        {
            throw new SourceUnavailableException(url, "The source gave no whole answer in time.",
                "Run the crawl again later; it goes on where it stopped. TimeoutSeconds and TotalTimeoutSeconds set the limits.", exception);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.InvalidResponse)
        {
            throw new SourceUnavailableException(url, $"The source answered, and not as it should: {exception.Message}",
                "See in a browser what the address answers: the service may be in trouble, or may have changed. Run the crawl again later; it goes on where it stopped.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new SourceUnavailableException(url, $"The source could not be read: {exception.Message}",
                "Check the network and any proxy, then run the crawl again; it goes on where it stopped.", exception);
        }
    }

    private CrawlException Failed(Uri url, HttpResponseMessage response, BufferedContent content)
    {
        var problem = $"The source answered HTTP {(int)response.StatusCode}: {AnswerChecks.Start(content.Body)}";
        if (RetryRules.MayPass(response.StatusCode))
        {
            var wait = RetryRules.RetryAfter(response, time) is { } asked
                ? string.Create(CultureInfo.InvariantCulture, $"It asks to wait {asked.TotalSeconds:0} s (MaxRetryAfterSeconds is {options.MaxRetryAfterSeconds}). ")
                : "";
            return new SourceUnavailableException(url, problem, wait + "Run the crawl again later; it goes on where it stopped.")
            {
                IsDeclined = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable,
            };
        }
        var whatToDo = response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "The source declines us: check the key and the contact, lower RequestsPerSecond, or write to its operators.",
            HttpStatusCode.NotFound or HttpStatusCode.Gone => "Check BaseUrl; the service may have moved.",
            _ => "Check the query and the dates.",
        };
        return new UnexpectedResponseException(url, problem, whatToDo, response.StatusCode);
    }
}
