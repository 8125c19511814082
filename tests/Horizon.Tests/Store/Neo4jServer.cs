using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Horizon.Graph.Store.Neo4j;
using Xunit;

namespace Horizon.Tests.Store;

/// <summary>
/// The server that HORIZON_NEO4J_URL names, for tests that only a real one can pass; they are skipped without it. The suite deletes all that the database holds
/// before each test, so it uses only one that is empty or that it has used before.
/// </summary>
internal static class Neo4jServer
{
    private const string Variable = "HORIZON_NEO4J_URL";
    private static readonly HttpClient Http = new();
    private static string? store;

    /// <summary>Options for the server. Skips the test where none is named.</summary>
    public static Neo4jOptions Options()
    {
        var url = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(url), $"{Variable} names no Neo4j server.");
        return new Neo4jOptions { Url = new Uri(url!), User = Environment.GetEnvironmentVariable("HORIZON_NEO4J_USER"), Password = Environment.GetEnvironmentVariable("HORIZON_NEO4J_PASSWORD") };
    }

    /// <summary>Empties the database unless it holds the store of that name already.</summary>
    public static async Task EmptyForAsync(string name)
    {
        if (store == name) return;
        using var counts = await PostAsync("MATCH (n) RETURN count(n) AS nodes, count(CASE WHEN n:HorizonTest THEN 1 END) AS marks");
        var row = counts.RootElement.GetProperty("data").GetProperty("values")[0];
        Assert.True(row[0].GetInt64() == 0 || row[1].GetInt64() > 0,
            $"The database at {Options().Url} holds data that this suite did not write, and the suite would delete it. Name an empty database.");
        using var marked = await PostAsync("MERGE (m:HorizonTest {id: 'suite'})");
        using var emptied = await PostAsync("MATCH (n) WHERE NOT n:HorizonTest CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS");
        store = name;
    }

    /// <summary>Forgets which store the database holds, so that the next test begins with an empty one.</summary>
    public static void Forget() => store = null;

    /// <summary>Runs a statement in plain JSON; fails the test where the server says no.</summary>
    public static async Task<JsonDocument> PostAsync(string statement)
    {
        var options = Options();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.Url, $"/db/{options.Database}/query/v2"));
        if (options.User is { } user) request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}")));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = new StringContent(JsonSerializer.Serialize(new { statement }), Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        if (answer.RootElement.TryGetProperty("errors", out var errors) && errors.GetArrayLength() > 0) Assert.Fail($"{statement}\n{errors}");
        return answer;
    }
}
