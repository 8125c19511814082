using System.Globalization;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Fields;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.OpenAlex;

/// <summary>
/// Crawls OpenAlex's works by windows of their publication date: filters by the date of change are for its paying users. What changes in older works is
/// therefore not seen by later runs, but by a run from an earlier date.
/// </summary>
public sealed class OpenAlexClient(IHttpClientFactory clients, IOptions<OpenAlexOptions> settings, TimeProvider time) : IEvidenceSource
{
    private static readonly string Radiotherapy = DefaultQuery.Of(typeof(OpenAlexClient));

    private readonly OpenAlexOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://api.openalex.org/");

    public string Name => SourceNames.OpenAlex;

    public string Licence => OpenAlexSource.Licence;

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string? OnlyByName => "it needs a key of its own and counts what each request costs";

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(request.From, request.Query ?? Radiotherapy);

    public IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(options.ApiKey) && !endpoint.IsLoopback)
            throw new CrawlRefusedException(endpoint, "OpenAlex does not answer without a key.", "Get a free key at openalex.org and set ApiKey.");
        var query = (request.Query ?? Radiotherapy).Replace(',', ' ').Trim();
        var pages = new CursorPages { Ask = (window, cursor) => Ask(query, window, cursor), Read = Read, MostPerWindow = options.MaxWorksPerWindow };
        var crawl = new DatedCrawl(Name, endpoint, options, clients, time) { Lane = "publication_date", Beginning = new DateOnly(1895, 1, 1) };
        return crawl.RunAsync(request, Scope(request), pages.FetchAsync, cancellation);
    }

    private Question Ask(string query, DateWindow window, string? cursor)
    {
        var filter = string.Create(CultureInfo.InvariantCulture, $"from_publication_date:{window.From:yyyy-MM-dd},to_publication_date:{window.To:yyyy-MM-dd}");
        if (query.Length > 0) filter += ",title_and_abstract.search:" + query;
        var url = new Uri(endpoint, string.Create(CultureInfo.InvariantCulture,
            $"works?filter={Uri.EscapeDataString(filter)}&per_page={options.PageSize}&cursor={Uri.EscapeDataString(cursor ?? "*")}"));
        return string.IsNullOrWhiteSpace(options.ApiKey) ? new Question(url) : new Question(url, Sent: new Uri($"{url.AbsoluteUri}&api_key={Uri.EscapeDataString(options.ApiKey.Trim())}"));
    }

    private static (CursorPage? Page, string? Problem) Read(JsonElement root, string? cursor)
    {
        if (root.Member("meta") is not { ValueKind: JsonValueKind.Object } meta || root.Member("results") is not { ValueKind: JsonValueKind.Array } results)
            return (null, "The answer holds no list of works");
        // A work without an id is one that came, too.
        List<string> ids = [.. results.EnumerateArray().Select(work => work.Text("id") ?? work.GetRawText())];
        return (new CursorPage(ids, meta.Count("count"), meta.Member("next_cursor") is { ValueKind: JsonValueKind.String } next ? next.GetString() : null), null);
    }
}
