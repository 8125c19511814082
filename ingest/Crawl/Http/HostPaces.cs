using System.Collections.Concurrent;

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

/// <summary>Lets one request at a time through to a host, each at least an interval after the start of the one before. Thread-safe.</summary>
internal sealed class HostPace(TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private long? lastStart;

    /// <summary>Waits for its turn; the caller calls <see cref="Leave"/> when its request is over.</summary>
    public async Task EnterAsync(TimeSpan interval, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (lastStart is long last)
            {
                var wait = interval - time.GetElapsedTime(last);
                if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellation);
            }
            lastStart = time.GetTimestamp();
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    public void Leave() => gate.Release();

    public void Dispose() => gate.Dispose();
}

/// <summary>Holds every request back until its host's pace lets it go. Stands below the retries, so that each try counts, and above the body.</summary>
internal sealed class PacingHandler(HostPaces paces, TimeSpan interval) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var pace = paces.Of(request.RequestUri!);
        await pace.EnterAsync(interval, cancellationToken);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            pace.Leave();
        }
    }
}
