using System.Net;
using Horizon.Ingest.Crawl.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class RateHeadersTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("x-rate-limit-limit: 3, x-rate-limit-interval: 1s", 0.333)]
    [InlineData("X-RateLimit-Limit: 50, X-RateLimit-Interval: 1000ms", 0.02)]
    [InlineData("x-rate-limit-limit: 60, x-rate-limit-interval: 1m", 1.0)]
    [InlineData("X-RateLimit-Limit: 100000", null)]
    [InlineData("x-rate-limit-limit: 0, x-rate-limit-interval: 1s", null)]
    [InlineData("x-rate-limit-limit: many, x-rate-limit-interval: soon", null)]
    public void ALimitCountsOnlyWithItsInterval(string headers, double? seconds)
    {
        using var response = Response(headers);
        Assert.Equal(seconds, RateHeaders.Interval(response.Headers) is { } interval ? Math.Round(interval.TotalSeconds, 3) : null);
    }

    [Theory]
    [InlineData("X-RateLimit-Remaining: 0, X-RateLimit-Reset: 7", 7.0)]
    [InlineData("X-RateLimit-Remaining: 0, X-RateLimit-Reset: 1795348810", 10.0)]
    [InlineData("X-RateLimit-Remaining: 5, X-RateLimit-Reset: 7", null)]
    [InlineData("X-RateLimit-Remaining: 0", null)]
    public void WhenNothingIsLeftTheResetIsWaitedFor(string headers, double? seconds)
    {
        using var response = Response(headers);
        Assert.Equal(seconds, RateHeaders.Spent(response.Headers, Now)?.TotalSeconds);
    }

    [Fact]
    public async Task ADeclinedRequestDoublesTheIntervalAndGoodAnswersBringItBack()
    {
        var time = new FakeTimeProvider(Now);
        using var pace = new HostPace(time);
        var interval = TimeSpan.FromSeconds(1);
        await pace.EnterAsync(interval, CancellationToken.None);
        using var busy = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        pace.Heed(busy, TimeSpan.FromMinutes(5));
        pace.Leave();
        Assert.Equal(2, await WaitedAsync(pace, interval, time));
        using var good = new HttpResponseMessage(HttpStatusCode.OK);
        for (var i = 0; i < 20; i++) pace.Heed(good, TimeSpan.FromMinutes(5));
        Assert.Equal(1, await WaitedAsync(pace, interval, time));
    }

    [Fact]
    public async Task RetryAfterHoldsTheWholeHostUnlessItIsLongerThanAllowed()
    {
        var time = new FakeTimeProvider(Now);
        using var pace = new HostPace(time);
        await pace.EnterAsync(TimeSpan.Zero, CancellationToken.None);
        using var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        busy.Headers.RetryAfter = new(TimeSpan.FromSeconds(3));
        pace.Heed(busy, TimeSpan.FromMinutes(5));
        pace.Leave();
        Assert.Equal(3, await WaitedAsync(pace, TimeSpan.Zero, time));
        busy.Headers.RetryAfter = new(TimeSpan.FromHours(2));
        pace.Heed(busy, TimeSpan.FromMinutes(5));
        Assert.Equal(0, await WaitedAsync(pace, TimeSpan.Zero, time));
    }

    private static async Task<int> WaitedAsync(HostPace pace, TimeSpan interval, FakeTimeProvider time)
    {
        var entering = pace.EnterAsync(interval, CancellationToken.None);
        var seconds = 0;
        for (; !entering.IsCompleted && seconds < 60; seconds++) time.Advance(TimeSpan.FromSeconds(1));
        await entering;
        pace.Leave();
        return seconds;
    }

    private static HttpResponseMessage Response(string headers)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK);
        foreach (var header in headers.Split(", ")) response.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
        return response;
    }
}
