using Horizon.Ingest.Crawl;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class MedRxivClientTests
{
    private static readonly CrawlRequest Year = new(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31));

    [Fact]
    public async Task PagesThatShrinkAreWalkedByWhatArrives()
    {
        await using var server = await FakeMedRxiv.StartAsync(95);
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: ""));
        Assert.Null(crawl.Failure);
        Assert.Equal(server.Papers.Keys, crawl.Ids);
        Assert.All(crawl.Windows, window => Assert.True(window.Complete));
        Assert.Empty(crawl.Notes);
    }

    [Fact]
    public async Task AllRowsAreCountedAndThoseOfRadiotherapyAreHandedOver()
    {
        await using var server = await FakeMedRxiv.StartAsync(30);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Equal(server.Papers.Keys.Where(id => !id.EndsWith('7')), crawl.Ids);
        Assert.Equal(30, crawl.Windows.Sum(window => window.Arrived));
    }

    [Fact]
    public async Task AnOverstatedTotalIsNotedOnceTheEmptyPageCameTwice()
    {
        await using var server = await FakeMedRxiv.StartAsync(20);
        server.TotalError = 5;
        var crawl = await CrawlBench.CrawlAsync(server, Year);
        var window = Assert.Single(crawl.Windows);
        Assert.True(window.Complete);
        Assert.Contains("known to be too high", Assert.Single(window.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyPageThatComesOnceHidesNothing()
    {
        await using var server = await FakeMedRxiv.StartAsync(30);
        var count = 0;
        server.Misbehave = (context, request) => request.Path.EndsWith("/10/json", StringComparison.Ordinal) && Interlocked.Increment(ref count) == 1
            ? context.StatusAsync(200, """{"messages":[{"status":"no posts found"}],"collection":[]}""", "application/json") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, Year with { Query = "" });
        Assert.Equal(server.Papers.Where(p => p.Value.Year == 2024).Select(p => p.Key), crawl.Ids);
        Assert.True(Assert.Single(crawl.Windows).Complete);
    }

    [Fact]
    public async Task AnotherStatusThanOkIsTriedAgain()
    {
        await using var server = await FakeMedRxiv.StartAsync(5);
        var count = 0;
        server.Misbehave = (context, _) => Interlocked.Increment(ref count) == 1
            ? context.StatusAsync(200, """{"messages":[{"status":"interval too long"}],"collection":[]}""", "application/json") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, Year);
        Assert.Contains("interval too long", Assert.Single(crawl.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunThatStopsGoesOnAfterItsLastWindow()
    {
        await using var server = await FakeMedRxiv.StartAsync(95);
        var windows = 0;
        static void Small(SourceOptions options)
        {
            if (options is Horizon.Ingest.MedRxiv.MedRxivOptions own) own.MaxRowsPerWindow = 20;
        }
        var first = await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: ""), Small, step => step is WindowDone { Arrived: > 0 } && ++windows == 2);
        var second = await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: "", Checkpoint: first.Checkpoint), Small);
        Assert.Empty(first.Ids.Intersect(second.Ids));
        Assert.Equal(server.Papers.Keys, first.Ids.Concat(second.Ids).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(99)]
    public async Task APageThatIsRepeatedHidesNoRowsBehindAnOverstatedTotal(int times)
    {
        await using var server = await FakeMedRxiv.StartAsync(60);
        var count = 0;
        server.Misbehave = (context, request) => request.Path.EndsWith("/10/json", StringComparison.Ordinal) && Interlocked.Increment(ref count) <= times
            ? context.StatusAsync(200, server.PageOf(request with { Path = request.Path.Replace("/10/json", "/0/json", StringComparison.Ordinal) }), "application/json") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, Year with { Query = "" });
        var missing = server.Papers.Where(p => p.Value.Year == 2024).Select(p => p.Key).Except(crawl.Ids).Count();
        Assert.Equal(missing, crawl.Windows.Sum(window => window.Missing));
        if (times == 1) Assert.Equal(0, missing);
    }

    [Fact]
    public async Task AHoleInThePagesIsNoEndHoweverOftenItIsAskedFor()
    {
        await using var server = await FakeMedRxiv.StartAsync(60);
        server.Misbehave = (context, request) => request.Path.EndsWith("/2024-01-01/2024-12-31/10/json", StringComparison.Ordinal)
            ? context.StatusAsync(200, """{"messages":[{"status":"no posts found"}],"collection":[]}""", "application/json") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, Year with { Query = "" });
        Assert.Equal(server.Papers.Where(p => p.Value.Year == 2024).Select(p => p.Key), crawl.Ids);
        Assert.True(Assert.Single(crawl.Windows).Complete);
        Assert.DoesNotContain(crawl.Notes, note => note.Contains("known to be too high", StringComparison.Ordinal));
    }
}
