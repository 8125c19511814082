using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Horizon.Api.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Horizon.Api.Tests.Commands;

/// <summary>ClinicalTrials.gov and PubMed's E-utilities on loopback, about generated records.</summary>
internal sealed partial class SourcesServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, string[]> searches = new();

    private SourcesServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public SortedDictionary<string, (string Json, DateOnly Updated)> Studies { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, (string Xml, DateOnly Entered)> Articles { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Asked { get; } = [];

    public string DataTimestamp { get; set; } = "2026-11-20T09:00:05";

    /// <summary>How many more studies the register says it has than it delivers.</summary>
    public int StudiesWithheld { get; set; }

    public bool Refuses { get; set; }

    /// <summary>Studies that stood in its answers so far.</summary>
    public int Delivered { get; private set; }

    /// <summary>Held for each page of studies.</summary>
    public TimeSpan Wait { get; set; }

    public string Url { get; private set; } = "";

    public static async Task<SourcesServer> StartAsync(int studies, int articles)
    {
        var server = new SourcesServer();
        for (var n = 0; n < studies; n++) server.Studies[Generated.Nct(n)] = (Generated.Study(n), Generated.Day(n));
        for (var n = 0; n < articles; n++) server.Articles[Generated.Pmid(n)] = (Generated.Article(n), Generated.Day(n));
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        server.Url = server.app.Urls.Single();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var parameters = context.Request.Query.ToDictionary(p => p.Key, p => p.Value.ToString());
        if (context.Request.HasFormContentType)
        {
            foreach (var pair in await context.Request.ReadFormAsync()) parameters[pair.Key] = pair.Value.ToString();
        }
        Asked.Enqueue(context.Request.Path);
        if (Refuses)
        {
            context.Response.StatusCode = 403;
            return;
        }
        var (type, text) = context.Request.Path.Value switch
        {
            "/api/v2/version" => ("application/json", $$"""{"apiVersion":"2.0.5","dataTimestamp":"{{DataTimestamp}}"}"""),
            "/api/v2/studies" => ("application/json", StudiesOf(parameters)),
            "/entrez/eutils/esearch.fcgi" => ("application/json", SearchOf(parameters)),
            "/entrez/eutils/efetch.fcgi" => ("text/xml", ArticlesOf(parameters)),
            _ => ("", ""),
        };
        if (type.Length == 0)
        {
            context.Response.StatusCode = 404;
            return;
        }
        if (context.Request.Path == "/api/v2/studies") await Task.Delay(Wait);
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
    }

    private string StudiesOf(Dictionary<string, string> asked)
    {
        var range = Range().Match(asked["filter.advanced"]);
        var (from, to) = (DateOnly.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture), DateOnly.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture));
        string[] matching = [.. Studies.Values.Where(s => s.Updated >= from && s.Updated <= to).Select(s => s.Json)];
        var size = int.Parse(asked["pageSize"], CultureInfo.InvariantCulture);
        var start = asked.TryGetValue("pageToken", out var token) ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        string[] page = [.. matching.Skip(start).Take(size)];
        Delivered += page.Length;
        return Generated.Page(
            page, asked.GetValueOrDefault("countTotal") == "true" ? matching.Length + StudiesWithheld : null,
            start + size < matching.Length ? (start + size).ToString(CultureInfo.InvariantCulture) : null);
    }

    private string SearchOf(Dictionary<string, string> asked)
    {
        var (from, to) = (Day(asked["mindate"]), Day(asked["maxdate"]));
        string[] hits = [.. Articles.Values.Where(a => a.Entered >= from && a.Entered <= to).Select(a => a.Xml)];
        var name = $"MCID_{searches.Count}";
        searches[name] = hits;
        return $$"""{"header":{"type":"esearch"},"esearchresult":{"count":"{{hits.Length}}","retmax":"0","querykey":"1","webenv":"{{name}}","idlist":[] } }""";
    }

    private string ArticlesOf(Dictionary<string, string> asked) => Generated.Articles(
        searches[asked["WebEnv"]].Skip(int.Parse(asked["retstart"], CultureInfo.InvariantCulture)).Take(int.Parse(asked["retmax"], CultureInfo.InvariantCulture)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy/MM/dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^AREA\[LastUpdatePostDate\]RANGE\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)\]$")]
    private static partial Regex Range();
}
