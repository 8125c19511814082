using System.Globalization;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Microsoft.AspNetCore.Http;

namespace Horizon.Tests.Crawl;

/// <summary>Speaks the service behind the public portal of the EU's Clinical Trials Information System about generated trials.</summary>
internal sealed class FakeCtis : LoopbackServer
{
    /// <summary>Trials by number, with the day of their last update.</summary>
    public SortedDictionary<string, DateOnly> Trials { get; } = new(StringComparer.Ordinal);

    /// <summary>A search shows no rows beyond these.</summary>
    public int Cap { get; set; } = 10_000;

    public override string Source => SourceNames.Ctis;

    public static Task<FakeCtis> StartAsync(int trials)
    {
        var server = new FakeCtis();
        for (var i = 0; i < trials; i++) server.Trials[$"2099-9{i:D5}-11-00"] = new DateOnly(2022, 2, 1).AddDays(i * 131 % 1700);
        return StartAsync(server);
    }

    public string PageOf(SeenRequest request)
    {
        using var asked = JsonDocument.Parse(request["body"]!);
        var (page, size) = (asked.RootElement.GetProperty("pagination").GetProperty("page").GetInt32(), asked.RootElement.GetProperty("pagination").GetProperty("size").GetInt32());
        var rows = asked.RootElement.GetProperty("sort").GetProperty("direction").GetString() == "ASC" ? Trials.AsEnumerable() : Trials.Reverse();
        var shown = rows.Take(Cap).Skip((page - 1) * size).Take(size)
            .Select(row => $$"""{"ctNumber": "{{row.Key}}", "ctTitle": "A title", "lastUpdated": "{{row.Value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}}"}""");
        return $$"""{"pagination": {"totalRecords": {{Trials.Count}}, "currentPage": {{page}}}, "data": [{{string.Join(',', shown)}}]}""";
    }

    public override IEnumerable<string> IdsOf(FetchedPage page)
    {
        using var json = JsonDocument.Parse(page.Body);
        return [json.RootElement.GetProperty("ctNumber").GetString()!];
    }

    protected override Task AnswerAsync(HttpContext context, SeenRequest request)
    {
        if (request.Path == "/ctis-public-api/search") return context.StatusAsync(200, PageOf(request), "application/json");
        var number = request.Path.Split('/')[^1];
        return request.Path.StartsWith("/ctis-public-api/retrieve/", StringComparison.Ordinal) && Trials.ContainsKey(number)
            ? context.StatusAsync(200, $$"""{"ctNumber": "{{number}}", "ctPublicStatusCode": 3}""", "application/json")
            : context.StatusAsync(404, "no such trial");
    }
}
