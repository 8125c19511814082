using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.MedRxiv;

/// <summary>
/// Crawls medRxiv by windows of the date on which a version was posted. The API cannot search, so all rows are fetched, counted, and those kept that the
/// query's words stand in. Its cursor is how many rows have come: what one page holds is the server's choice (100 once, 30 since).
/// </summary>
public sealed class MedRxivClient(IHttpClientFactory clients, IOptions<MedRxivOptions> settings, TimeProvider time) : IEvidenceSource
{
    private static readonly string Radiotherapy = DefaultQuery.Of(typeof(MedRxivClient));

    private readonly MedRxivOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://api.medrxiv.org/");

    public string Name => SourceNames.MedRxiv;

    public string Licence => MedRxivSource.Licence;

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(request.From, request.Query ?? Radiotherapy);

    public IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, CancellationToken cancellation)
    {
        var wanted = WordFilter.Of(request.Query ?? Radiotherapy);
        var pages = new CursorPages { Ask = Ask, Read = (root, cursor) => Read(root, cursor, wanted), MostPerWindow = options.MaxRowsPerWindow, CursorOfRow = row => row.ToString(CultureInfo.InvariantCulture) };
        var crawl = new DatedCrawl(Name, endpoint, options, clients, time) { Lane = "posted", Beginning = new DateOnly(2019, 6, 1) };
        return crawl.RunAsync(request, Scope(request), pages.FetchAsync, cancellation);
    }

    private Question Ask(DateWindow window, string? cursor) =>
        new(new Uri(endpoint, string.Create(CultureInfo.InvariantCulture, $"details/{options.Server}/{window.From:yyyy-MM-dd}/{window.To:yyyy-MM-dd}/{cursor ?? "0"}/json")));

    private static (CursorPage? Page, string? Problem) Read(JsonElement root, string? cursor, Regex? wanted)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array)
            return (null, "The answer holds no list of preprints");
        var message = messages.EnumerateArray().FirstOrDefault();
        var status = Text(message, "status");
        var rows = root.TryGetProperty("collection", out var collection) && collection.ValueKind == JsonValueKind.Array ? collection.EnumerateArray().ToList() : [];
        var isNone = status is not null && status.Contains("no posts found", StringComparison.OrdinalIgnoreCase);
        if (!isNone && status != "ok") return (null, $"The server says \"{status}\"");
        // A row is a version: of one preprint several may lie in a window.
        var ids = rows.Select(r => Text(r, "doi") is { } doi ? $"{doi}v{Text(r, "version")}" : r.GetRawText()).ToList();
        long? total = isNone && cursor is null ? 0 : long.TryParse(Text(message, "total"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        var received = int.Parse(cursor ?? "0", CultureInfo.InvariantCulture) + rows.Count;
        // Even where the total is reached the next page is asked for: what is said of totals is not relied on.
        var next = rows.Count == 0 ? null : received.ToString(CultureInfo.InvariantCulture);
        return (new CursorPage(ids, total, next, wanted is null ? (ReadOnlyMemory<byte>?)null : Kept(messages, rows, wanted)), null);
    }

    /// <summary>The page with the rows that the words stand in, each as it was; empty where they stand in none.</summary>
    private static ReadOnlyMemory<byte> Kept(JsonElement messages, List<JsonElement> rows, Regex wanted)
    {
        var kept = rows.Where(r => wanted.IsMatch($"{Text(r, "title")} {Text(r, "abstract")} {Text(r, "category")}")).ToList();
        if (kept.Count == 0) return ReadOnlyMemory<byte>.Empty;
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WritePropertyName("messages");
            json.WriteRawValue(messages.GetRawText());
            json.WriteStartArray("collection");
            foreach (var row in kept) json.WriteRawValue(row.GetRawText());
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
