using System.Reflection;
using System.Text.Json;
using Horizon.Graph.Store;
using Horizon.Graph.Store.Neo4j.Cypher;
using Horizon.Graph.Store.Neo4j.Wire;
using Horizon.Tests.Store.Loopback;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

/// <summary>
/// Every statement's request, byte for byte, against neo4j-requests.tsv. After a change that is meant, HORIZON_RECORD=PATH writes the file anew; its diff is what to review.
/// </summary>
public sealed class Neo4jStatementTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryStatementIsSentAsRecorded()
    {
        await using var wire = await Neo4jWire.StartAsync(timeoutSeconds: 30);
        await CallAllAsync(wire);
        var sent = wire.Server.Requests.Where(r => r.Name.Length > 0).DistinctBy(r => r.Name).OrderBy(r => r.Name, StringComparer.Ordinal).Select(r => $"{r.Name}\t{r.Method} {r.Path}\t{r.Body}").ToList();
        if (Environment.GetEnvironmentVariable("HORIZON_RECORD") is { Length: > 0 } path) await File.WriteAllLinesAsync(path, sent, Stop);
        Assert.Equal(NamedStatements.All.Select(s => s.Name), sent.Select(line => line.Split('\t')[0]));
        Assert.Equal(await RecordedAsync(), sent);
    }

    [Fact]
    public async Task RequestsCarryLoginTypeAndWhatTheyAreFor()
    {
        await using var wire = await Neo4jWire.StartAsync();
        await wire.ApplyAsync(Stop, New("NCT1"));
        await wire.Store.SequenceAsync(Stop);
        var posts = wire.Server.Requests.Where(r => r.Method == "POST").ToList();
        Assert.All(posts, r => Assert.Equal(("Basic cmVhZGVyOmEgc2VjcmV0", TypedJson.MediaType, TypedJson.MediaType), (r.Authorization, r.ContentType, r.Accept)));
        var last = posts[^1];
        Assert.Equal(("Shown", "READ"), (last.Name, last.Json.GetProperty("accessMode").GetString()));
        Assert.Single(last.Json.GetProperty("bookmarks").EnumerateArray());
        Assert.Equal("WRITE", posts.Single(r => r.Name == "Lock").Json.GetProperty("accessMode").GetString());
        var inside = posts.Where(r => r.Path.Contains("/tx/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(inside);
        Assert.All(inside, r => Assert.False(r.Json.TryGetProperty("accessMode", out _)));
        // A cluster finds the transaction's server by what it said at its beginning.
        Assert.All(inside, r => Assert.StartsWith("server-tx-", r.Affinity, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RowsAndBytesOfARequestStayWithinTheirBounds()
    {
        await using var wire = await Neo4jWire.StartAsync(rows: 50, bytes: 20_000);
        await wire.ApplyAsync(Stop, [.. Enumerable.Range(0, 300).Select(i => New($"NCT{i}", "one", TestsEdge($"NCT{i}", "sabr")))]);
        Assert.Equal(300, (await wire.Store.CountsAsync(Stop)).Edges);
        Assert.Equal(300, (await wire.Store.NodesAsync([.. Enumerable.Range(0, 300).Select(i => $"trial:NCT{i}")], null, Stop)).Count);
        Assert.InRange(wire.Store.Sent.MostRows, 20, 50);
        Assert.InRange(wire.Store.Sent.Largest, 10_000, 21_500);
    }

    [Fact]
    public void LabelsAndTypesComeFromTheAllowListAlone()
    {
        Assert.Throws<ArgumentException>(() => WriteStatements.OpenEdges("TESTS]->() DETACH DELETE n //"));
        Assert.Throws<ArgumentException>(() => ReadStatements.Edges(["TESTS", "OTHER"]));
        Assert.Null(Names.Label("no kind:) DETACH DELETE n //"));
        Assert.Equal(("TumourSite", "EvidenceGap", "Trial"), (Names.Label("site"), Names.Label("gap"), Names.Label("trial")));
        Assert.All(EdgeTypes.All, t => Assert.Matches("^[A-Z_]+$", t));
    }

    [Fact]
    public void ValuesKeepTheirTypesOnTheWire()
    {
        object?[] values = [null, true, "t\0\n\"é😀", 1L, long.MinValue, 1.0, 0.1, double.NaN, double.PositiveInfinity, new byte[] { 1, 2, 255 }, new DateOnly(2026, 3, 1), Start, new List<object?> { 1L, null }, new Dictionary<string, object?> { ["a"] = 1.5 }];
        var written = values.Select(v => System.Text.Encoding.UTF8.GetString(TypedJson.Bytes(v).Span)).ToList();
        Assert.Equal(
        [
            """{"$type":"Null","_value":null}""", """{"$type":"Boolean","_value":true}""", """{"$type":"String","_value":"t\u0000\n\"é\uD83D\uDE00"}""", """{"$type":"Integer","_value":"1"}""",
            """{"$type":"Integer","_value":"-9223372036854775808"}""", """{"$type":"Float","_value":"1"}""", """{"$type":"Float","_value":"0.1"}""", """{"$type":"Float","_value":"NaN"}""",
            """{"$type":"Float","_value":"Infinity"}""", """{"$type":"Base64","_value":"AQL/"}""", """{"$type":"Date","_value":"2026-03-01"}""",
            """{"$type":"OffsetDateTime","_value":"2026-03-01T12:00:00.0000000+00:00"}""", """{"$type":"List","_value":[{"$type":"Integer","_value":"1"},{"$type":"Null","_value":null}]}""",
            """{"$type":"Map","_value":{"a":{"$type":"Float","_value":"1.5"}}}""",
        ], written);
        Assert.Equivalent(values, written.Select(w => TypedJson.Read(JsonDocument.Parse(w).RootElement)));
    }

    /// <summary>Every call of the interface in all its forms, with a node of each kind and an edge of each type.</summary>
    private static async Task CallAllAsync(Neo4jWire wire)
    {
        var store = wire.Store;
        var kinds = typeof(NodeKinds).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).Where(k => !k.Contains(':', StringComparison.Ordinal));
        var edges = EdgeTypes.All.Select(t => TestsEdge("NCT1", "sabr") with { Type = t }).Concat(kinds.Append("other").Select(k => TestsEdge("NCT1", "x") with { Target = new NodeRef($"{k}:x", "X") })).ToList();
        await wire.ApplyAsync(Stop, New("NCT1", "one", edges), New("NCT2"));
        var stored = (await store.RecordsAsync([Key("NCT1")], Stop))[Key("NCT1")];
        await wire.ApplyAsync(Stop, Next(stored, "two", 1, TestsEdge("NCT1", "imrt", "two")));
        await store.ApplyAsync(Set() with { Placements = [new Placement("trial:NCT1", "trial:NCT2")] }, Stop);
        await store.ApplyAsync(Set() with { Placements = [new Placement("trial:NCT1", null)] }, Stop);
        await store.ApplyAsync(Set() with { Rejects = [new Reject("pubmed", null, "no id", "a.xml", Start)], UnknownFields = new Dictionary<string, int> { ["pubmed/x"] = 1 } }, Stop);
        await store.SaveRunAsync(new Run("r1", "pubmed", "import", Start, null, 10, 4, 3, 2, 1, null, 30, null), Stop);
        await store.SetNoteAsync("name", "value", Stop);
        await store.NoteAsync("name", Stop);
        await store.SetNoteAsync("name", null, Stop);
        await store.NodesAsync(["trial:NCT1"], null, Stop);
        await store.EdgesAsync(["trial:NCT1"], null, 10, 1, Stop);
        foreach (var type in EdgeTypes.All) await store.EdgesAsync(["trial:NCT1"], [type], 10, null, Stop);
        await store.LinksAsync(["trial:NCT1"], 10, Stop);
        await store.ResolveAsync("no such key", Stop);
        await store.KeyHoldersAsync(["NCT1"], 3, Stop);
        await store.ShownAsync(["trial:NCT1"], Stop);
        await store.KnownAsync([HashOf("NCT1", "one")], Stop);
        await store.RawAsync(HashOf("NCT1", "one"), Stop);
        await store.RecordKeysAsync("clinicaltrials.gov", null, 10, 3, Stop);
        await store.NodeIdsAsync(NodeKinds.Trial, null, 10, Stop);
        await store.ChangesAsync(0, 10, Stop);
        await store.CountsAsync(Stop);
        await store.RejectsAsync(null, 10, Stop);
        await store.RejectsAsync("pubmed", 10, Stop);
        await store.UnknownFieldsAsync(Stop);
        await store.LastRunsAsync(Stop);
        await store.SequenceAsync(Stop);
        await EndOneAsync(wire);
        await store.SetNoteAsync("kept", "value", Stop);
        await CopyAsync(wire);
    }

    /// <summary>The whole graph into another database, and an imported one made ready.</summary>
    private static async Task CopyAsync(Neo4jWire wire)
    {
        await using var target = Neo4jWire.Open(wire.Server, [], name: "t", database: "copy");
        await target.LoadAsync(wire.Store.RowsAsync(Stop), Stop);
        var graph = wire.Server.GraphOf("copy");
        graph.Set(graph.Labelled("Horizon").Single(n => Equals(n.Properties["id"], "store")), "form", 0L);
        await using var next = Neo4jWire.Open(wire.Server, [], database: "copy");
        await next.StartAsync(Stop);
    }

    /// <summary>A statement that nobody waits for any more is looked for and ended.</summary>
    private static async Task EndOneAsync(Neo4jWire wire)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        wire.Answer("Counts", async context =>
        {
            await soon.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wire.Store.CountsAsync(soon.Token));
    }

    private static async Task<string[]> RecordedAsync()
    {
        await using var stream = typeof(Neo4jStatementTests).Assembly.GetManifestResourceStream("neo4j-requests.tsv")!;
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(Stop)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
