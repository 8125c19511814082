using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class EuropePmcClientTests : SharedMisbehaviourTests
{
    private protected override string PagePath => "/europepmc/webservices/rest/search";

    private protected override string PageType => "application/json";

    private protected override async Task<LoopbackServer> StartAsync() => await FakeEuropePmc.StartAsync(95);

    private protected override IReadOnlyList<string> AllIds(LoopbackServer server) => [.. ((FakePapers)server).Papers.Keys];

    private protected override string PageOf(LoopbackServer server, SeenRequest request) => ((FakePapers)server).PageOf(request);

    [Fact]
    public async Task ALongQueryIsPostedAndAShortOneStandsInTheUrl()
    {
        await using var server = await FakeEuropePmc.StartAsync(5);
        var query = string.Join(" OR ", Enumerable.Range(0, 100).Select(i => $"TITLE_ABS:\"word{i}\""));
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: query));
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.All(server.Requests, request => Assert.Equal(("POST", "/europepmc/webservices/rest/searchPOST"), (request.Method, request.Path)));
        Assert.StartsWith($"({query}) AND", server.Requests.First()["query"], StringComparison.Ordinal);
        server.Requests.Clear();
        await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: "proton"));
        Assert.All(server.Requests, request => Assert.Equal("/europepmc/webservices/rest/search", request.Path));
        Assert.StartsWith("(proton) AND UPDATE_DATE:[", server.Requests.First()["query"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDefaultQueryAsksForRadiotherapyAndFiltersNothing()
    {
        await using var server = await FakeEuropePmc.StartAsync(5);
        await CrawlBench.CrawlAsync(server);
        var query = server.Requests.First()["query"]!;
        Assert.Contains("brachytherapy", query, StringComparison.Ordinal);
        Assert.DoesNotContain("#", query, StringComparison.Ordinal);
        Assert.DoesNotContain("PUB_TYPE", query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATotalThatIsNotReachedIsReportedShortAndStaysInTheCheckpoint()
    {
        await using var server = await FakeEuropePmc.StartAsync(30);
        server.TotalError = 2;
        var request = new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31));
        var crawl = await CrawlBench.CrawlAsync(server, request);
        var window = Assert.Single(crawl.Windows);
        Assert.Equal((false, 4), (window.Complete, window.Missing));
        server.TotalError = 0;
        var again = await CrawlBench.CrawlAsync(server, request with { Checkpoint = crawl.Checkpoint });
        Assert.Contains(again.Windows, w => w.Complete && w.Window.EndsWith("2024-01-01..2024-12-31", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARepeatedPageIsNotedAndTheRestArrives()
    {
        await using var server = await FakeEuropePmc.StartAsync(95);
        var count = 0;
        server.Misbehave = (context, request) => request["cursorMark"] == "c10" && Interlocked.Increment(ref count) == 1
            ? context.StatusAsync(200, server.PageOf(request with { Parameters = With(request, "*") }).Replace("\"c10\"", "\"c010\"", StringComparison.Ordinal), "application/json")
            : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Equal("A page was repeated", Assert.Single(crawl.Notes));
    }

    [Fact]
    public async Task PagesThatGoInACircleEnd()
    {
        await using var server = await FakeEuropePmc.StartAsync(95);
        var turn = 0;
        server.Misbehave = (context, request) =>
        {
            var next = Interlocked.Increment(ref turn) % 2 == 0 ? "cA" : "cB";
            var page = server.PageOf(request with { Parameters = With(request, "*") });
            return context.StatusAsync(200, page.Replace("\"c10\"", $"\"{next}\"", StringComparison.Ordinal), "application/json");
        };
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31)));
        Assert.Null(crawl.Failure);
        Assert.Contains(crawl.Notes, note => note.Contains("went in a circle", StringComparison.Ordinal));
        // Windows that fit on one page need no second one.
        Assert.Equal(server.Papers.Where(p => p.Value.Year == 2024).Select(p => p.Key), crawl.Ids);
        Assert.True(Assert.Single(crawl.Windows).Complete);
    }

    [Fact]
    public async Task ACursorThatExpiresStartsTheWindowAgainAndIsNeverKept()
    {
        await using var server = await FakeEuropePmc.StartAsync(95);
        var count = 0;
        server.Misbehave = (context, request) => request["cursorMark"] == "c20" && Interlocked.Increment(ref count) == 1 ? context.StatusAsync(400, "cursor expired") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Equal("The cursor was no longer known; the window was started again", Assert.Single(crawl.Notes));
        Assert.All(crawl.Windows, window => Assert.DoesNotContain("c20", window.Checkpoint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AQueryOfPmcidsFetchesFullTextsAndNotesThoseThatAreClosed()
    {
        await using var server = await FakeEuropePmc.StartAsync(0);
        server.Misbehave = (context, request) => request.Path.EndsWith("/PMC9990001/fullTextXML", StringComparison.Ordinal)
            ? context.StatusAsync(200, "<?xml version=\"1.0\"?><article><front><article-meta/></front></article>", "application/xml")
            : context.StatusAsync(404, "<errorBean/>", "application/xml");
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: "PMC9990001, pmc9990002"));
        Assert.Null(crawl.Failure);
        Assert.EndsWith("/PMC9990001/fullTextXML", Assert.Single(crawl.Steps.OfType<FetchedPage>()).Url.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("PMC9990002 has no open-access full text", Assert.Single(crawl.Notes));
    }

    [Fact]
    public async Task AnArticleThatTheServiceCannotGiveKeepsNoOtherAwayAndIsMissing()
    {
        await using var server = await FakeEuropePmc.StartAsync(0);
        server.Misbehave = (context, request) => request.Path.EndsWith("/PMC9990001/fullTextXML", StringComparison.Ordinal)
            ? context.StatusAsync(500, "broken")
            : context.StatusAsync(200, "<?xml version=\"1.0\"?><article><front><article-meta/></front></article>", "application/xml");
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: "PMC9990001, pmc9990002"), options => options.Retries = 1);
        Assert.Null(crawl.Failure);
        Assert.EndsWith("/PMC9990002/fullTextXML", Assert.Single(crawl.Steps.OfType<FetchedPage>()).Url.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal((2L, 1L), (Assert.Single(crawl.Windows).Expected!.Value, crawl.Windows[0].Arrived));
        Assert.Contains(crawl.Notes, note => note.StartsWith("PMC9990001: The source answered HTTP 500", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> With(SeenRequest request, string cursor) =>
        new(request.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value)) { ["cursorMark"] = cursor };
}
