using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Neo4j;
using Horizon.Graph.Store.Sqlite;
using Horizon.Ingest.Sample;
using Horizon.Tests.Crawl;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Store;

/// <summary>
/// The same work by the executable on both stores (crawl of every source, import, a decision and its undoing, relinking, copy), and the same graph and answers after it.
/// What may differ is when something was done.
/// </summary>
internal sealed partial class WholeOnNeo4j : IDisposable
{
    private const string A = "DRKS00099001", B = "NCT99990001", Pair = $"pair:trial:{A}|trial:{B}";

    // One title and size, another sponsor and start: too alike to leave, too unlike to merge.
    private const string Registrations = """
        TrialID,Public title,Scientific title,Primary sponsor,Recruitment Status,Source Register,Date enrollement,Target size,Study type,Countries,Condition,Intervention,Primary outcome
        DRKS00099001,Hypofractionated proton irradiation of unresectable hepatocellular carcinoma with respiratory gating,,Universitätsklinikum Beispielstadt,Recruiting,German Clinical Trials Register,2021-03-01,147,Interventional,Germany,Hepatocellular carcinoma,Radiation: hypofractionated proton beam therapy,Local control
        NCT99990001,Hypofractionated proton irradiation of unresectable hepatocellular carcinoma with respiratory gating,,Exampleland Cooperative Oncology Group,Recruiting,ClinicalTrials.gov,2021-03-15,147,Interventional,Germany,Hepatocellular carcinoma,Radiation: hypofractionated proton beam therapy,Local control at two years

        """;

    private static readonly string[] Paths =
    [
        "/api/search?q=proton", "/api/search?q=radiotherapy&limit=100", $"/api/trials/{A}", $"/api/trials/{B}", "/api/gap-map", "/api/gaps?limit=100", "/api/priorities", "/api/access", "/api/funders",
        "/api/overlaps", "/api/signals", "/api/review?limit=100", $"/api/graph/trial:{A}", "/api/techniques/proton", "/gaps", "/gap-map", "/priorities", "/access", "/review", $"/trials/{A}",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-whole-");
    private readonly Neo4jOptions server;
    private readonly string[] onNeo4j;

    public WholeOnNeo4j(Neo4jOptions server)
    {
        this.server = server;
        onNeo4j = ["--graph", "neo4j", "--neo4j-url", new Uri(server.Url, server.Database).ToString()];
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string SqliteData => Path.Combine(folder.FullName, "sqlite");

    private string Neo4jData => Path.Combine(folder.FullName, "neo4j");

    public void Dispose() => folder.Delete(recursive: true);

    public async Task IsAsOnSqliteAsync()
    {
        await using var sources = new CrawlServers();
        await sources.StartAsync(Path.Combine(folder.FullName, "recipe.json"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "pair.csv"), Registrations, Stop);
        // Synthetic records that have every kind of thing and of link among them.
        foreach (var (name, bytes) in TemporaryGraph.Files(SamplePortfolio.Create()))
        {
            var path = Path.Combine(folder.FullName, "in", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, bytes, Stop);
        }

        var (expected, found) = (await WorkAsync(sources, SqliteData, []), await WorkAsync(sources, Neo4jData, onNeo4j));
        await using var sqlite = SqliteGraphStore.Open(Path.Combine(SqliteData, "horizon.db"), TimeProvider.System);
        await using var neo4j = Neo4jGraphStore.Open(server, TimeProvider.System);
        var dump = await GraphDump.OfAsync(sqlite, Stop);
        Assert.Contains("trial:ISRCTN", dump, StringComparison.Ordinal);
        Assert.Equal(dump, await GraphDump.OfAsync(neo4j, Stop));

        Assert.Equal(await FeedAsync(sqlite), await FeedAsync(neo4j));

        Assert.Equal(expected.Keys, found.Keys);
        foreach (var (what, text) in expected) Assert.Equal($"{what}: {text}", $"{what}: {found[what]}");

        // Back into a file, by the command, which proves the copy; and all at once for a loader.
        var copy = JsonOf(await RunAsync(sources, ["graph", "copy", "--to", Path.Combine(folder.FullName, "copy"), "--json", "--data", Neo4jData, .. onNeo4j]));
        Assert.True(copy.GetProperty("same").GetBoolean());
        await using var copied = SqliteGraphStore.Open(Path.Combine(folder.FullName, "copy", "horizon.db"), TimeProvider.System);
        Assert.Equal(dump, await GraphDump.OfAsync(copied, Stop));
        await RunAsync(sources, ["export", "neo4j-csv", "--out", Path.Combine(folder.FullName, "csv"), "--data", Neo4jData, .. onNeo4j]);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder.FullName, "csv"), "*.csv"));
    }

    /// <summary>Every command and decision in a folder, and what the last ones and the routes answered.</summary>
    private async Task<SortedDictionary<string, string>> WorkAsync(CrawlServers sources, string data, string[] store)
    {
        var table = Path.Combine(folder.FullName, "pair.csv");
        var answers = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await RunAsync(sources, [.. sources.All, "--data", data, .. store]);
        await RunAsync(sources, [.. sources.Page, "--data", data, .. store]);
        await RunAsync(sources, ["import", Path.Combine(folder.FullName, "in"), "--data", data, .. store]);
        await RunAsync(sources, ["import", table, "--source", "ictrp", "--data", data, .. store]);
        // The same again changes nothing.
        await RunAsync(sources, ["import", table, "--source", "ictrp", "--data", data, .. store]);
        var key = JsonOf(await RunAsync(sources, ["keys", "add", "Anna Editor", "--json", "--data", data, .. store])).GetProperty("key").GetString()!;
        await WithServerAsync(sources, data, store, async http =>
        {
            await DecideAsync(http, key, "same");
            await ReadAsync(http, "joined", answers);
        });
        await RunAsync(sources, ["rebuild", "links", "--data", data, .. store]);
        await WithServerAsync(sources, data, store, async http =>
        {
            await DecideAsync(http, key, null);
            await ReadAsync(http, "undone", answers);
        });
        foreach (var command in new string[][]
        {
            ["check", "--text", "Hypofractionated proton beam therapy for unresectable hepatocellular carcinoma", "--json"], ["gaps", "--json"], ["search", "proton", "--json"], ["signals", "--json"], ["status", "--json"],
        })
        {
            answers["command " + command[0]] = Timeless(await RunAsync(sources, [.. command, "--data", data, .. store]));
        }
        return answers;
    }

    /// <summary>
    /// Every route and page answers. Overlaps, which a trial's page shows too, are worked out when a server is quiet: what says them is not compared. Of a page its data are.
    /// </summary>
    private static async Task ReadAsync(HttpClient http, string when, SortedDictionary<string, string> answers)
    {
        foreach (var path in Paths)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.True((int)answer.StatusCode is 200 or 301, $"{path}: {answer.StatusCode}");
            if (path.StartsWith("/api/", StringComparison.Ordinal) && !path.StartsWith("/api/overlaps", StringComparison.Ordinal) && !path.StartsWith("/api/trials/", StringComparison.Ordinal))
                answers[$"{when} {path}"] = Timeless(await answer.Content.ReadAsStringAsync(Stop));
        }
    }

    private static async Task DecideAsync(HttpClient http, string key, string? verdict)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/decisions") { Content = JsonContent.Create(new { subject = Pair, verdict, note = "one protocol" }) };
        request.Headers.Add("X-Api-Key", key);
        using var answer = await http.SendAsync(request, Stop);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Stop));
        // Joined, one of the two leads to the other; parted, each stands for itself.
        HttpStatusCode[] wanted = verdict == "same" ? [HttpStatusCode.OK, HttpStatusCode.MovedPermanently] : [HttpStatusCode.OK, HttpStatusCode.OK];
        for (var left = 600; ; left--)
        {
            using var a = await http.GetAsync(new Uri($"/api/trials/{NodeKinds.Trial}:{A}", UriKind.Relative), Stop);
            using var b = await http.GetAsync(new Uri($"/api/trials/{NodeKinds.Trial}:{B}", UriKind.Relative), Stop);
            if (wanted.SequenceEqual(new[] { a.StatusCode, b.StatusCode }.Order()) && await HasFollowedAsync(http)) return;
            Assert.True(left > 0, $"the decision \"{verdict ?? "withdrawn"}\" does not show");
            await Task.Delay(200, Stop);
        }
    }

    /// <summary>Index and gaps stand where the graph does: what is read before says something else in every run.</summary>
    private static async Task<bool> HasFollowedAsync(HttpClient http)
    {
        var status = JsonOf(await http.GetStringAsync(new Uri("/api/status", UriKind.Relative), Stop));
        var gaps = JsonOf(await http.GetStringAsync(new Uri("/api/gaps?limit=1", UriKind.Relative), Stop));
        return status.GetProperty("index").GetProperty("behind").GetInt64() == 0 && gaps.GetProperty("sequence").GetInt64() == status.GetProperty("graph").GetProperty("sequence").GetInt64();
    }

    private static async Task WithServerAsync(CrawlServers sources, string data, string[] store, Func<HttpClient, Task> work)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        using var serve = new HorizonCommand(sources.Settings, ["serve", "--urls", url, "--no-sample", "--data", data, .. store]);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(2) };
        for (var left = 600; ; left--)
        {
            try
            {
                using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Stop);
                if (ready.IsSuccessStatusCode) break;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            Assert.True(left > 0, $"the server did not start\n{serve.Errors}");
            await Task.Delay(100, Stop);
        }
        try
        {
            await work(http);
        }
        finally
        {
            TestContext.Current.TestOutputHelper?.WriteLine(serve.Errors);
        }
    }

    private static async Task<string> RunAsync(CrawlServers sources, string[] arguments)
    {
        using var command = new HorizonCommand(sources.Settings, arguments);
        var code = await command.EndAsync(Stop);
        Assert.True(code == 0, $"horizon {string.Join(' ', arguments)} ended with {code}\n{command.Errors}");
        return command.Output;
    }

    private static JsonElement JsonOf(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>What the feed named. How many records a change set takes follows the pace of reading, so numbers differ between any two runs.</summary>
    /// <summary>What the change feed names. A pair that was compared while an import went on and came to nothing is there or not by the moment of it.</summary>
    private static async Task<IEnumerable<string>> FeedAsync(IGraphStore store)
    {
        var named = (await store.ChangesAsync(0, int.MaxValue, Stop)).Select(c => c.NodeId).Distinct().Order(StringComparer.Ordinal).ToList();
        var pairs = await store.NodesAsync([.. named.Where(id => NodeKinds.Of(id) == NodeKinds.Pair)], null, Stop);
        var vain = pairs.Values.Where(n => n.Claims.Any(c => c.Version.Facts is PairFacts { Outcome: PairOutcome.Different })).Select(n => n.Id).ToHashSet();
        return named.Where(id => !vain.Contains(id));
    }

    /// <summary>
    /// Moments, sequence numbers and the index's own generation in a cursor differ between any two runs, the store's own name between these two; so does the number of nodes, by pairs that were compared while an
    /// import went on and came to nothing.
    /// </summary>
    private static string Timeless(string text) => Moment().Replace(text, "(then)").Replace("\"store\": \"neo4j\"", "\"store\": \"sqlite\"", StringComparison.Ordinal);

    [GeneratedRegex(@"\d{4}-\d\d-\d\d(T| )\d\d:\d\d[0-9:.]*(Z|[+-]\d\d:\d\d)?|\d{1,2} [A-Z][a-z]+ \d{4} at \d\d:\d\d|(?i:version|sequence|nodes)\W{1,3}\d+|(?<=.next.: ?.)[-_A-Za-z0-9]{20,}")]
    private static partial Regex Moment();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
