using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>A funder's portfolio from outside, on awards and trials that the tests know: who is said to pay, what repeats, when, how much.</summary>
public sealed class FunderRouteTests(FundedRecords records) : IClassFixture<FundedRecords>
{
    private const string Nihr = "organisation:ror:0187kwz08";
    private const string Hta = "organisation:name:nihr-hta";
    private const string Cruk = "organisation:name:cancer-research-uk";
    private const string OtherTrust = "organisation:name:other-trust";

    private HorizonServer Server => records.Server;

    private Task<JsonElement> FunderAsync(string id, string query = "") => Server.JsonAsync($"/api/funders/{Uri.EscapeDataString(id)}{query}");

    private async Task<string> PageAsync(string path)
    {
        var answer = await Server.GetAsync(path);
        Assert.Equal(200, answer.Status);
        return WebUtility.HtmlDecode(answer.Text);
    }

    private async Task<Dictionary<string, string[]>> BriefAsync(string id) =>
        (await Server.JsonAsync($"/api/briefs/funders/{Uri.EscapeDataString(id)}")).GetProperty("sections").EnumerateArray().ToDictionary(s => s.GetProperty("heading").GetString()!, s => s.GetProperty("lines").Strings("text"));

    [Fact]
    public async Task ACollaboratorIsNotSaidToPayAndItsTrialsStandByThemselves()
    {
        var nihr = await FunderAsync(Nihr);
        Assert.Equal(0, nihr.GetProperty("funder").GetProperty("trials").GetInt32());
        Assert.Equal(6, nihr.GetProperty("collaboratedTotal").GetInt32());
        Assert.Equal(6, nihr.GetProperty("funder").GetProperty("collaborations").GetInt32());
        // Three of them name its awards.
        Assert.Equal(3, nihr.GetProperty("collaboratedAndPaid").GetInt32());
        Assert.Equal(3, nihr.GetProperty("supportedTotal").GetInt32());
        Assert.Equal(6, (await FunderAsync(Nihr, "?all=collaborated")).GetProperty("collaborated").GetArrayLength());
        var page = await PageAsync("/funders/ror:0187kwz08");
        Assert.Contains("what it gives is not said; 3 of them name it as a funder too, or an award of it", page, StringComparison.Ordinal);
        Assert.Contains("id=\"collaborated\"", page, StringComparison.Ordinal);
        Assert.Equal(6, (await BriefAsync(Nihr))["Named as collaborator in these trials: what it gives is not said"].Length);
    }

    [Fact]
    public async Task AFunderThatOnlyTrialsNameAsCollaboratorIsNeitherAbsentNorSaidToPay()
    {
        var list = await Server.JsonAsync("/api/funders?limit=200");
        list.Form();
        Assert.DoesNotContain("organisation:name:breast-cancer-now", list.GetProperty("items").Strings("id"));
        Assert.DoesNotContain("organisation:name:breast-cancer-now", list.GetProperty("absent").Strings("id"));
        var only = Assert.Single(list.GetProperty("collaboratorsOnly").EnumerateArray());
        Assert.Equal(("organisation:name:breast-cancer-now", 1), (only.GetProperty("id").GetString(), only.GetProperty("trials").GetInt32()));
        Assert.Contains("named by trials as collaborator only, which does not say that they pay", await PageAsync("/funders"), StringComparison.Ordinal);
    }

    /// <summary>Both ways of another count: from the list of all overlaps, and who stands on either side of each pair.</summary>
    [Fact]
    public async Task RepeatsAreTheOverlapsOfWhichBothSidesAreItsOwn()
    {
        var nihr = await FunderAsync(Nihr);
        var paid = new HashSet<string>([.. nihr.GetProperty("awards").Strings("id"), .. nihr.GetProperty("supported").Strings("id")]);
        var own = new HashSet<string>([.. paid, .. nihr.GetProperty("collaborated").Strings("id")]);
        var pairs = new List<(string, string)>();
        foreach (var kind in (string[])["award", "trial"])
        {
            foreach (var pair in (await Server.JsonAsync($"/api/overlaps?kind={kind}&running=false&limit=200")).GetProperty("pairs").EnumerateArray())
                pairs.Add((pair.GetProperty("first").GetProperty("id").GetString()!, pair.GetProperty("second").GetProperty("id").GetString()!));
        }
        var repeats = nihr.GetProperty("repeats").EnumerateArray().ToList();
        Assert.Equal(0, nihr.GetProperty("overlapsBehind").GetInt64());
        // Two trials of one award are one piece of work.
        var ofOneAward = ($"trial:{Generated.Nct(1001)}", $"trial:{Generated.Nct(1041)}");
        Assert.Contains(ofOneAward, pairs);
        // Two awards and the trials that they pay for are one pair; no pair is told twice.
        var told = repeats.Select(r => (Id(r, "first"), Id(r, "second"))).Concat(repeats.SelectMany(r => r.GetProperty("trials").EnumerateArray()).Select(t => Ordered(t.GetProperty("first").GetProperty("id").GetString()!, t.GetProperty("second").GetProperty("id").GetString()!))).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(pairs.Where(p => paid.Contains(p.Item1) && paid.Contains(p.Item2) && p != ofOneAward).ToHashSet(), told.ToHashSet());
        var awards = Assert.Single(repeats, r => (Id(r, "first"), Id(r, "second")) == ("award:NIHR990101", "award:NIHR990102"));
        Assert.NotEqual(0, awards.GetProperty("trials").GetArrayLength());
        Assert.DoesNotContain(repeats, r => Id(r, "first").StartsWith("trial:", StringComparison.Ordinal));
        // What only names it as collaborator stands apart.
        var collaborator = nihr.GetProperty("collaboratorPairs").EnumerateArray().Select(r => (Id(r, "first"), Id(r, "second"))).ToHashSet();
        Assert.Equal(pairs.Where(p => own.Contains(p.Item1) && own.Contains(p.Item2) && !(paid.Contains(p.Item1) && paid.Contains(p.Item2))).ToHashSet(), collaborator);
        Assert.NotEmpty(collaborator);
        Assert.Equal(collaborator.Count, nihr.GetProperty("collaboratorPairsTotal").GetInt32());
        // What the other body pays for is no repeat, and what is one is no overlap with another funder.
        Assert.Contains(("award:C99901/A99901", "award:NIHR990101"), pairs);
        var overlaps = nihr.GetProperty("overlaps").EnumerateArray().Select(o => (o.GetProperty("own").GetString()!, o.GetProperty("other").GetString()!)).ToList();
        Assert.Contains(("award:NIHR990101", "award:C99901/A99901"), overlaps);
        Assert.DoesNotContain(overlaps, o => own.Contains(o.Item2));

        static (string, string) Ordered(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);

        static string Id(JsonElement repeat, string side) => repeat.GetProperty(side).GetProperty("study").GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task TrialsOfARepeatStandWithTheAwardsThatPayForThemAndSameTitlesAreSaid()
    {
        var nihr = await FunderAsync(Nihr);
        var awards = nihr.GetProperty("repeats").EnumerateArray().Single(r => r.GetProperty("first").GetProperty("study").GetProperty("id").GetString() == "award:NIHR990101");
        Assert.True(awards.GetProperty("sameTitle").GetBoolean());
        var trials = awards.GetProperty("trials").EnumerateArray().Select(t => (t.GetProperty("first").GetProperty("id").GetString(), t.GetProperty("second").GetProperty("id").GetString())).ToList();
        Assert.Contains(($"trial:{Generated.Nct(1001)}", $"trial:{Generated.Nct(1021)}"), trials);
        var page = await PageAsync("/funders/ror:0187kwz08");
        Assert.Contains("Repeats within what it funds", page, StringComparison.Ordinal);
        Assert.Contains($"its trial <a href=\"/trials/{Generated.Nct(1001)}\">", page, StringComparison.Ordinal);
        Assert.Contains("through award <a href=\"/awards/NIHR990101\">", page[page.IndexOf("id=\"collaborator-pairs\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("; same title", page, StringComparison.Ordinal);
        Assert.Contains("judged to ask one question", page, StringComparison.Ordinal);
        Assert.Contains((await BriefAsync(Nihr))["Repeats within what it funds"], l => l.Contains("(awarded 2026, starts 2090, GBP 100,000; ", StringComparison.Ordinal) && l.Contains($"Their trials {Generated.Nct(1001)} (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OnAPartsPageTheWholeIsNoOtherFunder()
    {
        var hta = await FunderAsync(Hta);
        Assert.Equal(1, hta.GetProperty("funder").GetProperty("awards").GetInt32());
        Assert.DoesNotContain(hta.GetProperty("overlaps").EnumerateArray().SelectMany(o => o.GetProperty("funders").Strings("id")), f => f == Nihr);
        Assert.Contains(hta.GetProperty("overlaps").EnumerateArray().SelectMany(o => o.GetProperty("funders").Strings("id")), f => f == Cruk);
        // A pair with what the whole pays for is a repeat, and no overlap with another funder as well.
        var repeated = hta.GetProperty("repeats").EnumerateArray().SelectMany(r => new[] { (Study(r, "first"), Study(r, "second")), (Study(r, "second"), Study(r, "first")) }).ToHashSet();
        Assert.DoesNotContain(hta.GetProperty("overlaps").EnumerateArray(), o => repeated.Contains((o.GetProperty("own").GetString()!, o.GetProperty("other").GetString()!)));
        Assert.Contains(hta.GetProperty("repeats").EnumerateArray(), r => r.GetProperty("second").GetProperty("study").GetProperty("id").GetString() == "award:NIHR990102");
        Assert.Contains("or one of them and one that National Institute for Health and Care Research pays for", await PageAsync("/funders/name:nihr-hta"), StringComparison.Ordinal);

        static string Study(JsonElement repeat, string side) => repeat.GetProperty(side).GetProperty("study").GetProperty("id").GetString()!;
    }

    [Fact]
    public async Task ThatATrialWasStoppedEarlyAndThatItHasResultsAreBothSaid()
    {
        var page = await PageAsync("/funders/name:cancer-research-uk");
        Assert.Contains("terminated (stopped early), results published, 2021", page, StringComparison.Ordinal);
        // What never began has no year of its start; of what ended as planned nothing more is said.
        Assert.Contains("withdrawn before it started, was to start in 2022", page, StringComparison.Ordinal);
        Assert.DoesNotContain("withdrawn before it started, 2022", page, StringComparison.Ordinal);
        Assert.Contains(">results published, 2020<", page, StringComparison.Ordinal);
        var trials = (await BriefAsync("organisation:name:cancer-research-uk"))["Trials that name it, that its awards support, or that it leads"];
        Assert.Single(trials, l => l.EndsWith(": withdrawn before it started, was to start in 2022.", StringComparison.Ordinal));
        Assert.Single((await BriefAsync("organisation:name:cancer-research-uk"))["Named as collaborator in these trials: what it gives is not said"], l => l.EndsWith(": terminated (stopped early), results published, 2021.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnAwardSaysHowItsTrialsStandAndWhatThatMeans()
    {
        var page = await PageAsync("/awards/C99902%2FA99902");
        Assert.Contains("The only trial here that it pays for was withdrawn before it started", page, StringComparison.Ordinal);
        Assert.Contains("The award is not counted as running, and addresses no gap", page, StringComparison.Ordinal);
        Assert.Contains("its trial is: withdrawn before it started", page, StringComparison.Ordinal);
        // One of its trials recruits: no trouble.
        var other = await PageAsync("/awards/NIHR990101");
        Assert.Contains("id=\"paid\"", other, StringComparison.Ordinal);
        Assert.DoesNotContain("ask its funder", other, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"paid\"", await PageAsync("/awards/NIHR990103"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PairsOfAwardsSayWhoPaysHowMuchAndWhenAndCanBeOfOneFunder()
    {
        var all = (await Server.JsonAsync("/api/overlaps?kind=award&limit=200")).GetProperty("pairs").EnumerateArray().ToList();
        var pair = all.Single(p => p.GetProperty("first").GetProperty("id").GetString() == "award:C99901/A99901" && p.GetProperty("second").GetProperty("id").GetString() == "award:NIHR990101");
        // A body says less than the part of it that stands beside it.
        Assert.Equal([Hta], pair.GetProperty("second").GetProperty("funders").Strings("id"));
        Assert.Equal(("2026-03-01", 100_000), (pair.GetProperty("second").GetProperty("study").GetProperty("awarded").GetString(), pair.GetProperty("second").GetProperty("study").GetProperty("amount").GetInt32()));
        var page = await PageAsync("/overlaps?kind=award&running=false");
        Assert.Contains("awarded 2026, starts 2090, GBP 100,000", page, StringComparison.Ordinal);
        Assert.Contains("awarded 2025, GBP 70,000", page, StringComparison.Ordinal);
        // Of one funder: those of which it, or a part of it, pays for one at least.
        foreach (var (funder, ids) in new[] { (Cruk, new[] { "award:C99901/A99901" }), (Hta, ["award:NIHR990101"]), ("NIHR", ["award:NIHR990101", "award:NIHR990102"]) })
        {
            var found = await Server.JsonAsync($"/api/overlaps?kind=award&limit=200&funder={Uri.EscapeDataString(funder)}");
            var expected = all.Where(p => ids.Contains(p.GetProperty("first").GetProperty("id").GetString()) || ids.Contains(p.GetProperty("second").GetProperty("id").GetString())).ToList();
            Assert.Equal(expected.Select(p => p.GetRawText()), found.GetProperty("pairs").EnumerateArray().Select(p => p.GetRawText()));
            Assert.Equal(expected.Count, found.GetProperty("total").GetInt32());
        }
        (await Server.GetAsync("/api/overlaps?funder=Nobody%20at%20all")).Problem(400, "Nobody at all");
        Assert.Equal(400, (await Server.GetAsync("/overlaps?funder=Nobody%20at%20all")).Status);
        Assert.Contains($"<option value=\"{Hta}\" selected>", await PageAsync($"/overlaps?kind=award&running=false&funder={Hta}"), StringComparison.Ordinal);
    }

    /// <summary>By another way of counting: from the list of all pairs, and what each award is known to pay for.</summary>
    [Fact]
    public async Task AnAwardIsComparedWithTheTrialsThatItDoesNotPayFor()
    {
        var pairs = (await Server.JsonAsync("/api/overlaps?kind=award-trial&limit=200")).GetProperty("pairs").EnumerateArray().Select(p => (Award: End(p, "first"), Trial: End(p, "second"))).ToHashSet();
        Assert.NotEmpty(pairs);
        Assert.All(pairs, p => Assert.True(p.Award.StartsWith("award:", StringComparison.Ordinal) && p.Trial.StartsWith("trial:", StringComparison.Ordinal)));
        foreach (var award in (string[])["award:NIHR990101", "award:NIHR990102", "award:C99901/A99901"]) Assert.Contains((award, $"trial:{Generated.Nct(1101)}"), pairs);
        // Another technique at another site, and the trials that it pays for, are none.
        Assert.DoesNotContain(pairs, p => p.Award is "award:NIHR990103" or "award:NIHR990199");
        foreach (var own in (int[])[1001, 1041]) Assert.DoesNotContain(("award:NIHR990101", $"trial:{Generated.Nct(own)}"), pairs);
        foreach (var id in (string[])[Nihr, Cruk, OtherTrust])
        {
            var funder = await FunderAsync(id, "?all=award-trials");
            var paid = new HashSet<string>([.. funder.GetProperty("awards").Strings("id"), .. funder.GetProperty("supported").Strings("id"), .. funder.GetProperty("trials").Strings("id")]);
            var found = funder.GetProperty("awardTrials").EnumerateArray().ToList();
            Assert.Equal(pairs.Where(p => paid.Contains(p.Award) || paid.Contains(p.Trial)).ToHashSet(), found.Select(Pair).ToHashSet());
            Assert.Equal(found.Count, funder.GetProperty("awardTrialsTotal").GetInt32());
            Assert.All(found, p => Assert.Equal(funder.GetProperty("awards").Strings("id").Contains(Pair(p).Award), p.GetProperty("isOwnAward").GetBoolean()));
            Assert.Equal(found.Where(p => p.GetProperty("isOwnAward").GetBoolean()).Select(p => Pair(p).Award).Distinct().Count(), funder.GetProperty("awardsAsked").GetInt32());
            Assert.Equal(pairs.Count(p => paid.Contains(p.Award) || paid.Contains(p.Trial)), (await Server.JsonAsync($"/api/overlaps?kind=award-trial&limit=200&funder={Uri.EscapeDataString(id)}")).GetProperty("total").GetInt32());
        }
        // Who pays for the trial, through its own award, is said; and to who pays for the trial the awards are another's.
        var other = (await FunderAsync(Nihr)).GetProperty("awardTrials").EnumerateArray().Single(p => Pair(p).Award == "award:NIHR990101" && Pair(p).Trial == $"trial:{Generated.Nct(1101)}");
        Assert.Equal([OtherTrust], other.GetProperty("trialFunders").Strings("id"));
        Assert.True(other.GetProperty("sameTitle").GetBoolean());
        var trust = await FunderAsync(OtherTrust);
        Assert.Equal((3, 0), (trust.GetProperty("awardTrialsTotal").GetInt32(), trust.GetProperty("awardsAsked").GetInt32()));
        Assert.Matches("paid for by\\s+<a href=\"/funders/name:nihr-hta\">", await PageAsync("/funders/name:other-trust"));
        var page = await PageAsync("/funders/ror:0187kwz08");
        Assert.Contains("id=\"award-trials\"", page, StringComparison.Ordinal);
        var awardPage = await PageAsync("/awards/NIHR990101");
        Assert.Contains("Trials that ask what it asks", awardPage, StringComparison.Ordinal);
        Assert.Contains($"/trials/{Generated.Nct(1101)}", awardPage[awardPage.IndexOf("id=\"asked\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"asked\"", await PageAsync("/awards/NIHR990103"), StringComparison.Ordinal);
        Assert.Contains((await BriefAsync(Nihr))["Awards that ask what a trial asks"], l => l.Contains($": {Generated.Nct(1101)}, “", StringComparison.Ordinal) && l.Contains("; paid for by Other Trust): the same question", StringComparison.Ordinal));
        Assert.Contains(Generated.Nct(1101), await PageAsync("/overlaps?kind=award-trial&running=false"), StringComparison.Ordinal);
        // A trial's own list goes on holding trials.
        Assert.All((await Server.JsonAsync($"/api/trials/{Generated.Nct(1061)}")).GetProperty("overlaps").EnumerateArray(), o => Assert.StartsWith("trial:", o.GetString(), StringComparison.Ordinal));

        static string End(JsonElement pair, string side) => pair.GetProperty(side).GetProperty("id").GetString()!;

        static (string Award, string Trial) Pair(JsonElement pair) => (End(pair, "award"), End(pair, "trial"));
    }

    [Fact]
    public async Task NoPairIsSaidToBeOfOneQuestionThatIsLessLikelyThanNot()
    {
        foreach (var path in (string[])["/overlaps?kind=award&running=false", "/overlaps?kind=trial&running=false", "/funders/ror:0187kwz08?all=repeats"])
        {
            var page = await PageAsync(path);
            Assert.Contains("perhaps the same question”", page, StringComparison.Ordinal);
            Assert.DoesNotContain("nothing differs of what both records tell", page, StringComparison.Ordinal);
        }
        foreach (var kind in (string[])["award", "trial"])
        {
            var pairs = (await Server.JsonAsync($"/api/overlaps?kind={kind}&running=false&limit=50")).GetProperty("pairs").EnumerateArray().Where(p => p.GetProperty("relation").GetString() == "same-question").ToList();
            var page = await PageAsync($"/overlaps?kind={kind}&running=false");
            Assert.Equal(pairs.Count(p => p.GetProperty("probability").GetDouble() < 0.5), page.Split("data-label=\"Question\">Perhaps the same question").Length - 1);
            Assert.Equal(pairs.Count(p => p.GetProperty("probability").GetDouble() >= 0.5), page.Split("data-label=\"Question\">Same question").Length - 1);
        }
    }

    [Fact]
    public async Task WhoSearchesForAFundersNameIsOfferedItsPage()
    {
        foreach (var (words, id) in new[] { ("Cancer Research UK", "name:cancer-research-uk"), ("NIHR", "ror:0187kwz08"), ("acme funder", "name:acme-funder") })
            Assert.Contains($"<a href=\"/funders/{id}\">", await PageAsync($"/search?q={Uri.EscapeDataString(words)}"), StringComparison.Ordinal);
        // Words with more in them, a body that pays for nothing here and a trial's sponsor are no funder's name.
        foreach (var words in (string[])["Cancer Research UK SABR", "Marie Curie", "Sponsor 1", "SABR"])
            Assert.DoesNotContain("as a funder</a>", await PageAsync($"/search?q={Uri.EscapeDataString(words)}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheMapAndTheSearchCanBeOfOneFunder()
    {
        var map = await PageAsync($"/gap-map?funder={Hta}");
        Assert.Equal(400, (await Server.GetAsync("/gap-map?funder=nobody%20at%20all")).Status);
        Assert.Contains($"<option value=\"{Hta}\" selected>NIHR Health Technology Assessment Programme</option>", map, StringComparison.Ordinal);
        Assert.Contains("<option value=\"organisation:name:acme-funder\">Acme Funder</option>", map, StringComparison.Ordinal);
        // By its name as by its id, as a name anywhere.
        Assert.Contains($"<option value=\"{Nihr}\" selected>", await PageAsync("/gap-map?funder=NIHR"), StringComparison.Ordinal);
        Assert.Equal(3, (await Server.JsonAsync("/api/search?kind=award&funder=NIHR")).GetProperty("total").GetInt32());
        Assert.Equal(1, (await Server.JsonAsync("/api/search?kind=award&funder=Acme%20Funder")).GetProperty("total").GetInt32());
        var cell = (await Server.JsonAsync($"/api/gap-map?funder={Uri.EscapeDataString(Nihr)}")).GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("row").GetString() == "technique:sabr" && c.GetProperty("column").GetString() == "site:lung");
        Assert.Equal(2, cell.GetProperty("counts").GetProperty("awards").GetInt32());
        var search = await PageAsync("/search?kind=award");
        Assert.Contains("id=\"narrow-funder\"", search, StringComparison.Ordinal);
        Assert.Contains("funder=organisation:name:acme-funder\">Acme Funder", search, StringComparison.Ordinal);
        Assert.Contains("awarded 1 March 2026 · starts 1 September 2090 · GBP 100,000", search, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOverlapSaysThatTheOtherSideIsACollaboratorOnlyOfAKnownFunder()
    {
        var named = (await FunderAsync("organisation:name:breast-cancer-now")).GetProperty("overlaps").EnumerateArray().ToList();
        var pair = Assert.Single(named, o => o.GetProperty("collaborators").Strings("id").Contains(Nihr));
        // Titles that differ by a number are two.
        Assert.False(pair.GetProperty("sameTitle").GetBoolean());
        Assert.Equal(("collaborator", 0), (pair.GetProperty("ownRole").GetString(), pair.GetProperty("funders").GetArrayLength()));
        Assert.Contains("named as collaborator: <a href=", await PageAsync("/funders/name:breast-cancer-now"), StringComparison.Ordinal);
        // A body that is not known to be a funder is none by being named so.
        var university = (await Server.JsonAsync($"/api/trials/{Generated.Nct(1047)}")).GetProperty("sponsors").EnumerateArray().Single(s => s.GetProperty("role").GetString() == "collaborator").GetProperty("id").GetString()!;
        Assert.Equal(0, (await FunderAsync(university)).GetProperty("overlapsTotal").GetInt32());
        Assert.DoesNotContain(university, named.SelectMany(o => o.GetProperty("collaborators").Strings("id")));
    }

    [Fact]
    public async Task TheYearOfAnAwardIsOfItsGivingAndElseSaidAsItsStart()
    {
        var awards = (await FunderAsync(Nihr)).GetProperty("awards").EnumerateArray().ToDictionary(a => a.GetProperty("id").GetString()!);
        Assert.Equal(("2026-03-01", "2090-09-01", true), (awards["award:NIHR990101"].GetProperty("awarded").GetString(), awards["award:NIHR990101"].GetProperty("starts").GetString(), awards["award:NIHR990101"].GetProperty("isToStart").GetBoolean()));
        var page = await PageAsync("/funders/ror:0187kwz08");
        Assert.Contains("awarded 2026, starts 2090, GBP 100,000", page, StringComparison.Ordinal);
        Assert.Contains("started 2019, GBP 50,000", page, StringComparison.Ordinal);
        Assert.Contains("starts 2091, amount not known", page, StringComparison.Ordinal);
        Assert.DoesNotContain("award, 20", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheBriefTellsMoneyPairsAndRanksOfHowManyTheNewestAwardsFirst()
    {
        var brief = await BriefAsync(Nihr);
        Assert.StartsWith("Awarded: GBP 150,000 in 2 awards; 1 award without an amount. Known to run or to begin: ", brief["In short"].Single(l => l.StartsWith("Awarded", StringComparison.Ordinal)), StringComparison.Ordinal);
        // What a meeting asks first.
        Assert.StartsWith("Gaps at what it funds: ", brief["In short"][0], StringComparison.Ordinal);
        Assert.Equal(["starts 2091, amount not known.", "awarded 2026, starts 2090, GBP 100,000.", "started 2019, GBP 50,000."], brief["Awards"].Select(l => l[(l.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.Contains(brief["Overlaps with other funders"], l => l.Contains("Cancer Research UK", StringComparison.Ordinal) && l.Contains("the same title", StringComparison.Ordinal));
        var ranked = (await Server.JsonAsync("/api/priorities?limit=1")).GetProperty("total").GetInt32();
        Assert.Equal(ranked, (await FunderAsync(Nihr)).GetProperty("ranked").GetInt32());
        var gaps = brief["Gaps at what it already funds"].Concat(brief["Open gaps of the same techniques elsewhere"]).Where(l => !l.StartsWith("And ", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(gaps);
        Assert.All(gaps, l => Assert.Matches(" Rank [0-9]+=?( \\([0-9]+ to [0-9]+\\))?; (open|being addressed)", l));
        var notes = (await Server.JsonAsync($"/api/briefs/funders/{Uri.EscapeDataString(Nihr)}")).GetProperty("sections").EnumerateArray().Single(s => s.GetProperty("heading").GetString() == "Gaps at what it already funds").GetProperty("notes").EnumerateArray().Select(n => n.GetString());
        Assert.Contains(notes, n => n!.StartsWith($"Ranks are among all {ranked} gaps that are ranked, with all criteria weighed alike;", StringComparison.Ordinal));
        // A gap's words alone name no subject.
        var stated = Assert.Single(gaps, l => l.Contains("remains unknown", StringComparison.Ordinal));
        Assert.Matches("^[^“]+ · Lung[^“]*: “", stated);
        var item = (await FunderAsync(Nihr)).GetProperty("inside").EnumerateArray().Single(g => g.GetProperty("kind").GetString() == "stated");
        Assert.Equal(["technique:sabr"], item.GetProperty("techniques").Strings("id"));
        Assert.Equal(["site:lung"], item.GetProperty("sites").Strings("id"));
    }

    [Fact]
    public async Task TheBriefOfAGapSaysWhoPaysAndHowMuch()
    {
        var gap = (await FunderAsync(Nihr)).GetProperty("inside").EnumerateArray().Single(g => g.GetProperty("kind").GetString() == "stated").GetProperty("id").GetString()!;
        var lines = (await Server.JsonAsync($"/api/briefs/gaps/{gap["gap:".Length..]}")).GetProperty("sections").EnumerateArray().Single(s => s.GetProperty("heading").GetString() == "Awards").GetProperty("lines").Strings("text");
        Assert.Contains(lines, l => l.EndsWith("; NIHR Health Technology Assessment Programme, awarded 2026, starts 2090, GBP 100,000.", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.EndsWith("; Cancer Research UK, awarded 2025, GBP 70,000.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AwardsCountToTheProgrammeThatTheyNameWhereItIsTheFundersOwn()
    {
        var list = (await Server.JsonAsync("/api/funders?limit=200")).GetProperty("items").EnumerateArray().ToDictionary(i => i.GetProperty("id").GetString()!);
        Assert.Equal((3, 1), (list[Nihr].GetProperty("awards").GetInt32(), list[Hta].GetProperty("awards").GetInt32()));
        // "Research for Patient Benefit Fellowships" is no name of a programme, and another body's programme is not NIHR's.
        Assert.DoesNotContain("organisation:name:nihr-rfpb", list.Keys);
        Assert.Equal([Nihr, Hta], (await Server.JsonAsync("/api/awards/NIHR990101")).GetProperty("funders").Strings("id").OrderByDescending(i => i == Nihr));
        Assert.Equal(["organisation:name:acme-funder"], (await Server.JsonAsync("/api/awards/360giving:360G-Own-7")).GetProperty("funders").Strings("id"));
    }

    [Fact]
    public async Task AwardsAndMoneyAreToldByStartAndBySite()
    {
        var nihr = await FunderAsync(Nihr);
        Assert.Equal([(2091, 1), (2090, 1), (2019, 1)], nihr.GetProperty("years").EnumerateArray().Select(y => (y.GetProperty("year").GetInt32(), y.GetProperty("awards").GetInt32())));
        Assert.Equal(50_000, nihr.GetProperty("years")[2].GetProperty("spend")[0].GetProperty("amount").GetInt32());
        var lung = nihr.GetProperty("sites").EnumerateArray().Single(s => s.GetProperty("id").GetString() == "site:lung");
        Assert.Equal((2, 150_000), (lung.GetProperty("awards").GetInt32(), lung.GetProperty("spend")[0].GetProperty("amount").GetInt32()));
        var page = await PageAsync("/funders/ror:0187kwz08");
        foreach (var table in (string[])["id=\"sites\"", "id=\"years\"", "id=\"techniques\""]) Assert.Contains(table, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASourceThatWasNotReadSaysWhetherItsFundersAwardsCameOtherwise()
    {
        var sources = (await Server.JsonAsync("/api/funders")).GetProperty("awardSources").EnumerateArray().ToDictionary(s => s.GetProperty("name").GetString()!);
        Assert.Equal((0, 3), (sources["nihr"].GetProperty("records").GetInt32(), sources["nihr"].GetProperty("awardsOtherwise").GetInt32()));
        Assert.Equal(JsonValueKind.Null, sources["360giving"].GetProperty("awardsOtherwise").ValueKind);
        Assert.Contains("not loaded here; 3 awards of that funder came through other sources", await PageAsync("/funders"), StringComparison.Ordinal);
        Assert.Contains("Its parts, counted with it", await PageAsync("/funders/ror:0187kwz08"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATechniqueThatAwardsNameOnlyAsTheComparatorIsNotFundedWithoutEvidence()
    {
        var techniques = (await Server.JsonAsync("/api/funders")).GetProperty("fundedWithoutEvidence").EnumerateArray().ToDictionary(t => t.GetProperty("id").GetString()!, t => t.GetProperty("awards").GetInt32());
        Assert.DoesNotContain("technique:3d-conformal", techniques.Keys);
        Assert.Equal(1, techniques["technique:imrt"]);
        Assert.Equal(1, techniques["technique:proton"]);
    }

    [Fact]
    public async Task MoneyOfAnAwardIsNotForWhatItOnlyComparesWith()
    {
        var techniques = (await FunderAsync("organisation:name:acme-funder")).GetProperty("techniques").EnumerateArray().ToDictionary(t => t.GetProperty("id").GetString()!);
        Assert.Equal((1, 0, 5_000), (Number("technique:imrt", "awards"), Number("technique:imrt", "onlyCompared"), techniques["technique:imrt"].GetProperty("spend")[0].GetProperty("amount").GetInt32()));
        Assert.Equal((0, 1, 0), (Number("technique:3d-conformal", "awards"), Number("technique:3d-conformal", "onlyCompared"), techniques["technique:3d-conformal"].GetProperty("spend").GetArrayLength()));
        var page = await PageAsync("/funders/name:acme-funder");
        Assert.Contains("0 (1 more only compares with it)", page, StringComparison.Ordinal);
        Assert.Contains("only as what another is compared with does not count there", page, StringComparison.Ordinal);
        Assert.Contains((await BriefAsync("organisation:name:acme-funder"))["By technique"], l => l.StartsWith("3D conformal radiotherapy: 0 awards (1 more only compares with it)", StringComparison.Ordinal));
        // Named with nothing beside it, it is what the award tries.
        Assert.Equal(0, (await FunderAsync(Nihr)).GetProperty("techniques").EnumerateArray().Single(t => t.GetProperty("id").GetString() == "technique:proton").GetProperty("onlyCompared").GetInt32());

        int Number(string technique, string field) => techniques[technique].GetProperty(field).GetInt32();
    }

    [Fact]
    public async Task AwardsWhoseTrialsCameToNothingAreCountedApart()
    {
        var cruk = await FunderAsync(Cruk);
        var award = Assert.Single(cruk.GetProperty("troubled").EnumerateArray());
        Assert.Equal(("award:C99902/A99902", "withdrawn", 1), (award.GetProperty("award").GetProperty("id").GetString(), award.GetProperty("trials").GetString(), award.GetProperty("count").GetInt32()));
        Assert.Equal((1, 6_000), (cruk.GetProperty("troubledSum").GetProperty("awards").GetInt32(), cruk.GetProperty("troubledSum").GetProperty("spend")[0].GetProperty("amount").GetInt32()));
        var page = await PageAsync("/funders/name:cancer-research-uk");
        Assert.Contains("<b>Its trial was withdrawn before it started</b>", page[page.IndexOf("id=\"awards\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains((await BriefAsync(Cruk))["In short"], l => l.Contains("Of 1 award (GBP 6,000) every trial here was withdrawn, suspended or stopped.", StringComparison.Ordinal));
        // One of the trials of an award recruits, another award has none: no trouble.
        Assert.Equal(0, (await FunderAsync(Nihr)).GetProperty("troubled").GetArrayLength());
        Assert.DoesNotContain("id=\"troubled\"", await PageAsync("/funders/ror:0187kwz08"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABriefBeginsInShortAndHasItsFiguresInTablesAndItsPagesNumbered()
    {
        var sections = (await Server.JsonAsync($"/api/briefs/funders/{Uri.EscapeDataString(Nihr)}")).GetProperty("sections").EnumerateArray().ToList();
        Assert.Equal(("In short", 6), (sections[0].GetProperty("heading").GetString(), sections[0].GetProperty("lines").GetArrayLength()));
        Assert.Contains("the awards of NIHR, a list that is not loaded here", sections[0].GetProperty("lines").Strings("text")[5], StringComparison.Ordinal);
        var tables = sections.Where(s => s.GetProperty("table").ValueKind == JsonValueKind.Object).ToDictionary(s => s.GetProperty("heading").GetString()!, s => s.GetProperty("table"));
        Assert.Equal(["Awards by the year in which they start", "By technique", "By tumour site"], tables.Keys.Order());
        Assert.Equal(["2091", "2090", "2019"], tables["Awards by the year in which they start"].GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("cells")[0].GetString()!));
        Assert.Contains(sections.Single(s => s.GetProperty("heading").GetString() == "Repeats within what it funds").GetProperty("notes").EnumerateArray(), n => n.GetString()!.Contains("a reason to look, not a verdict", StringComparison.Ordinal));
        Assert.Contains("| Start | Awards | Awarded |\n| --- | ---: | ---: |\n| [2091]", (await Server.GetAsync($"/api/briefs/funders/{Uri.EscapeDataString(Nihr)}?format=md")).Text, StringComparison.Ordinal);
        var page = await PageAsync("/briefs/funders/ror:0187kwz08");
        Assert.Contains("<th scope=\"col\">Technique</th>", page, StringComparison.Ordinal);
        var word = await Server.GetAsync($"/api/briefs/funders/{Uri.EscapeDataString(Nihr)}?format=docx");
        await using var archive = new ZipArchive(await word.Message.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        XNamespace w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        var document = await PartAsync("word/document.xml");
        Assert.Equal(3, document.Descendants(w + "tbl").Count());
        Assert.All(document.Descendants(w + "tbl"), t => Assert.Single(t.Descendants(w + "tblHeader")));
        Assert.Single(document.Descendants(w + "footerReference"));
        Assert.Contains((await PartAsync("word/footer1.xml")).Descendants(w + "fldSimple"), f => f.Attribute(w + "instr")!.Value.Trim() == "PAGE");

        async Task<XElement> PartAsync(string part)
        {
            await using var entry = await archive.GetEntry(part)!.OpenAsync(TestContext.Current.CancellationToken);
            return (await XDocument.LoadAsync(entry, LoadOptions.None, TestContext.Current.CancellationToken)).Root!;
        }
    }

    [Fact]
    public async Task ATrialThatNeverBeganIsNotSaidToHaveStartedInAList()
    {
        var withdrawn = await PageAsync($"/search?q={Generated.Nct(1016)}&kind=trial");
        Assert.Contains("was to start March 2022", withdrawn, StringComparison.Ordinal);
        Assert.DoesNotContain("started March 2022", withdrawn, StringComparison.Ordinal);
        Assert.Contains("expected to start March 2091", await PageAsync($"/search?q={Generated.Nct(1101)}&kind=trial"), StringComparison.Ordinal);
        Assert.Contains("started March 2020", await PageAsync($"/search?q={Generated.Nct(1018)}&kind=trial"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFundersNameThatNoRecordHoldsLeadsToItsPageAndNotToNothing()
    {
        var page = await PageAsync("/search?q=CRUK");
        // Its page is named, and once.
        Assert.Equal(2, page.Split("<a href=\"/funders/name:cancer-research-uk\">Cancer Research UK as a funder</a>").Length);
        Assert.Contains("A funder’s name, and no record with these words", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing found", page, StringComparison.Ordinal);
        Assert.Contains("Nothing found", await PageAsync("/search?q=qwxyzzy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FilesOfTwoFundersHaveTwoNamesAndSayTheSequenceNumberAsThePageDoes()
    {
        var names = new List<string>();
        foreach (var id in (string[])[Nihr, Cruk])
        {
            foreach (var format in (string[])["docx", "md"])
            {
                var file = await Server.GetAsync($"/api/briefs/funders/{Uri.EscapeDataString(id)}?format={format}");
                names.Add(file.Message.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
                if (format == "md") Assert.Contains("sequence number ", file.Text, StringComparison.Ordinal);
                if (format == "md") continue;
                await using var archive = new ZipArchive(await file.Message.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
                await using var document = await archive.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken);
                var text = (await XDocument.LoadAsync(document, LoadOptions.None, TestContext.Current.CancellationToken)).Root!.Value;
                Assert.Contains("sequence number ", text, StringComparison.Ordinal);
                if (id == Nihr) Assert.Contains("GBP 150,000 in 2 awards", text, StringComparison.Ordinal);
            }
        }
        Assert.Equal(
            [
                "horizon-brief-funder-national-institute-for-health-and-care-research.docx", "horizon-brief-funder-national-institute-for-health-and-care-research.md",
                "horizon-brief-funder-cancer-research-uk.docx", "horizon-brief-funder-cancer-research-uk.md",
            ],
            names);
    }
}

/// <summary>Awards and trials that repeat each other, with who pays for which; overlaps worked out.</summary>
public sealed class FundedRecords : IAsyncLifetime
{
    private const string Sabr = "SABR compared with conventional radiotherapy in people over seventy with lung cancer";

    private readonly TemporaryFolder folder = new();

    internal HorizonServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        folder.Write("in/grants.json", new JsonObject
        {
            ["grants"] = new JsonArray(
                Grant("NIHR990101", Sabr, "National Institute for Health and Care Research", "Health Technology Assessment", 100_000, "2026-03-01", "2090-09-01"),
                Grant("NIHR990102", Sabr, "NIHR", "Research for Patient Benefit Fellowships", 50_000, null, "2019-04-01"),
                Grant("NIHR990103", "Proton beam therapy in children with medulloblastoma", "NIHR", "Invention", null, null, "2091-02-01"),
                Grant("C99901/A99901", Sabr, "Cancer Research UK", "Health Technology Assessment", 70_000, "2025-05-05", "2025-09-01"),
                Grant("C99902/A99902", "Hyperthermia and radiotherapy in oesophageal cancer", "Cancer Research UK", "Other", 6_000, "2021-05-05", "2022-09-01"),
                // Pays for the trial below that has the title of three awards of others.
                Grant("NIHR990199", "Radiosurgery in vestibular schwannoma", "Other Trust", "Other", 1_000, null, "2020-01-01"),
                Grant("7", "Intensity-modulated radiotherapy compared with 3D conformal radiotherapy in cervical cancer", "Acme Funder", "Health Technology Assessment", 5_000, "2024-01-01", "2024-03-01")),
        }.ToJsonString());
        folder.Write("in/studies.json", Generated.Page(
        [
            // Of the same technique at the same site: 20 apart. Three name an award, two of them the same.
            Study(1001, "National Institute for Health and Care Research", "NIHR990101"), Study(1021, "National Institute for Health and Care Research", "NIHR990102"),
            Study(1041, "National Institute for Health and Care Research", "NIHR990101"),
            // Of their question, and of no award.
            Study(1061, "National Institute for Health and Care Research", null),
            Study(1007, "National Institute for Health and Care Research", null), Study(1027, "Breast Cancer Now", null), Study(1047, "University of Nowhere", null),
            Study(1013, "NIHR", null), Study(1101, "University of Elsewhere", "NIHR990199", "NOT_YET_RECRUITING", "2091-03", title: Sabr),
            Study(1015, "Cancer Research UK", null, "TERMINATED", "2021-03", hasResults: true), Study(1016, "Cancer Research UK", "C99902/A99902", "WITHDRAWN", "2022-03"), Study(1018, "Cancer Research UK", null, "COMPLETED", "2020-03", hasResults: true),
        ]));
        folder.Write("in/articles.xml", Generated.Articles([Article()]));
        (await HorizonProcess.RunAsync("import", folder["in"], "--data", folder["data"])).Done();
        (await HorizonProcess.RunAsync("rebuild", "overlaps", "--data", folder["data"])).Done();
        Server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }

    private static JsonObject Grant(string reference, string title, string funder, string programme, int? pounds, string? awarded, string starts)
    {
        var grant = new JsonObject
        {
            ["id"] = $"360G-Own-{reference}",
            ["title"] = title,
            ["description"] = $"We ask: {title.ToLowerInvariant()}? A randomised trial of 300 people. The main measure is overall survival at two years.",
            ["plannedDates"] = new JsonArray(new JsonObject { ["startDate"] = starts }),
            ["fundingOrganization"] = new JsonArray(new JsonObject { ["name"] = funder }),
            ["grantProgramme"] = new JsonArray(new JsonObject { ["title"] = programme }),
        };
        if (pounds is { } amount)
        {
            grant["amountAwarded"] = amount;
            grant["currency"] = "GBP";
        }
        if (awarded is not null) grant["awardDate"] = awarded;
        return grant;
    }

    private static string Study(int number, string collaborator, string? grant, string? status = null, string? starts = null, bool hasResults = false, string? title = null)
    {
        var study = JsonNode.Parse(Generated.Study(number, title))!;
        study["protocolSection"]!["sponsorCollaboratorsModule"]!["collaborators"] = new JsonArray(new JsonObject { ["name"] = collaborator, ["class"] = "OTHER" });
        study["protocolSection"]!["outcomesModule"] = new JsonObject { ["primaryOutcomes"] = new JsonArray(new JsonObject { ["measure"] = "Overall survival", ["timeFrame"] = "2 years" }) };
        if (status is not null) study["protocolSection"]!["statusModule"]!["overallStatus"] = status;
        if (starts is not null) study["protocolSection"]!["statusModule"]!["startDateStruct"] = new JsonObject { ["date"] = starts };
        if (hasResults)
        {
            study["hasResults"] = true;
            study["resultsSection"] = new JsonObject { ["baselineCharacteristicsModule"] = new JsonObject() };
        }
        if (grant is not null) study["protocolSection"]!["identificationModule"]!["secondaryIdInfos"] = new JsonArray(new JsonObject { ["id"] = grant, ["type"] = "OTHER_GRANT" });
        return study.ToJsonString();
    }

    /// <summary>A paper that states a gap in words that name no subject.</summary>
    private static string Article() => Generated.Article(1, "SABR for lung cancer in older people: what is known")
        .Replace($"Results of the trial {Generated.Nct(1)} in patients with non-small cell lung cancer.", "We looked at SABR for lung cancer. The optimal dose remains unknown.", StringComparison.Ordinal);
}
