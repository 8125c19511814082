using Horizon.Api.Answers;
using Horizon.Api.Queries;

namespace Horizon.Api.Pages.Frame;

/// <summary>What every page says of the data. Counting takes a moment in a large store, so that an answer is kept for a short while. Thread-safe.</summary>
internal sealed class SiteFacts(StatusQuery status, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);

    private StatusAnswer? last;

    /// <summary>At most 20 seconds old.</summary>
    public async Task<StatusAnswer> NowAsync(CancellationToken cancellation)
    {
        if (last is { } recent && time.GetUtcNow() - recent.AsOf < Kept) return recent;
        return last = await status.RunAsync(cancellation);
    }
}
