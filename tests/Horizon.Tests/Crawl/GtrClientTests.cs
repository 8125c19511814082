using System.Globalization;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Files;
using Horizon.Ingest.Gtr;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class GtrClientTests
{
    private const string Vendor = "application/vnd.rcuk.gtr.json-v7";

    [Fact]
    public async Task EveryTermsProjectsArriveOnceWithTheirFunds()
    {
        await using var server = await StartAsync(25);
        var (steps, failure) = await CrawlAsync(server, "radiotherapy | brachytherapy");
        Assert.Null(failure);
        var keys = await steps.KeysAsync("gtr");
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"gtr/MR/Z9{i:D5}/1"), keys.Order());
        Assert.Equal([(25L, 25L), (25L, 25L)], steps.Windows().Select(w => (w.Expected!.Value, w.Arrived)));
        // Both terms found all: each project's funds were asked for once.
        Assert.Equal(25, server.Requests.Count(r => r.Path.EndsWith("/funds", StringComparison.Ordinal)));
        Assert.Equal("radiotherapy", server.Requests.First()["q"]);
        var award = await FirstAwardAsync(steps);
        Assert.Equal((1000m, "2020-01-01"), (award.Amount, award.StartDate.ToString()));
    }

    [Fact]
    public async Task JsonIsAskedForByItsOwnMediaTypeAndXmlIsTold()
    {
        await using var server = await StartAsync(1, withoutAccept: "<gtr/>");
        Assert.Null((await CrawlAsync(server, "x")).Failure);
        server.MediaType = "application/xml";
        Assert.Contains("application/xml", (await CrawlAsync(server, "x")).Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASetThatCameShortIsFetchedAgainAndThenToldAsShort()
    {
        await using var server = await StartAsync(12, totalError: 3);
        var (steps, _) = await CrawlAsync(server, "x");
        var window = Assert.Single(steps.Windows());
        Assert.Equal((15L, 12L, 3L), (window.Expected!.Value, window.Arrived, window.Missing));
        Assert.Contains(window.Notes, n => n.Contains("fetched again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARepeatedPageEndsTheSetAndIsNoted()
    {
        await using var server = await StartAsync(12, totalPages: 5, alwaysFirstPage: true);
        var (steps, _) = await CrawlAsync(server, "x");
        Assert.Contains(steps.Notes(), n => n.Contains("brought nothing new", StringComparison.Ordinal));
        Assert.Equal(10, (await steps.KeysAsync("gtr")).Count);
    }

    [Fact]
    public async Task ABusyServerAndACutBodyAreAskedAgainAndMissingFundsAreNoted()
    {
        await using var server = await StartAsync(3);
        var count = 0;
        server.Misbehave = (context, request) => Interlocked.Increment(ref count) switch
        {
            1 => context.StatusAsync(500, "x"),
            2 => context.CutAsync("{\"project\":[", Vendor),
            3 => context.StatusAsync(200, "{\"project\":[", Vendor),
            5 => context.StatusAsync(404, "no funds"),
            _ => Task.FromResult(false),
        };
        var (steps, failure) = await CrawlAsync(server, "x");
        Assert.Null(failure);
        Assert.Equal(3, (await steps.KeysAsync("gtr")).Count);
        Assert.Contains(steps.Notes(), n => n.Contains("no list of funds", StringComparison.Ordinal));
        Assert.True(steps.Notes().Count >= 4);
    }

    [Fact]
    public async Task AWebPageEndsTheCrawlWithItsReason()
    {
        await using var server = await StartAsync(3);
        server.Misbehave = (context, _) => context.StatusAsync(200, "<!doctype html><p>Sign in", "text/html");
        Assert.Contains("web page", Assert.IsType<UnexpectedResponseException>((await CrawlAsync(server, "x")).Failure).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task AnEmptyPageInTheMiddleHidesNoPageBehindIt()
    {
        await using var server = await StartAsync(35);
        server.Misbehave = (context, request) => request["p"] == "2" ? context.StatusAsync(200, """{"page":2,"totalPages":4,"totalSize":35,"project":[]}""", Vendor) : Task.FromResult(false);
        var (steps, _) = await CrawlAsync(server, "x");
        Assert.Equal(25, (await steps.KeysAsync("gtr")).Count);
        Assert.Equal(10, Assert.Single(steps.Windows()).Missing);
        Assert.Contains(steps.Notes(), n => n == "Page 2 was empty");
    }

    [Fact]
    public async Task WithoutANumberOfPagesTheTotalTellsWhetherASmallPageIsTheLast()
    {
        await using var server = await PathServer.StartAsync((request, _) =>
        {
            if (request.Path.EndsWith("/funds", StringComparison.Ordinal)) return """{"fund":[]}""";
            var rows = Enumerable.Range(0, 12).Skip((int.Parse(request["p"]!, CultureInfo.InvariantCulture) - 1) * 5).Take(5).Select(i => $$$"""{"id":"G{{{i}}}","title":"t","leadFunder":"MRC","identifiers":{"identifier":[{"value":"MR/Z9{{{i:D5}}}/1"}]},"grantCategory":"g"}""");
            return $"{{\"totalSize\":12,\"project\":[{string.Join(',', rows)}]}}";
        });
        server.MediaType = Vendor;
        var (steps, _) = await CrawlAsync(server, "x");
        Assert.Equal(12, (await steps.KeysAsync("gtr")).Count);
        Assert.True(Assert.Single(steps.Windows()).Complete);
    }

    [Fact]
    public async Task AProjectWhoseFundsTheServiceCannotGiveKeepsNoOtherAway()
    {
        await using var server = await StartAsync(12);
        server.Misbehave = (context, request) => request.Path.EndsWith("/G3/funds", StringComparison.Ordinal) ? context.StatusAsync(500, "broken") : Task.FromResult(false);
        var (steps, failure) = await CrawlAsync(server, "x");
        Assert.Null(failure);
        Assert.Equal(11, (await steps.KeysAsync("gtr")).Count);
        Assert.Equal(1, Assert.Single(steps.Windows()).Missing);
        Assert.Contains(steps.Notes(), n => n.StartsWith("Project G3: The source answered HTTP 500", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AServiceThatAsksToWaitIsAskedForNoOtherProject()
    {
        await using var server = await StartAsync(12);
        server.Misbehave = (context, request) => request.Path.EndsWith("/G3/funds", StringComparison.Ordinal) ? context.StatusAsync(429, "busy", retryAfter: "4000") : Task.FromResult(false);
        var (steps, failure) = await CrawlAsync(server, "x");
        Assert.IsType<SourceUnavailableException>(failure);
        Assert.Equal(3, (await steps.KeysAsync("gtr")).Count);
        Assert.EndsWith("/G3/funds", server.Requests.Last().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServiceThatGivesNoFundsAtAllEndsTheCrawl()
    {
        await using var server = await StartAsync(12);
        server.Misbehave = (context, request) => request.Path.EndsWith("/funds", StringComparison.Ordinal) ? context.StatusAsync(500, "broken") : Task.FromResult(false);
        Assert.IsType<SourceUnavailableException>((await CrawlAsync(server, "x")).Failure);
        Assert.InRange(server.Requests.Count, 1, 30);
    }

    [Fact]
    public async Task ATotalThatCountsNothingIsNone()
    {
        await using var server = await StartAsync(3);
        server.Misbehave = (context, request) => request.Path == "/gtr/api/projects" ? context.StatusAsync(200, """{"totalPages":1,"totalSize":99999999999999999999,"project":[{"id":"G1","title":"t","identifiers":{"identifier":[{"value":"MR/Z900001/1"}]}}]}""", Vendor) : Task.FromResult(false);
        var (steps, failure) = await CrawlAsync(server, "x");
        Assert.Null(failure);
        Assert.Null(Assert.Single(steps.Windows()).Expected);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(30)]
    public async Task ARunThatIsCutOffLosesNothingAndTheNextGoesOn(int requestsPerRun)
    {
        await using var server = await StartAsync(35);
        var keys = new HashSet<string>();
        string? checkpoint = null;
        CrawlException? failure = null;
        var runs = 0;
        do
        {
            Assert.True(++runs < 40, $"only {keys.Count} projects came");
            var before = server.Requests.Count;
            (var steps, failure) = await server.CrawlAsync("gtr", new CrawlRequest(Query: "x | y", Checkpoint: checkpoint), options =>
            {
                ((GtrOptions)options).PageSize = 100;
                options.RequestsPerRun = requestsPerRun;
            });
            Assert.InRange(server.Requests.Count - before, 1, requestsPerRun);
            keys.UnionWith(await steps.KeysAsync("gtr"));
            checkpoint = steps.Select(step => step switch { WindowDone window => window.Checkpoint, Kept kept => kept.Checkpoint, _ => null }).LastOrDefault(kept => kept is not null) ?? checkpoint;
            if (failure is null) Assert.All(steps.Windows(), window => Assert.Equal((35L, 35L), (window.Expected!.Value, window.Arrived)));
        }
        while (failure is not null);
        Assert.Equal(35, keys.Count);
        // Each project's funds were asked for once.
        Assert.Equal(35, server.Requests.Count(r => r.Path.EndsWith("/funds", StringComparison.Ordinal)));
        // The walk came to its end: the next reads everything again.
        var again = await server.CrawlAsync("gtr", new CrawlRequest(Query: "x | y", Checkpoint: checkpoint));
        Assert.Equal(35, (await again.Steps.KeysAsync("gtr")).Count);
    }

    private static Task<(List<CrawlStep> Steps, CrawlException? Failure)> CrawlAsync(PathServer server, string query) =>
        server.CrawlAsync("gtr", new CrawlRequest(Query: query), options => ((GtrOptions)options).PageSize = 10);

    internal static async Task<PathServer> StartAsync(int projects, int totalError = 0, int? totalPages = null, bool alwaysFirstPage = false, string? withoutAccept = null)
    {
        var server = await PathServer.StartAsync((request, context) =>
        {
            if (context.Request.Headers.Accept != Vendor) return withoutAccept;
            if (request.Path.EndsWith("/funds", StringComparison.Ordinal)) return """{"fund":[{"start":1577836800000,"valuePounds":{"currencyCode":"GBP","amount":1000}}]}""";
            if (request.Path != "/gtr/api/projects") return null;
            var size = int.Parse(request["s"]!, CultureInfo.InvariantCulture);
            var page = alwaysFirstPage ? 1 : int.Parse(request["p"]!, CultureInfo.InvariantCulture);
            var rows = Enumerable.Range(0, projects).Skip((page - 1) * size).Take(size).Select(i => $$$"""{"id":"G{{{i}}}","title":"t","leadFunder":"MRC","identifiers":{"identifier":[{"value":"MR/Z9{{{i:D5}}}/1"}]},"grantCategory":"g"}""");
            return $"{{\"page\":{page},\"size\":{size},\"totalPages\":{totalPages ?? ((projects + size - 1) / size)},\"totalSize\":{projects + totalError},\"project\":[{string.Join(',', rows)}]}}";
        });
        server.MediaType = Vendor;
        return server;
    }

    private static async Task<AwardFacts> FirstAwardAsync(IEnumerable<CrawlStep> steps)
    {
        using var stream = new MemoryStream(steps.OfType<FetchedPage>().First().Body.ToArray());
        await foreach (var item in RecordFile.ReadAsync(stream, "page", ReadLimits.Default, TestContext.Current.CancellationToken, "gtr"))
        {
            if (item is RecordDocument document) return Assert.IsType<AwardFacts>(Assert.IsType<ParsedRecord>(SourceParsers.Parse("gtr", document.Document.Bytes)).Facts);
        }
        throw new InvalidOperationException("No record.");
    }
}
