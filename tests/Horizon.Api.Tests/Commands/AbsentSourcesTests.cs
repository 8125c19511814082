using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Commands;

/// <summary>What was never read proves no absence.</summary>
public sealed class AbsentSourcesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(40, 0, "No source of papers", "pubmed")]
    [InlineData(0, 40, "No trial register", "clinicaltrials.gov")]
    public async Task WhereNoSourceOfAKindWasReadNoCellIsAGap(int studies, int articles, string words, string absent)
    {
        (await HorizonProcess.RunAsync("import", Generated.WriteTo(folder, studies, articles), "--data", folder["data"])).Done();
        await using var server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
        var map = await server.JsonAsync("/api/gap-map");
        var states = map.GetProperty("cells").Strings("state");
        Assert.DoesNotContain("gap", states);
        Assert.Contains("search-incomplete", states);
        // What is known not to apply stays so, whatever was read.
        Assert.Contains("not-applicable", states);
        Assert.StartsWith(words, Assert.Single(map.GetProperty("lacking").EnumerateArray()).GetString(), StringComparison.Ordinal);
        Assert.Contains(absent, map.GetProperty("neverRead").EnumerateArray().Select(s => s.GetString()));
        var page = (await server.GetAsync("/gap-map")).Text;
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("Never read here:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithARegisterAndPapersEmptyCellsAreGapsAndOtherSourcesAreNamedAsNeverRead()
    {
        (await HorizonProcess.RunAsync("import", Generated.WriteTo(folder, 40, 20), "--data", folder["data"])).Done();
        await using var server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
        var map = await server.JsonAsync("/api/gap-map");
        Assert.Contains("gap", map.GetProperty("cells").Strings("state"));
        Assert.DoesNotContain("search-incomplete", map.GetProperty("cells").Strings("state"));
        Assert.Empty(map.GetProperty("lacking").EnumerateArray());
        Assert.Equal(["isrctn", "ictrp", "ctis", "euctr", "europepmc", "openalex", "crossref", "medrxiv"], map.GetProperty("neverRead").EnumerateArray().Select(s => s.GetString()));
    }
}
