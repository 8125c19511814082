using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <content>What is a funder's, wherever it is counted.</content>
public sealed partial class IndependentCountTests
{
    /// <summary>The page, the search by a funder, what is counted beside a search and the row of the map: one rule of what is a funder's.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public async Task TheSearchAndTheMapFindOfEachFunderWhatItsPageCounts(bool ofReal)
    {
        var server = Server(ofReal);
        const string Any = "technique=technique:radiotherapy";
        var facets = (await server.JsonAsync($"/api/search?kind=award&limit=1&{Any}")).GetProperty("facets").GetProperty("funder").EnumerateArray().ToDictionary(Id, f => f.GetProperty("count").GetInt32());
        var map = await server.JsonAsync("/api/gap-map?rows=funder&columns=site");
        var rows = map.GetProperty("cells").EnumerateArray().ToLookup(c => c.GetProperty("row").GetString()!);
        var items = await AllAsync(server, "/api/funders?limit=200");
        Assert.True(ofReal || items.Exists(i => i.GetProperty("partOf").ValueKind == JsonValueKind.String && i.GetProperty("awards").GetInt32() > 0));
        foreach (var item in items.Where(i => i.GetProperty("awards").GetInt32() + i.GetProperty("trials").GetInt32() > 0))
        {
            var (id, name) = (Id(item), item.GetProperty("name").GetString()!);
            var of = $"{Any}&funder={Uri.EscapeDataString(id)}";
            var whole = await server.JsonAsync($"/api/funders/{Uri.EscapeDataString(id)}?all=trials");
            var supported = (await server.JsonAsync($"/api/funders/{Uri.EscapeDataString(id)}?all=supported")).GetProperty("supported").Strings("id");
            Assert.Equal(item.GetProperty("awards").GetInt32(), await TotalAsync(server, $"kind=award&{of}"));
            Assert.Equal(item.GetProperty("papers").GetInt32(), await TotalAsync(server, $"kind=publication&{of}"));
            Assert.Equal(whole.GetProperty("trials").Strings("id").Union(supported).Order(StringComparer.Ordinal), (await HitsAsync(server, "trial", $"&{of}")).Order(StringComparer.Ordinal));
            Assert.Equal(item.GetProperty("awards").GetInt32(), facets.GetValueOrDefault(id));
            foreach (var cell in rows[id].Where(c => c.GetProperty("counts").GetProperty("awards").GetInt32() > 0).OrderByDescending(c => c.GetProperty("counts").GetProperty("awards").GetInt32()).Take(3))
            {
                var at = $"&funder={Uri.EscapeDataString(id)}&site={cell.GetProperty("column").GetString()}";
                Assert.Equal(await TotalAsync(server, $"kind=award{at}"), cell.GetProperty("counts").GetProperty("awards").GetInt32());
                Assert.Equal(await TotalAsync(server, $"kind=trial{at}"), Trials(cell));
            }
            Assert.True(item.GetProperty("awards").GetInt32() < 2 || rows[id].Any(c => c.GetProperty("counts").GetProperty("awards").GetInt32() > 0), $"{name} has awards and no row.");
            // A part's map under the filter is the row's.
            var filtered = (await server.JsonAsync($"/api/gap-map?rows=funder&columns=site&funder={Uri.EscapeDataString(id)}")).GetProperty("cells").EnumerateArray().Where(c => c.GetProperty("row").GetString() == id);
            Assert.Equal(Awards(rows[id]), Awards(filtered));
            Assert.Equal(rows[id].Sum(Running), filtered.Sum(Running));
        }

        // A body of which the whole map has no row has one of noughts under its own filter.
        static IEnumerable<(string?, int)> Awards(IEnumerable<JsonElement> cells) => cells.Select(c => (c.GetProperty("column").GetString(), c.GetProperty("counts").GetProperty("awards").GetInt32())).Where(c => c.Item2 > 0).Order();

        static int Running(JsonElement cell) => cell.GetProperty("awardsRunning").ValueKind == JsonValueKind.Number ? cell.GetProperty("awardsRunning").GetInt32() : 0;
    }

    /// <summary>From the gaps' own lists of what addresses them; and what each award's trials are from its own record.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public async Task WhoAddressesAGapIsAsTheGapItselfListsIt(bool ofReal)
    {
        var server = Server(ofReal);
        var addressedBy = (await AllAsync(server, "/api/gaps?limit=200&state=being-addressed")).ToDictionary(Id, g => g.GetProperty("addressedBy").Strings("id"));
        var seen = new HashSet<string?>();
        var troubled = 0;
        foreach (var item in await AllAsync(server, "/api/funders?limit=200"))
        {
            var page = $"/api/funders/{Uri.EscapeDataString(Id(item))}";
            var whole = await server.JsonAsync($"{page}?all=inside");
            var own = new HashSet<string>([.. whole.GetProperty("awards").Strings("id"), .. whole.GetProperty("trials").Strings("id"), .. whole.GetProperty("supported").Strings("id")]);
            var collaborated = whole.GetProperty("collaborated").Strings("id").ToHashSet();
            var addressed = 0;
            foreach (var gap in whole.GetProperty("inside").EnumerateArray())
            {
                var said = gap.GetProperty("addressedBy").GetString();
                var expected = !addressedBy.TryGetValue(Id(gap), out var by) ? null : by.Any(own.Contains) ? "own" : by.Any(collaborated.Contains) ? "collaborator" : "others";
                Assert.Equal((Id(gap), expected), (Id(gap), said));
                seen.Add(said);
                if (said == "own") addressed++;
            }
            Assert.Equal(addressed, whole.GetProperty("addressedByOwn").GetInt32());
            foreach (var award in whole.GetProperty("troubled").EnumerateArray())
            {
                var paid = (await server.JsonAsync($"/api/awards/{Uri.EscapeDataString(Id(award.GetProperty("award")))}")).GetProperty("supports").Strings("id").Where(s => s.StartsWith("trial:", StringComparison.Ordinal)).ToList();
                Assert.Equal(paid.Count, award.GetProperty("count").GetInt32());
                foreach (var trial in paid) Assert.Contains((await server.JsonAsync($"/api/trials/{Uri.EscapeDataString(trial)}")).GetProperty("status").GetString(), new[] { "stopped", "withdrawn" });
                troubled++;
            }
        }
        Assert.True(ofReal || (seen.IsSupersetOf(["own", "collaborator", "others"]) && troubled > 0));
    }

    /// <summary>From each trial by itself.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public async Task WhoIsNamedAtAGapWithoutFundsIsNamedOnATrialThere(bool ofReal)
    {
        var server = Server(ofReal);
        var without = (await server.JsonAsync("/api/funders?all=true")).GetProperty("gapsWithoutFunds").EnumerateArray().Where(g => g.GetProperty("techniques").GetArrayLength() == 1 && g.GetProperty("sites").GetArrayLength() == 1).Take(25).ToList();
        foreach (var gap in without)
        {
            var trials = await HitsAsync(server, "trial", $"&technique={gap.GetProperty("techniques").Strings("id")[0]}&site={gap.GetProperty("sites").Strings("id")[0]}");
            var named = new HashSet<string>();
            foreach (var trial in trials)
                named.UnionWith((await server.JsonAsync($"/api/trials/{Uri.EscapeDataString(trial)}")).GetProperty("sponsors").EnumerateArray().Where(s => s.GetProperty("role").GetString() == "collaborator").Select(Id));
            var said = gap.GetProperty("collaborators").Strings("id").ToHashSet();
            Assert.Subset(named, said);
            // Whoever is a funder of the reviewed list and pays for anything here is among them, but for a body beside a part of it.
            Assert.True(!named.Contains("organisation:name:cancer-research-uk") || said.Contains("organisation:name:cancer-research-uk"), $"{Id(gap)} does not say who is named.");
        }
        Assert.True(ofReal || without.Exists(g => g.GetProperty("collaborators").GetArrayLength() > 0));
    }

    /// <summary>By technique and site alone, from each award by itself: no outcome, age or purpose hides who pays.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public async Task NoAwardIsAtTheTechniqueAndSiteOfAGapWithoutFunds(bool ofReal)
    {
        var server = Server(ofReal);
        var without = (await server.JsonAsync("/api/funders?all=true")).GetProperty("gapsWithoutFunds").EnumerateArray().ToList();
        Assert.True(ofReal || without.Count > 0);
        var purposes = new[] { "technique:palliative", "technique:adjuvant", "technique:radical", "technique:neoadjuvant", "technique:salvage", "technique:consolidative", "technique:prophylactic" };
        foreach (var gap in without)
        {
            if (gap.GetProperty("techniques").Strings("id").Except(purposes).ToList() is not [var technique] || gap.GetProperty("sites").Strings("id") is not [var site]) continue;
            Assert.True(await TotalAsync(server, $"kind=award&technique={technique}&site={site}") == 0, $"{Id(gap)} is said to have no award: {technique} at {site}.");
        }
        // Nor does any funder's page say that it pays there, and no gap is both at what a funder pays for and elsewhere.
        var ids = without.Select(Id).ToHashSet();
        foreach (var item in await AllAsync(server, "/api/funders?limit=200"))
        {
            var page = $"/api/funders/{Uri.EscapeDataString(Id(item))}";
            var inside = (await server.JsonAsync($"{page}?all=inside")).GetProperty("inside").EnumerateArray().ToList();
            Assert.Empty(inside.Select(Id).Intersect(ids));
            Assert.Empty(inside.Select(Id).Intersect((await server.JsonAsync($"{page}?all=beside")).GetProperty("beside").Strings("id")));
            Assert.Equal(item.GetProperty("openGaps").GetInt32(), inside.Count(g => g.GetProperty("state").GetString() == "open"));
            Assert.Equal(inside.Where(g => g.GetProperty("state").GetString() == "open").Select(Id), (await server.JsonAsync($"{page}?all=inside&state=open")).GetProperty("inside").Strings("id"));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ThatATrialIsPastItsDayIsSaidOnPageAndInBrief(bool ofReal)
    {
        var server = Server(ofReal);
        var (past, toCome) = (0, 0);
        foreach (var item in (await server.JsonAsync("/api/gaps?state=being-addressed&limit=60")).GetProperty("items").EnumerateArray())
        {
            var trials = item.GetProperty("addressedBy").EnumerateArray().Where(s => s.GetProperty("id").GetString()!.StartsWith("trial:", StringComparison.Ordinal) && s.GetProperty("expectedOn").ValueKind == JsonValueKind.String).ToList();
            if (trials.Count == 0) continue;
            var path = item.GetProperty("id").GetString()!["gap:".Length..];
            var isPast = trials.Exists(t => t.GetProperty("isOverdue").GetBoolean());
            foreach (var page in new[] { $"/gaps/{path}", $"/briefs/gaps/{path}" }) Assert.Equal(isPast, (await server.GetAsync(page)).Text.Contains("which has passed", StringComparison.Ordinal));
            if (isPast) past++; else toCome++;
        }
        // Real registers hold such trials; the sample may hold none.
        Assert.True((ofReal ? past : past + toCome) > 0, $"{past} past, {toCome} to come.");
    }
}
