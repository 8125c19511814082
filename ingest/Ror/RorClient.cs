using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Fields;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.Ror;

/// <summary>Crawls the Research Organization Registry, version 2, by query, by filter or by affiliation. A page out of range answers HTTP 200 with errors; the service gives 500 pages at most.</summary>
public sealed class RorClient(IHttpClientFactory clients, IOptions<RorOptions> settings, TimeProvider time) : IEvidenceSource
{
    private const int MostPages = 500;

    /// <summary>A query that begins so asks which organisation an affiliation means; the one that the service chooses is taken in.</summary>
    private const string Affiliation = "affiliation=";

    private static readonly string UkFunders = DefaultQuery.Of(typeof(RorClient));

    private readonly RorOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://api.ror.org/v2/");

    public string Name => SourceNames.Ror;

    public string Licence => RorSource.Licence;

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(null, request.Query ?? UkFunders);

    public async IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SourceIdentity.Require(Name, endpoint, options);
        using var http = clients.CreateClient(Name);
        var client = new PoliteClient(http, options, time);
        var query = (request.Query ?? UkFunders).Trim();
        FetchSet fetch = (tally, token) => PagesAsync(client, query, tally, token);
        await foreach (var step in WholeSet.WalkAsync(Scope(request), null, [(query.Length == 0 ? "all organisations" : query, fetch)], WholeSet.DatesIgnored(request), cancellation)) yield return step;
    }

    private async IAsyncEnumerable<FetchedPage> PagesAsync(PoliteClient client, string query, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        KeyValuePair<string, string>[] headers = string.IsNullOrEmpty(options.ClientId) ? [] : [new("Client-Id", options.ClientId)];
        for (var number = 1; number <= MostPages; number++)
        {
            var (fetched, page) = await client.FetchJsonAsync(new Question(PageUrl(query, number), Headers: headers), Read, tally.Notes, cancellation);
            tally.Expected = page.Total ?? tally.Expected;
            var fresh = tally.Add(page.Ids);
            if (fresh > 0) yield return fetched;
            else if (page.Ids.Count > 0) tally.Notes.Add($"Page {number} was repeated");
            // A page out of range is an error: the count says when to stop, whatever size the pages have.
            if (page.Ids.Count == 0 || fresh == 0 || tally.Ids.Count >= tally.Expected) yield break;
        }
        tally.Capped = true;
        tally.Notes.Add($"The service gives {MostPages} pages at most: import the registry's dump, or ask for less at once");
    }

    private static SetPage? Read(JsonElement root) => root.Member("items") is not { ValueKind: JsonValueKind.Array } items
        ? null
        : new SetPage((long?)root.Number("number_of_results"), [.. items.EnumerateArray().Select(i => i.Text("id") ?? i.GetRawText())], null);

    private Uri PageUrl(string query, int number)
    {
        if (query.StartsWith(Affiliation, StringComparison.OrdinalIgnoreCase)) return new Uri(endpoint, $"organizations?affiliation={Uri.EscapeDataString(query[Affiliation.Length..].Trim())}");
        var asked = query.Length == 0 ? "" : query.Contains(':', StringComparison.Ordinal) ? $"filter={Uri.EscapeDataString(query)}&" : $"query={Uri.EscapeDataString(query)}&";
        return new Uri(endpoint, string.Create(CultureInfo.InvariantCulture, $"organizations?{asked}page={number}"));
    }
}
