using System.Globalization;
using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>Which failures are tried again, and when.</summary>
internal static class RetryRules
{
    public static HttpRetryStrategyOptions For(SourceOptions options, TimeProvider time) => new()
    {
        MaxRetryAttempts = options.Retries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(options.RetryDelaySeconds),
        MaxDelay = TimeSpan.FromMinutes(1),
        ShouldRetryAfterHeader = false,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome switch
        {
            { Exception: { } exception } => exception is TimeoutRejectedException or IOException
                || (exception is HttpRequestException && exception.InnerException is not CrawlException),
            { Result: { } response } => MayPass(response.StatusCode)
                && !(RetryAfter(response, time) > TimeSpan.FromSeconds(options.MaxRetryAfterSeconds)),
            _ => false,
        }),
        DelayGenerator = arguments => ValueTask.FromResult(
            arguments.Outcome.Result is { } response ? RetryAfter(response, time) : null),
        OnRetry = Note,
    };

    public static bool MayPass(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    /// <summary>How long the source asks to wait, from seconds or a date; zero for a date that has passed, null where it does not say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static ValueTask Note(OnRetryArguments<HttpResponseMessage> arguments)
    {
        var request = arguments.Context.GetRequestMessage();
        if (request is not null && request.Options.TryGetValue(AnswerChecks.NotesKey, out var notes))
        {
            var problem = arguments.Outcome switch
            {
                { Result: { } response } => $"HTTP {(int)response.StatusCode}",
                { Exception: TimeoutRejectedException } => "no whole answer in time",
                { Exception: { } exception } => exception.Message,
                _ => "no answer",
            };
            notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{problem}: asked again after {arguments.RetryDelay.TotalSeconds:0.###} s"));
        }
        return default;
    }
}
