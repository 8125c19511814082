using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>Grants, versions of a paper and papers without a registry id: imported by the command, decided and read over HTTP.</summary>
public sealed class LinkRouteTests : IDisposable
{
    private const string Title = "Stereotactic radiotherapy with zorafenib and quixabimab for oligometastatic kidney tumours";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.xml", "b.json")]
    [InlineData("b.json", "a.xml")]
    public async Task ADoiThatTwoRecordsClaimLeadsToTheOneThatTheRegisterOfDoisGivesItWhicheverCameFirst(string first, string second)
    {
        folder.Write("a.xml", """
            <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">99000905</PMID><Article><Journal><JournalIssue><PubDate><Year>2020</Year></PubDate></JournalIssue><Title>A Journal</Title></Journal>
            <ArticleTitle>Tomotherapy for craniospinal disease in adolescents with germinoma</ArticleTitle><ELocationID EIdType="doi" ValidYN="Y">10.5555/typo.1</ELocationID></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
            """);
        folder.Write("b.json", """
            {"status":"ok","message-type":"work-list","message":{"total-results":1,"items":[{"DOI":"10.5555/typo.1","title":["Cost of linear accelerators in West Africa"],"type":"journal-article","container-title":["Another"],
            "issued":{"date-parts":[[2012,5,1]]},"author":[{"given":"K","family":"Mensah"}],"indexed":{"date-time":"2024-01-01T00:00:00Z"}}]}}
            """);
        foreach (var file in new[] { first, second }) (await HorizonProcess.RunAsync("import", folder[file], "--data", folder["data"])).Done();
        await using var server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
        Assert.Equal("publication:doi:10.5555/typo.1", (await server.JsonAsync("/api/publications/10.5555/typo.1")).GetProperty("id").GetString());
        Assert.Equal("publication:pmid:99000905", (await server.JsonAsync("/api/publications/99000905")).GetProperty("id").GetString());
    }

    [Fact]
    public async Task GrantsVersionsAndScoredPapersAreShownAndAPersonDecides()
    {
        var study = JsonNode.Parse(Generated.Study(3, Title))!;
        study["protocolSection"]!["identificationModule"]!["secondaryIdInfos"] = new JsonArray(new JsonObject { ["id"] = "R01CA123456", ["type"] = "NIH" });
        folder.Write("in/study.json", study.ToJsonString());
        folder.Write("in/papers.xml", $"""
            <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">99000901</PMID><Article><Journal><JournalIssue><PubDate><Year>2023</Year></PubDate></JournalIssue><Title>A Journal</Title></Journal>
            <ArticleTitle>{Title}: results</ArticleTitle><GrantList><Grant><GrantID>R01 CA123456</GrantID><Agency>NCI NIH HHS</Agency></Grant></GrantList></Article>
            <CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>A Journal</RefSource><PMID Version="1">99000902</PMID></CommentsCorrections></CommentsCorrectionsList>
            </MedlineCitation></PubmedArticle></PubmedArticleSet>
            """);
        (await HorizonProcess.RunAsync("import", folder["in"], "--data", folder["data"])).Done();
        var key = (await HorizonProcess.RunAsync("keys", "add", "Ada", "--data", folder["data"], "--json")).Json().GetProperty("key").GetString()!;
        await using var server = await HorizonServer.StartAsync(folder["data"], "--no-sample");

        var award = await server.JsonAsync("/api/awards/R01CA123456");
        Assert.Equal(["publication:pmid:99000901", "trial:NCT90000003"], award.GetProperty("supports").Strings("id").Order(StringComparer.Ordinal));
        Assert.Equal(["award:R01CA123456"], (await server.JsonAsync("/api/trials/NCT90000003")).GetProperty("awards").Strings("id"));
        var paper = await server.JsonAsync("/api/publications/99000901");
        paper.Form();
        Assert.Equal(["award:R01CA123456"], paper.GetProperty("awards").Strings("id"));
        Assert.True(paper.GetProperty("retracted").GetBoolean());
        var notice = Assert.Single(paper.GetProperty("versions").EnumerateArray());
        Assert.Equal(("publication:pmid:99000902", "retraction", "publication:pmid:99000901"), (notice.GetProperty("id").GetString(), notice.GetProperty("type").GetString(), notice.GetProperty("of").GetString()));
        foreach (var (path, words) in new[]
        {
            ("/publications/pmid:99000901", "This publication was retracted"), ("/publications/pmid:99000901", "/awards/R01CA123456"), ("/trials/NCT90000003", "/awards/R01CA123456"),
            ("/awards/R01CA123456", "/trials/NCT90000003"), ("/publications/pmid:99000902", "Versions of this work"),
        }) Assert.Contains(words, (await server.GetAsync(path)).Text, StringComparison.Ordinal);

        Assert.Empty(paper.GetProperty("trials").EnumerateArray());
        var waiting = Assert.Single((await server.JsonAsync("/api/review")).GetProperty("items").EnumerateArray());
        var pair = waiting.GetProperty("id").GetString()!;
        Assert.Equal("pair:publication:pmid:99000901|trial:NCT90000003", pair);
        Assert.Contains("Does this paper report this trial?", (await server.GetAsync($"/review/{Uri.EscapeDataString(pair)}")).Text, StringComparison.Ordinal);

        await DecideAsync(server, key, pair, "same");
        var tied = await UntilAsync(server, trials => trials.GetArrayLength() == 1);
        // It is of the trial, and what it reported was taken back.
        tied = await UntilAsync(server, trials => trials.GetArrayLength() == 1 && trials[0].GetProperty("type").GetString() == "background");
        Assert.Equal(("trial:NCT90000003", "background", 1d), (tied[0].GetProperty("id").GetString(), tied[0].GetProperty("type").GetString(), tied[0].GetProperty("confidence").GetDouble()));
        foreach (var words in new[] { "Retracted", "What a publication reported was taken back." }) Assert.Contains(words, (await server.GetAsync("/trials/NCT90000003")).Text, StringComparison.Ordinal);
        await DecideAsync(server, key, pair, "different");
        await UntilAsync(server, trials => trials.GetArrayLength() == 0);
    }

    private static async Task DecideAsync(HorizonServer server, string key, string subject, string verdict)
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await http.PostAsJsonAsync("/api/decisions", new { subject, verdict }, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The graph follows a decision within a second or two.</summary>
    private static async Task<JsonElement> UntilAsync(HorizonServer server, Func<JsonElement, bool> isSo)
    {
        for (var attempt = 0; ; attempt++)
        {
            var trials = (await server.JsonAsync("/api/publications/99000901")).GetProperty("trials");
            if (isSo(trials)) return trials;
            Assert.True(attempt < 100, "The graph did not follow the decision.");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }
}
