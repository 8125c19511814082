using Horizon.Ingest.Crawl;
using Horizon.Ingest.PubMed;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class PubMedClientTests : SharedMisbehaviourTests
{
    private protected override string PagePath => "/entrez/eutils/efetch.fcgi";

    private protected override string PageType => "text/xml";

    private protected override async Task<LoopbackServer> StartAsync() => await FakePubMed.StartAsync(450);

    private protected override IReadOnlyList<string> AllIds(LoopbackServer server) => [.. ((FakePubMed)server).Articles.Keys];

    private protected override string PageOf(LoopbackServer server, SeenRequest request) => ((FakePubMed)server).ArticlesOf(request);

    [Fact]
    public async Task MoreThanTenThousandHitsAreCutByDateAndAllArrive()
    {
        await using var server = await FakePubMed.StartAsync(10_500);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.True(crawl.Windows.Count > 1);
        Assert.All(crawl.Windows, window => Assert.True(window is { Complete: true, Arrived: < 10_000 }));
    }

    [Fact]
    public async Task ADayAboveTheCapIsReportedShortByHowMuch()
    {
        await using var server = await FakePubMed.StartAsync(50);
        foreach (var pmid in server.Articles.Keys.ToList()) server.Articles[pmid] = (new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 3));
        var crawl = await CrawlBench.CrawlAsync(server, configure: Small);
        var window = Assert.Single(crawl.Windows, window => window.Arrived > 0);
        Assert.Equal((50, 20, 30), (window.Expected, window.Arrived, window.Missing));
        Assert.Contains("a narrower query gets the rest", Assert.Single(window.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AForgottenSearchIsMadeAgain()
    {
        await using var server = await FakePubMed.StartAsync(450);
        var count = 0;
        server.Misbehave = (_, request) =>
        {
            if (request.Path == PagePath && Interlocked.Increment(ref count) == 2) server.ForgetSearches();
            return Task.FromResult(false);
        };
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Equal("NCBI no longer knew the search; searched again", Assert.Single(crawl.Notes));
    }

    [Fact]
    public async Task AWrongCountIsFetchedAgainThenReportedShort()
    {
        await using var server = await FakePubMed.StartAsync(50);
        server.CountError = 2;
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2025, 1, 1), To: new DateOnly(2026, 10, 1)));
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Equal((54, 50, 4), (crawl.Windows[0].Expected, crawl.Windows[0].Arrived, crawl.Windows[0].Missing));
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><PubmedArticleSet></PubmedArticleSet>")]
    [InlineData(null)]
    public async Task AnEmptyOrRepeatedPageIsMadeUpFor(string? instead)
    {
        await using var server = await FakePubMed.StartAsync(450);
        var count = 0;
        server.Misbehave = (context, request) => request.Path == PagePath && Interlocked.Increment(ref count) == 2
            ? context.StatusAsync(200, instead ?? server.ArticlesOf(request with { Parameters = new Dictionary<string, string>(request.Parameters) { ["retstart"] = "0" } }), "text/xml")
            : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Equal(instead is null ? "A page was repeated" : "A page was empty", crawl.Notes[0]);
        Assert.All(crawl.Windows, window => Assert.True(window.Complete));
    }

    [Fact]
    public async Task ALaterRunFetchesWhatIsNewAndWhatWasRevised()
    {
        await using var server = await FakePubMed.StartAsync(50);
        var first = await CrawlBench.CrawlAsync(server);
        server.Articles["99000007"] = (server.Articles["99000007"].Entered, new DateOnly(2026, 11, 22));
        server.Articles["99999999"] = (new DateOnly(2026, 11, 22), new DateOnly(2026, 11, 22));
        var second = await CrawlBench.CrawlAsync(server, new CrawlRequest(Checkpoint: first.Checkpoint));
        Assert.Equal(["99000007", "99999999"], second.Ids);
        Assert.Equal(["edat 2026-11-21..2026-11-22", "mdat 2026-11-21..2026-11-22"], second.Windows.Select(window => window.Window));
    }

    [Fact]
    public async Task TheKeyIsPostedAndStandsInNoUrlThatIsSentOrKept()
    {
        await using var server = await FakePubMed.StartAsync(30);
        var crawl = await CrawlBench.CrawlAsync(server, configure: options =>
        {
            options.Contact = "who@example.org";
            if (options is PubMedOptions pubmed) pubmed.ApiKey = "sesame";
        });
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.All(server.Requests, request =>
        {
            Assert.Equal(("POST", "sesame", "who@example.org", "horizon"), (request.Method, request["api_key"], request["email"], request["tool"]));
            Assert.Empty(request.Query);
        });
        Assert.All(crawl.Steps.OfType<FetchedPage>(), page =>
        {
            Assert.DoesNotContain("sesame", page.Url.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("who", page.Url.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task WithoutAKeyAShortRequestIsAGetThatSaysWhoAsks()
    {
        await using var server = await FakePubMed.StartAsync(30);
        await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: "proton[ti]"), options => options.Contact = "who@example.org");
        Assert.All(server.Requests, request => Assert.Equal(("GET", "who@example.org"), (request.Method, request["email"])));
        Assert.All(server.Requests, request => Assert.Matches(@"^Horizon/\S+ \(\+who@example\.org\)$", request.UserAgent));
    }

    [Fact]
    public async Task APersistentErrorInTheBodyEndsTheRunWithItsWords()
    {
        await using var server = await FakePubMed.StartAsync(30);
        server.Misbehave = (context, request) => request.Path != PagePath
            ? context.StatusAsync(200, """{"header":{},"esearchresult":{"ERROR":"Search Backend failed: overloaded"}}""", "application/json") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, configure: options => options.Retries = 1);
        Assert.Contains("Search Backend failed: overloaded", Assert.IsType<SourceUnavailableException>(crawl.Failure).Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
    }
}
