using System.Globalization;
using System.IO.Compression;
using System.Text;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Ror;
using Horizon.Ingest.ThreeSixtyGiving;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class AwardClientTests
{
    private static readonly string[] Organisations = ["02jx3x895", "04cw6st05", "02atag894", "00mmn6b08", "019wvm592"];

    [Fact]
    public async Task NihrsSetIsFetchedWholeAndNotAgainUntilItChanges()
    {
        var modified = "2026-10-01T00:00:00+00:00";
        await using var server = await PathServer.StartAsync((request, _) => Nihr(request, modified, 3, 3));
        var (steps, failure) = await server.CrawlAsync("nihr");
        Assert.Null(failure);
        Assert.Equal(["nihr/NIHR990000", "nihr/NIHR990001", "nihr/NIHR990002"], await steps.KeysAsync("nihr"));
        var window = Assert.Single(steps.Windows());
        Assert.True(window.Complete);
        var again = await server.CrawlAsync("nihr", new CrawlRequest(Checkpoint: window.Checkpoint));
        Assert.IsType<UpToDate>(Assert.Single(again.Steps));
        modified = "2026-11-01T00:00:00+00:00";
        Assert.Equal(3, (await (await server.CrawlAsync("nihr", new CrawlRequest(Checkpoint: window.Checkpoint))).Steps.KeysAsync("nihr")).Count);
    }

    [Fact]
    public async Task AnExportThatIsShortIsFetchedAgainStaysShortAndIsNotUpToDate()
    {
        await using var server = await PathServer.StartAsync((request, _) => Nihr(request, "2026-10-01", 3, 5));
        var (steps, _) = await server.CrawlAsync("nihr");
        var window = Assert.Single(steps.Windows());
        Assert.Equal(2, window.Missing);
        Assert.Equal(2, server.Requests.Count(r => r.Path.EndsWith("/exports/json", StringComparison.Ordinal)));
        Assert.IsType<FetchedPage>((await server.CrawlAsync("nihr", new CrawlRequest(Checkpoint: window.Checkpoint))).Steps[0]);
    }

    [Fact]
    public async Task AQueryOfNihrIsAWhereClauseAndDatesAreToldToBeOfNoUse()
    {
        await using var server = await PathServer.StartAsync((request, _) => Nihr(request, "2026-10-01", 1, 1));
        var (steps, _) = await server.CrawlAsync("nihr", new CrawlRequest(new DateOnly(2026, 1, 1), Query: "programme=\"HTA\""));
        Assert.Equal("programme=\"HTA\"", server.Requests.Last(r => r.Path.EndsWith("/exports/json", StringComparison.Ordinal))["where"]);
        Assert.Contains(steps.Notes(), n => n.Contains("--from", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GrantsOfEachFunderArriveOverAllPages()
    {
        await using var server = await PathServer.StartAsync((request, context) => Grants(request, $"http://{context.Request.Host}"));
        var (steps, failure) = await server.CrawlAsync("360giving", new CrawlRequest(Query: "GB-CHC-9999991 GB-CHC-9999992"), options => ((ThreeSixtyGivingOptions)options).PageSize = 2);
        Assert.Null(failure);
        Assert.Equal(10, (await steps.KeysAsync("360giving")).Count);
        Assert.Equal(["grants of GB-CHC-9999991", "grants of GB-CHC-9999992"], steps.Windows().Select(w => w.Window));
        Assert.All(steps.Windows(), w => Assert.True(w.Complete));
    }

    [Fact]
    public async Task AFunderThatIsNotKnownIsNotedAndTheOthersAreRead()
    {
        await using var server = await PathServer.StartAsync((request, context) => request.Path.Contains("9999991", StringComparison.Ordinal) ? null : Grants(request, $"http://{context.Request.Host}"));
        var (steps, failure) = await server.CrawlAsync("360giving", new CrawlRequest(Query: "GB-CHC-9999991,GB-CHC-9999992"));
        Assert.Null(failure);
        Assert.Contains("does not know the funder GB-CHC-9999991", Assert.Single(steps.Windows()[0].Notes), StringComparison.Ordinal);
        Assert.Equal(5, steps.Windows()[1].Arrived);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("https://grants.example.org")]
    public async Task ANextPageOnAnotherHostIsNotFollowed(string host)
    {
        await using var server = await PathServer.StartAsync((request, _) => Grants(request, host));
        var (_, failure) = await server.CrawlAsync("360giving", new CrawlRequest(Query: "GB-CHC-9999991"), options => ((ThreeSixtyGivingOptions)options).PageSize = 2);
        Assert.Contains("is not followed", Assert.IsType<CrawlRefusedException>(failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextPagesThatGoInACircleEnd()
    {
        await using var server = await PathServer.StartAsync((request, context) =>
            $$"""{"count":9,"next":"http://{{context.Request.Host}}{{request.Path}}{{request.Query}}","results":[{"grant_id":"360G-x-1","data":{"id":"360G-x-1","title":"t"} } ] }""");
        var (steps, _) = await server.CrawlAsync("360giving", new CrawlRequest(Query: "GB-CHC-9999991"));
        Assert.Contains(steps.Notes(), n => n.Contains("circle", StringComparison.Ordinal));
        Assert.Equal(8, Assert.Single(steps.Windows()).Missing);
    }

    [Fact]
    public async Task RorsPagesArriveWithTheFilterAndTheClientsId()
    {
        string? client = null;
        await using var server = await PathServer.StartAsync((request, context) =>
        {
            client = context.Request.Headers["Client-Id"];
            return Ror(request);
        });
        var (steps, failure) = await server.CrawlAsync("ror", configure: options => ((RorOptions)options).ClientId = "client-9");
        Assert.Null(failure);
        Assert.Equal(Organisations.Select(o => $"ror/{o}"), await steps.KeysAsync("ror"));
        Assert.Equal("country.country_code:GB,types:funder", server.Requests.First()["filter"]);
        Assert.Equal("client-9", client);
        Assert.All(server.Requests, r => Assert.DoesNotContain("client-9", r.Query, StringComparison.Ordinal));
        Assert.True(Assert.Single(steps.Windows()).Complete);
    }

    [Fact]
    public async Task AnErrorThatComesAsHttp200EndsTheCrawlWithItsWords()
    {
        await using var server = await PathServer.StartAsync((_, _) => """{"errors":["page '501' outside of range 1-500"]}""");
        Assert.Contains("outside of range", Assert.IsType<UnexpectedResponseException>((await server.CrawlAsync("ror")).Failure).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAffiliationIsAskedForAndTheChosenOrganisationIsTaken()
    {
        await using var server = await PathServer.StartAsync((_, _) =>
            """{"number_of_results":1,"items":[{"substring":"Univ Leeds","score":1.0,"matching_type":"EXACT","chosen":true,"organization":{"id":"https://ror.org/024mrxd33","names":[{"value":"University of Leeds","types":["ror_display"]}],"types":["education"],"status":"active","locations":[]}}]}""");
        var (steps, failure) = await server.CrawlAsync("ror", new CrawlRequest(Query: "affiliation=Univ Leeds, Leeds"));
        Assert.Null(failure);
        Assert.Equal("Univ Leeds, Leeds", Assert.Single(server.Requests)["affiliation"]);
        Assert.Equal(["ror/024mrxd33"], await steps.KeysAsync("ror"));
    }

    [Fact]
    public async Task TheNewestDumpOfRorIsTakenOnceAndByItsChecksum()
    {
        using var bytes = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(bytes, ZipArchiveMode.Create, leaveOpen: true, null, TestContext.Current.CancellationToken))
        {
            await using var entry = await zip.CreateEntry("v2.1-ror-data.json").OpenAsync(TestContext.Current.CancellationToken);
            await entry.WriteAsync(Encoding.UTF8.GetBytes($"[{string.Join(',', Organisations.Select(id => $$"""{"id":"https://ror.org/{{id}}","names":[{"value":"n","types":["ror_display"]}],"types":["funder"],"status":"active","locations":[]}"""))}]"), TestContext.Current.CancellationToken);
        }
        var sum = Convert.ToHexStringLower(Checksum(bytes.ToArray()));
        var damaged = true;
        await using var server = await PathServer.StartAsync((request, context) => request.Path == "/api/records"
            ? $$$"""{"hits":{"hits":[{"files":[{"key":"notes.txt","links":{"self":"x"}},{"key":"v2.1.zip","checksum":"md5:{{{sum}}}","links":{"self":"http://{{{context.Request.Host}}}/v2.1.zip"}}]}]}}"""
            : null);
        server.Misbehave = async (context, request) =>
        {
            if (request.Path != "/v2.1.zip") return false;
            context.Response.ContentType = "application/zip";
            await context.Response.Body.WriteAsync(damaged ? bytes.ToArray().AsMemory(0, 40) : bytes.ToArray());
            damaged = false;
            return true;
        };
        var request = new CrawlRequest(Query: "dump");
        var (steps, failure) = await server.CrawlAsync("ror", request);
        Assert.Null(failure);
        Assert.Equal(Organisations.Select(o => $"ror/{o}"), await steps.KeysAsync("ror"));
        Assert.Equal(2, server.Requests.Count(r => r.Path == "/v2.1.zip"));
        Assert.IsType<UpToDate>(Assert.Single((await server.CrawlAsync("ror", request with { Checkpoint = Assert.Single(steps.Windows()).Checkpoint })).Steps));
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "As the publisher gives it.")]
    private static byte[] Checksum(byte[] bytes) => System.Security.Cryptography.MD5.HashData(bytes);

    [Fact]
    public async Task AnOffsetThatIsIgnoredForEverEndsTheFundersGrants()
    {
        await using var server = await PathServer.StartAsync((request, context) =>
            $$$"""{"count":9,"next":"http://{{{context.Request.Host}}}{{{request.Path}}}?limit=2&offset={{{int.Parse(request["offset"]!, System.Globalization.CultureInfo.InvariantCulture) + 2}}}","results":[{"grant_id":"360G-1","data":{"id":"360G-1","title":"t"}}]}""");
        var (steps, failure) = await server.CrawlAsync("360giving", new CrawlRequest(Query: "GB-1"));
        Assert.Null(failure);
        Assert.Equal(8, Assert.Single(steps.Windows()).Missing);
        // The first page and three idle ones, twice.
        Assert.Equal(8, server.Requests.Count);
    }

    [Fact]
    public async Task SetsThatARunFetchedBeforeItWasCutOffAreNotAskedForAgainAndCount()
    {
        await using var server = await PathServer.StartAsync((request, _) => request.Path.EndsWith("/grants_made/", StringComparison.Ordinal)
            ? $$$"""{"count":1,"next":null,"results":[{"grant_id":"360G-{{{request.Path.Split('/')[4]}}}","data":{"id":"360G-{{{request.Path.Split('/')[4]}}}","title":"t","amountAwarded":1,"currency":"GBP","awardDate":"2024-01-01","fundingOrganization":[{"name":"A"}]}}]}""" : null);
        var request = new CrawlRequest(Query: "GB-1 GB-2 GB-3");
        var first = await server.CrawlAsync("360giving", request, options => options.RequestsPerRun = 2);
        Assert.IsType<CrawlRefusedException>(first.Failure);
        server.Requests.Clear();
        var second = await server.CrawlAsync("360giving", request with { Checkpoint = first.Steps.Windows()[^1].Checkpoint }, options => options.RequestsPerRun = 2);
        Assert.Null(second.Failure);
        Assert.EndsWith("/GB-3/grants_made/", Assert.Single(server.Requests).Path, StringComparison.Ordinal);
        Assert.Equal(3, second.Steps.Windows().Sum(window => window.Arrived));
        server.Requests.Clear();
        await server.CrawlAsync("360giving", request with { Checkpoint = second.Steps.Windows()[^1].Checkpoint });
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task WhatASetHeldAndListsNoMoreIsToldUntilItComesAgain()
    {
        var rows = 3;
        await using var server = await PathServer.StartAsync((request, _) => Nihr(request, $"2026-10-0{rows}", rows, rows));
        string? checkpoint = null;
        Assert.DoesNotContain(await NotesAsync(3), GoneAreNamed);
        const string Gone = "1 that came in an earlier run is no longer listed by the source, and stays here as it last gave them: NIHR990002";
        Assert.Contains(Gone, await NotesAsync(2));
        Assert.Contains("2 that came in an earlier run are no longer listed by the source, and stay here as it last gave them: NIHR990001, NIHR990002", await NotesAsync(1));
        Assert.Contains(Gone, await NotesAsync(2));
        Assert.DoesNotContain(await NotesAsync(4), GoneAreNamed);

        async Task<IReadOnlyList<string>> NotesAsync(int now)
        {
            rows = now;
            var (steps, failure) = await server.CrawlAsync("nihr", new CrawlRequest(Checkpoint: checkpoint));
            Assert.Null(failure);
            checkpoint = Assert.Single(steps.Windows()).Checkpoint;
            return [.. steps.Notes()];
        }
    }

    [Fact]
    public async Task AWalkThatWasCutOffOrCameShortTakesNothingForGone()
    {
        var total = 1;
        await using var server = await PathServer.StartAsync((request, _) => request.Path.EndsWith("/grants_made/", StringComparison.Ordinal)
            ? $$$"""{"count":{{{total}}},"next":null,"results":[{"grant_id":"360G-{{{request.Path.Split('/')[4]}}}","data":{"id":"360G-{{{request.Path.Split('/')[4]}}}","title":"t"}}]}""" : null);
        var request = new CrawlRequest(Query: "GB-1 GB-2 GB-3");
        var whole = await server.CrawlAsync("360giving", request);
        var cut = await server.CrawlAsync("360giving", request with { Checkpoint = whole.Steps.Windows()[^1].Checkpoint }, options => options.RequestsPerRun = 2);
        Assert.IsType<CrawlRefusedException>(cut.Failure);
        var rest = await server.CrawlAsync("360giving", request with { Checkpoint = cut.Steps.Windows()[^1].Checkpoint });
        Assert.DoesNotContain(cut.Steps.Notes().Concat(rest.Steps.Notes()), GoneAreNamed);
        total = 2;
        var shortOne = await server.CrawlAsync("360giving", request with { Checkpoint = rest.Steps.Windows()[^1].Checkpoint });
        Assert.DoesNotContain(shortOne.Steps.Notes(), GoneAreNamed);
    }

    private static bool GoneAreNamed(string note) => note.Contains("no longer listed", StringComparison.Ordinal);

    [Fact]
    public async Task ASetThatRorDoesNotGiveWholeIsShort()
    {
        await using var server = await PathServer.StartAsync((request, _) => Ror(request, more: 3));
        var (steps, _) = await server.CrawlAsync("ror", new CrawlRequest(Query: "hospital"));
        Assert.Equal("hospital", server.Requests.First()["query"]);
        Assert.Equal(3, Assert.Single(steps.Windows()).Missing);
    }

    internal static string? Nihr(SeenRequest request, string modified, int rows, int total) => request.Path switch
    {
        "/api/explore/v2.1/catalog/datasets/nihr-summary-view" => """{"dataset_id":"nihr-summary-view","metas":{"default":{"modified":"DATE"}}}""".Replace("DATE", modified, StringComparison.Ordinal),
        "/api/explore/v2.1/catalog/datasets/nihr-summary-view/records" => $$"""{"total_count":{{total}},"results":[]}""",
        "/api/explore/v2.1/catalog/datasets/nihr-summary-view/exports/json" => $"[{string.Join(',', Enumerable.Range(0, rows).Select(i => $$"""{"project_id":"NIHR99{{i:D4}}","project_title":"t"}"""))}]",
        _ => null,
    };

    internal static string Grants(SeenRequest request, string host)
    {
        var (limit, offset) = (int.Parse(request["limit"]!, CultureInfo.InvariantCulture), int.Parse(request["offset"]!, CultureInfo.InvariantCulture));
        var funder = request.Path.Split('/')[4];
        var rows = Enumerable.Range(0, 5).Skip(offset).Take(limit).Select(i => $$$"""{"grant_id":"360G-{{{funder}}}-{{{i}}}","data":{"id":"360G-{{{funder}}}-{{{i}}}","title":"t"},"data_license":"l"}""");
        var next = offset + limit < 5 ? $"\"{host}{request.Path}?limit={limit}&offset={offset + limit}\"" : "null";
        return $"{{\"count\":5,\"next\":{next},\"previous\":null,\"results\":[{string.Join(',', rows)}]}}";
    }

    internal static string Ror(SeenRequest request, int more = 0)
    {
        var page = int.Parse(request["page"]!, CultureInfo.InvariantCulture);
        var rows = new StringBuilder();
        foreach (var id in Organisations.Skip((page - 1) * 2).Take(2))
            rows.Append(rows.Length > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $$"""{"id":"https://ror.org/{{id}}","names":[{"value":"n","types":["ror_display"]}],"types":["funder"],"status":"active","locations":[]}""");
        return $"{{\"number_of_results\":{Organisations.Length + more},\"items\":[{rows}]}}";
    }
}
