using System.Collections.Concurrent;
using System.Net;

namespace Horizon.Ingest.Crawl.Http;

/// <summary>One pace a host for the whole process, however many clients and handlers are made for it. Thread-safe.</summary>
internal sealed class HostPaces(TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, HostPace> paces = new(StringComparer.OrdinalIgnoreCase);

    public HostPace Of(Uri url) => paces.GetOrAdd(url.Authority, _ => new HostPace(time));

    public void Dispose()
    {
        foreach (var pace in paces.Values) pace.Dispose();
    }
}

/// <summary>
/// Lets one request at a time through to a host, each at least an interval after the start of the one before. The interval grows with what the host's
/// answers say: a rate in their headers, a time to wait for, or that there were too many. Thread-safe.
/// </summary>
internal sealed class HostPace(TimeProvider time) : IDisposable
{
    /// <summary>How much slower than asked a host that keeps declining is taken at most.</summary>
    private const double MostSlowing = 32;

    private readonly SemaphoreSlim gate = new(1, 1);
    private long? lastStart;
    private TimeSpan asked;
    private (long Since, TimeSpan Wait)? held;
    private double slowing = 1;

    /// <summary>Waits for its turn; the caller calls <see cref="Leave"/> when its request is over.</summary>
    public async Task EnterAsync(TimeSpan interval, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            var wait = held is var (since, length) ? length - time.GetElapsedTime(since) : TimeSpan.Zero;
            if (lastStart is long last)
            {
                var turn = (interval > asked ? interval : asked) * slowing - time.GetElapsedTime(last);
                if (turn > wait) wait = turn;
            }
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellation);
            lastStart = time.GetTimestamp();
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    public void Leave() => gate.Release();

    /// <summary>Takes from an answer at what pace the host wants to be asked. Called between <see cref="EnterAsync"/> and <see cref="Leave"/>.</summary>
    /// <param name="longest">A longer wait than this is not made here: the run ends by it, and says so.</param>
    public void Heed(HttpResponseMessage response, TimeSpan longest)
    {
        asked = RateHeaders.Interval(response.Headers) ?? asked;
        var isDeclined = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
        slowing = isDeclined ? Math.Min(MostSlowing, slowing * 2) : Math.Max(1, slowing * 0.9);
        var wait = (isDeclined ? RetryRules.RetryAfter(response, time) : null) ?? RateHeaders.Spent(response.Headers, time.GetUtcNow());
        if (wait > TimeSpan.Zero && wait <= longest) held = (time.GetTimestamp(), wait.Value);
    }

    public void Dispose() => gate.Dispose();
}

/// <summary>Holds every request back until its host's pace lets it go. Stands below the retries, so that each try counts, and above the body.</summary>
internal sealed class PacingHandler(HostPaces paces, TimeSpan interval, TimeSpan longestWait) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var pace = paces.Of(request.RequestUri!);
        await pace.EnterAsync(interval, cancellationToken);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            pace.Heed(response, longestWait);
            return response;
        }
        finally
        {
            pace.Leave();
        }
    }
}
