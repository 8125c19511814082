using System.Text.Json;
using Horizon.Api.Tests.Running;
using SkiaSharp;
using Xunit;

namespace Horizon.Api.Tests.Http;

public sealed class GraphAndGapMapTests(RecordsServer records, SampleServer sample)
{
    private HorizonServer Server => records.Server;

    [Theory]
    [InlineData("trial:NCT90000005")]
    [InlineData("NCT90000005")]
    [InlineData("nct90000005")]
    public async Task TheGraphGivesATrialsEdgesWithTheirReasons(string id)
    {
        var graph = await Server.JsonAsync($"/api/graph/{id}");
        graph.Form();
        var nodes = graph.GetProperty("nodes").Strings("id");
        Assert.Contains("trial:NCT90000005", nodes);
        foreach (var node in graph.GetProperty("nodes").EnumerateArray()) node.Fields("id", "kind", "label");
        foreach (var edge in graph.GetProperty("edges").EnumerateArray())
        {
            edge.Fields("source", "target", "type", "provenance");
            Assert.Contains(edge.GetProperty("source").GetString(), nodes);
            Assert.Contains(edge.GetProperty("target").GetString(), nodes);
            Assert.NotEmpty(edge.GetProperty("provenance").EnumerateArray());
        }
        Assert.Contains("TESTS", graph.GetProperty("edges").Strings("type"));
    }

    [Fact]
    public async Task AGraphGrowsWithDepthAndKeepsToTypesAndLimit()
    {
        var near = await Server.JsonAsync("/api/graph/NCT90000005");
        var far = await Server.JsonAsync("/api/graph/NCT90000005?depth=2&limit=1000");
        Assert.True(Edges(far).Count > Edges(near).Count);
        Assert.Subset(Edges(far).ToHashSet(), Edges(near).ToHashSet());
        var typed = await Server.JsonAsync("/api/graph/NCT90000005?depth=2&types=TESTS,treats&limit=1000");
        Assert.Equal(["TESTS", "TREATS"], typed.GetProperty("edges").Strings("type").Distinct().Order());
        Assert.False(far.GetProperty("truncated").GetBoolean());
        // Whatever the limit, a cut is told: exactly when there is more.
        for (var limit = 1; limit <= Edges(far).Count + 1; limit += 3)
        {
            var cut = await Server.JsonAsync($"/api/graph/NCT90000005?depth=2&limit={limit}");
            Assert.Equal(Math.Min(limit, Edges(far).Count), Edges(cut).Count);
            Assert.Equal(limit < Edges(far).Count, cut.GetProperty("truncated").GetBoolean());
        }
    }

    [Theory]
    [InlineData("depth=0")]
    [InlineData("depth=4")]
    [InlineData("limit=0")]
    [InlineData("limit=1000000")]
    [InlineData("depth=deep")]
    public async Task AGraphsBoundsAreTold(string query) => (await Server.GetAsync($"/api/graph/NCT90000005?{query}")).Problem(400, query.Split('=')[0]);

    [Fact]
    public async Task TheGapMapCountsAsTheSearchDoes()
    {
        var map = await Server.JsonAsync("/api/gap-map");
        map.Form();
        map.GetProperty("asOf").UtcTime();
        foreach (var axis in new[] { "rows", "columns" })
        {
            foreach (var entry in map.GetProperty(axis).EnumerateArray()) entry.Fields("id", "label");
        }
        var cells = map.GetProperty("cells").EnumerateArray().ToList();
        Assert.Equal(map.GetProperty("rows").GetArrayLength() * map.GetProperty("columns").GetArrayLength(), cells.Count);
        Assert.All(cells, c => Assert.Contains(c.GetProperty("state").GetString(), new[] { "evidence", "under-study", "gap", "not-applicable", "search-incomplete" }));
        var cell = cells.Single(c => c.GetProperty("row").GetString() == "technique:sabr" && c.GetProperty("column").GetString() == "site:prostate");
        var counts = cell.GetProperty("counts");
        counts.Fields("published", "recruiting", "active", "planned", "completed", "stopped", "unknown", "reviews", "awards", "gaps");
        foreach (var state in new[] { "published", "recruiting", "active", "planned", "completed", "stopped", "unknown" })
        {
            var found = await Server.JsonAsync($"/api/search?kind=trial&technique=technique:sabr&site=site:prostate&state={state}");
            Assert.Equal(found.GetProperty("total").GetInt32(), counts.GetProperty(state).GetInt32());
        }
        Assert.Contains(cells, c => c.GetProperty("state").GetString() == "gap");
        Assert.Equal("under-study", cell.GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("status=recruiting")]
    [InlineData("country=France")]
    [InlineData("from=2030")]
    [InlineData("q=hypoxia")]
    [InlineData("kind=publication&phase=3")]
    public async Task WhatAFilterLeavesOutIsNoGap(string filter)
    {
        var (whole, narrowed) = (await States(""), await States(filter));
        Assert.Equal(whole.States, narrowed.States);
        Assert.True(narrowed.Studies < whole.Studies);

        async Task<(Dictionary<string, string> States, int Studies)> States(string query)
        {
            var map = await sample.Server.JsonAsync($"/api/gap-map?{query}");
            return (map.GetProperty("cells").EnumerateArray().ToDictionary(c => $"{c.GetProperty("row").GetString()} {c.GetProperty("column").GetString()}", c => c.GetProperty("state").GetString()!), Sum(map));
        }
    }

    [Theory]
    [InlineData("technique=technique:sabr")]
    [InlineData("site=site:prostate")]
    public async Task StatedGapsAreCountedUnderFiltersOfTheirSubject(string filter)
    {
        var map = await sample.Server.JsonAsync($"/api/gap-map?{filter}");
        var (name, value) = (filter.Split('=')[0], filter.Split('=')[1]);
        var top = map.GetProperty("cells").EnumerateArray().Where(c => c.GetProperty(name == "site" ? "column" : "row").GetString() == value && c.GetProperty("counts").GetProperty("gaps").GetInt32() > 0).ToList();
        Assert.NotEmpty(top);
        foreach (var cell in top)
        {
            var listed = await sample.Server.JsonAsync($"/api/gaps?kind=stated&technique={cell.GetProperty("row").GetString()}&site={cell.GetProperty("column").GetString()}");
            Assert.Equal(listed.GetProperty("total").GetInt32(), cell.GetProperty("counts").GetProperty("gaps").GetInt32());
        }
        Assert.True(Gaps(map) < Gaps(await sample.Server.JsonAsync("/api/gap-map")));

        static int Gaps(JsonElement answer) => answer.GetProperty("cells").EnumerateArray().Sum(c => c.GetProperty("counts").GetProperty("gaps").GetInt32());
    }

    [Fact]
    public async Task TheGapMapTurnsAndNarrows()
    {
        var turned = await sample.Server.JsonAsync("/api/gap-map?rows=site&columns=technique");
        Assert.All(turned.GetProperty("rows").Strings("id"), id => Assert.StartsWith("site:", id, StringComparison.Ordinal));
        var all = Sum(await sample.Server.JsonAsync("/api/gap-map"));
        Assert.Equal(all, Sum(turned));
        Assert.InRange(Sum(await sample.Server.JsonAsync("/api/gap-map?status=recruiting")), 1, all - 1);
    }

    [Theory]
    [InlineData("population", "outcome", "population=older")]
    [InlineData("intent", "technique", "status=recruiting")]
    [InlineData("phase", "country", "technique=technique:sabr")]
    [InlineData("network", "site", "population=adults")]
    [InlineData("funder", "technique", "from=2015")]
    public async Task EveryPairOfSidesCountsAsTheSearchDoesUnderAFilter(string rows, string columns, string filter)
    {
        var map = await sample.Server.JsonAsync($"/api/gap-map?rows={rows}&columns={columns}&{filter}");
        var cells = map.GetProperty("cells").EnumerateArray().ToList();
        Assert.Equal(map.GetProperty("rows").GetArrayLength() * map.GetProperty("columns").GetArrayLength(), cells.Count);
        var counted = cells.Where(c => c.GetProperty("counts").GetProperty("published").GetInt32() + c.GetProperty("counts").GetProperty("recruiting").GetInt32() > 0).ToList();
        // Funders of the sample are those that papers acknowledge.
        if (rows != "funder") Assert.NotEmpty(counted);
        var (name, value) = (filter.Split('=')[0], filter.Split('=')[1]);
        foreach (var cell in counted.Where((_, i) => i % 9 == 0))
        {
            var (row, column) = (Uri.EscapeDataString(cell.GetProperty("row").GetString()!), Uri.EscapeDataString(cell.GetProperty("column").GetString()!));
            foreach (var state in (string[])["published", "recruiting"])
            {
                // The filter of a side's own name is an alternative there, so that only others are added.
                var found = await sample.Server.JsonAsync($"/api/search?kind=trial&state={state}&{rows}={row}&{columns}={column}{(name == rows || name == columns ? "" : $"&{name}={value}")}&limit=200");
                var counts = cell.GetProperty("counts").GetProperty(state).GetInt32();
                if (name == rows || name == columns) Assert.InRange(counts, 0, found.GetProperty("total").GetInt32());
                else Assert.Equal(found.GetProperty("total").GetInt32(), counts);
            }
        }
    }

    [Fact]
    public async Task ACellLeadsToTheGapsOfTheListThatItHoldsAndOnlyThen()
    {
        var cells = (await sample.Server.JsonAsync("/api/gap-map")).GetProperty("cells").EnumerateArray().ToList();
        var holding = cells.Where(c => c.GetProperty("gapsListed").GetInt32() > 0).ToList();
        Assert.True(holding.Count > 20, $"{holding.Count} cells hold a gap.");
        // An empty cell need hold none: where few studies are to be expected none is no surprise.
        var without = cells.Where(c => c.GetProperty("gapsListed").GetInt32() == 0 && c.GetProperty("state").GetString() == "gap").ToList();
        foreach (var cell in holding.Chunk(Math.Max(1, holding.Count / 30)).Select(c => c[0]).Concat(without.Take(5)))
        {
            var list = await sample.Server.JsonAsync($"/api/gaps?technique={cell.GetProperty("row").GetString()}&site={cell.GetProperty("column").GetString()}&limit=1");
            Assert.Equal(cell.GetProperty("gapsListed").GetInt32(), list.GetProperty("total").GetInt32());
            Assert.InRange(cell.GetProperty("counts").GetProperty("gaps").GetInt32(), 0, cell.GetProperty("gapsListed").GetInt32());
        }
        var page = (await sample.Server.GetAsync("/gap-map?detail=all")).Text;
        var empty = holding.Where(c => c.GetProperty("state").GetString() == "gap" && c.GetProperty("counts").EnumerateObject().All(n => n.Name == "gaps" || n.Value.ValueKind == JsonValueKind.Null || n.Value.GetInt32() == 0)).ToList();
        Assert.NotEmpty(empty);
        Assert.All(empty, c => Assert.Contains($"href=\"/gaps?technique={c.GetProperty("row").GetString()}&amp;site={c.GetProperty("column").GetString()}\"", page, StringComparison.Ordinal));
        Assert.All(without, c => Assert.DoesNotContain($"href=\"/gaps?technique={c.GetProperty("row").GetString()}&amp;site={c.GetProperty("column").GetString()}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AViewOfTheMapGoesOutAsCsvPictureAndEppiMapperFile()
    {
        var map = await sample.Server.JsonAsync("/api/gap-map");
        var csv = await sample.Server.GetAsync("/gap-map/csv?detail=all");
        Assert.Equal((200, "text/csv"), (csv.Status, csv.Type));
        var lines = csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(map.GetProperty("cells").GetArrayLength() + 1, lines.Length);
        Assert.StartsWith("\"technique\",\"techniqueId\",\"site\"", lines[0], StringComparison.Ordinal);
        // Each line says under which filters, and when; an award has no phase, and no figure under one.
        var filtered = (await sample.Server.GetAsync("/gap-map/csv?detail=all&phase=3&from=2018")).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith("\"reason\",\"awardsRunning\",\"gapsListed\",\"filters\",\"stateIsOf\",\"countedOn\"", filtered[0], StringComparison.Ordinal);
        Assert.All(filtered.Skip(1), l => Assert.Contains(",\"phase=3&from=2018\",\"all studies, without", l, StringComparison.Ordinal));
        Assert.All(filtered.Skip(1), l => Assert.Matches("\"[a-z-]+\",([0-9]+,){9},", l));
        Assert.All(lines.Skip(1), l => Assert.Matches("\"[a-z-]+\",([0-9]+,){9}[0-9]+,", l));

        var svg = await sample.Server.GetAsync("/gap-map/svg?rows=site&columns=outcome");
        Assert.Equal((200, "image/svg+xml"), (svg.Status, svg.Type));
        var picture = System.Xml.Linq.XDocument.Parse(svg.Text);
        Assert.Contains(picture.Descendants(), e => e.Name.LocalName == "text" && e.Value == "Survival");
        Assert.Contains(picture.Descendants(), e => e.Name.LocalName == "text" && e.Value.StartsWith("SAMPLE", StringComparison.Ordinal));

        // The same picture, twice as large, and with letters: a font that is not there leaves none.
        using var png = SKBitmap.Decode(await (await sample.Server.GetAsync("/gap-map/png?rows=site&columns=outcome")).Message.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal((2 * Size("width"), 2 * Size("height")), (png.Width, png.Height));
        Assert.True(Dark(0, 60) > 500 && Dark(60, 2 * 60) > 0 && Dark(png.Height - 80, png.Height) > 200);

        int Size(string name) => int.Parse(picture.Root!.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
        int Dark(int from, int to) => Enumerable.Range(from, to - from).Sum(y => Enumerable.Range(0, png.Width).Count(x => png.GetPixel(x, y) is { Red: < 128, Green: < 128, Blue: < 128 }));

        using var eppi = JsonDocument.Parse((await sample.Server.GetAsync("/gap-map/eppi?detail=all&status=recruiting")).Text);
        Assert.Equal(["Technique", "Tumour site", "State of the study"], eppi.RootElement.GetProperty("CodeSets").EnumerateArray().Select(s => s.GetProperty("SetName").GetString()));
        var sabr = Code("Technique", "technique:sabr");
        var nsclc = Code("Tumour site", "site:nsclc");
        var coded = eppi.RootElement.GetProperty("References").EnumerateArray().Count(r => r.GetProperty("Codes").EnumerateArray().Select(c => c.GetProperty("AttributeId").GetInt32()).ToHashSet().IsSupersetOf([sabr, nsclc]));
        Assert.Equal((await sample.Server.JsonAsync("/api/search?technique=sabr&site=nsclc&status=recruiting&limit=1")).GetProperty("total").GetInt32(), coded);
        Assert.True(coded > 0);
        Assert.Contains("of all studies", eppi.RootElement.GetProperty("Note").GetString(), StringComparison.Ordinal);
        using var whole = JsonDocument.Parse((await sample.Server.GetAsync("/gap-map/eppi?detail=all&technique=technique:sabr")).Text);
        Assert.False(whole.RootElement.TryGetProperty("Note", out _));

        int Code(string set, string id) => eppi.RootElement.GetProperty("CodeSets").EnumerateArray().Single(s => s.GetProperty("SetName").GetString() == set)
            .GetProperty("Attributes").GetProperty("AttributesList").EnumerateArray().Single(a => a.GetProperty("AttributeDescription").GetString() == id).GetProperty("AttributeId").GetInt32();
    }

    [Theory]
    [InlineData("phase=3", "phase")]
    [InlineData("status=recruiting", "status")]
    [InlineData("population=older", "age or people")]
    [InlineData("outcome=survival", "outcome")]
    [InlineData("rows=technique&columns=phase", "phase")]
    [InlineData("rows=country&columns=site&status=recruiting", "status or country")]
    public async Task WhatAwardsDoNotTellLeavesTheirCountUnknown(string query, string words)
    {
        var map = await sample.Server.JsonAsync($"/api/gap-map?{query}");
        Assert.Equal(words, string.Join(" or ", map.GetProperty("awardsUntoldBy").EnumerateArray().Select(w => w.GetString())));
        Assert.All(map.GetProperty("cells").EnumerateArray(), c => Assert.Equal(JsonValueKind.Null, c.GetProperty("counts").GetProperty("awards").ValueKind));
        foreach (var view in (string[])["map", "table"]) Assert.Contains($"awards are not told by {words}", (await sample.Server.GetAsync($"/gap-map?view={view}&{query}")).Text, StringComparison.Ordinal);
        Assert.Contains("not counted", (await sample.Server.GetAsync($"/gap-map?view=table&{query}")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("from=2015&technique=technique:sabr")]
    [InlineData("rows=funder&columns=site")]
    public async Task WhatAwardsTellCountsThem(string query)
    {
        var map = await sample.Server.JsonAsync($"/api/gap-map?{query}");
        Assert.Equal(0, map.GetProperty("awardsUntoldBy").GetArrayLength());
        Assert.True(map.GetProperty("cells").EnumerateArray().Sum(c => c.GetProperty("counts").GetProperty("awards").GetInt32()) > 0);
        Assert.All(map.GetProperty("cells").EnumerateArray(), c => Assert.InRange(c.GetProperty("awardsRunning").GetInt32(), 0, int.MaxValue));
    }

    /// <summary>The awards known to run are told of all, as the state is: of two that a filter lets through four cannot run.</summary>
    [Fact]
    public async Task AFilteredMapTellsRunningAwardsAsThoseWithoutTheFilters()
    {
        const string filter = "funder=organisation:ror:0187kwz08";
        var all = (await sample.Server.GetAsync("/gap-map?detail=all")).Text;
        var map = (await sample.Server.GetAsync($"/gap-map?detail=all&{filter}")).Text;
        Assert.Contains(", of which", all, StringComparison.Ordinal);
        Assert.DoesNotContain(", of which", map, StringComparison.Ordinal);
        Assert.Contains("without the filters, ", map, StringComparison.Ordinal);
    }

    /// <summary>The list opens on what is there, and a cell with awards alone says how many and leads to them.</summary>
    [Fact]
    public async Task AFundersRowsShowItsAwardsAndTheTrialsOfThem()
    {
        var map = await sample.Server.JsonAsync("/api/gap-map?rows=funder&columns=site");
        var cells = map.GetProperty("cells").EnumerateArray().ToList();
        Assert.Contains(cells, c => Studies(c) > 0);
        Assert.Contains(cells, c => Studies(c) > 0 && c.GetProperty("state").GetString() is "evidence" or "under-study");
        Assert.Contains("<a href=\"/search?funder=", (await sample.Server.GetAsync("/gap-map?rows=funder&columns=site&view=table")).Text, StringComparison.Ordinal);
        var alone = cells.FirstOrDefault(c => Studies(c) == 0 && c.GetProperty("counts").GetProperty("awards").GetInt32() > 0);
        if (alone.ValueKind == JsonValueKind.Undefined) return;
        var awards = alone.GetProperty("counts").GetProperty("awards").GetInt32();
        Assert.Matches($"kind=award[^>]*>\\({awards}\\)<i", (await sample.Server.GetAsync("/gap-map?rows=funder&columns=site&detail=all")).Text);
        Assert.Equal(awards, (await sample.Server.JsonAsync($"/api/search?kind=award&funder={Uri.EscapeDataString(alone.GetProperty("row").GetString()!)}&site={alone.GetProperty("column").GetString()}&limit=1")).GetProperty("total").GetInt32());

        static int Studies(JsonElement cell) => cell.GetProperty("counts").EnumerateObject().Where(c => c.Name is not ("awards" or "gaps")).Sum(c => c.Value.GetInt32());
    }

    [Fact]
    public async Task ASideThatIsAskedForTwiceIsSaid()
    {
        Assert.Contains("cannot stand on both sides", (await sample.Server.GetAsync("/gap-map?rows=technique&columns=technique")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot stand on both sides", (await sample.Server.GetAsync("/gap-map?rows=technique&columns=site")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot stand on both sides", (await sample.Server.GetAsync("/gap-map?rows=site")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows=technique&columns=technique")]
    [InlineData("rows=colour")]
    [InlineData("technique=no-such")]
    [InlineData("site=no-such")]
    [InlineData("from=never")]
    [InlineData("q=nosuchfield:x")]
    [InlineData("kind=gap")]
    public async Task AGapMapThatCannotBeDrawnIs400(string query) => (await Server.GetAsync($"/api/gap-map?{query}")).Problem(400);

    [Fact]
    public async Task AFilterStandsInTheFormHoweverItIsWritten()
    {
        foreach (var written in (string[])["sabr", "SABR", "technique:sabr"])
        {
            Assert.Matches("<option value=\"technique:sabr\" selected", (await Server.GetAsync($"/gap-map?technique={written}")).Text);
            Assert.Contains("Technique: Stereotactic ablative radiotherapy", (await Server.GetAsync($"/search?technique={written}")).Text, StringComparison.Ordinal);
        }
    }

    private static List<string> Edges(JsonElement graph) =>
        [.. graph.GetProperty("edges").EnumerateArray().Select(e => $"{e.GetProperty("source")} {e.GetProperty("type")} {e.GetProperty("role")} {e.GetProperty("target")}")];

    private static int Sum(JsonElement map) => map.GetProperty("cells").EnumerateArray().Sum(c => c.GetProperty("counts").EnumerateObject().Sum(n => n.Value.ValueKind == JsonValueKind.Number ? n.Value.GetInt32() : 0));
}
