using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Horizon.Graph.Store.Neo4j.Wire;
using Horizon.Tests.Crawl;
using Microsoft.AspNetCore.Http;

namespace Horizon.Tests.Store.Loopback;

/// <summary>A request as the server saw it, with its body word for word.</summary>
internal sealed record Neo4jRequest(string Method, string Path, string Body, string? Authorization, string? ContentType, string? Accept, string? Affinity)
{
    public string Statement { get; init; } = "";

    public IReadOnlyDictionary<string, object?> Parameters { get; init; } = new Dictionary<string, object?>();

    /// <summary>The name that the statement has in the code; empty for none.</summary>
    public string Name => NamedStatements.NameOf(Statement);

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
}

/// <summary>
/// Answers as Neo4j's Query API does, over a graph in memory for each database. It runs the text of the statements, as Cypher's documentation says what they mean,
/// so it shows that statements and adapter together keep the contract. That Neo4j itself agrees, only Neo4j can show: see tests/neo4j.
/// A transaction has its database to itself from beginning to end; others wait.
/// </summary>
internal sealed class Neo4jLoopback : LoopbackServer
{
    private readonly ConcurrentDictionary<string, Database> databases = [];
    private readonly ConcurrentDictionary<string, Transaction> transactions = [];
    private readonly ConcurrentDictionary<string, string> running = [];
    private int numbers;

    public new ConcurrentQueue<Neo4jRequest> Requests { get; } = [];

    /// <summary>Sees each request first, and returns true when it has answered it.</summary>
    public Func<HttpContext, Neo4jRequest, Task<bool>> Fault { get; set; } = (_, _) => Task.FromResult(false);

    /// <summary>Sees each request once it was done, before its answer is sent, and returns true when it has answered in another way.</summary>
    public Func<HttpContext, Neo4jRequest, Task<bool>> FaultAfter { get; set; } = (_, _) => Task.FromResult(false);

    public string Version { get; set; } = "5.26.31";

    /// <summary>Ids of transactions that were asked to be terminated.</summary>
    public ConcurrentQueue<string> Terminated { get; } = [];

    public static async Task<Neo4jLoopback> StartAsync() => await StartAsync(new Neo4jLoopback());

    public MemoryGraph GraphOf(string database) => databases.GetOrAdd(database, _ => new Database()).Graph;

    public int OpenTransactions => transactions.Count;

    protected override async Task AnswerAsync(HttpContext context, SeenRequest seen)
    {
        var request = await ReadAsync(context);
        Requests.Enqueue(request);
        if (request.Parameters.TryGetValue("request", out var tag)) running[(string)tag!] = $"neo4j-transaction-{Interlocked.Increment(ref numbers)}";
        try
        {
            if (await Fault(context, request)) return;
            if (request.Path == "/") await SendAsync(context, 200, $$"""{"bolt_routing":"neo4j://localhost:7687","query":"{{Url}}db/{databaseName}/query/v2","neo4j_version":"{{Version}}","neo4j_edition":"community"}""", "application/json");
            else await QueryAsync(context, request);
        }
        catch (CypherException e)
        {
            await SendAsync(context, e.Code == "Neo.ClientError.Transaction.TransactionNotFound" ? 404 : 400, ErrorBody(e.Code, e.Message));
        }
        finally
        {
            // What a client has left goes on.
            if (tag is not null && !context.RequestAborted.IsCancellationRequested) running.TryRemove((string)tag, out _);
        }
    }

    public static string ErrorBody(string code, string message) => JsonSerializer.Serialize(new { errors = new[] { new { code, message } } });

    public static Task SendAsync(HttpContext context, int status, string body, string type = TypedJson.MediaType) => context.StatusAsync(status, body, type);

    private async Task QueryAsync(HttpContext context, Neo4jRequest request)
    {
        var parts = request.Path.Trim('/').Split('/');
        var database = databases.GetOrAdd(parts[1], _ => new Database());
        switch (parts)
        {
            case ["db", _, "query", "v2"]:
                await SingleAsync(context, request, database);
                break;
            case ["db", _, "query", "v2", "tx"]:
                await BeginAsync(context, request, database);
                break;
            case ["db", _, "query", "v2", "tx", var id, ..] when transactions.TryGetValue(id, out var transaction):
                await InTransactionAsync(context, request, transaction, commits: parts.Length == 7);
                break;
            default:
                throw new CypherException("Neo.ClientError.Transaction.TransactionNotFound", "The transaction is gone, or there is no such path.");
        }
    }

    private async Task SingleAsync(HttpContext context, Neo4jRequest request, Database database)
    {
        if (Administer(request) is { } answer)
        {
            await SendAsync(context, 202, answer);
            return;
        }
        await database.Gate.WaitAsync(context.RequestAborted);
        string body;
        try
        {
            body = Run(database.Graph, request);
            database.Graph.Commit();
        }
        catch
        {
            database.Graph.RollBack();
            throw;
        }
        finally
        {
            database.Gate.Release();
        }
        if (!await FaultAfter(context, request)) await SendAsync(context, 202, body);
    }

    private async Task BeginAsync(HttpContext context, Neo4jRequest request, Database database)
    {
        await database.Gate.WaitAsync(context.RequestAborted);
        var transaction = new Transaction($"tx-{Interlocked.Increment(ref numbers)}", database);
        transactions[transaction.Id] = transaction;
        context.Response.Headers["neo4j-cluster-affinity"] = "server-" + transaction.Id;
        await InTransactionAsync(context, request, transaction, commits: false);
    }

    private async Task InTransactionAsync(HttpContext context, Neo4jRequest request, Transaction transaction, bool commits)
    {
        if (request.Method == "DELETE")
        {
            End(transaction, commit: false);
            await SendAsync(context, 200, "{}");
            return;
        }
        string body;
        try
        {
            body = Run(transaction.Database.Graph, request, commits ? null : transaction.Id);
        }
        catch
        {
            // Any failed statement ends its transaction.
            End(transaction, commit: false);
            throw;
        }
        if (commits) End(transaction, commit: true);
        if (!await FaultAfter(context, request)) await SendAsync(context, 202, body);
    }

    /// <summary>Ends a transaction as a server does that lost it.</summary>
    public void Lose()
    {
        foreach (var transaction in transactions.Values) End(transaction, commit: false);
    }

    private void End(Transaction transaction, bool commit)
    {
        if (!transactions.TryRemove(transaction.Id, out _)) return;
        if (commit) transaction.Database.Graph.Commit();
        else transaction.Database.Graph.RollBack();
        transaction.Database.Gate.Release();
    }

    private string Run(MemoryGraph graph, Neo4jRequest request, string? transaction = null)
    {
        var (columns, rows) = Execute(graph, request);
        return Body(columns, rows, transaction, $"FB:{Interlocked.Increment(ref numbers)}");
    }

    private static (IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows) Execute(MemoryGraph graph, Neo4jRequest request)
    {
        if (request.Statement == "RETURN 1 AS one") return (["one"], [[1L]]);
        if (request.Statement.StartsWith("CALL db.awaitIndexes", StringComparison.Ordinal)) return ([], []);
        if (request.Statement.StartsWith("CREATE ", StringComparison.Ordinal))
        {
            SchemaText.Apply(graph, request.Statement);
            return ([], []);
        }
        var statement = Parsed.GetOrAdd(request.Statement, text => new CypherReader(text).Statement());
        return (statement.Columns, statement.Run(graph, request.Parameters));
    }

    private static readonly ConcurrentDictionary<string, CypherStatement> Parsed = [];

    private string? Administer(Neo4jRequest request)
    {
        if (request.Statement.StartsWith("SHOW TRANSACTIONS", StringComparison.Ordinal))
            return Body(["id"], running.TryGetValue((string)request.Parameters["of"]!, out var id) ? [[id]] : [], null, null);
        if (!request.Statement.StartsWith("TERMINATE TRANSACTIONS", StringComparison.Ordinal)) return null;
        foreach (var ended in (List<object?>)request.Parameters["ids"]!) Terminated.Enqueue((string)ended!);
        return Body([], [], null, null);
    }

    public static string Body(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<object?>> rows, string? transaction = null, string? bookmark = null)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, TypedJson.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteStartObject("data");
            json.WriteStartArray("fields");
            foreach (var column in columns) json.WriteStringValue(column);
            json.WriteEndArray();
            json.WriteStartArray("values");
            foreach (var row in rows)
            {
                json.WriteStartArray();
                foreach (var value in row) TypedJson.Write(json, value);
                json.WriteEndArray();
            }
            json.WriteEndArray();
            json.WriteEndObject();
            if (transaction is not null)
            {
                json.WriteStartObject("transaction");
                json.WriteString("id", transaction);
                json.WriteString("expires", "2026-03-01T12:01:00Z");
                json.WriteEndObject();
            }
            else if (bookmark is not null)
            {
                json.WriteStartArray("bookmarks");
                json.WriteStringValue(bookmark);
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static async Task<Neo4jRequest> ReadAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers;
        var request = new Neo4jRequest(context.Request.Method, context.Request.Path, body, headers.Authorization, context.Request.ContentType, headers.Accept, headers["neo4j-cluster-affinity"]);
        if (body.Length == 0) return request;
        using var document = JsonDocument.Parse(body);
        return request with
        {
            Statement = document.RootElement.GetProperty("statement").GetString()!,
            Parameters = document.RootElement.GetProperty("parameters").EnumerateObject().ToDictionary(p => p.Name, p => TypedJson.Read(p.Value)),
        };
    }

    private sealed class Database
    {
        public MemoryGraph Graph { get; } = new();

        public SemaphoreSlim Gate { get; } = new(1, 1);
    }

    private sealed record Transaction(string Id, Database Database);
}

/// <summary>Constraints and indexes, of which only uniqueness does anything here.</summary>
internal static class SchemaText
{
    public static void Apply(MemoryGraph graph, string text)
    {
        var words = text.Split([' ', '\n', '(', ')', ':'], StringSplitOptions.RemoveEmptyEntries);
        if (words[1] != "CONSTRAINT")
        {
            graph.Schema.Add(words[1] == "INDEX" ? words[2] : words[3]);
            return;
        }
        var require = Array.IndexOf(words, "REQUIRE");
        var properties = words[(require + 1)..Array.LastIndexOf(words, "IS")].Select(p => p.TrimEnd(',')[2..]).ToList();
        graph.AddUnique(words[2], words[Array.IndexOf(words, "FOR") + 2], properties);
    }
}
