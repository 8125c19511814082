using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>Gaps, priorities, briefs, signals and changes from outside, on the sample.</summary>
public sealed partial class GapRouteTests(SampleServer sample)
{
    private HorizonServer Server => sample.Server;

    [Fact]
    public async Task TheListHasEveryGapOnceWithWhatTheContractPromises()
    {
        var first = await Server.JsonAsync("/api/gaps?limit=50");
        first.Form();
        var item = first.GetProperty("items")[0];
        item.Fields("id", "version", "statement", "kind", "state", "about", "statedIn", "addressedBy", "score");
        item.GetProperty("about").Fields("techniques", "sites", "outcomes", "populations");
        var seen = new HashSet<string>(first.GetProperty("items").Strings("id"));
        var page = first;
        while (page.GetProperty("next").GetString() is { } next)
        {
            page = await Server.JsonAsync($"/api/gaps?limit=50&cursor={next}");
            Assert.All(page.GetProperty("items").Strings("id"), id => Assert.True(seen.Add(id), id));
        }
        Assert.Equal(first.GetProperty("total").GetInt32(), seen.Count);
        var scores = first.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("score").GetDouble()).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public async Task AGapSaysWhoPaysForItsAwardsAndTrials()
    {
        var (awards, trials) = (0, 0);
        foreach (var id in (await Server.JsonAsync("/api/gaps?limit=200")).GetProperty("items").Strings("id"))
        {
            var gap = await Server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(id)}");
            if (gap.GetProperty("studiesFound").ValueKind == JsonValueKind.Null) { Assert.Empty(gap.GetProperty("payers").EnumerateArray()); continue; }
            var payers = gap.GetProperty("payers").EnumerateArray().ToList();
            Assert.Equal(payers.Count, payers.Select(p => (p.GetProperty("body").GetProperty("id").GetString(), p.GetProperty("isNamedOnly").GetBoolean())).Distinct().Count());
            var counted = gap.GetProperty("studiesFound");
            var told = payers.SelectMany(p => p.GetProperty("awards").Strings("id").Concat(p.GetProperty("trials").Strings("id"))).Distinct().Count() + gap.GetProperty("payersUnknown").GetInt32();
            Assert.Equal(new[] { "published", "underWay", "completed", "stopped", "unknown", "awards" }.Sum(n => counted.GetProperty(n).GetInt32()), told);
            foreach (var payer in payers.Where(p => !p.GetProperty("isNamedOnly").GetBoolean()))
            {
                var body = payer.GetProperty("body").GetProperty("id").GetString();
                foreach (var award in payer.GetProperty("awards").Strings("id").Take(1))
                {
                    awards++;
                    Assert.Contains(body, (await Server.JsonAsync($"/api/awards/{Uri.EscapeDataString(award)}")).GetProperty("funders").Strings("id"));
                }
                trials += payer.GetProperty("trials").GetArrayLength();
            }
        }
        Assert.True(awards > 10 && trials > 10, $"{awards} awards and {trials} trials are told.");
    }

    [Theory]
    [InlineData("kind=stated")]
    [InlineData("kind=structural")]
    [InlineData("state=open")]
    [InlineData("state=being-addressed")]
    [InlineData("technique=technique:sabr")]
    [InlineData("site=lung")]
    [InlineData("outcome=survival")]
    [InlineData("population=older")]
    public async Task AFilterLetsThroughWhatItSaysAndLess(string filter)
    {
        var all = (await Server.JsonAsync("/api/gaps")).GetProperty("total").GetInt32();
        var found = await Server.JsonAsync($"/api/gaps?limit=200&{filter}");
        Assert.InRange(found.GetProperty("total").GetInt32(), 1, all - 1);
        var (name, value) = (filter.Split('=')[0], filter.Split('=')[1]);
        if (name is "outcome" or "population") Assert.All(found.GetProperty("items").EnumerateArray(), i => Assert.Contains(value, i.GetProperty("about").GetProperty($"{name}s").Strings("id")));
        if (name is "kind" or "state") Assert.All(found.GetProperty("items").EnumerateArray(), i => Assert.Equal(value, i.GetProperty(name).GetString()));
    }

    [Fact]
    public async Task AnAwardLeadsBackToTheGapsThatItAddresses()
    {
        var (gap, award) = (await Server.JsonAsync("/api/gaps?kind=stated&state=being-addressed&limit=200")).GetProperty("items").EnumerateArray()
            .SelectMany(g => g.GetProperty("addressedBy").Strings("id").Where(id => id.StartsWith("award:", StringComparison.Ordinal)).Select(id => (g.GetProperty("statement").GetString()!, id))).First();
        var page = await Server.GetAsync($"/awards/{Uri.EscapeDataString(award["award:".Length..])}");
        // It is of the gap's technique and site, and says nothing of the gap: whether it addresses it is for a reader to judge.
        Assert.Contains("Gaps at its techniques and sites", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Gaps that it addresses", page.Text, StringComparison.Ordinal);
        Assert.Contains(System.Net.WebUtility.HtmlEncode(gap), page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFilteredMapsPictureSaysWhatItsColoursAreOf()
    {
        Assert.Contains("what a filter leaves out is no gap", (await Server.GetAsync("/gap-map/svg?phase=3")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("what a filter leaves out is no gap", (await Server.GetAsync("/gap-map/svg?technique=technique:sabr")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind=imagined", "structural")]
    [InlineData("state=lost", "retired")]
    [InlineData("sort=luck", "score")]
    [InlineData("technique=technique:nonsense", "vocabulary")]
    [InlineData("outcome=luck", "toxicity")]
    [InlineData("population=everybody", "older")]
    [InlineData("limit=0", "200")]
    [InlineData("limit=201", "200")]
    [InlineData("cursor=!!", "first page")]
    [InlineData("cursor=bm9uZQ", "first page")]
    public async Task WhatCannotBeAskedIsToldInASentence(string query, string word) => (await Server.GetAsync($"/api/gaps?{query}")).Problem(400, word);

    [Fact]
    public async Task AStatedGapQuotesItsSourceWordForWord()
    {
        var item = (await Server.JsonAsync("/api/gaps?kind=stated&limit=1")).GetProperty("items")[0];
        var id = item.GetProperty("id").GetString()!;
        var gap = await Server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(id)}");
        gap.Form();
        gap.Fields("gap", "citation", "answerableFrom", "question", "provenance", "studiesFound", "owner");
        Assert.Equal(id, gap.GetProperty("gap").GetProperty("id").GetString());
        // Whoever reads the citation elsewhere finds the gap by it.
        var address = $"{Server.Url}gaps/{id["gap:".Length..]}";
        Assert.EndsWith($" {address}", gap.GetProperty("citation").GetString(), StringComparison.Ordinal);
        Assert.Contains(address, (await Server.JsonAsync($"/api/briefs/gaps/{id["gap:".Length..]}")).GetProperty("about").GetString(), StringComparison.Ordinal);
        var source = gap.GetProperty("gap").GetProperty("statedIn")[0];
        var paper = await Server.JsonAsync($"/api/publications/{Uri.EscapeDataString(source.GetProperty("in").GetString()!)}");
        var sections = paper.GetProperty("facts").GetProperty("abstractSections").EnumerateArray().Select(s => s.GetProperty("text").GetString()!);
        var (start, end, quote) = (source.GetProperty("start").GetInt32(), source.GetProperty("end").GetInt32(), source.GetProperty("quote").GetString());
        Assert.Contains(sections, s => end <= s.Length && s[start..end] == quote);
        // Without its kind the id is found too, and its page shows the same words.
        Assert.Equal(id, (await Server.JsonAsync($"/api/gaps/{id["gap:".Length..]}")).GetProperty("gap").GetProperty("id").GetString());
        Assert.Equal(200, (await Server.GetAsync($"/gaps/{id["gap:".Length..]}")).Status);
    }

    [Fact]
    public async Task AGapWithinAnOutcomeSaysWhatItLacksAndAsksForIt()
    {
        var items = (await Server.JsonAsync("/api/gaps?kind=structural&limit=200")).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("about").GetProperty("outcomes").GetArrayLength() > 0).ToList();
        Assert.InRange(items.Count, 1, 30);
        foreach (var item in items)
        {
            var id = item.GetProperty("id").GetString()!;
            var outcome = item.GetProperty("about").GetProperty("outcomes")[0];
            Assert.EndsWith($":outcome:{outcome.GetProperty("id").GetString()}", id, StringComparison.Ordinal);
            var gap = await Server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(id)}");
            Assert.Equal(outcome.GetProperty("label").GetString(), gap.GetProperty("question").GetProperty("outcome").GetString());
            var expectation = gap.GetProperty("expectation");
            Assert.InRange(expectation.GetProperty("expectedHere").GetDouble(), 1, expectation.GetProperty("told").GetInt32());
            // What is listed as addressing it measures it.
            Assert.Equal(gap.GetProperty("studiesFound").GetProperty("underWay").GetInt32(), item.GetProperty("addressedBy").Strings("id").Count(a => a.StartsWith("trial:", StringComparison.Ordinal)));
            var page = (await Server.GetAsync($"/gaps/{id["gap:".Length..]}")).Text;
            Assert.Contains($"{expectation.GetProperty("told").GetInt32()} of them", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AStructuralGapSaysWhatNewCasesWouldLetExpectWithTheirSource()
    {
        var items = (await Server.JsonAsync("/api/gaps?kind=structural&site=breast&limit=200")).GetProperty("items").EnumerateArray()
            .Where(i => i.GetProperty("about").GetProperty("sites").Strings("id").SequenceEqual(["site:breast"]) && i.GetProperty("id").GetString()!.Count(c => c == ':') == 3).ToList();
        Assert.NotEmpty(items);
        foreach (var id in items.Select(i => i.GetProperty("id").GetString()!))
        {
            var byNewCases = (await Server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(id)}")).GetProperty("expectation").GetProperty("byNewCases").GetDouble();
            Assert.True(byNewCases >= 0);
            var page = (await Server.GetAsync($"/gaps/{id["gap:".Length..]}")).Text;
            Assert.Contains($"<b>{byNewCases.ToString("0.0", CultureInfo.InvariantCulture)}</b> of the technique", page, StringComparison.Ordinal);
            Assert.Contains("GLOBOCAN", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheNeighboursOfAnEmptyCellAreListedWithTheStudiesThatWereCounted()
    {
        var item = (await Server.JsonAsync("/api/gaps?kind=structural&limit=200")).GetProperty("items").EnumerateArray().First(i => i.GetProperty("id").GetString()!.Count(c => c == ':') == 3);
        var id = item.GetProperty("id").GetString()!;
        var gap = await Server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(id)}");
        var near = gap.GetProperty("neighbours").EnumerateArray().ToList();
        Assert.NotEmpty(near);
        Assert.Contains(near, n => n.GetProperty("studies").GetInt32() > 0);
        foreach (var cell in near.Take(8))
        {
            var search = cell.GetProperty("url").GetString()!;
            Assert.StartsWith("/search?technique=", search, StringComparison.Ordinal);
            Assert.Equal(cell.GetProperty("studies").GetInt32(), (await Server.JsonAsync("/api" + search + "&limit=1")).GetProperty("total").GetInt32());
        }
        var page = System.Net.WebUtility.HtmlDecode((await Server.GetAsync($"/gaps/{id["gap:".Length..]}")).Text);
        Assert.Contains(near[0].GetProperty("url").GetString()!, page, StringComparison.Ordinal);
        var brief = (await Server.JsonAsync($"/api/briefs/gaps/{id["gap:".Length..]}")).GetProperty("sections").EnumerateArray().ToDictionary(s => s.GetProperty("heading").GetString()!, s => s.GetProperty("lines").Strings("text"));
        var expected = gap.GetProperty("expectation").GetProperty("expected").GetDouble().ToString("0.0", CultureInfo.InvariantCulture);
        Assert.Contains(brief["Why this is a gap and not just an empty cell"], l => l.StartsWith($"{expected} would be expected", StringComparison.Ordinal));
        Assert.Contains(brief["As a question"], l => l.StartsWith("Intervention: ", StringComparison.Ordinal));
        // Within an outcome or an age the neighbours are no cells that a search lists.
        Assert.Empty((await Server.JsonAsync($"/api/gaps/{Uri.EscapeDataString((await Server.JsonAsync("/api/gaps?kind=stated&limit=1")).GetProperty("items")[0].GetProperty("id").GetString()!)}")).GetProperty("neighbours").EnumerateArray());
    }

    [Fact]
    public async Task APaperLeadsToTheGapsThatItStatesAndAReviewThatStatesOneIsNoEvidenceAgainstIt()
    {
        var items = (await Server.JsonAsync("/api/priorities?kind=stated&limit=200")).GetProperty("items").EnumerateArray().ToList();
        var item = items.First(i => Evidence(i).GetProperty("figure").GetString()!.Contains("not counting", StringComparison.Ordinal));
        var gap = (await Server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(item.GetProperty("id").GetString()!)}"));
        var found = gap.GetProperty("studiesFound");
        Assert.True(1d / (1 + found.GetProperty("published").GetInt32() + found.GetProperty("reviews").GetInt32()) < Evidence(item).GetProperty("value").GetDouble());
        foreach (var source in gap.GetProperty("gap").GetProperty("statedIn").Strings("in").Where(s => s.StartsWith("publication:", StringComparison.Ordinal)))
        {
            var page = (await Server.GetAsync($"/publications/{source["publication:".Length..]}")).Text;
            Assert.Contains("Gaps that it states", page, StringComparison.Ordinal);
            Assert.Contains($"href=\"/gaps/{item.GetProperty("id").GetString()!["gap:".Length..]}\"", page, StringComparison.Ordinal);
        }

        static JsonElement Evidence(JsonElement item) => item.GetProperty("criteria").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "evidence");
    }

    [Fact]
    public async Task AnOutcomeOfCostIsStated() =>
        Assert.NotEqual(0, (await Server.JsonAsync("/api/gaps?kind=stated&outcome=cost")).GetProperty("total").GetInt32());

    [Fact]
    public async Task TheSignalsPageShowsTheStrongOnesUnlessAskedForMore()
    {
        var strong = (await Server.JsonAsync("/api/signals?strength=strong&limit=200")).GetProperty("items").GetArrayLength();
        var both = (await Server.JsonAsync("/api/signals?limit=200")).GetProperty("items").GetArrayLength();
        Assert.True(strong < both);
        Assert.Equal(strong, Rows((await Server.GetAsync("/signals")).Text));
        Assert.Equal(both, Rows((await Server.GetAsync("/signals?strength=strong-and-weak")).Text));

        static int Rows(string page) => page.Split("<th scope=\"row\">").Length - 1;
    }

    [Fact]
    public async Task TheAccessPageSaysHowManyRecruitWithoutATechnique()
    {
        foreach (var site in new[] { "", "site:breast" })
        {
            var known = (await Server.JsonAsync($"/api/access?site={site}")).GetProperty("recruiting").GetInt32();
            var all = (await Server.JsonAsync($"/api/search?kind=trial&status=recruiting&limit=1{(site.Length == 0 ? "" : $"&site={site}")}")).GetProperty("total").GetInt32();
            Assert.True(all > known);
            Assert.Contains($"<b>{all - known}</b> in whose registration no technique", (await Server.GetAsync($"/access?site={site}")).Text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("no technique of radiotherapy was recognised", (await Server.GetAsync("/access?technique=technique:sabr")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownGapIs404()
    {
        (await Server.GetAsync("/api/gaps/gap:none")).Problem(404, "gap:none");
        Assert.Equal(404, (await Server.GetAsync("/gaps/none")).Status);
    }

    [Fact]
    public async Task TheGapMapSaysWhatDoesNotApplyAndWhyAndCountsStatedGaps()
    {
        var cells = (await Server.JsonAsync("/api/gap-map")).GetProperty("cells").EnumerateArray().ToList();
        var cell = cells.Single(c => c.GetProperty("row").GetString() == "technique:hdr-brachytherapy" && c.GetProperty("column").GetString() == "site:leukaemia");
        Assert.Equal("not-applicable", cell.GetProperty("state").GetString());
        Assert.EndsWith(".", cell.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.All(cells.Where(c => c.GetProperty("state").GetString() != "not-applicable"), c => Assert.Equal(JsonValueKind.Null, c.GetProperty("reason").ValueKind));
        var sabr = cells.Single(c => c.GetProperty("row").GetString() == "technique:sabr" && c.GetProperty("column").GetString() == "site:nsclc");
        Assert.Equal((await Server.JsonAsync("/api/gaps?kind=stated&technique=sabr&site=nsclc")).GetProperty("total").GetInt32(), sabr.GetProperty("counts").GetProperty("gaps").GetInt32());
    }

    [Fact]
    public async Task TheSampleIsMadeUpSoThatNoSourceOfItIsMissing()
    {
        var map = await Server.JsonAsync("/api/gap-map");
        Assert.Empty(map.GetProperty("neverRead").EnumerateArray());
        Assert.Empty(map.GetProperty("lacking").EnumerateArray());
        Assert.Contains("gap", map.GetProperty("cells").Strings("state"));
    }

    [Fact]
    public async Task PrioritiesFollowTheWeightsAndShowEachCriterion()
    {
        var alike = await Server.JsonAsync("/api/priorities?limit=200");
        alike.Form();
        var scores = alike.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("score").GetDouble()).ToList();
        Assert.Equal(scores.OrderDescending(), scores);
        // Who has the same score shares a rank, and the next one has as many less.
        var ranks = alike.GetProperty("items").EnumerateArray().Select(i => (Rank: i.GetProperty("rank").GetInt32(), Shared: i.GetProperty("shared").GetInt32(), Best: i.GetProperty("bestRank").GetInt32(), Worst: i.GetProperty("worstRank").GetInt32(), Counted: string.Join(' ', i.GetProperty("criteria").EnumerateArray().Select(c => c.GetProperty("countedAs"))))).ToList();
        Assert.Equal(ranks.Select(r => 1 + ranks.Count(o => o.Rank < r.Rank)), ranks.Select(r => r.Rank));
        // The page may end among those of one rank.
        Assert.All(ranks.Where(r => r.Rank < ranks[^1].Rank), r => Assert.Equal(ranks.Count(o => o.Rank == r.Rank), r.Shared));
        Assert.Contains(ranks, r => r.Shared > 1);
        Assert.All(ranks.GroupBy(r => r.Counted), same => Assert.Single(same.Select(r => (r.Rank, r.Best, r.Worst)).Distinct()));
        var item = alike.GetProperty("items")[0];
        item.Fields("rank", "bestRank", "worstRank", "score", "known", "id", "statement", "criteria");
        item.GetProperty("criteria")[0].Fields("id", "label", "value", "countedAs", "weight", "figure", "source");
        Assert.All(alike.GetProperty("items").EnumerateArray(), i =>
        {
            // The score can be added up from what is shown.
            var criteria = i.GetProperty("criteria").EnumerateArray().Where(c => c.GetProperty("countedAs").ValueKind == JsonValueKind.Number).ToList();
            Assert.All(criteria.Where(c => c.GetProperty("value").ValueKind == JsonValueKind.Number), c => Assert.Equal(c.GetProperty("value").GetDouble(), c.GetProperty("countedAs").GetDouble()));
            Assert.Equal(i.GetProperty("score").GetDouble(), criteria.Average(c => c.GetProperty("countedAs").GetDouble()), tolerance: 0.0002);
        });
        Assert.All(alike.GetProperty("items").EnumerateArray(), i => Assert.InRange(i.GetProperty("rank").GetInt32(), i.GetProperty("bestRank").GetInt32(), i.GetProperty("worstRank").GetInt32()));
        Assert.Contains("seed", alike.GetProperty("method").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("answered", alike.GetProperty("items").Strings("state"));
        // A gap's own page says the same rank.
        var third = alike.GetProperty("items")[2];
        var page = (await Server.GetAsync("/gaps/" + third.GetProperty("id").GetString()!["gap:".Length..])).Text;
        Assert.Contains($"it has rank <b>{third.GetProperty("rank").GetInt32()}{(third.GetProperty("shared").GetInt32() > 1 ? "=" : "")}</b> of {alike.GetProperty("total").GetInt32()}", page, StringComparison.Ordinal);

        var burden = await Server.JsonAsync("/api/priorities?limit=200&weights=burden:5,stated:0,under-way:0,evidence:0,readiness:0,access:0,dataset:0,patients:0,clinicians:0");
        var first = burden.GetProperty("items")[0].GetProperty("criteria").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "burden");
        Assert.Equal(1, first.GetProperty("value").GetDouble());
        Assert.NotEqual(alike.GetProperty("items").Strings("id"), burden.GetProperty("items").Strings("id"));
        (await Server.GetAsync("/api/priorities?weights=fame:1")).Problem(400, "fame");
    }

    [Fact]
    public async Task TheWeightsTravelFromTheRankingToTheGapAndToItsBrief()
    {
        const string Weights = "burden:4.5";
        var ranking = await Server.JsonAsync($"/api/priorities?limit=200&weights={Weights}");
        // One whose rank the weights change.
        var alike = (await Server.JsonAsync("/api/priorities?limit=200")).GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("id").GetString()!, i => i.GetProperty("rank").GetInt32());
        var item = ranking.GetProperty("items").EnumerateArray().First(i => alike[i.GetProperty("id").GetString()!] != i.GetProperty("rank").GetInt32());
        var path = item.GetProperty("id").GetString()!["gap:".Length..];
        var list = (await Server.GetAsync($"/priorities?limit=200&weights={Weights}")).Text;
        Assert.Contains($"<a href=\"/gaps/{path}?weights={Weights}\" data-address=\"{Server.Url}gaps/{path}\"", list, StringComparison.Ordinal);
        var page = System.Net.WebUtility.HtmlDecode((await Server.GetAsync($"/gaps/{path}?weights={Weights}")).Text);
        Assert.Contains($"With your weights (burden of disease 4.5, the rest 1) it has rank <b>{item.GetProperty("rank").GetInt32()}", page, StringComparison.Ordinal);
        Assert.Contains($"/briefs/gaps/{path}?weights={Weights}", page, StringComparison.Ordinal);
        Assert.Matches($"/priorities\\?[^\"]*weights={Weights}", page);
        Assert.Contains("with these weights: burden of disease 4.5, the rest 1", (await Server.GetAsync($"/api/briefs/gaps/{path}?format=md&weights={Weights}")).Text, StringComparison.Ordinal);
        // Without weights no link has any.
        Assert.DoesNotContain("weights=", (await Server.GetAsync($"/gaps/{path}")).Text, StringComparison.Ordinal);
        var bad = await Server.GetAsync($"/gaps/{path}?weights=fame:1");
        Assert.Equal(400, bad.Status);
        Assert.Contains("fame", bad.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsKnownOfNoGapRanksNothingAndIsToldAtTheTop()
    {
        var criteria = (await Server.JsonAsync("/api/priorities?limit=1")).GetProperty("weights").EnumerateArray().ToList();
        criteria[0].Fields("id", "label", "how", "weight", "knownOf", "unknownCountsAs", "unknownSaid");
        // The sample holds no list that patients or professions set.
        var unknown = criteria.Where(c => c.GetProperty("knownOf").GetInt32() == 0).Select(c => c.GetProperty("id").GetString()!).ToList();
        Assert.Equal(["patients", "clinicians"], unknown);
        Assert.All(criteria, c => Assert.Equal(c.GetProperty("knownOf").GetInt32() == 0, c.GetProperty("unknownCountsAs").ValueKind == JsonValueKind.Null));
        var only = string.Join(',', criteria.Select(c => $"{c.GetProperty("id").GetString()}:{(c.GetProperty("id").GetString() == "patients" ? 1 : 0)}"));
        (await Server.GetAsync($"/api/priorities?weights={only}")).Problem(400, "Asked by patients", "weight");
        Assert.Equal(400, (await Server.GetAsync($"/priorities?weights={only}")).Status);
        var id = (await Server.JsonAsync("/api/gaps?limit=1")).GetProperty("items")[0].GetProperty("id").GetString()!["gap:".Length..];
        (await Server.GetAsync($"/api/briefs/gaps/{id}?weights={only}")).Problem(400, "Asked by patients");
        Assert.Equal(400, (await Server.GetAsync($"/gaps/{id}?weights={only}")).Status);
        var page = System.Net.WebUtility.HtmlDecode((await Server.GetAsync("/priorities")).Text);
        Assert.Contains("“Asked by patients” and “Asked by professions”: known of none", page, StringComparison.Ordinal);
        var burden = criteria.Single(c => c.GetProperty("id").GetString() == "burden").GetProperty("knownOf").GetInt32();
        Assert.Contains($"“Burden of disease”: known of {burden} of ", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("known of none", StringComparison.Ordinal) < page.IndexOf("<ol", StringComparison.Ordinal));
        Assert.Contains("No list set by patients or by professions is loaded here", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKnownBurdenIsNeverCountedBelowOneThatIsNotKnown()
    {
        var burdens = (await Server.JsonAsync("/api/priorities?limit=200")).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("saysTooLittle").ValueKind == JsonValueKind.Null).Select(i => i.GetProperty("criteria").EnumerateArray().Single(c => c.GetProperty("id").GetString() == "burden")).ToList();
        var unknown = burdens.Where(b => b.GetProperty("value").ValueKind == JsonValueKind.Null).ToList();
        Assert.NotEmpty(unknown);
        var countedAs = Assert.Single(unknown.Select(b => b.GetProperty("countedAs").GetDouble()).Distinct());
        Assert.All(burdens, b => Assert.True(b.GetProperty("countedAs").GetDouble() >= countedAs));
        Assert.Contains(burdens, b => b.GetProperty("figure").GetString()!.Contains("of lung cancer as a whole", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AGapTellsWhatBecameOfItsTrialsAndWhyTheyStopped()
    {
        var seen = (Stopped: 0, Reasons: 0, Since: 0);
        foreach (var item in (await Server.JsonAsync("/api/gaps?kind=stated&limit=60")).GetProperty("items").EnumerateArray())
        {
            var answer = await Server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(item.GetProperty("id").GetString()!)}");
            var ended = answer.GetProperty("ended").EnumerateArray().ToList();
            if (answer.GetProperty("studiesFound") is not { ValueKind: JsonValueKind.Object } found) { Assert.Empty(ended); continue; }
            if (ended.Count == 0) continue;
            var about = item.GetProperty("about");
            // Of several techniques the counts are those of the rarest, and the list is of studies of all.
            if (about.GetProperty("techniques").GetArrayLength() == 1 && about.GetProperty("sites").GetArrayLength() == 1)
                Assert.Equal((Math.Min(30, found.GetProperty("published").GetInt32()), Math.Min(30, found.GetProperty("stopped").GetInt32())), (ended.Count(e => Is(e, "published")), ended.Count(e => Is(e, "stopped"))));
            var page = System.Net.WebUtility.HtmlDecode((await Server.GetAsync($"/gaps/{item.GetProperty("id").GetString()!["gap:".Length..]}")).Text);
            foreach (var one in ended.Where(e => Is(e, "stopped")))
            {
                var trial = await Server.JsonAsync($"/api/trials/{one.GetProperty("id").GetString()!["trial:".Length..]}");
                Assert.Equal("stopped", trial.GetProperty("state").GetString());
                seen.Stopped++;
                if (one.GetProperty("whyStopped").GetString() is not { } why) continue;
                Assert.Contains(why.Trim().TrimEnd('.'), page, StringComparison.Ordinal);
                seen.Reasons++;
            }
            foreach (var one in ended.Where(e => e.GetProperty("sinceStated").ValueKind == JsonValueKind.True))
            {
                var last = item.GetProperty("statedIn").EnumerateArray().Max(s => s.GetProperty("statedOn").GetString());
                Assert.True(string.CompareOrdinal(one.GetProperty("resultsOn").GetString(), last) > 0);
                Assert.Contains("after the gap was last stated", page, StringComparison.Ordinal);
                seen.Since++;
            }
        }
        Assert.True(seen is { Stopped: > 3, Reasons: > 3, Since: > 0 }, seen.ToString());

        static bool Is(JsonElement one, string state) => one.GetProperty("state").GetString() == state;
    }

    [Fact]
    public async Task WhoStatesAGapIsLeftOutOfItsCheck()
    {
        var gap = (await Server.JsonAsync("/api/gaps?kind=stated&limit=20")).GetProperty("items").EnumerateArray().First(g => g.GetProperty("statedIn")[0].GetProperty("in").GetString()!.StartsWith("publication:", StringComparison.Ordinal));
        var stating = gap.GetProperty("statedIn")[0].GetProperty("in").GetString()!;
        foreach (var isLeftOut in new[] { false, true })
        {
            var answer = await Server.PostAsync("/api/check", new { text = gap.GetProperty("statement").GetString(), limit = 50, exclude = isLeftOut ? [stating] : Array.Empty<string>() });
            Assert.Equal(!isLeftOut, answer.GetProperty("matches").Strings("id").Contains(stating));
        }
    }

    [Fact]
    public async Task AWeightCanBeTypedAndItsSliderIsAScriptOfThisSite()
    {
        var page = (await Server.GetAsync("/priorities?weights=burden:2.25")).Text;
        Assert.Matches("<input type=\"number\" id=\"w-burden\"[^>]* value=\"2.25\"", page);
        // Without the script there is no slider that moves nothing.
        Assert.Matches("<input type=\"range\"[^>]*data-of=\"w-burden\"[^>]* hidden", page);
        var script = System.Text.RegularExpressions.Regex.Match(page, "<script defer[^>]* src=\"([^\"]+)\"").Groups[1].Value;
        Assert.Equal((200, "text/javascript"), await Server.GetAsync($"/{script}") is var answer ? (answer.Status, answer.Type) : default);
        Assert.DoesNotContain("unsafe", (await Server.GetAsync("/priorities")).Message.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("burden:2.25", (await Server.JsonAsync("/api/priorities?weights=burden:2.25")).GetProperty("weightsText").GetString());
    }

    [Fact]
    public async Task ABriefIsTheSameInEveryFormAndEveryLineNamesARecord()
    {
        var id = (await Server.JsonAsync("/api/gaps?kind=stated&limit=1")).GetProperty("items")[0].GetProperty("id").GetString()!["gap:".Length..];
        var brief = await Server.JsonAsync($"/api/briefs/gaps/{id}");
        brief.GetProperty("asOf").UtcTime();
        var quoted = brief.GetProperty("sections")[0].GetProperty("lines")[0];
        Assert.True(quoted.GetProperty("quoted").GetBoolean());
        Assert.NotEmpty(quoted.GetProperty("sources").Strings("label"));
        var words = quoted.GetProperty("text").GetString()!;

        var markdown = await Server.GetAsync($"/api/briefs/gaps/{id}?format=md");
        Assert.Equal("text/markdown", markdown.Type);
        Assert.Matches(@"\A\*\*SAMPLE – made from synthetic records[^\n]*\*\*\n\n# ", markdown.Text);
        Assert.Contains(words.Split(' ')[0], markdown.Text, StringComparison.Ordinal);
        var page = System.Net.WebUtility.HtmlDecode((await Server.GetAsync($"/briefs/gaps/{id}")).Text);
        Assert.Contains(words, page, StringComparison.Ordinal);

        var word = await Server.GetAsync($"/api/briefs/gaps/{id}?format=docx");
        await using var archive = new ZipArchive(await word.Message.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await using var document = await archive.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken);
        var text = (await XDocument.LoadAsync(document, LoadOptions.None, TestContext.Current.CancellationToken)).Root!.Value;
        Assert.Contains(words, text, StringComparison.Ordinal);
        // The server holds the sample: nobody may take what is made of it for real.
        Assert.All([markdown.Text, page, text], form => Assert.Contains("SAMPLE – made from synthetic records", form, StringComparison.Ordinal));
        // Of each gap another name, so that several lie in one folder.
        Assert.Equal($"SAMPLE-horizon-brief-gap-{id.Replace(':', '-')}.docx", word.Message.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.All([markdown.Text, page, text], form => Assert.Contains("a count rests on all records here", form, StringComparison.Ordinal));
        (await Server.GetAsync($"/api/briefs/gaps/{id}?format=pdf")).Problem(400, "docx");
        (await Server.GetAsync("/api/briefs/gaps/none")).Problem(404);
    }

    [Fact]
    public async Task ABriefSaysWhatHasChangedSinceAnEarlierOne()
    {
        var id = (await Server.JsonAsync("/api/gaps?kind=stated&limit=1")).GetProperty("items")[0].GetProperty("id").GetString()!["gap:".Length..];
        var now = (await Server.JsonAsync($"/api/briefs/gaps/{id}")).GetProperty("sequence").GetInt64();
        var since = await Server.JsonAsync($"/api/briefs/gaps/{id}?since=1");
        Assert.Contains("since sequence number 1", since.GetProperty("sections")[0].GetProperty("heading").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(0, since.GetProperty("sections")[0].GetProperty("lines").GetArrayLength());
        Assert.Equal(0, (await Server.JsonAsync($"/api/briefs/gaps/{id}?since={now}")).GetProperty("sections")[0].GetProperty("lines").GetArrayLength());
        (await Server.GetAsync($"/api/briefs/gaps/{id}?since={now + 1}")).Problem(400, "since");
    }

    [Fact]
    public async Task AFundersBriefSpeaksOfWhatItsPageCounts()
    {
        var items = (await Server.JsonAsync("/api/funders?limit=200")).GetProperty("items").EnumerateArray().ToList();
        // One whose programmes pay for most of it is among them.
        Assert.Contains(items, i => i.GetProperty("awards").GetInt32() > 20);
        foreach (var item in items)
        {
            var id = item.GetProperty("id").GetString()!;
            var page = await Server.JsonAsync($"/api/funders/{Uri.EscapeDataString(id)}");
            var sections = (await Server.JsonAsync($"/api/briefs/funders/{Uri.EscapeDataString(id)}")).GetProperty("sections").EnumerateArray().ToDictionary(s => s.GetProperty("heading").GetString()!, Listed);
            Assert.Equal(item.GetProperty("awards").GetInt32(), sections["Awards"]);
            Assert.Equal(page.GetProperty("funder").GetProperty("gaps").GetInt32(), sections["Gaps at what it already funds"]);
            Assert.Equal(page.GetProperty("collaboratedTotal").GetInt32(), sections["Named as collaborator in these trials: what it gives is not said"]);
            Assert.Equal(page.GetProperty("besideTotal").GetInt32(), sections["Open gaps of the same techniques elsewhere"]);
        }

        static int Listed(JsonElement section)
        {
            var lines = section.GetProperty("lines").Strings("text");
            return lines.Length > 0 && More().Match(lines[^1]) is { Success: true } more ? lines.Length - 1 + int.Parse(more.Groups[1].Value, CultureInfo.InvariantCulture) : lines.Length;
        }
    }

    [GeneratedRegex("^And ([0-9]+) more")]
    private static partial Regex More();

    [Fact]
    public async Task AListOfAFunderThatIsCutCanBeHadWhole()
    {
        var cut = 0;
        foreach (var id in (await Server.JsonAsync("/api/funders?limit=200")).GetProperty("items").Strings("id"))
        {
            var (data, page) = ($"/api/funders/{Uri.EscapeDataString(id)}", $"/funders/{id["organisation:".Length..]}");
            var usual = await Server.JsonAsync(data);
            var total = usual.GetProperty("besideTotal").GetInt32();
            if (total <= 20) continue;
            cut++;
            Assert.Equal(Math.Min(50, total), usual.GetProperty("beside").GetArrayLength());
            Assert.Equal(total, (await Server.JsonAsync($"{data}?all=beside")).GetProperty("beside").GetArrayLength());
            Assert.Contains($"{page}?all=beside#beside", (await Server.GetAsync(page)).Text, StringComparison.Ordinal);
            var whole = (await Server.GetAsync($"{page}?all=beside")).Text;
            Assert.Contains($"All {total}, by rank.", whole, StringComparison.Ordinal);
            var section = whole[whole.IndexOf("id=\"beside\"", StringComparison.Ordinal)..];
            Assert.Equal(total, section[..section.IndexOf("</section>", StringComparison.Ordinal)].Split("<li>").Length - 1);
        }
        Assert.NotEqual(0, cut);
        var first = (await Server.JsonAsync("/api/funders?limit=1")).GetProperty("items")[0].GetProperty("id").GetString()!;
        (await Server.GetAsync($"/api/funders/{Uri.EscapeDataString(first)}?all=money")).Problem(400, "awards, trials");
        Assert.Equal(400, (await Server.GetAsync($"/funders/{first["organisation:".Length..]}?all=money")).Status);
        var funders = await Server.JsonAsync("/api/funders?all=true");
        Assert.Equal(funders.GetProperty("gapsWithoutFundsTotal").GetInt32(), funders.GetProperty("gapsWithoutFunds").GetArrayLength());
    }

    [Fact]
    public async Task AFundersBriefListsWhatItSponsors()
    {
        var trials = await Server.JsonAsync("/api/search?kind=trial&technique=sabr&limit=1");
        var trial = await Server.JsonAsync($"/api/trials/{Uri.EscapeDataString(trials.GetProperty("hits")[0].GetProperty("id").GetString()!)}");
        var sponsor = trial.GetProperty("sponsors")[0].GetProperty("id").GetString()!;
        var brief = await Server.JsonAsync($"/api/briefs/funders/{Uri.EscapeDataString(sponsor)}");
        var lines = brief.GetProperty("sections").EnumerateArray().Single(s => s.GetProperty("heading").GetString()!.StartsWith("Trials", StringComparison.Ordinal)).GetProperty("lines");
        Assert.Contains(lines.Strings("text"), t => t.StartsWith(trial.GetProperty("title").GetString()!, StringComparison.Ordinal));
        var changed = (await Server.JsonAsync($"/api/briefs/funders/{Uri.EscapeDataString(sponsor)}?since=1")).GetProperty("sections")[0];
        Assert.Equal("What has changed since sequence number 1", changed.GetProperty("heading").GetString());
        Assert.NotEqual(0, changed.GetProperty("lines").GetArrayLength());
        var now = brief.GetProperty("sequence").GetInt64();
        Assert.Equal(0, (await Server.JsonAsync($"/api/briefs/funders/{Uri.EscapeDataString(sponsor)}?since={now}")).GetProperty("sections")[0].GetProperty("lines").GetArrayLength());
        (await Server.GetAsync($"/api/briefs/funders/{Uri.EscapeDataString(sponsor)}?since={now + 1}")).Problem(400, "since");
        (await Server.GetAsync("/api/briefs/funders/name:nobody")).Problem(404, "nobody");
    }

    [Fact]
    public async Task SignalsAndTheirCommandAgree()
    {
        var signals = await Server.JsonAsync("/api/signals?strength=noise&limit=5");
        signals.Form();
        Assert.Equal(5, signals.GetProperty("items").GetArrayLength());
        var outcome = (await HorizonProcess.RunAsync("signals", "--strength", "noise", "--limit", "5", "--json", "--data", sample.Data)).Done().Json();
        Assert.Equal(signals.GetProperty("items").ToString(), JsonSerializer.SerializeToElement(outcome.GetProperty("items")).ToString());
        (await Server.GetAsync("/api/signals?strength=loud")).Problem(400, "strong");
    }

    [Fact]
    public async Task TheCommandListsTheSameGaps()
    {
        var served = await Server.JsonAsync("/api/gaps?limit=10&technique=sabr");
        var told = (await HorizonProcess.RunAsync("gaps", "--technique", "sabr", "--limit", "10", "--json", "--data", sample.Data)).Done().Json();
        Assert.Equal(served.GetProperty("items").Strings("id"), told.GetProperty("items").Strings("id"));
        Assert.Equal(served.GetProperty("total").GetInt32(), told.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task ChangesComeInOrderAndWhole()
    {
        var first = await Server.JsonAsync("/api/changes?since=0&limit=50");
        first.Form();
        var sequences = first.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("sequence").GetInt64()).ToList();
        Assert.NotEmpty(sequences);
        Assert.Equal(sequences.Order(), sequences);
        var next = first.GetProperty("next").GetInt64();
        Assert.True(next >= sequences[^1]);
        // The first deliveries are all new, and what is new has no former words.
        Assert.All(first.GetProperty("items").EnumerateArray().Where(i => i.GetProperty("what").GetString() == "new"), i => Assert.Equal(0, i.GetProperty("fields").GetArrayLength()));
        Assert.Equal("new", first.GetProperty("items")[0].GetProperty("what").GetString());
        var second = await Server.JsonAsync($"/api/changes?since={next}&limit=50&kind=gap");
        Assert.All(second.GetProperty("items").EnumerateArray(), i => Assert.True(i.GetProperty("sequence").GetInt64() > next && i.GetProperty("kind").GetString() == "gap"));
        (await Server.GetAsync("/api/changes?since=-1")).Problem(400, "since");
        (await Server.GetAsync("/api/changes?since=soon")).Problem(400, "since");
    }

    /// <summary>What a later delivery says otherwise is told with both words; what it only links is told apart.</summary>
    [Fact]
    public async Task AChangeSaysWhatChanged()
    {
        using var folder = new TemporaryFolder();
        folder.Write("in/1.json", Generated.Study(5, updated: new DateOnly(2024, 1, 1)));
        (await HorizonProcess.RunAsync("import", folder["in"], "--data", folder["data"])).Done();
        folder.Write("next/2.json", Generated.Study(5, updated: new DateOnly(2025, 1, 1)).Replace("RECRUITING", "SUSPENDED", StringComparison.Ordinal));
        (await HorizonProcess.RunAsync("import", folder["next"], "--data", folder["data"])).Done();
        folder.Write("last/3.xml", Generated.Articles([Generated.Article(5)]));
        (await HorizonProcess.RunAsync("import", folder["last"], "--data", folder["data"])).Done();
        await using var server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
        var changes = (await server.JsonAsync("/api/changes?since=0&kind=trial")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal("new", changes[0].GetProperty("what").GetString());
        var told = Assert.Single(changes, c => c.GetProperty("fields").GetArrayLength() > 0);
        Assert.Equal("changed", told.GetProperty("what").GetString());
        Assert.Contains(told.GetProperty("fields").EnumerateArray(), f => f.GetProperty("field").GetString() == "sourceStatus" && f.GetProperty("before").GetString() == "RECRUITING" && f.GetProperty("after").GetString() == "SUSPENDED");
        Assert.All(changes.Skip(1).Where(c => c.GetProperty("sequence").GetInt64() != told.GetProperty("sequence").GetInt64()), c => Assert.Equal("changed", c.GetProperty("what").GetString()));
        var page = (await server.GetAsync("/changes?since=0")).Text;
        Assert.Contains("Recruiting → Suspended", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("Links changed:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFeedIsAtomWithTheNewestFirst()
    {
        var answer = await Server.GetAsync("/feeds/changes.atom");
        Assert.Equal((200, "application/atom+xml"), (answer.Status, answer.Type));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(answer.Text).Root!;
        Assert.Equal(atom + "feed", feed.Name);
        var entries = feed.Elements(atom + "entry").ToList();
        Assert.NotEmpty(entries);
        Assert.Equal(entries.Count, entries.Select(e => e.Element(atom + "id")!.Value).Distinct().Count());
        var times = entries.Select(e => e.Element(atom + "updated")!.Value).ToList();
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
        var link = new Uri(entries[0].Element(atom + "link")!.Attribute("href")!.Value);
        Assert.Equal(200, (await Server.GetAsync(link.PathAndQuery)).Status);
    }

    [Theory]
    [InlineData("/gaps")]
    [InlineData("/gaps?kind=structural&state=open")]
    [InlineData("/priorities?w-stated=2&w-patients=0")]
    [InlineData("/priorities?weights=burden:3")]
    [InlineData("/changes")]
    [InlineData("/changes?kind=gap&since=0")]
    [InlineData("/signals")]
    [InlineData("/signals?strength=falling&level=technique")]
    public async Task ItsPagesAreServed(string path)
    {
        var answer = await Server.GetAsync(path);
        Assert.Equal((200, "text/html"), (answer.Status, answer.Type));
        Assert.Contains("<h1>", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/gaps?kind=imagined")]
    [InlineData("/priorities?weights=fame:1")]
    [InlineData("/changes?since=soon")]
    [InlineData("/signals?strength=loud")]
    public async Task APageThatCannotBeMadeSaysWhyAndLeadsOn(string path)
    {
        var answer = await Server.GetAsync(path);
        Assert.Equal((400, "text/html"), (answer.Status, answer.Type));
        Assert.Contains("role=\"alert\"", answer.Text, StringComparison.Ordinal);
    }
}
