using System.Globalization;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Fields;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.Crossref;

/// <summary>Crawls Crossref's works by windows of the date on which their metadata were last indexed, which any change moves.</summary>
public sealed class CrossrefClient(IHttpClientFactory clients, IOptions<CrossrefOptions> settings, TimeProvider time) : IEvidenceSource
{
    private static readonly string Radiotherapy = DefaultQuery.Of(typeof(CrossrefClient));

    private readonly CrossrefOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://api.crossref.org/");

    public string Name => SourceNames.Crossref;

    public string Licence => CrossrefSource.Licence;

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(request.From, request.Query ?? Radiotherapy);

    public IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, CancellationToken cancellation)
    {
        var query = (request.Query ?? Radiotherapy).Trim();
        // The cursor may be the same text for every page: an empty page is the end.
        var pages = new CursorPages { Ask = (window, cursor) => Ask(query, window, cursor), Read = Read, MostPerWindow = options.MaxWorksPerWindow, IsScroll = true };
        var crawl = new DatedCrawl(Name, endpoint, options, clients, time) { Lane = "index-date", Beginning = new DateOnly(2013, 1, 1) };
        return crawl.RunAsync(request, Scope(request), pages.FetchAsync, cancellation);
    }

    private Question Ask(string query, DateWindow window, string? cursor)
    {
        var url = string.Create(CultureInfo.InvariantCulture,
            $"works?filter=from-index-date:{window.From:yyyy-MM-dd},until-index-date:{window.To:yyyy-MM-dd}&rows={options.PageSize}&cursor={Uri.EscapeDataString(cursor ?? "*")}");
        if (query.Length > 0) url += "&query.bibliographic=" + Uri.EscapeDataString(query);
        var asked = new Uri(endpoint, url);
        return options.Contact?.Contains('@', StringComparison.Ordinal) == true
            ? new Question(asked, Sent: new Uri($"{asked.AbsoluteUri}&mailto={Uri.EscapeDataString(options.Contact.Trim())}"))
            : new Question(asked);
    }

    private static (CursorPage? Page, string? Problem) Read(JsonElement root, string? cursor)
    {
        if (root.Member("message") is not { ValueKind: JsonValueKind.Object } message || message.Member("items") is not { ValueKind: JsonValueKind.Array } items)
            return (null, "The answer holds no list of works");
        // A work without a DOI is one that came, too.
        List<string> ids = [.. items.EnumerateArray().Select(work => work.Text("DOI")?.ToUpperInvariant() ?? work.GetRawText())];
        return (new CursorPage(ids, message.Count("total-results"), message.Member("next-cursor") is { ValueKind: JsonValueKind.String } next ? next.GetString() : null), null);
    }
}
