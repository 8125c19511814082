using System.Globalization;
using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Commands;

public sealed class CrawlTests : IDisposable
{
    private static readonly Dictionary<string, string> Quick = new()
    {
        ["HORIZON_CLINICALTRIALSGOV__REQUESTSPERSECOND"] = "1000",
        ["HORIZON_CLINICALTRIALSGOV__PAGESIZE"] = "20",
        ["HORIZON_CLINICALTRIALSGOV__MAXSTUDIESPERWINDOW"] = "30",
        ["HORIZON_PUBMED__REQUESTSPERSECOND"] = "1000",
        ["HORIZON_PUBMED__PAGESIZE"] = "20",
        ["HORIZON_CONTACT"] = "tests@example.org",
    };

    private readonly TemporaryFolder folder = new();

    private string Data => folder["data"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ACrawlTakesInAllThatBothSourcesHaveAndGoesOnFromThere()
    {
        await using var sources = await SourcesServer.StartAsync(70, 45);
        var first = await CrawlAsync(sources);
        Assert.Equal((115, 115, 0), (Number(first, "read"), Number(first, "new"), Number(first, "changed")));
        Assert.Equal((true, 70), Completeness(first, "clinicaltrials.gov"));
        Assert.Equal((true, 45), Completeness(first, "pubmed"));
        first.Fields("files", "read", "new", "changed", "unchanged", "rejected", "bySource", "seconds");

        sources.DataTimestamp = "2026-11-21T09:00:05";
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        sources.Studies[Generated.Nct(500)] = (Generated.Study(500, updated: today), today);
        var asked = sources.Asked.Count;
        var second = await CrawlAsync(sources);
        Assert.Equal((1, 0), (Number(second, "new"), Number(second, "changed")));
        Assert.True(Number(second, "read") < 60, second.ToString());
        Assert.True(sources.Asked.Count - asked < asked, "the second crawl asked for everything again");
        var status = (await HorizonProcess.RunAsync("status", "--json", "--data", Data)).Done().Json();
        Assert.Equal([71, 45], status.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("records").GetInt32()));
        Assert.All(status.GetProperty("sources").EnumerateArray(), s => Assert.True(s.GetProperty("complete").GetBoolean()));
        Assert.Equal(71, (await HorizonProcess.RunAsync("search", "kind:trial", "--json", "--data", Data)).Done().Json().GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task AShortCrawlIsShownAsIncompleteWhereverItMatters()
    {
        await using var sources = await SourcesServer.StartAsync(10, 5);
        sources.StudiesWithheld = 3;
        var crawl = await CrawlAsync(sources);
        var (complete, expected) = Completeness(crawl, "clinicaltrials.gov");
        Assert.False(complete);
        Assert.True(expected > 10);
        Assert.Equal((true, 5), Completeness(crawl, "pubmed"));
        // Nothing new at the source does not make it whole.
        Assert.False(Completeness(await CrawlAsync(sources), "clinicaltrials.gov").Complete);

        await using var server = await HorizonServer.StartAsync(Data);
        var source = (await server.JsonAsync("/api/status")).GetProperty("sources")[0];
        Assert.False(source.GetProperty("complete").GetBoolean());
        Assert.True(source.GetProperty("expected").GetInt32() > 0);
        var map = await server.JsonAsync("/api/gap-map");
        Assert.Contains("search-incomplete", map.GetProperty("cells").Strings("state"));
        Assert.DoesNotContain("gap", map.GetProperty("cells").Strings("state"));
        var check = await server.PostAsync("/api/check", new { text = "Proton beam therapy for medulloblastoma in children" });
        Assert.Equal("cannot-tell", check.GetProperty("verdict").GetString());
        Assert.Contains(check.GetProperty("searched").GetProperty("sources").EnumerateArray(), s => s.GetProperty("complete").ValueKind == JsonValueKind.False);
    }

    [Fact]
    public async Task AFailedCrawlSaysSoAndTheOtherSourceIsStillFetched()
    {
        await using var sources = await SourcesServer.StartAsync(10, 5);
        await using var refusing = await SourcesServer.StartAsync(0, 0);
        refusing.Refuses = true;
        var outcome = await HorizonProcess.RunInAsync(null, Quick, Arguments($"clinicaltrials.gov={refusing.Url}", $"pubmed={sources.Url}"));
        Assert.Equal(1, outcome.Code);
        Assert.Contains("403", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(5, Number(outcome.Json(), "new"));
        Assert.Equal((false, null), Completeness(outcome.Json(), "clinicaltrials.gov"));
    }

    [Fact]
    public async Task CtrlCStopsACrawlCleanlyAndARerunGoesOn()
    {
        await using var sources = await SourcesServer.StartAsync(120, 0);
        sources.Wait = TimeSpan.FromMilliseconds(300);
        var oneWindow = new Dictionary<string, string>(Quick) { ["HORIZON_CLINICALTRIALSGOV__MAXSTUDIESPERWINDOW"] = "5000" };
        using (var running = HorizonProcess.StartInterruptible(oneWindow, Arguments($"clinicaltrials.gov={sources.Url}", $"pubmed={sources.Url}")))
        {
            while (sources.Delivered < 60) await Task.Delay(20, TestContext.Current.CancellationToken);
            await running.InterruptAsync();
            var stopped = await running.EndAsync();
            Assert.Equal((1, ""), (stopped.Code, stopped.Output));
            Assert.Contains("Stopped", stopped.Errors, StringComparison.Ordinal);
        }
        var source = (await HorizonProcess.RunAsync("status", "--json", "--data", Data)).Done().Json().GetProperty("sources")[0];
        Assert.False(source.GetProperty("complete").GetBoolean());
        Assert.InRange(source.GetProperty("records").GetInt32(), 1, 119);
        sources.Wait = TimeSpan.Zero;
        var rest = await CrawlAsync(sources);
        Assert.InRange(Number(rest, "new"), 1, 119);
        source = (await HorizonProcess.RunAsync("status", "--json", "--data", Data)).Done().Json().GetProperty("sources")[0];
        Assert.Equal((120, true), (source.GetProperty("records").GetInt32(), source.GetProperty("complete").GetBoolean()));
    }

    private string[] Arguments(params string[] baseUrls) => ["crawl", "clinicaltrials.gov", "pubmed", "--json", "--data", Data, .. baseUrls.SelectMany(u => new[] { "--base-url", u })];

    private async Task<JsonElement> CrawlAsync(SourcesServer sources) =>
        (await HorizonProcess.RunInAsync(null, Quick, Arguments($"clinicaltrials.gov={sources.Url}", $"pubmed={sources.Url}"))).Done().Json();

    private static int Number(JsonElement report, string name) => report.GetProperty(name).GetInt32();

    private static (bool Complete, int? Expected) Completeness(JsonElement report, string source)
    {
        var row = report.GetProperty("bySource").EnumerateArray().Single(s => s.GetProperty("name").GetString() == source);
        return (row.GetProperty("complete").GetBoolean(), row.GetProperty("expected").ValueKind == JsonValueKind.Null ? null : int.Parse(row.GetProperty("expected").GetRawText(), CultureInfo.InvariantCulture));
    }
}
