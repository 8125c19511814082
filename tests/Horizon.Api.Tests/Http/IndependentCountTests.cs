using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

/// <summary>
/// The counts of the gap map, the gaps, access and funders against counts made another way: by the search, and by adding up every trial and award as the API shows it
/// by itself. On the sample, and on real records where HORIZON_TEST_DATA names them.
/// </summary>
public sealed partial class IndependentCountTests(SampleServer sample, RealRecords real) : IClassFixture<RealRecords>
{
    private static readonly Dictionary<string, List<JsonElement>> Asked = new(StringComparer.Ordinal);

    public static TheoryData<bool> Sets => [false, true];

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task TheMapsCellsAreWhatTheSearchFinds(bool ofReal)
    {
        var server = Server(ofReal);
        var cells = (await server.JsonAsync("/api/gap-map")).GetProperty("cells").EnumerateArray().ToList();
        var counted = cells.Where(c => Trials(c) > 0).ToList();
        Assert.NotEmpty(counted);
        // Every seventh cell of those with trials, and as many of those without.
        foreach (var cell in counted.Where((_, i) => i % 7 == 0).Concat(cells.Where(c => Trials(c) == 0).Where((_, i) => i % 200 == 0)))
        {
            var at = $"technique={cell.GetProperty("row").GetString()}&site={cell.GetProperty("column").GetString()}";
            Assert.Equal(await TotalAsync(server, $"kind=trial&{at}"), Trials(cell));
            Assert.Equal(await TotalAsync(server, $"kind=trial&state=published&{at}"), cell.GetProperty("counts").GetProperty("published").GetInt32());
            Assert.Equal(await TotalAsync(server, $"kind=publication&state=review&{at}"), cell.GetProperty("counts").GetProperty("reviews").GetInt32());
            Assert.Equal((await server.JsonAsync($"/api/gaps?kind=stated&{at}")).GetProperty("total").GetInt32(), cell.GetProperty("counts").GetProperty("gaps").GetInt32());
        }
    }

    /// <summary>Every cell, by every state, from each trial and award as it is shown by itself: nothing of the index is in it.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public async Task TheMapIsTheSumOfTheTrialsAndAwardsThemselves(bool ofReal)
    {
        var server = Server(ofReal);
        var trials = await ThingsAsync(server, "trial", "");
        var awards = await ThingsAsync(server, "award", "");
        var map = await server.JsonAsync("/api/gap-map");
        var broader = (await BroaderAsync(server, "techniques", map.GetProperty("rows"))).Concat(await BroaderAsync(server, "sites", map.GetProperty("columns"))).ToDictionary();
        var compared = 0;
        foreach (var (query, others, counted) in new (string, Func<JsonElement, IEnumerable<string>>, Func<JsonElement, bool>)[]
        {
            ("", t => Concepts(t, "sites"), _ => true),
            ("?status=recruiting", t => Concepts(t, "sites"), t => t.GetProperty("status").GetString() == "recruiting"),
            ("?columns=phase", t => t.TryGetProperty("phase", out var phase) && phase.GetString() is { } named ? [named] : [], _ => true),
        })
        {
            var places = new Dictionary<(string, string, string), int>();
            foreach (var (thing, state) in trials.Where(counted).Select(t => (t, t.GetProperty("state").GetString()!)).Concat(query.Length == 0 ? awards.Select(a => (a, "awards")) : []))
            {
                foreach (var place in Concepts(thing, "techniques").SelectMany(t => others(thing).Select(o => (t, o, state)))) places[place] = places.GetValueOrDefault(place) + 1;
            }
            foreach (var cell in (await server.JsonAsync($"/api/gap-map{query}")).GetProperty("cells").EnumerateArray())
            {
                foreach (var count in cell.GetProperty("counts").EnumerateObject().Where(c => c.Name is not ("reviews" or "gaps") && (c.Name != "awards" || (query.Length == 0 && awards.Count > 0))))
                {
                    var here = (cell.GetProperty("row").GetString()!, cell.GetProperty("column").GetString()!, count.Name);
                    Assert.True(places.GetValueOrDefault(here) == count.Value.GetInt32(), $"{query} {here}: {places.GetValueOrDefault(here)} by themselves, {count.Value} on the map.");
                    compared += count.Value.GetInt32();
                }
            }
        }
        Assert.True(compared > 0);

        HashSet<string> Concepts(JsonElement thing, string name)
        {
            var found = new HashSet<string>();
            var left = new Stack<string>(thing.GetProperty(name).Strings("id"));
            while (left.TryPop(out var id))
            {
                if (found.Add(id)) foreach (var wider in broader[id]) left.Push(wider);
            }
            return found;
        }
    }

    /// <summary>A funder's trials on the map are those that name it and those of its awards, and no other.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public async Task TheMapOfFundersIsTheSumOfTheTrialsAndAwardsThemselves(bool ofReal)
    {
        var server = Server(ofReal);
        var awards = await ThingsAsync(server, "award", "");
        var byAward = awards.ToDictionary(Id, a => a.GetProperty("funders").Strings("id"));
        var places = new Dictionary<(string, string, string), int>();
        var wholes = new Dictionary<string, string?>();
        foreach (var (thing, state) in (await ThingsAsync(server, "trial", "")).Select(t => (t, t.GetProperty("state").GetString()!)).Concat(awards.Select(a => (a, "awards"))))
        {
            var payers = thing.GetProperty("funders").ValueKind == JsonValueKind.Array ? thing.GetProperty("funders").Strings("id").ToHashSet() : [];
            if (state != "awards") payers.UnionWith(thing.GetProperty("awards").Strings("id").SelectMany(a => byAward.GetValueOrDefault(a) ?? []));
            // What a part pays for counts to its whole.
            foreach (var payer in payers.ToList())
            {
                for (var whole = await WholeAsync(payer); whole is not null; whole = await WholeAsync(whole)) payers.Add(whole);
            }
            foreach (var payer in payers)
            {
                foreach (var site in thing.GetProperty("sites").Strings("id")) places[(payer, site, state)] = places.GetValueOrDefault((payer, site, state)) + 1;
            }
        }
        // Of sites that have none below them: broader ones count those too.
        var map = await server.JsonAsync("/api/gap-map?rows=funder&columns=site");
        var broader = await BroaderAsync(server, "sites", map.GetProperty("columns"));
        var leaves = broader.Keys.Except(broader.Values.SelectMany(b => b)).ToHashSet();
        var compared = 0;
        foreach (var cell in map.GetProperty("cells").EnumerateArray().Where(c => leaves.Contains(c.GetProperty("column").GetString()!)))
        {
            foreach (var count in cell.GetProperty("counts").EnumerateObject().Where(c => c.Name is not ("reviews" or "gaps") && c.Value.ValueKind == JsonValueKind.Number))
            {
                var here = (cell.GetProperty("row").GetString()!, cell.GetProperty("column").GetString()!, count.Name);
                Assert.True(places.GetValueOrDefault(here) == count.Value.GetInt32(), $"{here}: {places.GetValueOrDefault(here)} by themselves, {count.Value} on the map.");
                compared += count.Value.GetInt32();
            }
        }
        Assert.True(ofReal || compared > 0);

        async Task<string?> WholeAsync(string body)
        {
            if (!wholes.TryGetValue(body, out var whole)) wholes[body] = whole = (await server.JsonAsync($"/api/funders/{Uri.EscapeDataString(body)}")).GetProperty("funder").GetProperty("partOf").GetString();
            return whole;
        }
    }

    /// <summary>An award addresses a gap only while its own dates, or a trial that it pays for, say that it runs, and never by what every such trial only compares with.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public async Task AnAwardAddressesAGapOnlyWhereItIsKnownToRun(bool ofReal)
    {
        var server = Server(ofReal);
        var awards = (await ThingsAsync(server, "award", "")).ToDictionary(Id);
        var trials = (await ThingsAsync(server, "trial", "")).ToDictionary(Id);
        var map = await server.JsonAsync("/api/gap-map");
        var today = map.GetProperty("asOf").GetString()![..10];
        var running = awards.Values.Where(Runs).Select(Id).ToHashSet();
        Assert.True(ofReal || (running.Count > 0 && running.Count < awards.Count));
        var gaps = await AllAsync(server, "/api/gaps?limit=200");
        var addressing = gaps.SelectMany(g => g.GetProperty("addressedBy").Strings("id").Where(awards.ContainsKey).Select(a => (Gap: g, Award: a))).ToList();
        Assert.True(ofReal || addressing.Count > 0);
        foreach (var (gap, award) in addressing)
        {
            Assert.True(running.Contains(award), $"{award} addresses {Id(gap)} and is not known to run.");
            foreach (var technique in gap.GetProperty("about").GetProperty("techniques").Strings("id"))
            {
                var roles = TrialsOf(awards[award]).SelectMany(t => t.GetProperty("techniques").EnumerateArray()).Where(t => t.GetProperty("id").GetString() == technique).Select(t => t.GetProperty("role").GetString()).ToList();
                Assert.True(roles.Count == 0 || roles.Exists(r => r != "comparator"), $"{award} only compares with {technique}, and addresses {Id(gap)}.");
            }
            Assert.Contains("Gaps at its techniques and sites", (await server.GetAsync($"/awards/{Uri.EscapeDataString(award["award:".Length..])}")).Text, StringComparison.Ordinal);
        }
        // What does not run says nothing of the kind, on its page either.
        foreach (var award in awards.Keys.Except(running).Take(40)) Assert.DoesNotContain("tries these gaps", (await server.GetAsync($"/awards/{Uri.EscapeDataString(award["award:".Length..])}")).Text, StringComparison.Ordinal);
        // A gap, the case for it and its cell of the map say one thing.
        var cells = map.GetProperty("cells").EnumerateArray().ToDictionary(c => (c.GetProperty("row").GetString(), c.GetProperty("column").GetString()));
        foreach (var gap in gaps.Where(g => g.GetProperty("kind").GetString() == "structural" && g.GetProperty("about").GetProperty("techniques").GetArrayLength() == 1 && Facet(g) is null))
        {
            var whole = await server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(Id(gap))}");
            var found = whole.GetProperty("studiesFound");
            var cell = cells[(gap.GetProperty("about").GetProperty("techniques").Strings("id")[0], gap.GetProperty("about").GetProperty("sites").Strings("id")[0])];
            Assert.Equal(found.GetProperty("awardsRunning").GetInt32(), cell.GetProperty("awardsRunning").GetInt32());
            Assert.Equal(found.GetProperty("underWay").GetInt32() + found.GetProperty("awardsRunning").GetInt32() > 0, whole.GetProperty("byRule").GetProperty("state").GetString() == "being-addressed");
        }

        List<JsonElement> TrialsOf(JsonElement award) => [.. award.GetProperty("supports").Strings("id").Where(trials.ContainsKey).Select(id => trials[id]).Where(t => t.GetProperty("techniques").GetArrayLength() > 0)];

        bool Runs(JsonElement award)
        {
            if (award.GetProperty("techniques").GetArrayLength() == 0) return false;
            var word = Text(award, "status")?.ToLowerInvariant();
            var ends = Text(award, "endDate");
            if (word is "closed" or "complete" or "completed" or "discontinued" or "terminated" || (ends is not null && string.CompareOrdinal(ends, today[..ends.Length]) < 0)) return false;
            var own = TrialsOf(award);
            if (own.Exists(t => t.GetProperty("status").GetString() is "planned" or "recruiting" or "active" && !IsSilent(t))) return true;
            return ends is not null && (own.Count == 0 || word is "active" || own.Exists(t => t.GetProperty("status").GetString() is not ("completed" or "stopped" or "withdrawn")));
        }

        bool IsSilent(JsonElement trial) => Text(trial, "completionDate") is { } date && int.Parse(date[..4], System.Globalization.CultureInfo.InvariantCulture) + 2 is var year && string.CompareOrdinal($"{year}{date[4..]}", today[..date.Length]) < 0;

        static string? Text(JsonElement thing, string name) => thing.TryGetProperty(name, out var value) ? value.GetString() : null;
    }

    private static async Task<Dictionary<string, List<string>>> BroaderAsync(HorizonServer server, string kind, JsonElement entries)
    {
        var broader = new Dictionary<string, List<string>>();
        foreach (var id in entries.Strings("id")) broader[id] = [.. (await server.JsonAsync($"/api/{kind}/{Uri.EscapeDataString(id)}")).GetProperty("broader").Strings("id")];
        return broader;
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task WhatAPriorityCountsIsWhatTheSearchFinds(bool ofReal)
    {
        var server = Server(ofReal);
        var items = (await server.JsonAsync("/api/priorities?limit=200")).GetProperty("items").EnumerateArray()
            .Where(i => i.GetProperty("about").GetProperty("techniques").GetArrayLength() == 1 && i.GetProperty("about").GetProperty("sites").GetArrayLength() == 1).Take(25).ToList();
        // No gap of the few real records need name just one technique and one site.
        Assert.True(ofReal || items.Count > 0);
        foreach (var item in items)
        {
            var found = (await server.JsonAsync($"/api/gaps/{Uri.EscapeDataString(item.GetProperty("id").GetString()!)}")).GetProperty("studiesFound");
            if (found.ValueKind == JsonValueKind.Null) continue;
            var at = $"technique={item.GetProperty("about").GetProperty("techniques").Strings("id")[0]}&site={item.GetProperty("about").GetProperty("sites").Strings("id")[0]}";
            // A gap in the counts within an age or an outcome counts what has it.
            if (item.GetProperty("id").GetString()!.StartsWith("gap:structural:", StringComparison.Ordinal) && Facet(item) is { } facet) at += $"&{facet}";
            Assert.Equal(await TotalAsync(server, $"kind=trial&state=published&{at}"), found.GetProperty("published").GetInt32());
            Assert.Equal(await TotalAsync(server, $"kind=trial&state=recruiting&state=planned&state=active&{at}"), found.GetProperty("underWay").GetInt32());
            Assert.Equal(await TotalAsync(server, $"kind=publication&state=review&{at}"), found.GetProperty("reviews").GetInt32());
        }
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task AGapSeenInTheCountsSpeaksOfAsManyStudiesAsItsCellOfTheMap(bool ofReal)
    {
        var server = Server(ofReal);
        var cells = (await server.JsonAsync("/api/gap-map")).GetProperty("cells").EnumerateArray()
            .ToDictionary(c => (c.GetProperty("row").GetString(), c.GetProperty("column").GetString()), c => c.GetProperty("counts"));
        var gaps = (await server.JsonAsync("/api/gaps?kind=structural&limit=200")).GetProperty("items").EnumerateArray().ToList();
        Assert.True(ofReal || gaps.Count > 0);
        foreach (var gap in gaps)
        {
            var (techniques, site) = (gap.GetProperty("about").GetProperty("techniques").Strings("id"), gap.GetProperty("about").GetProperty("sites").Strings("id")[0]);
            // A cell within a purpose, an age or an outcome is counted by a map of that.
            var facet = Facet(gap) ?? (techniques.Length == 1 ? null : $"intent={techniques[1]}");
            var counts = facet is null ? cells[(techniques[0], site)] : await MapCellAsync(server, facet, gap);
            var studies = counts.EnumerateObject().Where(c => c.Name is not ("awards" or "gaps")).Sum(c => c.Value.GetInt32());
            var words = gap.GetProperty("statement").GetString()!;
            if (Facet(gap) is not null) Assert.StartsWith(studies switch { 0 => "No trial of ", 1 => "One study of ", _ => $"{studies} studies of " }, words, StringComparison.Ordinal);
            else Assert.Contains(studies switch { 0 => ": no study found", 1 => ": one study found", _ => $": {studies} studies found" }, words, StringComparison.Ordinal);
            Assert.Equal(counts.GetProperty("stopped").GetInt32() > 0, words.Contains("stopped", StringComparison.Ordinal));
        }
    }

    /// <summary>The filter of the map that a structural gap is within; null for a whole cell and one within a purpose.</summary>
    private static string? Facet(JsonElement gap)
    {
        var about = gap.GetProperty("about");
        return about.GetProperty("outcomes").Strings("id") is [var outcome] ? $"outcome={outcome}" : about.GetProperty("populations").Strings("id") is [var people] ? $"population={people}" : null;
    }

    private static async Task<JsonElement> MapCellAsync(HorizonServer server, string filter, JsonElement gap)
    {
        var (technique, site) = (gap.GetProperty("about").GetProperty("techniques")[0].GetProperty("id").GetString(), gap.GetProperty("about").GetProperty("sites")[0].GetProperty("id").GetString());
        return (await server.JsonAsync($"/api/gap-map?{filter}")).GetProperty("cells").EnumerateArray()
            .Single(c => c.GetProperty("row").GetString() == technique && c.GetProperty("column").GetString() == site).GetProperty("counts");
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task AccessIsTheSumOfTheTrialsThemselves(bool ofReal)
    {
        var server = Server(ofReal);
        var trials = (await ThingsAsync(server, "trial", "&status=recruiting")).Where(t => t.GetProperty("techniques").GetArrayLength() > 0).ToList();
        var answer = await server.JsonAsync("/api/access");
        answer.Form();
        Assert.Equal(trials.Count, answer.GetProperty("recruiting").GetInt32());
        var open = trials.Select(t => (Trial: t, Places: Open(t))).Where(t => t.Places.Count > 0).ToList();
        Assert.Equal(open.Count, answer.GetProperty("placed").GetInt32());
        var unknown = answer.GetProperty("unknown");
        Assert.Equal(trials.Count - open.Count, new[] { "namesNoPlace", "abroad", "notInDirectory", "placesClosed" }.Sum(n => unknown.GetProperty(n).GetInt32()));
        var networks = answer.GetProperty("networks").EnumerateArray().ToList();
        // The 52 of the document and the nine trusts that carry some of them on.
        Assert.Equal((11, 61), (networks.Count, networks.Sum(n => n.GetProperty("providers").GetArrayLength())));
        foreach (var network in networks)
        {
            var id = network.GetProperty("id").GetString();
            Assert.Equal(open.Count(t => t.Places.Any(p => p.Network == id)), network.GetProperty("trials").GetInt32());
            foreach (var provider in network.GetProperty("providers").EnumerateArray())
                Assert.Equal(open.Count(t => t.Places.Any(p => p.Provider == provider.GetProperty("id").GetString())), provider.GetProperty("trials").GetInt32());
        }
        var order = networks.Select(n => n.GetProperty("id").GetString()!).ToList();
        foreach (var technique in answer.GetProperty("techniques").EnumerateArray())
        {
            var id = technique.GetProperty("id").GetString()!;
            Assert.Equal(await TotalAsync(server, $"kind=trial&status=recruiting&technique={id}"), technique.GetProperty("recruiting").GetInt32());
            var of = (await HitsAsync(server, "trial", $"&status=recruiting&technique={id}")).ToHashSet();
            var there = open.Where(t => of.Contains(t.Trial.GetProperty("id").GetString()!)).ToList();
            Assert.Equal(there.Count, technique.GetProperty("placed").GetInt32());
            Assert.Equal(order.Select(n => there.Count(t => t.Places.Any(p => p.Network == n))), technique.GetProperty("networks").EnumerateArray().Select(n => n.GetInt32()));
        }
        // Ages are looked at where both ends are whole years, which says in which bands a trial stands.
        var children = open.Count(t => Years(t.Trial, "minimumAge") is { } low && low < 16);
        var stated = open.Count(t => Years(t.Trial, "minimumAge") is not null);
        if (stated == open.Count - unknown.GetProperty("agesNotStated").GetInt32()) Assert.Equal(children, answer.GetProperty("bands")[0].GetProperty("placed").GetInt32());
        var named = (await ThingsAsync(server, "trial", "")).Where(t => t.GetProperty("techniques").GetArrayLength() > 0)
            .Select(t => (Trial: t, Networks: t.GetProperty("recruitsAt").EnumerateArray().Select(p => p.GetProperty("networkId").GetString()).OfType<string>().ToHashSet())).Where(t => t.Networks.Count > 0).ToList();
        Assert.Equal(10, answer.GetProperty("years").GetArrayLength());
        foreach (var year in answer.GetProperty("years").EnumerateArray())
        {
            var ran = named.Where(t => Ran(t.Trial, year.GetProperty("year").GetInt32())).ToList();
            Assert.Equal(ran.Count, year.GetProperty("placed").GetInt32());
            Assert.Equal(order.Select(n => ran.Count(t => t.Networks.Contains(n))), year.GetProperty("networks").EnumerateArray().Select(n => n.GetInt32()));
        }
        if (!ofReal) Assert.True(answer.GetProperty("years").EnumerateArray().Sum(y => y.GetProperty("placed").GetInt32()) > 0);
        if (!ofReal) Assert.True(open.Count > 0, "The sample has no trial that is open at a provider, so nothing was compared.");
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task AFundersCountsAreTheSumOfItsAwardsAndTrials(bool ofReal)
    {
        var server = Server(ofReal);
        var awards = (await ThingsAsync(server, "award", "")).Where(a => a.GetProperty("techniques").GetArrayLength() > 0).ToList();
        var all = (await ThingsAsync(server, "trial", "")).Where(t => t.GetProperty("techniques").GetArrayLength() > 0).ToList();
        var trials = all.Where(t => t.GetProperty("funders").ValueKind == JsonValueKind.Array).ToList();
        var collaborators = all.Select(t => t.GetProperty("sponsors").EnumerateArray().Where(s => s.GetProperty("role").GetString() == "collaborator").Select(s => s.GetProperty("id").GetString()!).ToList()).Where(c => c.Count > 0).ToList();
        var items = new List<JsonElement>();
        var sources = default(JsonElement);
        for (var (cursor, page) = ("", default(JsonElement)); ; cursor = $"&cursor={page.GetProperty("next").GetString()}")
        {
            page = await server.JsonAsync($"/api/funders?limit=200{cursor}");
            sources = page.GetProperty("awardSources");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            if (page.GetProperty("next").ValueKind == JsonValueKind.Null) break;
        }
        var partOf = items.ToDictionary(i => i.GetProperty("id").GetString()!, i => i.GetProperty("partOf").GetString());
        // Of those who only collaborate the list says no whole.
        foreach (var id in collaborators.SelectMany(c => c).Where(c => !partOf.ContainsKey(c)).Distinct().ToList())
            partOf[id] = (await server.JsonAsync($"/api/funders/{Uri.EscapeDataString(id)}")).GetProperty("funder").GetProperty("partOf").GetString();
        Assert.Contains(sources.EnumerateArray(), s => s.GetProperty("records").GetInt64() > 0);
        foreach (var item in items)
        {
            var id = item.GetProperty("id").GetString()!;
            var own = awards.Where(a => a.GetProperty("funders").Strings("id").Any(f => IsOrIsPartOf(f, id))).ToList();
            Assert.Equal(own.Count, item.GetProperty("awards").GetInt32());
            Assert.Equal(trials.Count(t => t.GetProperty("funders").Strings("id").Any(f => IsOrIsPartOf(f, id))), item.GetProperty("trials").GetInt32());
            Assert.Equal(collaborators.Count(c => c.Any(f => IsOrIsPartOf(f, id))), item.GetProperty("collaborations").GetInt32());
            foreach (var spend in item.GetProperty("spend").EnumerateArray().Where(s => s.GetProperty("currency").ValueKind == JsonValueKind.String))
                Assert.Equal(own.Where(a => a.GetProperty("amount").ValueKind == JsonValueKind.Number && a.GetProperty("currency").GetString() == spend.GetProperty("currency").GetString()).Sum(a => a.GetProperty("amount").GetDecimal()), spend.GetProperty("amount").GetDecimal());
            if (item.GetProperty("awards").GetInt32() == 0) continue;
            var one = await server.JsonAsync($"/api/funders/{Uri.EscapeDataString(id)}");
            Assert.Equal(item.GetProperty("awards").GetInt32(), one.GetProperty("funder").GetProperty("awards").GetInt32());
            Assert.Equal(item.GetProperty("trials").GetInt32(), one.GetProperty("funder").GetProperty("trials").GetInt32());
            Assert.Equal(item.GetProperty("collaborations").GetInt32(), one.GetProperty("collaboratedTotal").GetInt32());
            foreach (var year in one.GetProperty("years").EnumerateArray())
                Assert.Equal(own.Count(a => Year(a, "startDate") == (year.GetProperty("year").ValueKind == JsonValueKind.Null ? (int?)null : year.GetProperty("year").GetInt32())), year.GetProperty("awards").GetInt32());
            Assert.Equal(own.Count, one.GetProperty("years").EnumerateArray().Sum(y => y.GetProperty("awards").GetInt32()));
            foreach (var site in one.GetProperty("sites").EnumerateArray())
            {
                var at = own.Where(a => a.GetProperty("sites").Strings("id").Contains(site.GetProperty("id").GetString()!)).ToList();
                Assert.Equal(at.Count, site.GetProperty("awards").GetInt32());
                Assert.Equal(Amounts(at), site.GetProperty("spend").EnumerateArray().Sum(s => s.GetProperty("amount").GetDecimal()));
            }
            Assert.Equal(item.GetProperty("gaps").GetInt32(), one.GetProperty("funder").GetProperty("gaps").GetInt32());
        }
        // Nobody who pays is left out.
        var listed = items.Select(i => i.GetProperty("id").GetString()!).ToHashSet();
        Assert.All(awards.SelectMany(a => a.GetProperty("funders").Strings("id")), f => Assert.Contains(f, listed));
        Assert.NotEmpty(items);

        static decimal Amounts(List<JsonElement> those) => those.Where(a => a.GetProperty("amount").ValueKind == JsonValueKind.Number).Sum(a => a.GetProperty("amount").GetDecimal());

        bool IsOrIsPartOf(string funder, string whole)
        {
            for (string? at = funder; at is not null; at = partOf.GetValueOrDefault(at))
            {
                if (at == whole) return true;
            }
            return false;
        }
    }

    private HorizonServer Server(bool ofReal)
    {
        if (!ofReal) return sample.Server;
        Assert.SkipWhen(real.Server is null, "HORIZON_TEST_DATA names no folder with real records.");
        return real.Server!;
    }

    private static int Trials(JsonElement cell) =>
        new[] { "published", "recruiting", "active", "planned", "completed", "stopped", "unknown" }.Sum(s => cell.GetProperty("counts").GetProperty(s).GetInt32());

    private static async Task<int> TotalAsync(HorizonServer server, string filters) => (await server.JsonAsync($"/api/search?limit=1&{filters}")).GetProperty("total").GetInt32();

    private static async Task<List<string>> HitsAsync(HorizonServer server, string kind, string filters)
    {
        var ids = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = await server.JsonAsync($"/api/search?kind={kind}&limit=200&sort=title{filters}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            ids.AddRange(page.GetProperty("hits").Strings("id"));
            if ((cursor = page.GetProperty("next").GetString()) is null) return ids;
        }
    }

    /// <summary>Asked for one by one, once for all tests of the class, which run one after the other.</summary>
    private static async Task<List<JsonElement>> ThingsAsync(HorizonServer server, string kind, string filters)
    {
        var asked = $"{server.Url}{kind}{filters}";
        if (Asked.TryGetValue(asked, out var known)) return known;
        var things = Asked[asked] = [];
        foreach (var id in await HitsAsync(server, kind, filters)) things.Add(await server.JsonAsync($"/api/{kind}s/{Uri.EscapeDataString(id)}"));
        return things;
    }

    /// <summary>The providers at which nothing says that the trial is not open.</summary>
    private static List<(string Provider, string Network)> Open(JsonElement trial) =>
    [
        .. trial.GetProperty("recruitsAt").EnumerateArray()
            .Where(p => p.GetProperty("organisationId").ValueKind == JsonValueKind.String && p.GetProperty("status").GetString()?.ToUpperInvariant().Replace(' ', '_') is null or "RECRUITING" or "ENROLLING_BY_INVITATION")
            .Select(p => (p.GetProperty("organisationId").GetString()!, p.GetProperty("networkId").GetString()!)),
    ];

    private static bool Ran(JsonElement trial, int year) =>
        Year(trial, "startDate") is { } start && start <= year && (Year(trial, "completionDate") is { } end ? end >= year : trial.GetProperty("status").GetString() == "recruiting");

    private static int? Year(JsonElement trial, string name) =>
        trial.TryGetProperty(name, out var date) && date.GetString() is { } text ? int.Parse(text[..4], System.Globalization.CultureInfo.InvariantCulture) : null;

    private static int? Years(JsonElement trial, string name) =>
        trial.GetProperty("facts").TryGetProperty(name, out var age) && age.GetString()?.Split(' ') is [var number, "Years" or "Year"] && int.TryParse(number, out var years) ? years : null;
}

/// <summary>The public records at hand, imported once; no server where there are none.</summary>
public sealed class RealRecords : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal HorizonServer? Server { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("HORIZON_TEST_DATA") is not { Length: > 0 } data || !Directory.Exists(Path.Combine(data, "real"))) return;
        foreach (var source in (string[])["clinicaltrials.gov", "isrctn", "gtr", "360giving", "nihr-portfolio", "pubmed"])
        {
            if (Directory.Exists(Path.Combine(data, "real", source))) (await HorizonProcess.RunAsync("import", Path.Combine(data, "real", source), "--data", folder["data"])).Done();
        }
        Server = await HorizonServer.StartAsync(folder["data"], "--no-sample");
    }

    public async ValueTask DisposeAsync()
    {
        if (Server is not null) await Server.DisposeAsync();
        folder.Dispose();
    }
}
