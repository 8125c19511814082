using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>
/// Crawls the ClinicalTrials.gov API, version 2, by windows of the date on which a study's last update was posted.
/// Page tokens live as long as a window's fetch and are never kept: one that the service no longer knows starts the window again.
/// </summary>
public sealed partial class ClinicalTrialsGovClient(
    IHttpClientFactory clients, IOptions<ClinicalTrialsGovOptions> settings, TimeProvider time) : IEvidenceSource
{
    private const string Lane = "LastUpdatePostDate";
    private const int MaxRestarts = 2;

    /// <summary>So many pages in a row may bring no new id (empty or repeated) before the window is started again.</summary>
    private const int MaxIdlePages = 5;

    /// <summary>The register opened in February 2000 with studies submitted from September 1999 on; no post date is older.</summary>
    private static readonly DateOnly Beginning = new(1999, 1, 1);

    private static readonly string Radiotherapy = DefaultQuery.Of(typeof(ClinicalTrialsGovClient));

    private readonly ClinicalTrialsGovOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://clinicaltrials.gov/api/v2/");

    public string Name => SourceNames.ClinicalTrialsGov;

    public string Licence => "U.S. government data, free to use; attribute ClinicalTrials.gov (U.S. National Library of Medicine), show the date of processing, imply no endorsement.";

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(request.From, request.Query ?? Radiotherapy);

    public async IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SourceIdentity.Require(Name, endpoint, options);
        using var http = clients.CreateClient(Name);
        var client = new PoliteClient(http, options, time);
        var query = (request.Query ?? Radiotherapy).Trim();
        var scope = Scope(request);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var to = request.To ?? today;

        var earlier = CrawlState.Read(request.Checkpoint, scope);
        var version = await VersionAsync(client, cancellation);
        var lane = earlier?.Lane(Lane);
        if (lane is not null && version is not null && version == earlier!.SourceVersion && lane.Short.Count == 0 && (lane.Through >= to || lane.Until == lane.FetchedOn))
        {
            yield return new UpToDate(request.Checkpoint!, $"The data of {version} were fetched whole already.");
            yield break;
        }

        var plan = Plan(lane, request.From ?? Beginning, to, query);
        if (plan.Count == 0)
        {
            yield return new UpToDate(request.Checkpoint ?? CrawlState.Start(scope).Write(), "No day is left to fetch between the dates asked for.");
            yield break;
        }
        var state = (earlier ?? CrawlState.Start(scope)) with { SourceVersion = null };
        lane ??= new LaneState(Lane, plan[0].Window.From.AddDays(-1), today, to, []);
        state = state.With(lane with { Until = to });
        var remark = request.Checkpoint is not null && earlier is null ? "The checkpoint is of another request or release; the crawl starts from the beginning" : null;

        var walk = new WindowWalk((_, window, tally, token) => FetchAsync(client, query, window, tally, token), time);
        await foreach (var step in walk.WalkAsync(state, plan, version, remark, cancellation)) yield return step;
    }

    private static List<(string Lane, DateWindow Window)> Plan(LaneState? lane, DateOnly from, DateOnly to, string query)
    {
        IReadOnlyList<DateWindow> windows = lane is not null ? lane.Outstanding(to) : from <= to ? [new DateWindow(from, to)] : [];
        // The service ignores date filters when a query holds nothing but ids: years would bring the same studies over and over.
        if (!OnlyIds().IsMatch(query)) windows = [.. windows.SelectMany(window => window.ByYear())];
        return [.. windows.Select(window => (Lane, window))];
    }

    /// <summary>The service's data timestamp; null where it gives none.</summary>
    private async Task<string?> VersionAsync(PoliteClient client, CancellationToken cancellation)
    {
        string? version = null;
        AnswerFault? Check(string mediaType, ReadOnlyMemory<byte> body)
        {
            if (AnswerChecks.WrongType("json", mediaType, body) is { } fault) return fault;
            try
            {
                using var json = JsonDocument.Parse(body);
                version = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("dataTimestamp", out var value)
                    && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
                return null;
            }
            catch (JsonException)
            {
                return new AnswerFault("The answer is not whole JSON", MayPass: true);
            }
        }
        try
        {
            await client.FetchAsync(new Question(new Uri(endpoint, "version")), Check, [], cancellation);
            return version;
        }
        catch (UnexpectedResponseException exception) when (exception.Status == HttpStatusCode.NotFound)
        {
            // A mirror may serve the studies alone; then each run asks for them.
            return null;
        }
    }

    private async IAsyncEnumerable<FetchedPage> FetchAsync(
        PoliteClient client, string query, DateWindow window, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var restarts = 0; ; restarts++)
        {
            var tokens = new HashSet<string>(StringComparer.Ordinal);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            string? token = null, trouble = null;
            var idle = 0;
            do
            {
                var answer = await PageAsync(client, PageUrl(query, window, token), token is not null, tally, cancellation);
                if (answer is not var (fetched, page))
                {
                    trouble = "The page token was no longer known";
                    break;
                }
                if (token is null)
                {
                    tally.Expected = page.Total ?? tally.Expected;
                    if (tally.MaySplit && restarts == 0 && page.NextToken is not null && page.Total > options.MaxStudiesPerWindow && !OnlyIds().IsMatch(query))
                    {
                        tally.SplitInto = (page.Total + options.MaxStudiesPerWindow - 1) / options.MaxStudiesPerWindow;
                        yield break;
                    }
                }
                if (page.WithoutId > 0) tally.Notes.Add($"{page.WithoutId} studies of a page carry no NCT id");
                var fresh = page.Ids.Count(seen.Add);
                if (fresh == 0 && page.Ids.Count > 0) tally.Notes.Add("A page was repeated");
                idle = fresh > 0 ? 0 : idle + 1;
                if (tally.Add(page.Ids) > 0 || page.WithoutId > 0) yield return fetched;
                token = page.NextToken;
                if (token is not null && (!tokens.Add(token) || idle > MaxIdlePages)) trouble = "The pages went in a circle";
            }
            while (token is not null && trouble is null);

            if (trouble is null) yield break;
            tally.Notes.Add($"{trouble}; " + (restarts < MaxRestarts ? "the window was started again" : "the window was left as it is"));
            if (restarts == MaxRestarts) yield break;
        }
    }

    /// <summary>One page; null where the service no longer takes the token.</summary>
    private static async Task<(FetchedPage Fetched, StudyPage Page)?> PageAsync(
        PoliteClient client, Uri url, bool hasToken, WindowTally tally, CancellationToken cancellation)
    {
        StudyPage? page = null;
        AnswerFault? Check(string mediaType, ReadOnlyMemory<byte> body)
        {
            if (AnswerChecks.WrongType("json", mediaType, body) is { } fault) return fault;
            try
            {
                page = StudyPage.Read(body.Span);
                return page is null ? new AnswerFault($"The answer holds no studies: {AnswerChecks.Start(body)}", MayPass: true) : null;
            }
            catch (JsonException)
            {
                return new AnswerFault("The answer is not whole JSON", MayPass: true);
            }
        }
        try
        {
            var fetched = await client.FetchAsync(new Question(url), Check, tally.Notes, cancellation);
            return (fetched, page!);
        }
        catch (UnexpectedResponseException exception) when (hasToken && exception.Status == HttpStatusCode.BadRequest)
        {
            return null;
        }
    }

    private Uri PageUrl(string query, DateWindow window, string? token)
    {
        var parameters = new List<string>
        {
            "format=json",
            string.Create(CultureInfo.InvariantCulture, $"pageSize={options.PageSize}"),
            string.Create(CultureInfo.InvariantCulture, $"filter.advanced={Uri.EscapeDataString($"AREA[{Lane}]RANGE[{window.From:yyyy-MM-dd},{window.To:yyyy-MM-dd}]")}"),
        };
        if (query.Length > 0) parameters.Add("query.term=" + Uri.EscapeDataString(query));
        parameters.Add(token is null ? "countTotal=true" : "pageToken=" + Uri.EscapeDataString(token));
        return new Uri(endpoint, "studies?" + string.Join('&', parameters));
    }

    [GeneratedRegex(@"^\s*\(?\s*NCT\d{8}(?:(?:\s|,|OR|\(|\))+NCT\d{8})*\s*\)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OnlyIds();
}
