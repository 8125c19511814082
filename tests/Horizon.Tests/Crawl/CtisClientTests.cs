using Horizon.Ingest.Crawl;
using Horizon.Ingest.Ctis;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class CtisClientTests : SharedMisbehaviourTests
{
    private protected override string PagePath => "/ctis-public-api/search";

    private protected override string PageType => "application/json";

    private protected override async Task<LoopbackServer> StartAsync() => await FakeCtis.StartAsync(45);

    private protected override IReadOnlyList<string> AllIds(LoopbackServer server) => [.. ((FakeCtis)server).Trials.Keys];

    private protected override string PageOf(LoopbackServer server, SeenRequest request) => ((FakeCtis)server).PageOf(request);

    [Fact]
    public async Task WhatTheCapHidesIsListedFromTheOtherEnd()
    {
        await using var server = await FakeCtis.StartAsync(45);
        server.Cap = 30;
        var crawl = await CrawlBench.CrawlAsync(server, configure: Capped);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.All(crawl.Windows, window => Assert.True(window.Complete));
        Assert.Contains(server.Requests, request => request["body"]?.Contains("\"ASC\"", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task TwelveThousandTrialsBehindTheRealCapAreAllListed()
    {
        await using var server = await FakeCtis.StartAsync(12_000);
        Assert.Equal(10_000, server.Cap);
        var from = new DateOnly(2026, 9, 1);
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: from));
        Assert.Null(crawl.Failure);
        Assert.Equal(server.Trials.Where(trial => trial.Value >= from).Select(trial => trial.Key), crawl.Ids);
        Assert.NotEmpty(crawl.Ids);
        Assert.All(crawl.Windows, window => Assert.True(window.Complete));
        Assert.Empty(crawl.Notes);
    }

    [Fact]
    public async Task WhatNeitherOrderShowsIsReportedMissing()
    {
        await using var server = await FakeCtis.StartAsync(45);
        server.Cap = 20;
        var crawl = await CrawlBench.CrawlAsync(server, configure: Capped);
        Assert.Equal(40, crawl.Ids.Count);
        Assert.Equal(5, crawl.Windows.Sum(window => window.Missing));
        Assert.Contains(crawl.Notes, note => note.Contains("lists 40 of 45 trials", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatIsNotListedOrHasNoDateBelongsToARunWithALastDayToo()
    {
        await using var server = await FakeCtis.StartAsync(45);
        server.Cap = 20;
        var request = new CrawlRequest(From: new DateOnly(2022, 1, 1), To: new DateOnly(2026, 6, 1));
        var crawl = await CrawlBench.CrawlAsync(server, request, Capped);
        Assert.Equal(5, crawl.Windows.Sum(window => window.Missing));
        Assert.All(crawl.Ids, id => Assert.True(server.Trials[id] <= request.To));
        server.Cap = 10_000;
        var undated = server.Trials.Keys.First();
        server.Misbehave = (context, asked) => asked.Path == PagePath ? context.StatusAsync(200, server.PageOf(asked).Replace($"{undated}\", \"ctTitle\": \"A title\", \"lastUpdated\"", $"{undated}\", \"no\"", StringComparison.Ordinal), "application/json") : Task.FromResult(false);
        crawl = await CrawlBench.CrawlAsync(server, request);
        Assert.Contains(undated, crawl.Ids);
        Assert.Equal(0, crawl.Windows.Sum(window => window.Missing));
    }

    [Fact]
    public async Task ATrialThatIsListedAndNotFoundLeavesItsWindowShort()
    {
        await using var server = await FakeCtis.StartAsync(20);
        var lost = server.Trials.First(trial => trial.Value.Year == 2023).Key;
        server.Misbehave = (context, request) => request.Path.EndsWith(lost, StringComparison.Ordinal) ? context.StatusAsync(404, "no such trial") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server).Where(id => id != lost), crawl.Ids);
        Assert.Equal(1, crawl.Windows.Sum(window => window.Missing));
        Assert.Contains(crawl.Notes, note => note.StartsWith(lost, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ATrialThatTheServiceCannotGiveKeepsNoOtherAway()
    {
        await using var server = await FakeCtis.StartAsync(20);
        var broken = server.Trials.First(trial => trial.Value.Year == 2023).Key;
        server.Misbehave = (context, request) => request.Path.EndsWith(broken, StringComparison.Ordinal) ? context.StatusAsync(500, "broken") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, configure: options => options.Retries = 1);
        Assert.Null(crawl.Failure);
        Assert.Equal(AllIds(server).Where(id => id != broken), crawl.Ids);
        Assert.Equal(1, crawl.Windows.Sum(window => window.Missing));
        Assert.Contains(crawl.Notes, note => note.StartsWith($"{broken}: The source answered HTTP 500", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WindowsOfManyTrialsAreCutSoThatARunThatStopsLosesLittle()
    {
        await using var server = await FakeCtis.StartAsync(45);
        static void Few(SourceOptions options)
        {
            if (options is CtisOptions ctis) ctis.MaxTrialsPerWindow = 4;
        }
        var crawl = await CrawlBench.CrawlAsync(server, configure: Few);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.All(crawl.Windows, window => Assert.InRange(window.Arrived, 0, 4));
        Assert.Equal(45, crawl.Windows.Sum(window => window.Arrived));
        // The search is asked once a run, however many windows there are.
        Assert.Equal(5, server.Requests.Count(request => request.Path == PagePath));
    }

    [Fact]
    public async Task AnotherTrialThanTheOneAskedForIsNotTaken()
    {
        await using var server = await FakeCtis.StartAsync(3);
        var asked = server.Trials.Keys.First();
        server.Misbehave = (context, request) => request.Path.EndsWith(asked, StringComparison.Ordinal) ? context.StatusAsync(200, """{"ctNumber":"2099-999999-11-00"}""", "application/json") : Task.FromResult(false);
        var crawl = await CrawlBench.CrawlAsync(server, configure: options => options.Retries = 1);
        Assert.Equal(AllIds(server).Where(id => id != asked), crawl.Ids);
        Assert.Contains($"is not the trial {asked}", Assert.Single(crawl.Notes, note => note.StartsWith(asked, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(1, crawl.Windows.Sum(window => window.Missing));
    }

    [Fact]
    public async Task ALaterRunFetchesOnlyWhatWasUpdatedSince()
    {
        await using var server = await FakeCtis.StartAsync(30);
        var first = await CrawlBench.CrawlAsync(server);
        var updated = server.Trials.Keys.First();
        server.Trials[updated] = new DateOnly(2026, 11, 22);
        server.Requests.Clear();
        var second = await CrawlBench.CrawlAsync(server, new CrawlRequest(Checkpoint: first.Checkpoint));
        Assert.Equal([updated], second.Ids);
        Assert.Single(server.Requests, request => request.Path != PagePath);
    }

    [Fact]
    public async Task TheSearchIsPostedWithTheWordsOfTheDefaultQuery()
    {
        await using var server = await FakeCtis.StartAsync(1);
        await CrawlBench.CrawlAsync(server);
        var search = server.Requests.First();
        Assert.Equal(("POST", ""), (search.Method, search.Query));
        Assert.Contains("\"containAny\":\"radiotherapy, radiation, ", search["body"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AQueryThatIsAnObjectIsSentAsItIs()
    {
        await using var server = await FakeCtis.StartAsync(1);
        await CrawlBench.CrawlAsync(server, new CrawlRequest(Query: """{"containAll":"glioma","trialPhaseCode":[5]}"""));
        Assert.Contains("""searchCriteria":{"containAll":"glioma","trialPhaseCode":[5]}}""", server.Requests.First()["body"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItIsCrawledByNameOnlyAndSaysWhy()
    {
        await using var server = await FakeCtis.StartAsync(1);
        await using var provider = CrawlBench.Provide(server);
        Assert.Contains("undocumented", provider.Source("ctis").OnlyByName, StringComparison.Ordinal);
    }

    private static void Capped(SourceOptions options)
    {
        if (options is CtisOptions ctis) ctis.MaxRows = 1000;
    }
}
