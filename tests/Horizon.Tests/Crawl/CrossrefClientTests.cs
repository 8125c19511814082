using System.Diagnostics;
using Horizon.Ingest.Crawl;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class CrossrefClientTests : SharedMisbehaviourTests
{
    private protected override string PagePath => "/works";

    private protected override string PageType => "application/json";

    private protected override async Task<LoopbackServer> StartAsync() => await FakeCrossref.StartAsync(95);

    private protected override IReadOnlyList<string> AllIds(LoopbackServer server) => [.. ((FakePapers)server).Papers.Keys];

    private protected override string PageOf(LoopbackServer server, SeenRequest request) => ((FakePapers)server).PageOf(request);

    [Fact]
    public async Task TheCursorIsEscapedAndTheContactIsSentButNotKept()
    {
        await using var server = await FakeCrossref.StartAsync(30);
        var crawl = await CrawlBench.CrawlAsync(server, configure: options => options.Contact = "me@example.org");
        Assert.All(server.Requests, request => Assert.Equal("me@example.org", request["mailto"]));
        Assert.Contains(server.Requests, request => request.Query.Contains("cursor=scroll%2F", StringComparison.Ordinal));
        Assert.All(crawl.Steps.OfType<FetchedPage>(), page => Assert.DoesNotContain("mailto", page.Url.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnEmptyPageIsTheEndAlthoughTheCursorStays()
    {
        await using var server = await FakeCrossref.StartAsync(25);
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31)));
        Assert.True(Assert.Single(crawl.Windows).Complete);
        Assert.Empty(crawl.Notes);
    }

    [Fact]
    public async Task TheRateInTheHeadersSlowsThePace()
    {
        await using var server = await FakeCrossref.StartAsync(25);
        server.RateLimit = "20";
        var started = Stopwatch.GetTimestamp();
        await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31)));
        // The first answer says 20 a second; each later request waits a twentieth.
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(45 * (server.Requests.Count - 1)), $"{server.Requests.Count} requests");
    }
}
