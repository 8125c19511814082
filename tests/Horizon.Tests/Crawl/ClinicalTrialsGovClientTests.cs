using System.Globalization;
using Horizon.Ingest.ClinicalTrialsGov;
using Horizon.Ingest.Crawl;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class ClinicalTrialsGovClientTests : SharedMisbehaviourTests
{
    private protected override string PagePath => "/api/v2/studies";

    private protected override string PageType => "application/json";

    private protected override async Task<LoopbackServer> StartAsync() => await FakeRegister.StartAsync(95);

    private protected override IReadOnlyList<string> AllIds(LoopbackServer server) => [.. ((FakeRegister)server).Studies.Keys];

    private protected override string PageOf(LoopbackServer server, SeenRequest request) => ((FakeRegister)server).PageOf(request);

    [Fact]
    public async Task TheDefaultQueryAsksForRadiotherapyAndFiltersNoInterventionType()
    {
        await using var server = await FakeRegister.StartAsync(5);
        await CrawlBench.CrawlAsync(server);
        var page = server.Requests.First(request => request.Path == PagePath);
        Assert.Contains("brachytherapy", page["query.term"], StringComparison.Ordinal);
        Assert.DoesNotContain("#", page["query.term"], StringComparison.Ordinal);
        Assert.DoesNotContain("InterventionType", page.Query, StringComparison.OrdinalIgnoreCase);
        Assert.True(page.Query.Length < 2500, "Urls of a few thousand characters are cut on the way.");
    }

    [Fact]
    public async Task UnchangedDataAreNotFetchedAgain()
    {
        await using var server = await FakeRegister.StartAsync(30);
        var first = await CrawlBench.CrawlAsync(server);
        server.Requests.Clear();
        var second = await CrawlBench.CrawlAsync(server, new CrawlRequest(Checkpoint: first.Checkpoint));
        Assert.IsType<UpToDate>(Assert.Single(second.Steps));
        Assert.Equal("/api/v2/version", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task AMirrorWithoutAVersionIsCrawledEachTime()
    {
        await using var server = await FakeRegister.StartAsync(30);
        server.Misbehave = (context, request) => request.Path == "/api/v2/version" ? context.StatusAsync(404) : Task.FromResult(false);
        var first = await CrawlBench.CrawlAsync(server);
        Assert.Equal(AllIds(server), first.Ids);
        var second = await CrawlBench.CrawlAsync(server, new CrawlRequest(Checkpoint: first.Checkpoint));
        Assert.Equal("LastUpdatePostDate 2026-11-21..2026-11-22", Assert.Single(second.Windows).Window);
    }

    [Fact]
    public async Task ChangedDataAreFetchedFromTheDayBeforeTheLastWindowsEnd()
    {
        await using var server = await FakeRegister.StartAsync(30);
        var first = await CrawlBench.CrawlAsync(server);
        server.DataTimestamp = "2026-11-22T09:00:05";
        server.Studies["NCT90000003"] = new DateOnly(2026, 11, 21);
        server.Studies["NCT99999999"] = new DateOnly(2026, 11, 22);
        var second = await CrawlBench.CrawlAsync(server, new CrawlRequest(Checkpoint: first.Checkpoint));
        Assert.Equal(["NCT90000003", "NCT99999999"], second.Ids);
        Assert.Equal("LastUpdatePostDate 2026-11-21..2026-11-22", Assert.Single(second.Windows).Window);
    }

    [Fact]
    public async Task AWindowAboveTheBoundIsCutAndItsPartsTogetherAreIt()
    {
        await using var server = await FakeRegister.StartAsync(95);
        var crawl = await CrawlBench.CrawlAsync(server, configure: Small);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.All(crawl.Windows, window => Assert.InRange(window.Arrived, 0, 20));
        Assert.Equal(95, crawl.Windows.Sum(window => window.Arrived));
    }

    [Fact]
    public async Task ATotalThatIsNotReachedIsFetchedAgainInHalvesThenReportedShortAndRemembered()
    {
        await using var server = await FakeRegister.StartAsync(30);
        server.TotalError = 3;
        var request = new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31));
        var crawl = await CrawlBench.CrawlAsync(server, request);
        var window = Assert.Single(crawl.Windows);
        Assert.False(window.Complete);
        Assert.Equal(6, window.Missing);
        Assert.Contains("fetched again in halves", Assert.Single(window.Notes), StringComparison.Ordinal);

        server.TotalError = 0;
        var second = await CrawlBench.CrawlAsync(server, request with { Checkpoint = crawl.Checkpoint });
        Assert.Contains(second.Windows, again => again.Window.EndsWith("2024-01-01..2024-12-31", StringComparison.Ordinal) && again.Complete);
        var third = await CrawlBench.CrawlAsync(server, request with { Checkpoint = second.Checkpoint });
        Assert.IsType<UpToDate>(Assert.Single(third.Steps));
    }

    [Fact]
    public async Task ARecordThatOnePassDroppedIsFoundByTheSecond()
    {
        await using var server = await FakeRegister.StartAsync(95);
        var dropped = false;
        server.Misbehave = (context, request) =>
        {
            if (dropped || request["pageToken"] is null) return Task.FromResult(false);
            dropped = true;
            return context.StatusAsync(200, """{"studies":[],"nextPageToken":"t20"}""", "application/json");
        };
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.All(crawl.Windows, window => Assert.True(window.Complete));
        Assert.Contains("fetched again in halves", Assert.Single(crawl.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyPageInTheMiddleIsNotTheEnd()
    {
        await using var server = await FakeRegister.StartAsync(95);
        var count = 0;
        server.Misbehave = (context, request) => request["pageToken"] == "t10" && Interlocked.Increment(ref count) == 1
            ? context.StatusAsync(200, """{"studies":[],"nextPageToken":"t010"}""", "application/json") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Empty(crawl.Notes);
    }

    [Fact]
    public async Task ARepeatedPageIsNotedAndTheRestArrives()
    {
        await using var server = await FakeRegister.StartAsync(95);
        var count = 0;
        server.Misbehave = (context, request) => request["pageToken"] == "t10" && Interlocked.Increment(ref count) == 1
            ? context.StatusAsync(200, server.PageOf(request with { Parameters = Without(request, "pageToken") }).Replace("\"t10\"", "\"t010\"", StringComparison.Ordinal), "application/json")
            : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Equal("A page was repeated", Assert.Single(crawl.Notes));
    }

    [Fact]
    public async Task PagesThatGoInACircleEnd()
    {
        await using var server = await FakeRegister.StartAsync(95);
        server.Misbehave = (context, request) => request["pageToken"] is not null
            ? context.StatusAsync(200, server.PageOf(request with { Parameters = Without(request, "pageToken") }), "application/json") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31)));
        Assert.Null(crawl.Failure);
        var window = Assert.Single(crawl.Windows);
        Assert.Contains("The pages went in a circle; the window was left as it is", window.Notes);
        // Windows that fit on one page need no second one.
        Assert.True(window.Complete);
        Assert.Equal(server.Studies.Where(study => study.Value.Year == 2024).Select(study => study.Key), crawl.Ids);
    }

    [Fact]
    public async Task ATokenThatExpiresStartsTheWindowAgain()
    {
        await using var server = await FakeRegister.StartAsync(95);
        var expired = 0;
        server.Misbehave = (context, request) => request["pageToken"] == "t20" && Interlocked.Increment(ref expired) == 1
            ? context.StatusAsync(400, "Token is expired") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.Equal("The page token was no longer known; the window was started again", Assert.Single(crawl.Notes));
        Assert.All(crawl.Windows, window => Assert.DoesNotContain("t20", window.Checkpoint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ABadQueryIsAnErrorThatSaysWhatToCheck()
    {
        await using var server = await FakeRegister.StartAsync(5);
        server.Misbehave = (context, request) => request.Path == PagePath ? context.StatusAsync(400, "Unknown area Phaze") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: "AREA[Phaze]1"));
        Assert.Contains("Unknown area Phaze", crawl.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal("Check the query and the dates.", crawl.Failure.WhatToDo);
    }

    [Fact]
    public async Task AQueryOfIdsAloneIsOneWindowBecauseTheServiceIgnoresItsDates()
    {
        await using var server = await FakeRegister.StartAsync(30);
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: "NCT90000001 OR NCT90000002"));
        Assert.Single(crawl.Windows);
    }

    [Fact]
    public void TheIdIsReadAtItsOwnPathOnly()
    {
        var page = StudyPage.Read("""
            {"studies":[{"derivedSection":{"nctId":"no"},"protocolSection":{"nctId":"no","identificationModule":{"nctIdAliases":["no"],"nctId":"NCT90000001"}}},{"x":1}],
             "totalCount":2,"nextPageToken":""}
            """u8);
        Assert.Equal(["NCT90000001"], page!.Ids);
        Assert.Equal((2, null, 1), (page.Total, page.NextToken, page.WithoutId));
    }

    private static Dictionary<string, string> Without(SeenRequest request, string name) =>
        request.Parameters.Where(pair => pair.Key != name).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(CultureInfo.InvariantCulture));
}
