using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

public sealed class SearchRouteTests(RecordsServer records, SampleServer sample)
{
    private HorizonServer Server => records.Server;

    [Fact]
    public async Task HitsHaveTheFieldsOfTheContract()
    {
        var answer = await Server.JsonAsync("/api/search?q=prostate&limit=3");
        answer.Fields("total", "hits", "facets", "next");
        answer.Form();
        foreach (var hit in answer.GetProperty("hits").EnumerateArray()) hit.Fields("id", "kind", "title", "score", "url", "matched", "highlights");
        foreach (var name in new[] { "technique", "site", "status", "phase", "year", "country" })
        {
            foreach (var count in answer.GetProperty("facets").GetProperty(name).EnumerateArray()) count.Fields("id", "label", "count");
        }
    }

    [Fact]
    public async Task TotalsAreExactAndAFacetCountsWhatItsFilterFinds()
    {
        Assert.Equal(RecordsServer.Studies + RecordsServer.Articles + 1, (await Server.JsonAsync("/api/search")).GetProperty("total").GetInt32());
        var trials = await Server.JsonAsync("/api/search?kind=trial");
        Assert.Equal(RecordsServer.Studies + 1, trials.GetProperty("total").GetInt32());
        foreach (var facet in trials.GetProperty("facets").GetProperty("site").EnumerateArray())
        {
            var found = await Server.JsonAsync($"/api/search?kind=trial&site={facet.GetProperty("id").GetString()}");
            Assert.Equal(facet.GetProperty("count").GetInt32(), found.GetProperty("total").GetInt32());
        }
    }

    [Theory]
    [InlineData("relevance", "q=radiotherapy&")]
    [InlineData("date", "")]
    [InlineData("title", "")]
    public async Task PagesByCursorGiveEveryHitOnce(string sort, string q)
    {
        var ids = new List<string>();
        string? cursor = null;
        var total = -1;
        do
        {
            var page = await sample.Server.JsonAsync($"/api/search?{q}sort={sort}&limit=97{(cursor is null ? "" : $"&cursor={cursor}")}");
            if (total < 0) total = page.GetProperty("total").GetInt32();
            Assert.Equal(total, page.GetProperty("total").GetInt32());
            ids.AddRange(page.GetProperty("hits").Strings("id"));
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        Assert.True(total > 200, $"{total}");
        Assert.Equal(total, ids.Count);
        Assert.Equal(total, ids.Distinct().Count());
    }

    [Fact]
    public async Task FromAndToFilterTheStart()
    {
        var early = (await Server.JsonAsync("/api/search?kind=trial&to=2015")).GetProperty("total").GetInt32();
        var late = (await Server.JsonAsync("/api/search?kind=trial&from=2016")).GetProperty("total").GetInt32();
        Assert.Equal((24, 37), (early, late));
    }

    [Fact]
    public async Task AStarAloneAsksForEverything()
    {
        var all = (await Server.JsonAsync("/api/search")).GetProperty("total").GetInt32();
        Assert.Equal(all, (await Server.JsonAsync("/api/search?q=*")).GetProperty("total").GetInt32());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/gap-map")]
    [InlineData("/api/status")]
    public async Task AHeadRequestIsAnsweredAsAGetWithoutABody(string path)
    {
        var answer = await Server.SendAsync(HttpMethod.Head, path);
        Assert.Equal((200, ""), (answer.Status, answer.Text));
        Assert.Equal((await Server.GetAsync(path)).Type, answer.Type);
    }

    [Theory]
    [InlineData("sabr", "technique:sabr")]
    [InlineData("SABR", "technique:sabr")]
    [InlineData("Technique:Sabr", "technique:sabr")]
    [InlineData("SBRT", "technique:sabr")]
    [InlineData("stereotactic body radiotherapy", "technique:sabr")]
    [InlineData("Stereotactic-body radiotherapy", "technique:sabr")]
    public async Task AFilterTakesTheIdWithOrWithoutItsKindAndAnyName(string written, string id)
    {
        var asked = await Server.JsonAsync($"/api/search?technique={written}");
        var whole = await Server.JsonAsync($"/api/search?technique={id}");
        Assert.Equal(whole.GetProperty("total").GetInt32(), asked.GetProperty("total").GetInt32());
        Assert.True(asked.GetProperty("total").GetInt32() > 0);
    }

    [Theory]
    [InlineData("limit=0", "1 to 200")]
    [InlineData("limit=201", "1 to 200")]
    [InlineData("limit=1000000", "1 to 200")]
    [InlineData("limit=-5", "1 to 200")]
    [InlineData("limit=many", "limit")]
    [InlineData("limit=99999999999", "limit")]
    [InlineData("q=nosuchfield:x", "title")]
    [InlineData("q=year:[2020+TO+2010]", "year")]
    [InlineData("q=year:abc", "year")]
    [InlineData("from=2015-13", "from")]
    [InlineData("to=yesterday", "to")]
    [InlineData("from=2020&to=2010", "from")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("sort=size", "sort")]
    [InlineData("kind=gap", "kind")]
    [InlineData("status=running", "recruiting")]
    [InlineData("state=open", "published")]
    [InlineData("technique=no-such", "no technique \"no-such\"")]
    [InlineData("technique=site:lung", "no technique")]
    [InlineData("site=sabr", "no site")]
    [InlineData("intent=cure", "no technique")]
    [InlineData("phase=9", "early 1, 1, 1/2, 2, 2/3, 3, 4, not applicable")]
    [InlineData("phase=Phase+3", "early 1, 1, 1/2, 2, 2/3, 3, 4, not applicable")]
    [InlineData("network=xx", "organisation:network:rtn-01")]
    [InlineData("funder=nobody+at+all", "/api/funders")]
    [InlineData("funder=organisation:name:nobody", "no record here names such a body")]
    [InlineData("technique=SBRT&funder=Cancer+Reserch", "no record here names such a body")]
    public async Task WhatCannotBeAnsweredAsAskedIs400AndSaysWhat(string query, string word) => (await Server.GetAsync($"/api/search?{query}")).Problem(400, word);

    [Fact]
    public async Task ASiteIsAskedForByAnyNameOfIt()
    {
        var whole = (await Server.JsonAsync("/api/search?site=site:prostate")).GetProperty("total").GetInt32();
        Assert.True(whole > 0);
        foreach (var name in (string[])["prostate cancer", "Prostate carcinoma", "PCa"])
            Assert.Equal(whole, (await Server.JsonAsync($"/api/search?site={Uri.EscapeDataString(name)}")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task APhaseANetworkAndAFunderThatARecordCanHaveAreNoError()
    {
        Assert.True((await Server.JsonAsync("/api/search?phase=2&phase=3")).GetProperty("total").GetInt32() > 0);
        Assert.Equal(200, (await Server.GetAsync("/api/search?phase=Early+1&network=organisation:network:rtn-07&funder=Marie+Curie")).Status);
        var funder = (await sample.Server.JsonAsync("/api/search?kind=award")).GetProperty("facets").GetProperty("funder")[0];
        foreach (var written in (string[])["id", "label"])
        {
            var found = await sample.Server.JsonAsync($"/api/search?kind=award&funder={Uri.EscapeDataString(funder.GetProperty(written).GetString()!)}");
            Assert.Equal(funder.GetProperty("count").GetInt32(), found.GetProperty("total").GetInt32());
        }
    }

    [Fact]
    public async Task AFunderThatIsNotHereIsToldWithTheNamesNearToIt()
    {
        var name = (await sample.Server.JsonAsync("/api/search?kind=award")).GetProperty("facets").GetProperty("funder")[0].GetProperty("label").GetString()!;
        (await sample.Server.GetAsync($"/api/search?funder={Uri.EscapeDataString(name + " of Nowhere")}")).Problem(400, name);
        (await sample.Server.GetAsync("/api/gap-map?funder=nobody+at+all")).Problem(400, "/api/funders");
    }

    [Theory]
    [InlineData("trial:NCT90000007")]
    [InlineData("NCT90000007")]
    [InlineData("nct 9000 0007")]
    [InlineData("https://clinicaltrials.gov/study/NCT90000007")]
    public async Task WhyTakesAnIdInAnyWrittenForm(string id)
    {
        var reasons = await Server.JsonAsync($"/api/search/why?q=radiotherapy+NCT90000007&id={Uri.EscapeDataString(id)}");
        Assert.Equal("trial:NCT90000007", reasons.GetProperty("id").GetString());
    }

    [Fact]
    public async Task WhyTellsAnUnknownIdFromARecordThatIsNotFoundAndNamesWhatIsMissing()
    {
        (await Server.GetAsync("/api/search/why?q=radiotherapy&id=NCT99999999")).Problem(404, "No record here has the id NCT99999999");
        (await Server.GetAsync("/api/search/why?q=zzzzzz&id=NCT90000007")).Problem(404, "does not find trial:NCT90000007");
        (await Server.GetAsync("/api/search/why?q=radiotherapy")).Problem(400, "id is missing");
        (await Server.GetAsync("/api/search/why?q=radiotherapy&id=")).Problem(400, "id is empty");
    }

    [Fact]
    public async Task ACursorOfAnotherQuestionIsRefused()
    {
        var next = (await Server.JsonAsync("/api/search?q=prostate&limit=1")).GetProperty("next").GetString();
        (await Server.GetAsync($"/api/search?q=lung&limit=1&cursor={next}")).Problem(400, "cursor");
    }

    [Theory]
    [InlineData("(prostate")]
    [InlineData("\"prostate cancer")]
    [InlineData("prostate AND")]
    [InlineData("AND OR NOT")]
    public async Task TextThatIsNoQueryIsSearchedAsWordsWithAWarning(string q)
    {
        var answer = await Server.JsonAsync($"/api/search?q={Uri.EscapeDataString(q)}");
        Assert.False(string.IsNullOrWhiteSpace(answer.GetProperty("warning").GetString()), answer.ToString());
        if (q.Contains("prostate", StringComparison.Ordinal)) Assert.True(answer.GetProperty("total").GetInt32() > 0);
    }

    [Theory]
    [InlineData("NCT90000007")]
    [InlineData("nct90000007")]
    [InlineData("nct 9000 0007")]
    public async Task AnIdIsFoundInAnyWrittenForm(string id)
    {
        var hits = (await Server.JsonAsync($"/api/search?q={Uri.EscapeDataString(id)}")).GetProperty("hits").Strings("id");
        Assert.Contains("trial:NCT90000007", hits);
    }
}
