using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Commands;

public sealed class RebuildTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder["data"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ADeletedIndexRebuiltGivesTheSameAnswers()
    {
        (await HorizonProcess.RunAsync("import", Generated.WriteTo(folder, 80, 40), "--data", Data)).Done();
        string[] questions = ["prostate OR lung", "\"proton beam\"", "technique:sabr status:recruiting", "NCT90000003", "cohort"];
        var before = await AnswersAsync(questions);
        Directory.Delete(folder["data/index"], recursive: true);
        var rebuilt = (await HorizonProcess.RunAsync("rebuild", "index", "--json", "--data", Data)).Done().Json();
        Assert.Equal(120, rebuilt.GetProperty("documents").GetInt32());
        Assert.Equal(before, await AnswersAsync(questions));
    }

    [Fact]
    public async Task RebuiltLinksAreTheSameLinks()
    {
        (await HorizonProcess.RunAsync("import", Generated.WriteTo(folder, 40, 20), "--data", Data)).Done();
        var before = await ImportTests.StateAsync(Data);
        var rebuilt = (await HorizonProcess.RunAsync("rebuild", "links", "--json", "--data", Data)).Done().Json();
        Assert.Equal((60, 0), (rebuilt.GetProperty("records").GetInt32(), rebuilt.GetProperty("changed").GetInt32()));
        Assert.Equal(before, await ImportTests.StateAsync(Data));
        (await HorizonProcess.RunAsync("rebuild", "--data", Data)).Done();
        Assert.Equal(before, await ImportTests.StateAsync(Data));
    }

    [Fact]
    public async Task AnIndexThatIsServedCannotBeRebuiltBesideIt()
    {
        (await HorizonProcess.RunAsync("import", folder.Write("one.json", Generated.Study(1)), "--data", Data)).Done();
        await using var server = await HorizonServer.StartAsync(Data);
        var outcome = await HorizonProcess.RunAsync("rebuild", "index", "--data", Data);
        Assert.Equal(1, outcome.Code);
        Assert.Contains("held by", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await server.JsonAsync("/api/search")).GetProperty("total").GetInt32());
    }

    private async Task<List<string>> AnswersAsync(string[] questions)
    {
        var answers = new List<string>();
        foreach (var question in questions) answers.Add((await HorizonProcess.RunAsync("search", question, "--limit", "200", "--json", "--data", Data)).Done().Output);
        return answers;
    }
}
