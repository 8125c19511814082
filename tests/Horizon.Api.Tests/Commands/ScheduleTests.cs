using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Commands;

public sealed class ScheduleTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder["data"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AServerCrawlsByItselfAtTheTimesThatAScheduleNames()
    {
        await using var sources = await SourcesServer.StartAsync(5, 0);
        await using var server = await HorizonServer.StartAsync(Data, Settings(sources, "*/1 * * * * *"), "--no-sample");
        var source = await FirstCompleteAsync(server);
        for (var attempt = 0; (await server.JsonAsync("/api/search?kind=trial")).GetProperty("total").GetInt32() < 5; attempt++)
        {
            Assert.True(attempt < 200, server.Log);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        source.Fields("lastNew", "lastChanged", "lastRejected", "ageDays", "nextRun");
        source.GetProperty("nextRun").UtcTime();
        Assert.DoesNotContain(sources.Asked, path => path.Contains("entrez", StringComparison.Ordinal));
        Assert.Equal(0, (await server.StopAsync()).Code);
    }

    [Fact]
    public async Task AScheduleThatIsNoneIsToldBeforeAnythingElse()
    {
        await using var sources = await SourcesServer.StartAsync(1, 0);
        var outcome = await HorizonProcess.RunInAsync(null, Settings(sources, "every night"), "serve", "--no-sample", "--data", Data);
        Assert.Equal(2, outcome.Code);
        Assert.Contains("0 3 * * *", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("clinicaltrials.gov", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task ARunEndsWhenItsRequestsAreUsedUpAndTheNextGoesOn()
    {
        await using var sources = await SourcesServer.StartAsync(70, 0);
        var settings = new Dictionary<string, string>(Settings(sources, ""))
        {
            ["HORIZON_CLINICALTRIALSGOV__PAGESIZE"] = "20",
            ["HORIZON_CLINICALTRIALSGOV__MAXSTUDIESPERWINDOW"] = "20",
            ["HORIZON_CLINICALTRIALSGOV__REQUESTSPERRUN"] = "8",
        };
        var runs = 0;
        Outcome outcome;
        do
        {
            Assert.True(++runs < 20, "the crawl never comes to its end");
            outcome = await HorizonProcess.RunInAsync(null, settings, "crawl", "clinicaltrials.gov", "--from", "2010-01-01", "--json", "--data", Data);
            if (outcome.Code != 0) Assert.Contains("RequestsPerRun", outcome.Errors, StringComparison.Ordinal);
        }
        while (outcome.Code != 0);
        Assert.True(runs > 1, "one run was enough: the limit did nothing");
        var status = (await HorizonProcess.RunAsync("status", "--json", "--data", Data)).Done().Json();
        Assert.Equal(70, status.GetProperty("sources")[0].GetProperty("records").GetInt32());
    }

    /// <summary>The source as the status tells it between two crawls, all of its records read: while one runs, no source counts as complete.</summary>
    private static async Task<JsonElement> FirstCompleteAsync(HorizonServer server)
    {
        for (var attempt = 0; ; attempt++)
        {
            if ((await server.JsonAsync("/api/status")).GetProperty("sources").EnumerateArray().ToList() is [var source]
                && source.GetProperty("records").GetInt32() == 5 && source.GetProperty("complete") is { ValueKind: JsonValueKind.True }) return source;
            Assert.True(attempt < 200, server.Log);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static Dictionary<string, string> Settings(SourcesServer sources, string schedule) => new()
    {
        ["HORIZON_CLINICALTRIALSGOV__BASEURL"] = sources.Url,
        ["HORIZON_CLINICALTRIALSGOV__REQUESTSPERSECOND"] = "1000",
        ["HORIZON_CLINICALTRIALSGOV__SCHEDULE"] = schedule,
        ["HORIZON_CONTACT"] = "tests@example.org",
    };
}
