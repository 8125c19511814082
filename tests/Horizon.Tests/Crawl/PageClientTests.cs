using System.Text;
using Horizon.Ingest.Crawl;
using Xunit;

namespace Horizon.Tests.Crawl;

public sealed class PageClientTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-recipe-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task PagesOfARecipeAreFetchedAndCutIntoTheirStatements()
    {
        await using var server = await StartAsync("User-agent: *\nDisallow: /private\n");
        var (steps, failure) = await server.CrawlAsync("page", new CrawlRequest(Query: Recipe("/list", "/private/list")));
        Assert.Null(failure);
        var keys = await steps.KeysAsync("page");
        Assert.Equal(2, keys.Count);
        Assert.All(keys, k => Assert.StartsWith("page/gap:test:", k, StringComparison.Ordinal));
        var window = Assert.Single(steps.Windows());
        Assert.Equal((2L, 1L), (window.Expected!.Value, window.Arrived));
        Assert.Contains("robots.txt", Assert.Single(window.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, r => r.Path.StartsWith("/private", StringComparison.Ordinal));
        Assert.Single(server.Requests, r => r.Path == "/robots.txt");
    }

    [Theory]
    [InlineData("ETag", "\"v1\"", "If-None-Match")]
    [InlineData("Last-Modified", "Mon, 02 Nov 2026 10:00:00 GMT", "If-Modified-Since")]
    public async Task APageThatStillIsAsItWasIsNotSentAgain(string header, string value, string condition)
    {
        await using var server = await StartAsync(null);
        server.Misbehave = async (context, request) =>
        {
            if (request.Path != "/list") return false;
            context.Response.Headers[header] = value;
            if (context.Request.Headers[condition] != value) return false;
            await context.StatusAsync(304, "");
            return true;
        };
        var recipe = Recipe("/list");
        var first = await server.CrawlAsync("page", new CrawlRequest(Query: recipe));
        Assert.Single(first.Steps.OfType<FetchedPage>());
        var checkpoint = Assert.Single(first.Steps.Windows()).Checkpoint;
        var again = await server.CrawlAsync("page", new CrawlRequest(Query: recipe, Checkpoint: checkpoint));
        Assert.Null(again.Failure);
        Assert.Empty(again.Steps.OfType<FetchedPage>());
        Assert.True(Assert.Single(again.Steps.Windows()).Complete);
        // Another recipe may find other things on the same page.
        await File.AppendAllTextAsync(recipe, " ", TestContext.Current.CancellationToken);
        Assert.Single((await server.CrawlAsync("page", new CrawlRequest(Query: recipe, Checkpoint: checkpoint))).Steps.OfType<FetchedPage>());
    }

    [Theory]
    [InlineData("; charset=iso-8859-1", "utf-8", "windows-1252")]
    [InlineData("; charset=\"utf-8\"", "windows-1252", "utf-8")]
    [InlineData("", "windows-1252", "windows-1252")]
    public async Task ThePagesEncodingIsWhatItsServerNamesElseWhatThePageNames(string sent, string named, string written)
    {
        await using var server = await StartAsync(null);
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(written) ?? Encoding.UTF8;
        server.Misbehave = async (context, request) =>
        {
            if (request.Path != "/list") return false;
            context.Response.ContentType = "text/html" + sent;
            await context.Response.Body.WriteAsync(encoding.GetBytes($"<!doctype html><html><head><meta charset={named}></head><body><ol><li>M\u00FCller \u00E0 part</li></ol></body></html>"), TestContext.Current.CancellationToken);
            return true;
        };
        var (steps, failure) = await server.CrawlAsync("page", new CrawlRequest(Query: Recipe("/list")));
        Assert.Null(failure);
        using var list = System.Text.Json.JsonDocument.Parse(Assert.Single(steps.OfType<FetchedPage>()).Body);
        Assert.Equal("M\u00FCller \u00E0 part", list.RootElement[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task ASiteThatDeclinesIsNotedAndNotAskedAgain()
    {
        await using var server = await StartAsync(null);
        server.Misbehave = (context, request) => request.Path == "/list" ? context.StatusAsync(403, "no programs") : Task.FromResult(false);
        var (steps, failure) = await server.CrawlAsync("page", new CrawlRequest(Query: Recipe("/list")));
        Assert.Null(failure);
        Assert.Contains("403", Assert.Single(steps.Notes()), StringComparison.Ordinal);
        Assert.Single(server.Requests, r => r.Path == "/list");
    }

    [Fact]
    public async Task ARobotsFileThatCannotBeHadForbidsEverything()
    {
        await using var server = await StartAsync(null);
        server.Misbehave = (context, request) => request.Path == "/robots.txt" ? context.StatusAsync(503, "down") : Task.FromResult(false);
        var (steps, _) = await server.CrawlAsync("page", new CrawlRequest(Query: Recipe("/list")), options => options.Retries = 0);
        Assert.DoesNotContain(server.Requests, r => r.Path == "/list");
        Assert.Equal(1, Assert.Single(steps.Windows()).Missing);
        Assert.Contains(steps.Notes(), note => note.Contains("cannot be read now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APageThatLeadsWhereNobodyMayGoDoesNotKeepTheOthersFromBeingFetched()
    {
        await using var server = await StartAsync(null);
        server.Misbehave = async (context, request) =>
        {
            if (request.Path != "/moved") return false;
            context.Response.Headers.Location = "http://169.254.169.254/latest";
            await context.StatusAsync(302, "");
            return true;
        };
        var (steps, failure) = await server.CrawlAsync("page", new CrawlRequest(Query: Recipe("/moved", "/list")));
        Assert.Null(failure);
        Assert.Single(steps.OfType<FetchedPage>());
        Assert.Equal(1, Assert.Single(steps.Windows()).Missing);
        Assert.Contains(steps.Notes(), note => note.Contains("/moved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutARecipeNothingIsFetchedAndTheReasonSaysWhatToDo()
    {
        await using var server = await StartAsync(null);
        Assert.Contains("--query", Assert.IsType<CrawlRefusedException>((await server.CrawlAsync("page")).Failure).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be used", (await server.CrawlAsync("page", new CrawlRequest(Query: "no-such-recipe.json"))).Failure!.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static async Task<PathServer> StartAsync(string? robots)
    {
        var server = await PathServer.StartAsync((request, _) => request.Path switch
        {
            "/robots.txt" => robots,
            "/list" or "/private/list" => "<!doctype html><html><body><h1>Gaps</h1><ol><li>Is SABR better?</li><li>Which dose?</li></ol></body></html>",
            _ => null,
        });
        server.MediaType = "text/html";
        return server;
    }

    private string Recipe(params string[] paths)
    {
        var file = Path.Combine(folder.FullName, "recipe.json");
        File.WriteAllText(file, $$"""
            {"name":"test","organisation":"A Body","licence":"CC0","title":"//h1","urls":[{{string.Join(',', paths.Select(p => $"\"https://pages.example.org{p}\""))}}],"yields":[{"kind":"gap","each":"//ol/li"}]}
            """);
        return file;
    }
}
