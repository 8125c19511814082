using Horizon.Graph.Records;
using Microsoft.AspNetCore.Http;

namespace Horizon.Tests.Crawl;

/// <summary>Speaks Crossref's works: one cursor scrolls through all pages, and the page after the last is empty.</summary>
internal sealed class FakeCrossref : FakePapers
{
    private readonly Dictionary<string, int> scrolls = [];

    public override string Source => SourceNames.Crossref;

    protected override (string List, string Id) Members => ("message.items", "DOI");

    /// <summary>The limit told in the headers, a second.</summary>
    public string? RateLimit { get; set; }

    public static Task<FakeCrossref> StartAsync(int papers) => FilledAsync(new FakeCrossref(), papers, i => $"10.5555/{i:D4}");

    public override string PageOf(SeenRequest request) => PageOf(request, moves: false);

    protected override Task AnswerAsync(HttpContext context, SeenRequest request)
    {
        if (RateLimit is not null) (context.Response.Headers["x-rate-limit-limit"], context.Response.Headers["x-rate-limit-interval"]) = (RateLimit, "1s");
        return context.StatusAsync(200, PageOf(request, moves: true), "application/json");
    }

    private string PageOf(SeenRequest request, bool moves)
    {
        var (from, to) = Days(request["filter"]);
        var name = $"scroll/{from}+{to}=";
        lock (scrolls)
        {
            if (request["cursor"] == "*" && moves) scrolls[name] = 0;
            var start = scrolls.GetValueOrDefault(name);
            var (ids, total) = Slice(from, to, start, Number(request["rows"]));
            if (moves) scrolls[name] = start + ids.Length;
            return $$$"""{"status":"ok","message-type":"work-list","message":{"total-results":{{{total}}},"next-cursor":"{{{name}}}","items":[{{{string.Join(',', ids.Select(id => $$"""{"DOI":"{{id}}","type":"journal-article"}"""))}}}]}}""";
        }
    }
}
