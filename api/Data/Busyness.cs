namespace Horizon.Api.Data;

/// <summary>Whether people are asking the server something just now, so that work which can wait lets them go first. Thread-safe.</summary>
internal sealed class Busyness(TimeProvider time)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>A server that is never quiet still gets its work done, slowly.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private long last;

    /// <summary>Someone asks something now.</summary>
    public void Note() => Interlocked.Exchange(ref last, time.GetTimestamp());

    /// <summary>Waits until nobody has asked anything for two seconds, at most ten seconds.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < Longest && Interlocked.Read(ref last) is not 0 and var at && time.GetElapsedTime(at) < Quiet; waited += Look) await Task.Delay(Look, time, cancellation);
    }
}
