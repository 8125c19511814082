using System.Net;
using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>Gaps that later systematic reviews may have answered, from outside, on papers made up for it.</summary>
public sealed class LaterReviewTests(ReviewedGaps papers) : IClassFixture<ReviewedGaps>
{
    private HorizonServer Server => papers.Server;

    [Fact]
    public async Task AReviewThatOnlyCameLaterIsNamedAndLinkedAndTheGapStaysOpen()
    {
        var gap = await GapAsync("site:kidney");
        Assert.Equal("open", gap.GetProperty("state").GetString());
        Assert.StartsWith("A later review is here: judge whether it answers it.", gap.GetProperty("stateWhy").GetString(), StringComparison.Ordinal);
        Assert.Equal(["publication:pmid:99700002"], gap.GetProperty("laterReviews").Strings("id"));
        var id = gap.GetProperty("id").GetString()!["gap:".Length..];
        const string Link = "<a href=\"/publications/pmid:99700002\">SABR for renal cell carcinoma: a systematic review</a>";
        Assert.Contains(Link, WebUtility.HtmlDecode((await Server.GetAsync($"/gaps/{id}")).Text), StringComparison.Ordinal);
        Assert.Contains(Link, WebUtility.HtmlDecode((await Server.GetAsync("/gaps?site=site:kidney")).Text), StringComparison.Ordinal);
        var lines = (await Server.JsonAsync($"/api/briefs/gaps/{id}")).GetProperty("sections").EnumerateArray().Single(s => s.GetProperty("heading").GetString() == "The gap").GetProperty("lines").EnumerateArray();
        var state = lines.Single(l => l.GetProperty("text").GetString()!.StartsWith("State:", StringComparison.Ordinal));
        Assert.Contains("/publications/pmid:99700002", state.GetProperty("sources").Strings("url"));
        Assert.Contains(gap.GetProperty("id").GetString(), (await Server.JsonAsync("/api/priorities?limit=200")).GetProperty("items").Strings("id"));
    }

    [Fact]
    public async Task AReviewOnTheOutcomeThatTheGapNamesAnswersItAndItIsRankedNoMore()
    {
        var gap = await GapAsync("site:oesophagus");
        Assert.Equal("answered", gap.GetProperty("state").GetString());
        Assert.Contains("“Survival after proton therapy of oesophageal cancer: a systematic review” (2022)", gap.GetProperty("stateWhy").GetString(), StringComparison.Ordinal);
        Assert.True(gap.GetProperty("laterReviews")[0].GetProperty("isOnAll").GetBoolean());
        Assert.DoesNotContain(gap.GetProperty("id").GetString(), (await Server.JsonAsync("/api/priorities?limit=200")).GetProperty("items").Strings("id"));
        Assert.DoesNotContain("it has rank", (await Server.GetAsync("/gaps/" + gap.GetProperty("id").GetString()!["gap:".Length..])).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReviewThatStatesTheGapAgainIsOneOfThoseThatStateIt()
    {
        var gap = await GapAsync("site:cervix");
        Assert.Equal("open", gap.GetProperty("state").GetString());
        Assert.Empty(gap.GetProperty("laterReviews").EnumerateArray());
        Assert.Equal(["publication:pmid:99700005", "publication:pmid:99700006"], gap.GetProperty("statedIn").Strings("in").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheCommandSaysTheSame()
    {
        var told = (await HorizonProcess.RunAsync("gaps", "--site", "site:kidney", "--kind", "stated", "--json", "--data", papers.Data)).Done().Json();
        Assert.Equal((await GapAsync("site:kidney")).GetProperty("laterReviews").ToString(), JsonSerializer.SerializeToElement(told.GetProperty("items")[0].GetProperty("laterReviews")).ToString());
    }

    private async Task<JsonElement> GapAsync(string site) => Assert.Single((await Server.JsonAsync($"/api/gaps?kind=stated&site={site}")).GetProperty("items").EnumerateArray());
}

/// <summary>Three gaps, each stated by a paper, and a later systematic review of each.</summary>
public sealed class ReviewedGaps : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal HorizonServer Server { get; private set; } = null!;

    internal string Data => folder["data"];

    public async ValueTask InitializeAsync()
    {
        var records = folder.Write("in/papers.xml", Generated.Articles(
        [
            Paper(1, 2018, "SABR for renal cell carcinoma in 40 people", "Local control was high. Quality of life after SABR for renal cell carcinoma has not been established."),
            Paper(2, 2021, "SABR for renal cell carcinoma: a systematic review", "Local control is high.", "Systematic Review"),
            Paper(3, 2017, "Proton therapy of oesophageal cancer in 30 people", "The effect of proton therapy on survival in oesophageal cancer remains unclear."),
            Paper(4, 2022, "Survival after proton therapy of oesophageal cancer: a systematic review", "People lived as long as after photons.", "Systematic Review"),
            Paper(5, 2016, "HDR brachytherapy for cervical cancer in 50 people", "HDR brachytherapy for cervical cancer was well tolerated. Late side effects have not been established and should be a priority for future research."),
            Paper(6, 2023, "HDR brachytherapy for cervical cancer: a systematic review", "The certainty of the evidence is low. Late side effects have not been established and should be a priority for future research.", "Systematic Review"),
        ]));
        (await HorizonProcess.RunAsync("import", records, "--data", Data)).Done();
        Server = await HorizonServer.StartAsync(Data, "--no-sample");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private static string Paper(int number, int year, string title, string conclusion, string type = "Journal Article") => $"""
        <PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">9970000{number}</PMID>
        <Article><Journal><JournalIssue><PubDate><Year>{year}</Year></PubDate></JournalIssue><Title>Journal of Generated Papers</Title></Journal>
        <ArticleTitle>{title}</ArticleTitle>
        <Abstract><AbstractText Label="RESULTS" NlmCategory="RESULTS">People were treated.</AbstractText><AbstractText Label="CONCLUSIONS" NlmCategory="CONCLUSIONS">{conclusion}</AbstractText></Abstract>
        <PublicationTypeList><PublicationType>{type}</PublicationType></PublicationTypeList></Article></MedlineCitation>
        <PubmedData><ArticleIdList><ArticleId IdType="pubmed">9970000{number}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
        """;
}
