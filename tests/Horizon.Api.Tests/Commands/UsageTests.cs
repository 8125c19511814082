using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Commands;

public sealed class UsageTests(SampleServer sample, RecordsServer records) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("nonsense")]
    [InlineData("import")]
    [InlineData("import /no/such/path")]
    [InlineData("import . --source atlantis")]
    [InlineData("crawl atlantis")]
    [InlineData("crawl --from yesterday")]
    [InlineData("crawl --from 2026-02-01 --to 2026-01-01")]
    [InlineData("crawl --base-url pubmed")]
    [InlineData("crawl --base-url atlantis=http://127.0.0.1:1/")]
    [InlineData("crawl --base-url pubmed=http://127.0.0.1:1/ --base-url pubmed=http://127.0.0.1:2/")]
    [InlineData("status --no-such-option")]
    [InlineData("rebuild atlantis")]
    [InlineData("rebuild topics")]
    [InlineData("search")]
    [InlineData("check")]
    [InlineData("check --text a --file b")]
    [InlineData("check --file /no/such/file")]
    [InlineData("gaps --kind imagined")]
    [InlineData("gaps --limit 0")]
    [InlineData("serve --urls nonsense")]
    public async Task WrongUsageIsToldInASentenceAndEndsWith2(string line)
    {
        var outcome = await HorizonProcess.RunAsync([.. line.Split(' '), "--data", line.StartsWith("check --file", StringComparison.Ordinal) ? records.Data : folder["data"]]);
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.NotEmpty(outcome.Errors);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["data"]), "a folder was made");
    }

    [Fact]
    public async Task AQuestionThatCannotBeAskedIsWrongUsageToo()
    {
        var outcome = await HorizonProcess.RunAsync("search", "nosuchfield:x", "--data", records.Data);
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains("title", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await HorizonProcess.RunAsync("search", "x", "--limit", "1000000", "--data", records.Data)).Code);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 a document of Word")]
    [InlineData("%PDF-1.7 a proposal")]
    [InlineData("bytes \0 of no text")]
    public async Task AFileThatIsNoTextIsNotRead(string content)
    {
        var outcome = await HorizonProcess.RunAsync("check", "--file", folder.Write("proposal.bin", content), "--data", records.Data);
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains("plain text", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWordThatIsSpelledWrongIsToldWithItsSpelling()
    {
        var outcome = await HorizonProcess.RunAsync("search", "protate", "--data", records.Data);
        Assert.Equal(0, outcome.Code);
        Assert.Contains("Did you mean: prostate", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASettingThatCannotBeUsedIsWrongUsage()
    {
        var outcome = await HorizonProcess.RunInAsync(null, new Dictionary<string, string> { ["HORIZON_PUBMED__PAGESIZE"] = "0" }, "crawl", "pubmed", "--data", folder["data"]);
        Assert.Equal(2, outcome.Code);
        Assert.Contains("PageSize", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASampleFolderRefusesRealRecordsAndNamesTheCommandForThem()
    {
        var study = folder.Write("study.json", Generated.Study(1));
        foreach (var command in new[] { $"import {study}", "crawl pubmed" })
        {
            var outcome = await HorizonProcess.RunAsync([.. command.Split(' '), "--data", sample.Data]);
            Assert.Equal((1, ""), (outcome.Code, outcome.Output));
            Assert.Contains($"horizon {command} --data ", outcome.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("status")]
    [InlineData("search x")]
    [InlineData("check --text x")]
    [InlineData("rebuild index")]
    public async Task AFolderWithoutDataIsToldWithTheCommandThatFillsIt(string line)
    {
        var outcome = await HorizonProcess.RunAsync([.. line.Split(' '), "--data", folder["data"]]);
        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.Contains("horizon import", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheDataFolderIsDataOrWhatTheEnvironmentNames()
    {
        var study = folder.Write("study.json", Generated.Study(1));
        (await HorizonProcess.RunInAsync(folder.Path, null, "import", study)).Done();
        Assert.True(File.Exists(folder["data/horizon.db"]));
        var named = new Dictionary<string, string> { ["HORIZON_DATA_DIR"] = folder["named"] };
        (await HorizonProcess.RunInAsync(folder.Path, named, "import", study)).Done();
        Assert.True(File.Exists(folder["named/horizon.db"]));
        Assert.Equal(1, (await HorizonProcess.RunInAsync(folder.Path, named, "status", "--json")).Done().Json().GetProperty("sources")[0].GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task CommandsAnswerAsTheApiDoes()
    {
        var found = (await HorizonProcess.RunAsync("search", "prostate", "--limit", "200", "--json", "--data", records.Data)).Done().Json();
        var served = await records.Server.JsonAsync("/api/search?q=prostate&limit=200");
        Assert.Equal(served.GetProperty("hits").Strings("id"), found.GetProperty("hits").Strings("id"));
        const string text = "SABR for prostate cancer";
        var checkedText = (await HorizonProcess.RunAsync("check", "--text", text, "--json", "--data", records.Data)).Done().Json();
        var checkedFile = (await HorizonProcess.RunAsync("check", "--file", folder.Write("proposal.txt", text), "--json", "--data", records.Data)).Done().Json();
        var checkedThere = await records.Server.PostAsync("/api/check", new { text });
        Assert.Equal(checkedThere.GetProperty("matches").Strings("id"), checkedText.GetProperty("matches").Strings("id"));
        Assert.Equal(checkedThere.GetProperty("matches").Strings("id"), checkedFile.GetProperty("matches").Strings("id"));
        var status = (await HorizonProcess.RunAsync("status", "--json", "--data", records.Data)).Done().Json();
        var shown = await records.Server.JsonAsync("/api/status");
        status.Form();
        Assert.Equal(shown.EnumerateObject().Select(p => p.Name), status.EnumerateObject().Select(p => p.Name));
        Assert.Equal(shown.GetProperty("graph").ToString(), status.GetProperty("graph").ToString().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal));
    }
}
