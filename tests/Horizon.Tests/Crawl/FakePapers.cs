using System.Globalization;
using System.Text.Json;
using Horizon.Ingest.Crawl;
using Microsoft.AspNetCore.Http;

namespace Horizon.Tests.Crawl;

/// <summary>Generated papers, each with the day by which its source is walked, and pages of them.</summary>
internal abstract class FakePapers : LoopbackServer
{
    public SortedDictionary<string, DateOnly> Papers { get; } = new(StringComparer.Ordinal);

    /// <summary>Added to each total that is told.</summary>
    public int TotalError { get; set; }

    /// <summary>A list of records in a page, and the id in a record.</summary>
    protected abstract (string List, string Id) Members { get; }

    public override IEnumerable<string> IdsOf(FetchedPage page)
    {
        using var json = JsonDocument.Parse(page.Body);
        var list = Members.List.Split('.').Aggregate(json.RootElement, (element, name) => element.GetProperty(name));
        return [.. list.EnumerateArray().Select(record => record.GetProperty(Members.Id).GetString()!)];
    }

    public abstract string PageOf(SeenRequest request);

    /// <summary>The papers of the days from and to, from a place on, at most so many; and how many the days have.</summary>
    protected (string[] Ids, int Total) Slice(string from, string to, int start, int size)
    {
        var (first, last) = (DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));
        string[] all = [.. Papers.Where(p => p.Value >= first && p.Value <= last).Select(p => p.Key)];
        return ([.. all.Skip(start).Take(size)], all.Length + TotalError);
    }

    protected static async Task<T> FilledAsync<T>(T server, int papers, Func<int, string> id)
        where T : FakePapers
    {
        for (var i = 0; i < papers; i++) server.Papers[id(i)] = new DateOnly(2024, 1, 1).AddDays(i * 37 % 1000);
        return await StartAsync(server);
    }

    protected override async Task AnswerAsync(HttpContext context, SeenRequest request)
    {
        try
        {
            await context.StatusAsync(200, PageOf(request), "application/json");
        }
        catch (FormatException unknown)
        {
            await context.StatusAsync(404, unknown.Message);
        }
    }

    protected static int Number(string? text) => int.Parse(text ?? "0", CultureInfo.InvariantCulture);

    /// <summary>The days in a text of the request.</summary>
    protected static (string From, string To) Days(string? text)
    {
        var days = System.Text.RegularExpressions.Regex.Matches(text ?? "", @"\d{4}-\d\d-\d\d");
        return days.Count == 2 ? (days[0].Value, days[1].Value) : throw new FormatException("No two days stand in the request.");
    }
}
