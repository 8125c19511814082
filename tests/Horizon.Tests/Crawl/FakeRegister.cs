using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Microsoft.AspNetCore.Http;

namespace Horizon.Tests.Crawl;

/// <summary>Speaks the ClinicalTrials.gov API v2 about generated studies.</summary>
internal sealed partial class FakeRegister : LoopbackServer
{
    /// <summary>Studies by id, with the date on which their last update was posted.</summary>
    public SortedDictionary<string, DateOnly> Studies { get; } = new(StringComparer.Ordinal);

    public string DataTimestamp { get; set; } = "2026-11-20T09:00:05";

    /// <summary>Added to each total that is told.</summary>
    public int TotalError { get; set; }

    public override string Source => SourceNames.ClinicalTrialsGov;

    public override IEnumerable<string> IdsOf(FetchedPage page)
    {
        using var json = JsonDocument.Parse(page.Body);
        return [.. json.RootElement.GetProperty("studies").EnumerateArray()
            .Select(study => study.GetProperty("protocolSection").GetProperty("identificationModule").GetProperty("nctId").GetString()!)];
    }

    public static Task<FakeRegister> StartAsync(int studies)
    {
        var server = new FakeRegister();
        for (var i = 0; i < studies; i++)
            server.Studies[$"NCT9{i:D7}"] = new DateOnly(2024, 1, 1).AddDays(i * 37 % 1000);
        return StartAsync(server);
    }

    public string PageOf(SeenRequest request)
    {
        var range = Range().Match(request["filter.advanced"]!);
        var (from, to) = (DateOnly.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture), DateOnly.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture));
        string[] matching = [.. Studies.Where(study => study.Value >= from && study.Value <= to).Select(study => study.Key)];
        var size = int.Parse(request["pageSize"]!, CultureInfo.InvariantCulture);
        var start = request["pageToken"] is { } token ? int.Parse(token[1..], CultureInfo.InvariantCulture) : 0;
        var studies = matching.Skip(start).Take(size).Select(id =>
            $$"""{"protocolSection":{"identificationModule":{"organization":{"nctId":"no"},"nctId":"{{id}}"},"statusModule":{ } },"hasResults":false}""");
        var total = request["countTotal"] == "true" ? $"\"totalCount\":{matching.Length + TotalError}," : "";
        var next = start + size < matching.Length ? $",\"nextPageToken\":\"t{start + size}\"" : "";
        return $"{{{total}\"studies\":[{string.Join(',', studies)}]{next}}}";
    }

    protected override Task AnswerAsync(HttpContext context, SeenRequest request) => request.Path switch
    {
        "/api/v2/version" => context.StatusAsync(200, $$"""{"apiVersion":"2.0.5","dataTimestamp":"{{DataTimestamp}}"}""", "application/json"),
        "/api/v2/studies" => context.StatusAsync(200, PageOf(request), "application/json"),
        _ => context.StatusAsync(404),
    };

    [GeneratedRegex(@"^AREA\[LastUpdatePostDate\]RANGE\[(\d{4}-\d\d-\d\d),(\d{4}-\d\d-\d\d)\]$")]
    private static partial Regex Range();
}
