using Horizon.Ingest.Crawl;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class IsrctnClientTests : SharedMisbehaviourTests
{
    private protected override string PagePath => "/api/query/format/default";

    private protected override string PageType => "application/xml";

    private protected override async Task<LoopbackServer> StartAsync() => await FakeIsrctn.StartAsync(95);

    private protected override IReadOnlyList<string> AllIds(LoopbackServer server) => [.. ((FakeIsrctn)server).Trials.Keys];

    private protected override string PageOf(LoopbackServer server, SeenRequest request) => ((FakeIsrctn)server).PageOf(request);

    [Fact]
    public async Task AWindowIsAskedForItsTotalAndThenOnceForAllOfIt()
    {
        await using var server = await FakeIsrctn.StartAsync(40);
        await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31)));
        var limits = server.Requests.Select(request => int.Parse(request["limit"]!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(2, limits.Count);
        Assert.Equal(1, limits[0]);
        Assert.InRange(limits[1], server.Trials.Values.Count(day => day.Year == 2024), 60);
        Assert.DoesNotContain(server.Requests, request => request.Parameters.Keys.Any(name => name is "offset" or "page" or "start"));
    }

    [Fact]
    public async Task AServiceThatCutsItsAnswersIsAskedAgainInHalvesUntilAllHasCome()
    {
        await using var server = await FakeIsrctn.StartAsync(60);
        server.MostOfAnAnswer = 15;
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2026, 11, 22)));
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.All(crawl.Windows, window => Assert.True(window.Complete));
        Assert.Contains(crawl.Notes, note => note.Contains("fetched again in halves", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AWrongTotalLeavesTheWindowShortByThatMuchAndTheNextRunAsksForItAgain()
    {
        await using var server = await FakeIsrctn.StartAsync(30);
        server.TotalError = 2;
        var request = new CrawlRequest(From: new DateOnly(2025, 1, 1), To: new DateOnly(2025, 12, 31));
        var first = await CrawlBench.CrawlAsync(server, request);
        Assert.Equal(4, Assert.Single(first.Windows).Missing);
        server.TotalError = 0;
        var second = await CrawlBench.CrawlAsync(server, request with { Checkpoint = first.Checkpoint });
        Assert.Equal("lastEdited 2025-01-01..2025-12-31", second.Windows[0].Window);
        Assert.True(second.Windows[0].Complete);
    }

    [Fact]
    public async Task LargeWindowsAreCutByDateBeforeTheyAreFetched()
    {
        await using var server = await FakeIsrctn.StartAsync(95);
        var crawl = await CrawlBench.CrawlAsync(server, configure: Small);
        Assert.Equal(AllIds(server), crawl.Ids);
        Assert.All(crawl.Windows, window => Assert.InRange(window.Arrived, 0, 30));
        Assert.True(crawl.Windows.Count(window => window.Arrived > 0) > 4);
    }

    [Fact]
    public async Task TheDefaultQueryAsksForRadiotherapyAndFiltersNoInterventionType()
    {
        await using var server = await FakeIsrctn.StartAsync(1);
        await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2026, 1, 1)));
        var asked = server.Requests.First();
        Assert.Contains("brachytherapy", asked["q"], StringComparison.Ordinal);
        Assert.DoesNotContain("interventionType", asked["q"], StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("#", asked["q"], StringComparison.Ordinal);
        Assert.True(asked.Query.Length < 2500, "Urls of a few thousand characters are cut on the way.");
    }

    [Fact]
    public async Task AnEmptyQueryAsksForTheDatesAlone()
    {
        await using var server = await FakeIsrctn.StartAsync(3);
        await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2026, 1, 1), Query: ""));
        Assert.StartsWith("lastEdited GE 2026-01-01", server.Requests.First()["q"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALaterRunBeginsOnTheDayBeforeTheLastOneEnded()
    {
        await using var server = await FakeIsrctn.StartAsync(20);
        var first = await CrawlBench.CrawlAsync(server);
        server.Trials["99000099"] = new DateOnly(2026, 11, 21);
        var second = await CrawlBench.CrawlAsync(server, new CrawlRequest(Checkpoint: first.Checkpoint));
        Assert.Equal("lastEdited 2026-11-21..2026-11-22", Assert.Single(second.Windows).Window);
        Assert.Contains("99000099", second.Ids);
    }

    [Fact]
    public async Task HalvesThatAreCutThemselvesAreCutFurtherAsLongAsThatHelps()
    {
        await using var server = await FakeIsrctn.StartAsync(60);
        server.MostOfAnAnswer = 3;
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31)));
        Assert.Equal(server.Trials.Where(trial => trial.Value.Year == 2024).Select(trial => trial.Key), crawl.Ids);
        Assert.True(Assert.Single(crawl.Windows).Complete);
    }

    [Fact]
    public async Task ATrialWithoutAnIdHasArrivedAndIsTurnedAwayByItsRecord()
    {
        await using var server = await FakeIsrctn.StartAsync(30);
        var broken = server.Trials.First(trial => trial.Value.Year == 2024).Key;
        server.Misbehave = (context, request) => context.StatusAsync(200, server.PageOf(request).Replace($"<isrctn>{broken}</isrctn>", "<isrctn/>", StringComparison.Ordinal), "application/xml");
        var crawl = await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31)));
        Assert.Equal(2, server.Requests.Count);
        Assert.True(Assert.Single(crawl.Windows).Complete);
        Assert.Equal("1 trials of an answer carry no ISRCTN", Assert.Single(crawl.Notes));
    }

    [Fact]
    public async Task ATotalThatIsTooHighIsNotAskedForDayByDay()
    {
        await using var server = await FakeIsrctn.StartAsync(60);
        server.TotalError = 1;
        await CrawlBench.CrawlAsync(server, new CrawlRequest(From: new DateOnly(2024, 1, 1), To: new DateOnly(2024, 12, 31)));
        Assert.Equal(6, server.Requests.Count);
    }
}
