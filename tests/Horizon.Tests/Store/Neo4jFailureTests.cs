using Horizon.Graph.Store;
using Horizon.Graph.Store.Neo4j.Wire;
using Horizon.Tests.Crawl;
using Horizon.Tests.Store.Loopback;
using Microsoft.AspNetCore.Http;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

/// <summary>What the store does when the server fails, in each form that is documented: the graph is whole afterwards, and the message says what to do.</summary>
public sealed class Neo4jFailureTests : IAsyncLifetime
{
    private Neo4jWire wire = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        wire = await Neo4jWire.StartAsync(timeoutSeconds: 20);
        await wire.ApplyAsync(Stop, New("NCT1"));
    }

    public async ValueTask DisposeAsync() => await wire.DisposeAsync();

    public static TheoryData<string, int, string> Passing { get; } = new()
    {
        { "Lock", 400, "Neo.TransientError.Transaction.DeadlockDetected" },
        { "RecordsNow", 400, "Neo.TransientError.General.DatabaseUnavailable" },
        { "WriteVersions", 202, "Neo.TransientError.Transaction.LockClientStopped" },
        { "OpenClaims", 202, "Neo.TransientError.Transaction.Terminated" },
        { "Finish", 400, "Neo.TransientError.Cluster.NotALeader" },
        { "Show", 400, "Neo.TransientError.Transaction.BookmarkTimeout" },
        { "Lock", 429, "Neo.ClientError.Security.AuthenticationRateLimit" },
        { "OpenClaims", 404, "Neo.ClientError.Transaction.TransactionNotFound" },
    };

    /// <summary>The transaction ends on the server with its first failed statement, as Neo4j has it.</summary>
    [Theory]
    [MemberData(nameof(Passing))]
    public async Task WhatPassesIsTriedAgainAndWrittenOnce(string statement, int status, string code)
    {
        wire.Answer(statement, context => EndAsync(context, status, Neo4jLoopback.ErrorBody(code, "for a moment"), statement != "Show"));
        Assert.Equal(2, await wire.ApplyAsync(Stop, New("NCT2", "one", TestsEdge("NCT2", "sabr"))));
        await AssertWholeAsync(2);
        Assert.Single(wire.Pauses);
    }

    [Theory]
    [InlineData("Finish", true)]
    [InlineData("Finish", false)]
    [InlineData("OpenClaims", true)]
    public async Task ACutConnectionLosesNothingAndWritesNothingTwice(string statement, bool afterwards)
    {
        wire.Answer(statement, async context =>
        {
            // What was not committed goes with the connection.
            if (!afterwards) wire.Server.Lose();
            await context.CutAsync("{\"data\":{\"fields\":[", TypedJson.MediaType);
        }, afterwards: afterwards);
        Assert.Equal(2, await wire.Store.ApplyAsync(Set(New("NCT2", "one", TestsEdge("NCT2", "sabr"))) with { UnknownFields = new Dictionary<string, int> { ["pubmed/x"] = 1 } }, Stop));
        await AssertWholeAsync(2);
        Assert.Equal(1, Assert.Single(await wire.Store.UnknownFieldsAsync(Stop)).Count);
    }

    [Fact]
    public async Task ACommitWhoseDeclarationIsLostIsShownByTheNextRead()
    {
        wire.Answer("Show", context => context.StatusAsync(500, Neo4jLoopback.ErrorBody("Neo.DatabaseError.General.UnknownError", "gone")));
        Assert.Equal(2, await wire.ApplyAsync(Stop, New("NCT2")));
        Assert.Equal(2, await wire.Store.SequenceAsync(Stop));
    }

    [Fact]
    public async Task ReadersDoNotSeeACommitThatIsNotDeclared()
    {
        await using var other = Neo4jWire.Open(wire.Server, []);
        Assert.Equal(1, await other.SequenceAsync(Stop));
        wire.Answer("Show", context => context.StatusAsync(500), times: 1);
        await wire.ApplyAsync(Stop, New("NCT2", "one", TestsEdge("NCT2", "sabr")) with { Keys = [new NodeKey("NCT2", true)] });
        Assert.Equal(1, await other.SequenceAsync(Stop));
        Assert.Empty(await other.NodesAsync(["trial:NCT2", "technique:sabr"], null, Stop));
        Assert.Null(await other.ResolveAsync("NCT2", Stop));
        Assert.Null(await other.RawAsync(HashOf("NCT2", "one"), Stop));
        Assert.Empty(await other.ChangesAsync(1, 10, Stop));
        Assert.Equal(["trial:NCT1"], await other.NodeIdsAsync(NodeKinds.Trial, null, 10, Stop));
        Assert.Single(await other.RecordKeysAsync("clinicaltrials.gov", null, 10, null, Stop));
    }

    [Fact]
    public async Task WhatAWriterCommittedBeforeItEndedIsDeclaredByWhoMeetsItsRecord()
    {
        await using var other = Neo4jWire.Open(wire.Server, []);
        Assert.Equal(1, await other.SequenceAsync(Stop));
        wire.Answer("Show", context => context.StatusAsync(500), times: 1);
        await wire.ApplyAsync(Stop, Next((await other.RecordsAsync([Key("NCT1")], Stop))[Key("NCT1")], "two", 1));
        var stored = (await other.RecordsAsync([Key("NCT1")], Stop))[Key("NCT1")];
        Assert.Equal((2, 2), (stored.Revision, stored.Versions.Count));
        Assert.Equal(2, await other.SequenceAsync(Stop));
    }

    [Fact]
    public async Task AnInstanceThatStartsDeclaresWhatWasCommitted()
    {
        wire.Answer("Show", context => context.StatusAsync(500), times: 1);
        await wire.ApplyAsync(Stop, New("NCT2"));
        await using var next = Neo4jWire.Open(wire.Server, []);
        Assert.Equal(2, await next.SequenceAsync(Stop));
    }

    public static TheoryData<int, string, string, string> Lasting { get; } = new()
    {
        { 400, "Neo.ClientError.Statement.SyntaxError", "no such clause", "refused a statement" },
        { 400, "Neo.ClientError.Security.CredentialsExpired", "change it", "ALTER CURRENT USER SET PASSWORD" },
        { 401, "Neo.ClientError.Security.Unauthorized", "who are you", "HORIZON_NEO4J_USER" },
        { 403, "Neo.ClientError.Security.Forbidden", "not allowed", "Grant it" },
        { 404, "Neo.ClientError.Database.DatabaseNotFound", "no neo4j", "QUERY_API_ENDPOINTS" },
        { 415, "", "", "5.26 or later" },
        { 500, "Neo.DatabaseError.General.UnknownError", "disk", "See its log" },
        { 202, "Neo.DatabaseError.Statement.ExecutionFailed", "in the middle", "See its log" },
        { 202, "Neo.TransientError.Transaction.DeadlockDetected", "again and again", "Run the command again" },
        { 400, "Neo.TransientError.General.OutOfMemoryError", "heap", "db.memory.transaction.max" },
        { 429, "Neo.ClientError.Security.AuthenticationRateLimit", "slow down", "wait some seconds" },
    };

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task WhatLastsIsSaidWithWhatToDoAndLeavesTheGraphAsItWas(int status, string code, string message, string remedy)
    {
        wire.Answer("Lock", context => context.StatusAsync(status, code.Length > 0 ? Neo4jLoopback.ErrorBody(code, message) : "no body", TypedJson.MediaType), times: int.MaxValue);
        var failure = await Assert.ThrowsAsync<StoreUnusableException>(() => wire.ApplyAsync(Stop, New("NCT2")));
        Assert.Contains(remedy, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        wire.Server.Fault = (_, _) => Task.FromResult(false);
        await AssertOldAsync();
        Assert.Equal(2, await wire.ApplyAsync(Stop, New("NCT2")));
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task AReadThatFailsSaysWhatToDo(int status, string code, string message, string remedy)
    {
        wire.Answer("Shown", context => context.StatusAsync(status, code.Length > 0 ? Neo4jLoopback.ErrorBody(code, message) : "no body", TypedJson.MediaType), times: int.MaxValue);
        var failure = await Assert.ThrowsAsync<StoreUnusableException>(() => wire.Store.SequenceAsync(Stop));
        Assert.Contains(remedy, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongLoginIsNotTriedAgainForTheServerCountsThem()
    {
        var before = wire.Server.Requests.Count;
        wire.Answer("Shown", context => context.StatusAsync(401, Neo4jLoopback.ErrorBody("Neo.ClientError.Security.Unauthorized", "no")), times: int.MaxValue);
        await Assert.ThrowsAsync<StoreUnusableException>(() => wire.Store.SequenceAsync(Stop));
        Assert.Equal(before + 1, wire.Server.Requests.Count);
    }

    [Fact]
    public async Task TooManyLoginsWaitAsLongAsTheServerAsks()
    {
        wire.Answer("Shown", context => context.StatusAsync(429, Neo4jLoopback.ErrorBody("Neo.ClientError.Security.AuthenticationRateLimit", "no"), TypedJson.MediaType, retryAfter: "7"));
        Assert.Equal(1, await wire.Store.SequenceAsync(Stop));
        wire.Answer("Shown", context => context.StatusAsync(429, Neo4jLoopback.ErrorBody("Neo.ClientError.Security.AuthenticationRateLimit", "no")));
        Assert.Equal(1, await wire.Store.SequenceAsync(Stop));
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(5)], wire.Pauses);
    }

    public static TheoryData<string> Broken { get; } = new()
    {
        """{"data":{"fields":["seq"],"values":[[{"$type":"Integer","_value":"1"}]]}""",
        """{"data":{"fields":["seq","other"],"values":[[{"$type":"Integer","_value":"1"}]]},"bookmarks":[]}""",
        """{"data":{"fields":["seq"],"values":[[]]},"bookmarks":[]}""",
        """{"data":{"fields":["seq"],"values":[[{"$type":"Integer","_value":"one"}]]}}""",
        """{"data":{"fields":["seq"],"values":[[{"$type":"Vector","_value":{}}]]}}""",
        """{"data":{"fields":["seq"],"values":[[1]]}}""",
        "",
        "<html>a proxy</html>",
    };

    /// <summary>A body that ends too early though the connection did not, a short row, a value that cannot be read.</summary>
    [Theory]
    [MemberData(nameof(Broken))]
    public async Task AnAnswerThatIsNotWholeIsNoAnswer(string body)
    {
        wire.Answer("Shown", context => context.StatusAsync(202, body, TypedJson.MediaType));
        Assert.Equal(1, await wire.Store.SequenceAsync(Stop));
        Assert.Single(wire.Pauses);
        wire.Answer("Shown", context => context.StatusAsync(202, body, TypedJson.MediaType), times: int.MaxValue);
        var failure = await Assert.ThrowsAsync<StoreUnusableException>(() => wire.Store.SequenceAsync(Stop));
        Assert.Contains("broke off", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorsBehindRowsCountBeforeTheRows()
    {
        wire.Answer("Shown", context => context.StatusAsync(202,
            """{"data":{"fields":["seq"],"values":[[{"$type":"Integer","_value":"77"}],[]]},"errors":[{"error":"Neo.ClientError.Statement.ArithmeticError","message":"/ by zero"}]}""", TypedJson.MediaType));
        var failure = await Assert.ThrowsAsync<StoreUnusableException>(() => wire.Store.SequenceAsync(Stop));
        Assert.Contains("ArithmeticError", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerOfFiftyMegabytesIsRead()
    {
        var text = new string('x', 5000);
        var body = Neo4jLoopback.Body(["id", "from", "into", "names", "seq"], Enumerable.Range(0, 10_000).Select(i => (IReadOnlyList<object?>)[$"trial:{i}{text}", 1L, new List<object?>(), "[]", 1L]));
        Assert.InRange(body.Length, 50_000_000, 60_000_000);
        wire.Answer("ReadShown", context => context.StatusAsync(202, body, TypedJson.MediaType));
        Assert.Equal(10_000, (await wire.Store.ShownAsync(["trial:NCT1"], Stop)).Count);
    }

    [Fact]
    public async Task AServerThatNeverAnswersIsGivenUpAndItsStatementEnded()
    {
        await using var hasty = Neo4jWire.Open(wire.Server, [], timeoutSeconds: 1);
        Assert.Equal(1, await hasty.SequenceAsync(Stop));
        wire.Answer("Lock", context => NeverAsync(context), times: int.MaxValue);
        var failure = await Assert.ThrowsAsync<StoreUnusableException>(() => hasty.ApplyAsync(Set(New("NCT2")), Stop));
        Assert.Contains("did not answer within 1 s", failure.Message, StringComparison.Ordinal);
        Assert.Contains(wire.Server.Requests, r => r.Name == "Terminate");
        wire.Server.Fault = (_, _) => Task.FromResult(false);
        await AssertOldAsync();
    }

    [Fact]
    public async Task ACancelledStatementIsEndedOnTheServerAndWritesNothing()
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        wire.Answer("OpenClaims", async context =>
        {
            await soon.CancelAsync();
            await NeverAsync(context);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wire.ApplyAsync(soon.Token, New("NCT2")));
        Assert.Single(wire.Server.Terminated);
        Assert.Equal(0, wire.Server.OpenTransactions);
        await AssertOldAsync();
    }

    [Fact]
    public async Task NothingListeningIsSaid()
    {
        var address = wire.Server.Url;
        await wire.Server.DisposeAsync();
        var failure = await Assert.ThrowsAsync<StoreUnusableException>(() => wire.Store.SequenceAsync(Stop));
        Assert.Contains($"{address} cannot be reached", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--neo4j-url", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOlderServerIsNamed()
    {
        wire.Server.Version = "5.20.0";
        await using var store = Neo4jWire.Open(wire.Server, []);
        Assert.Contains("is 5.20; Horizon needs 5.26", (await Assert.ThrowsAsync<StoreUnusableException>(() => store.StartAsync(Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatKnowsNoTimeLimitIsSpokenToWithoutOne()
    {
        wire.Server.Fault = async (context, request) => request.Body.Contains("maxExecutionTime", StringComparison.Ordinal) &&
            await context.StatusAsync(400, Neo4jLoopback.ErrorBody("Neo.ClientError.Request.InvalidFormat", "unknown field"));
        await using var store = Neo4jWire.Open(wire.Server, []);
        Assert.Equal(2, await store.ApplyAsync(Set(New("NCT2")), Stop));
    }

    [Fact]
    public async Task AStoreOfANewerFormIsLeftAloneAndNamed()
    {
        var graph = wire.Server.GraphOf("neo4j");
        graph.Set(graph.Labelled("Horizon").Single(n => Equals(n.Properties["id"], "store")), "form", 99L);
        await using var store = Neo4jWire.Open(wire.Server, []);
        Assert.Contains("newer Horizon", (await Assert.ThrowsAsync<StoreUnusableException>(() => store.StartAsync(Stop))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARequestThatIsTooLargeIsHalved()
    {
        await using var small = await Neo4jWire.StartAsync(rows: 64);
        small.Server.Fault = async (context, request) =>
        {
            if (request.Name != "WriteNodes Trial" || ((List<object?>)request.Parameters["rows"]!).Count <= 16) return false;
            small.Server.Lose();
            return await context.StatusAsync(413, "too large");
        };
        Assert.Equal(1, await small.ApplyAsync(Stop, [.. Enumerable.Range(0, 100).Select(i => New($"NCT{i}"))]));
        Assert.Equal(100, (await small.Store.CountsAsync(Stop)).Nodes);
        Assert.Equal(2, small.Pauses.Count);
    }

    private static async Task NeverAsync(HttpContext context)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The client has gone.
        }
    }

    private async Task EndAsync(HttpContext context, int status, string body, bool endsTransaction)
    {
        if (endsTransaction) wire.Server.Lose();
        await context.StatusAsync(status, body, TypedJson.MediaType);
    }

    private async Task AssertWholeAsync(long sequence)
    {
        Assert.Equal(sequence, await wire.Store.SequenceAsync(Stop));
        var node = (await wire.Store.NodesAsync(["trial:NCT2"], null, Stop))["trial:NCT2"];
        Assert.Equal(2, Assert.Single(node.Claims).Held.From);
        Assert.Equal(1, Assert.Single(Assert.Single(await wire.Store.EdgesAsync(["trial:NCT2"], null, 10, null, Stop)).Assertions).Reason.Quote!.Text.Length / 4);
        var counts = await wire.Store.CountsAsync(Stop);
        Assert.Equal((2, 1, 1), (counts.Nodes, counts.Mentioned, counts.Edges));
        Assert.Equal(1, (await wire.Store.RecordsAsync([Key("NCT2")], Stop))[Key("NCT2")].Revision);
        Assert.Equal(0, wire.Server.OpenTransactions);
    }

    private async Task AssertOldAsync()
    {
        Assert.Equal(1, await wire.Store.SequenceAsync(Stop));
        Assert.Empty(await wire.Store.NodesAsync(["trial:NCT2"], null, Stop));
        Assert.Equal(1, (await wire.Store.CountsAsync(Stop)).Nodes);
    }
}
