using System.Net;
using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>The pages of the datasets that could help to answer a gap.</summary>
public sealed class DatasetPageTests(SampleServer sample)
{
    private HorizonServer Server => sample.Server;

    [Fact]
    public async Task AGapAndItsDatasetLeadToEachOther()
    {
        var gaps = (await Server.JsonAsync("/api/gaps?kind=stated&limit=200")).GetProperty("items").EnumerateArray().Select(g => g.GetProperty("id").GetString()!).ToList();
        JsonElement set = default;
        string? found = null;
        foreach (var id in gaps)
        {
            var answers = (await Server.JsonAsync($"/api/gaps/{id}")).GetProperty("answerableFrom");
            if (answers.GetArrayLength() == 0) continue;
            (set, found) = (answers[0], id);
            break;
        }
        Assert.NotNull(found);
        var name = set.GetProperty("id").GetString()!["dataset:".Length..];
        Assert.Contains($"href=\"/datasets/{name}\"", (await Server.GetAsync($"/gaps/{found["gap:".Length..]}")).Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"/graph/{found}\"", (await Server.GetAsync($"/graph/dataset:{name}?all=gaps")).Text, StringComparison.Ordinal);
        var page = await PageAsync($"/datasets/{name}");
        Assert.Contains(set.GetProperty("holds").GetString()!, page, StringComparison.Ordinal);
        Assert.Contains(set.GetProperty("source").GetString()!, page, StringComparison.Ordinal);
        Assert.Contains("href=\"/gaps/stated:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheListNamesEveryDatasetAndWhatIsNotKnownIsSaid()
    {
        var list = await PageAsync("/datasets");
        Assert.All(["rtds", "sact", "cosd", "pbt-outcomes", "rttqa", "proms"], name => Assert.Contains($"href=\"/datasets/{name}\"", list, StringComparison.Ordinal));
        var page = await PageAsync("/datasets/proms");
        Assert.Contains("not known here: ask whoever keeps it", page, StringComparison.Ordinal);
        Assert.Contains("2019", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownDatasetIsA404() => Assert.Equal(404, (await Server.GetAsync("/datasets/none")).Status);

    private async Task<string> PageAsync(string path)
    {
        var answer = await Server.GetAsync(path);
        Assert.True(answer.Status == 200, $"{path}: {answer.Status}\n{Server.Log}");
        return WebUtility.HtmlDecode(answer.Text);
    }
}
