using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Microsoft.AspNetCore.Http;

namespace Horizon.Tests.Crawl;

/// <summary>Speaks the ISRCTN registry's query service about generated trials: a limit, and no other paging.</summary>
internal sealed partial class FakeIsrctn : LoopbackServer
{
    /// <summary>Trials by their digits, with the day on which each was last edited.</summary>
    public SortedDictionary<string, DateOnly> Trials { get; } = new(StringComparer.Ordinal);

    /// <summary>Added to each total that is told.</summary>
    public int TotalError { get; set; }

    /// <summary>An answer holds no more trials than these, whatever the limit.</summary>
    public int MostOfAnAnswer { get; set; } = int.MaxValue;

    public override string Source => SourceNames.Isrctn;

    public static Task<FakeIsrctn> StartAsync(int trials)
    {
        var server = new FakeIsrctn();
        for (var i = 0; i < trials; i++) server.Trials[$"99{i:D6}"] = new DateOnly(2024, 1, 1).AddDays(i * 37 % 1000);
        return StartAsync(server);
    }

    public string PageOf(SeenRequest request)
    {
        var range = Range().Match(request["q"]!);
        var (from, before) = (DateOnly.Parse(range.Groups[1].Value, CultureInfo.InvariantCulture), DateOnly.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture));
        string[] matching = [.. Trials.Where(trial => trial.Value >= from && trial.Value < before).Select(trial => trial.Key)];
        var trials = matching.Take(Math.Min(int.Parse(request["limit"]!, CultureInfo.InvariantCulture), MostOfAnAnswer))
            .Select(id => $"<fullTrial><trial><isrctn>{id}</isrctn><trialDescription><title>Beside <i>isrctn</i></title></trialDescription></trial></fullTrial>");
        return $"""<?xml version="1.0" encoding="UTF-8"?><allTrials xmlns="http://www.67bricks.com/isrctn" totalCount="{matching.Length + TotalError}">{string.Concat(trials)}</allTrials>""";
    }

    public override IEnumerable<string> IdsOf(FetchedPage page) =>
        XDocument.Parse(Encoding.UTF8.GetString(page.Body.Span)).Descendants().Where(element => element.Name.LocalName == "isrctn").Select(element => element.Value);

    protected override Task AnswerAsync(HttpContext context, SeenRequest request) => request.Path == "/api/query/format/default"
        ? context.StatusAsync(200, PageOf(request), "application/xml")
        : context.StatusAsync(404);

    [GeneratedRegex(@"lastEdited GE (\d{4}-\d\d-\d\d)T00:00:00 AND lastEdited LT (\d{4}-\d\d-\d\d)T00:00:00$")]
    private static partial Regex Range();
}
