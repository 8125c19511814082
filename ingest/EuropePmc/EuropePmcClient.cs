using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Graph.Ids;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Fields;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.EuropePmc;

/// <summary>
/// Crawls Europe PMC's search by windows of the date on which a record was last updated there. A query of nothing but PMCIDs ("PMC123 PMC456") fetches the
/// full texts of these articles instead, where they are open access.
/// </summary>
public sealed partial class EuropePmcClient(IHttpClientFactory clients, IOptions<EuropePmcOptions> settings, TimeProvider time) : IEvidenceSource
{
    private const string Lane = "UPDATE_DATE";

    /// <summary>Longer requests are posted; servers and proxies cut urls at a few thousand characters.</summary>
    private const int MaxUrlLength = 2000;

    /// <summary>So many articles in a row that cannot be had are no fault of theirs: the service is away.</summary>
    private const int MostFailures = 3;

    private static readonly string Radiotherapy = DefaultQuery.Of(typeof(EuropePmcClient));

    private readonly EuropePmcOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://www.ebi.ac.uk/europepmc/webservices/rest/");

    public string Name => SourceNames.EuropePmc;

    public string Licence => EuropePmcSource.Licence;

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(request.From, request.Query ?? Radiotherapy);

    public IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, CancellationToken cancellation)
    {
        var query = (request.Query ?? Radiotherapy).Trim();
        if (OnlyPmcids().IsMatch(query)) return FullTextsAsync(request, query, cancellation);
        var pages = new CursorPages { Ask = (window, cursor) => Ask(query, window, cursor), Read = Read, MostPerWindow = options.MaxHitsPerWindow };
        var crawl = new DatedCrawl(Name, endpoint, options, clients, time) { Lane = Lane, Beginning = new DateOnly(1990, 1, 1) };
        return crawl.RunAsync(request, Scope(request), pages.FetchAsync, cancellation);
    }

    private Question Ask(string query, DateWindow window, string? cursor)
    {
        var dates = string.Create(CultureInfo.InvariantCulture, $"{Lane}:[{window.From:yyyy-MM-dd} TO {window.To:yyyy-MM-dd}]");
        List<KeyValuePair<string, string>> parameters =
        [
            new("query", query.Length == 0 ? dates : $"({query}) AND {dates}"),
            new("resultType", "core"), new("format", "json"), new("synonym", "false"),
            new("pageSize", options.PageSize.ToString(CultureInfo.InvariantCulture)),
            new("cursorMark", cursor ?? "*"),
        ];
        var url = new Uri(endpoint, "search?" + string.Join('&', parameters.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}")));
        return url.AbsoluteUri.Length <= MaxUrlLength ? new Question(url) : new Question(new Uri(endpoint, "searchPOST" + url.Query), Form: parameters);
    }

    private static (CursorPage? Page, string? Problem) Read(JsonElement root, string? cursor)
    {
        if (root.Count("hitCount") is not { } total) return (null, "The answer is no search result");
        var ids = new List<string>();
        if (root.TryGetProperty("resultList", out var list) && list.ValueKind == JsonValueKind.Object && list.TryGetProperty("result", out var results) && results.ValueKind == JsonValueKind.Array)
        {
            ids.AddRange(results.EnumerateArray().Select(r => Text(r, "id") is { } id ? $"{Text(r, "source")}:{id}" : r.GetRawText()));
        }
        var next = Text(root, "nextCursorMark");
        return (new CursorPage(ids, total, next == (cursor ?? "*") ? null : next), null);
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The full texts of some articles, one window in all. Those that are not open access are noted; they are not the source's shortfall.</summary>
    private async IAsyncEnumerable<CrawlStep> FullTextsAsync(CrawlRequest request, string query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SourceIdentity.Require(Name, endpoint, options);
        using var http = clients.CreateClient(Name);
        var client = new PoliteClient(http, options, time);
        var notes = new List<string>();
        var (arrived, failed, inARow) = (0L, 0L, 0);
        var ids = AnyPmcid().Matches(query).Select(m => Pmcid.TryParse(m.Value)?.Value).OfType<string>().Distinct().ToList();
        foreach (var id in ids)
        {
            FetchedPage? page = null;
            try
            {
                page = await client.FetchAsync(new Question(new Uri(endpoint, $"{id}/fullTextXML")), Check, notes, cancellation);
                arrived++;
                inARow = 0;
            }
            catch (SourceUnavailableException away) when (!away.IsDeclined && ++inARow < MostFailures)
            {
                failed++;
                notes.Add($"{id}: {away.Problem}");
            }
            catch (UnexpectedResponseException closed) when (closed.Status is HttpStatusCode.NotFound)
            {
                notes.Add($"{id} has no open-access full text");
            }
            if (page is not null) yield return page;
        }
        yield return new WindowDone(CrawlState.Start(Scope(request)).Write(), "full texts by id", arrived + failed, arrived, notes);
    }

    private static AnswerFault? Check(string mediaType, ReadOnlyMemory<byte> body)
    {
        if (AnswerChecks.WrongType("xml", mediaType, body) is { } wrong) return wrong;
        var text = Encoding.UTF8.GetString(body.Span);
        if (!text.Contains("<article", StringComparison.Ordinal)) return new AnswerFault($"The answer is no article: {AnswerChecks.Start(body)}", MayPass: true);
        return text.Contains("</article>", StringComparison.Ordinal) ? null : new AnswerFault("The article is not whole", MayPass: true);
    }

    [GeneratedRegex(@"\A\s*PMC\d+(?:[\s,;]+(?:OR\s+)?PMC\d+)*\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OnlyPmcids();

    [GeneratedRegex(@"PMC\d+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AnyPmcid();
}
