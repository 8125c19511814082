using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

public sealed class DescriptionTests(SampleServer sample)
{
    private static readonly string[] Routes =
    [
        "/health/live", "/health/ready", "/api/search", "/api/trials/{id}", "/api/publications/{id}", "/api/techniques/{id}", "/api/graph/{id}", "/api/check", "/api/extract",
        "/api/gap-map", "/api/status", "/api/awards/{id}", "/api/organisations/{id}", "/api/classify", "/api/gap-statements",
        "/api/topics", "/api/topics/{name}", "/api/topics/{name}/train", "/api/topics/{name}/switch", "/api/topics/{name}/unsure", "/api/topics/{name}/corrections",
        "/api/gaps", "/api/gaps/{id}", "/api/review", "/api/decisions", "/api/values", "/api/flags",
        "/api/priorities", "/api/signals", "/api/changes", "/api/briefs/gaps/{id}", "/api/briefs/funders/{id}",
    ];

    private HorizonServer Server => sample.Server;

    [Fact]
    public async Task TheDescriptionListsWhatIsThereAndNothingElse()
    {
        var paths = (await DescriptionAsync()).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.All(Routes, route => Assert.Contains(route, paths));
    }

    [Fact]
    public async Task EveryRouteThatCanFailDescribesHow()
    {
        foreach (var path in (await DescriptionAsync()).GetProperty("paths").EnumerateObject().Where(p => p.Name.StartsWith("/api/", StringComparison.Ordinal) || p.Name == "/health/ready"))
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.True(operation.Value.TryGetProperty("summary", out _), path.Name);
                var errors = operation.Value.GetProperty("responses").EnumerateObject().Where(r => r.Name[0] is '4' or '5').ToList();
                Assert.True(errors.Count > 0, $"{path.Name} describes no error");
                Assert.All(errors, e => Assert.True(e.Value.GetProperty("content").TryGetProperty("application/problem+json", out _), path.Name));
                // What deletes has nothing to say but that it is done.
                var responses = operation.Value.GetProperty("responses");
                Assert.True(operation.Name == "delete" ? responses.TryGetProperty("204", out _) : responses.GetProperty("200").TryGetProperty("content", out _), path.Name);
            }
        }
    }

    [Fact]
    public async Task ThePageOfTheDescriptionLoadsNothingFromElsewhere()
    {
        var moved = await Server.GetAsync("/docs");
        var page = moved.Status == 200 ? moved : await Server.GetAsync("/docs/");
        Assert.Equal((200, "text/html"), (page.Status, page.Type));
        Assert.DoesNotContain("src=\"http", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"http", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HomeAndHealthAnswer()
    {
        Assert.Equal(200, (await Server.GetAsync("/")).Status);
        Assert.Equal("ready", (await Server.JsonAsync("/health/ready")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task StatusHasTheFieldsOfTheContract()
    {
        var status = await Server.JsonAsync("/api/status");
        status.Form();
        status.Fields("asOf", "sources", "graph", "index", "models");
        Assert.Contains("study-topics", status.GetProperty("models").Strings("name"));
        status.GetProperty("asOf").UtcTime();
        Assert.True(status.GetProperty("sample").GetBoolean());
        status.GetProperty("graph").Fields("store", "nodes", "edges");
        status.GetProperty("index").Fields("documents", "version");
        Assert.Equal(["360giving", "clinicaltrials.gov", "pubmed"], status.GetProperty("sources").Strings("name"));
        foreach (var source in status.GetProperty("sources").EnumerateArray())
        {
            source.Fields("name", "records", "rejected", "lastRun", "complete", "expected", "licence");
            source.GetProperty("lastRun").UtcTime();
            Assert.Equal(JsonValueKind.Null, source.GetProperty("expected").ValueKind);
        }
    }

    private async Task<JsonElement> DescriptionAsync()
    {
        var answer = await Server.GetAsync("/openapi/v1.json");
        Assert.Equal((200, "application/json"), (answer.Status, answer.Type));
        return answer.Json();
    }
}
