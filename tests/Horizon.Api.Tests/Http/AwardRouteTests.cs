using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>Awards, organisations and statements from outside: imported by the command, read over HTTP.</summary>
public sealed class AwardRouteTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static async Task<string> PageAsync(HorizonServer server, string path)
    {
        var answer = await server.GetAsync(path);
        Assert.True(answer.Status == 200, $"{path}: {answer.Status}");
        return answer.Text;
    }

    [Fact]
    public async Task WithoutASourceOfAwardsNothingIsSaidOfThem()
    {
        (await HorizonProcess.RunAsync("import", Generated.WriteTo(folder, 8, 0), "--data", folder["data"])).Done();
        await using var server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
        var trial = (await server.JsonAsync("/api/search?kind=trial&limit=1")).GetProperty("hits")[0].GetProperty("id").GetString()!;
        var sponsor = Uri.EscapeDataString((await server.JsonAsync($"/api/trials/{Uri.EscapeDataString(trial)}")).GetProperty("sponsors")[0].GetProperty("id").GetString()!);
        Assert.Equal(JsonValueKind.Null, (await server.JsonAsync($"/api/funders/{sponsor}")).GetProperty("funder").GetProperty("awards").ValueKind);
        Assert.All((await server.JsonAsync("/api/funders")).GetProperty("awardSources").EnumerateArray(), s => Assert.Equal(0, s.GetProperty("records").GetInt64()));
        // That none and no gap is known of this body would be a false comfort.
        var sections = (await server.JsonAsync($"/api/briefs/funders/{sponsor}")).GetProperty("sections").EnumerateArray()
            .Where(s => s.GetProperty("heading").GetString() is "Awards" || s.GetProperty("heading").GetString()!.Contains("gaps", StringComparison.OrdinalIgnoreCase)).ToList();
        Assert.Equal(4, sections.Count);
        Assert.All(sections, s => Assert.Contains("cannot be told", s.GetProperty("empty").GetString()!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnAwardThatAPaperOnlyNamesIsFoundByItsReferenceInAnyForm()
    {
        folder.Write("in/table.csv", "Name;Words\nA paper on SABR;Of lung cancer. Funded by the NIHR HTA programme (14/987/45).\n");
        var mapping = folder.Write("mapping.json", """{"set":"mine","fields":{"title":"Name","abstract":"Words"}}""");
        (await HorizonProcess.RunAsync("import", folder["in"], "--mapping", mapping, "--data", folder["data"])).Done();
        await using var server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
        foreach (var id in new[] { "14/987/45", "HTA%2014/987/45", "award:14/987/45" })
        {
            var award = await server.JsonAsync($"/api/awards/{id}");
            Assert.Equal(("award:14/987/45", true), (award.GetProperty("id").GetString(), award.GetProperty("mentionedOnly").GetBoolean()));
        }
        (await server.GetAsync("/api/awards/HTA%2014/987/46")).Problem(404, "14/987/46");
    }

    [Fact]
    public async Task AwardsOrganisationsAndStatementsAreServedSearchedAndCounted()
    {
        folder.Write("in/nihr.json", """[{"project_id":"HTA 15/999/143","project_title":"SABR for lung cancer","funder":"Acme Funder","contracted_organisation":"University of X","award_amount_from_dh":1234.5,"start_date":"2021-04-01"}]""");
        folder.Write("in/ror.json", """[{"id":"https://ror.org/02jx3x895","names":[{"value":"University College London","types":["ror_display"],"lang":"en"}],"types":["education"],"status":"active","locations":[],"relationships":[]}]""");
        folder.Write("in/table.csv", "Name;Words\nA paper on SABR;Of lung cancer\n");
        var mapping = folder.Write("mapping.json", """{"set":"mine","fields":{"title":"Name","abstract":"Words"}}""");
        (await HorizonProcess.RunAsync("import", folder["in"], "--mapping", mapping, "--data", folder["data"])).Done();
        var page = folder.Write("page.html", "<!doctype html><h1>Gaps</h1><ul><li>Does SABR help?</li></ul>");
        var recipe = folder.Write("recipe.json", """{"name":"own","organisation":"A Body","licence":"CC0","title":"//h1","yields":[{"kind":"gap","each":"//li"}]}""");
        (await HorizonProcess.RunAsync("import", page, "--recipe", recipe, "--data", folder["data"])).Done();
        await using var server = await HorizonServer.StartAsync(folder["data"], "--no-sample");

        foreach (var id in new[] { "15/999/143", "15%2F999%2F143", "NIHR%2015/999/143", "HTA%20project%20number%2015/999/143", "award:15/999/143", "award%3A15%2F999%2F143" })
        {
            var award = await server.JsonAsync($"/api/awards/{id}");
            award.Form();
            award.Fields("id", "title", "reference", "funders", "amount", "currency", "startDate", "techniques", "sites", "provenance", "facts");
            Assert.Equal("award:15/999/143", award.GetProperty("id").GetString());
            Assert.Equal(["organisation:name:acme-funder"], award.GetProperty("funders").Strings("id"));
            Assert.Equal(["technique:sabr"], award.GetProperty("techniques").Strings("id"));
        }
        var missing = await server.GetAsync("/api/awards/NIHR999999");
        missing.Problem(404, "NIHR999999");

        foreach (var id in new[] { "02jx3x895", "ror:02jx3x895", "organisation:ror:02jx3x895", "https%3A%2F%2Fror.org%2F02jx3x895" })
            Assert.Equal("University College London", (await server.JsonAsync($"/api/organisations/{id}")).GetProperty("name").GetString());
        var funder = await server.JsonAsync("/api/organisations/name:acme-funder");
        funder.Form();
        Assert.Equal(["award:15/999/143"], funder.GetProperty("edges").Strings("id"));
        (await server.GetAsync("/api/organisations/name:nobody")).Problem(404, "nobody");
        // A body of the reviewed list that ends, and one that goes on in another.
        Assert.Equal("2023-06", (await server.JsonAsync("/api/organisations/name:ncri")).GetProperty("ending").GetProperty("on").GetString());
        Assert.Contains("wind down", await PageAsync(server, "/organisations/name:ncri"), StringComparison.Ordinal);
        Assert.Contains(
            (await server.JsonAsync("/api/organisations/name:imperial-cancer-research-fund")).GetProperty("edges").EnumerateArray(),
            e => e.GetProperty("type").GetString() == "SUCCEEDED_BY" && e.GetProperty("id").GetString() == "organisation:name:cancer-research-uk");

        var found = await server.JsonAsync("/api/search?q=SABR&kind=award&funder=Acme%20Funder&from=2021");
        Assert.Equal(["award:15/999/143"], found.GetProperty("hits").Strings("id"));
        Assert.Equal(200, (await server.GetAsync(found.GetProperty("hits")[0].GetProperty("url").GetString()!)).Status);
        (await server.GetAsync("/api/search?kind=song")).Problem(400, "award");
        var map = await server.JsonAsync("/api/gap-map");
        var cell = map.GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("row").GetString() == "technique:sabr" && c.GetProperty("column").GetString() == "site:lung");
        Assert.Equal(1, cell.GetProperty("counts").GetProperty("awards").GetInt32());

        var papers = (await server.JsonAsync("/api/search?q=paper&kind=publication")).GetProperty("hits").Strings("id");
        Assert.StartsWith("publication:csv:mine:", Assert.Single(papers), StringComparison.Ordinal);
        var graph = await server.JsonAsync("/api/graph/technique:sabr");
        var gap = Assert.Single(graph.GetProperty("nodes").EnumerateArray(), n => n.GetProperty("kind").GetString() == "gap").GetProperty("id").GetString();
        Assert.Contains("STATED_BY", (await server.JsonAsync($"/api/graph/{gap}")).GetProperty("edges").Strings("type"));

        var page1 = await PageAsync(server, "/awards/15%2F999%2F143");
        Assert.Contains("<h1>SABR for lung cancer</h1>", page1, StringComparison.Ordinal);
        Assert.Contains("/organisations/name:acme-funder", page1, StringComparison.Ordinal);
        Assert.Contains("/techniques/sabr", page1, StringComparison.Ordinal);
        Assert.Contains("/awards/15", await PageAsync(server, "/search?q=SABR"), StringComparison.Ordinal);
        Assert.Contains("/awards/15", await PageAsync(server, "/organisations/name:acme-funder"), StringComparison.Ordinal);
        Assert.Contains("University College London", await PageAsync(server, "/organisations/ror:02jx3x895"), StringComparison.Ordinal);
        var stated = await PageAsync(server, $"/gaps/{Uri.EscapeDataString(gap![4..])}");
        Assert.Contains("<q>Does SABR help?</q>", stated, StringComparison.Ordinal);
        Assert.Contains("A Body", stated, StringComparison.Ordinal);
        Assert.Contains("CC0", stated, StringComparison.Ordinal);
        foreach (var absent in new[] { "/awards/none", "/organisations/none", "/gaps/none", "/priorities/none", "/guidance/none" })
            Assert.Equal(404, (await server.GetAsync(absent)).Status);
    }

    [Theory]
    [InlineData("--mapping", """{"fields":{"titel":"x"}}""", "titel")]
    [InlineData("--recipe", """{"name":"x"}""", "yields")]
    public async Task ABadMappingOrRecipeIsWrongUsageAndSaysWhy(string option, string text, string word)
    {
        var file = folder.Write("given.json", text);
        var outcome = await HorizonProcess.RunAsync("import", file, option, file, "--data", folder["data"]);
        Assert.Equal(2, outcome.Code);
        Assert.Contains(word, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAnyAwardTheirCountIsUnknown()
    {
        folder.Write("in/study.json", Generated.Study(1));
        (await HorizonProcess.RunAsync("import", folder["in"], "--data", folder["data"])).Done();
        await using var server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
        Assert.Equal(JsonValueKind.Null, (await server.JsonAsync("/api/gap-map")).GetProperty("cells")[0].GetProperty("counts").GetProperty("awards").ValueKind);
    }
}
