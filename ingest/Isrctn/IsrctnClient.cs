using System.Globalization;
using System.Runtime.CompilerServices;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.Isrctn;

/// <summary>
/// Crawls the ISRCTN registry by windows of the date on which a trial was last edited. The service knows no pages (an offset is ignored and the same trials come
/// again): a window is asked for its total first and then, once, for that many. What does not come is asked for again in halves.
/// </summary>
public sealed class IsrctnClient(IHttpClientFactory clients, IOptions<IsrctnOptions> settings, TimeProvider time) : IEvidenceSource
{
    private const string Lane = "lastEdited";

    /// <summary>Trials that are edited while a window is asked for may raise its number.</summary>
    private const int Slack = 10;

    /// <summary>The oldest date of editing in the registry.</summary>
    private static readonly DateOnly Beginning = new(2005, 11, 1);

    private static readonly string Radiotherapy = DefaultQuery.Of(typeof(IsrctnClient));

    private readonly IsrctnOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://www.isrctn.com/api/");

    public string Name => SourceNames.Isrctn;

    public string Licence => IsrctnSource.Licence;

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(request.From, request.Query ?? Radiotherapy);

    public IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, CancellationToken cancellation)
    {
        var query = (request.Query ?? Radiotherapy).Trim();
        var crawl = new DatedCrawl(Name, endpoint, options, clients, time) { Lane = Lane, Beginning = Beginning };
        return crawl.RunAsync(request, Scope(request), (client, window, tally, token) => FetchAsync(client, query, window, tally, token), cancellation);
    }

    private async IAsyncEnumerable<FetchedPage> FetchAsync(
        PoliteClient client, string query, DateWindow window, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (_, probe) = await AskAsync(client, query, window, 1, tally, cancellation);
        tally.Expected = probe.Total;
        if (probe.Total == 0) yield break;
        if (tally.MaySplit && probe.Total > options.MaxTrialsPerWindow)
        {
            tally.SplitInto = (probe.Total + options.MaxTrialsPerWindow - 1) / options.MaxTrialsPerWindow;
            yield break;
        }
        var (fetched, answer) = await AskAsync(client, query, window, probe.Total + Slack, tally, cancellation);
        tally.Expected = answer.Total;
        if (answer.WithoutId > 0) tally.Notes.Add($"{answer.WithoutId} trials of an answer carry no ISRCTN");
        if (answer.Ids.Count > answer.Ids.Distinct(StringComparer.Ordinal).Count()) tally.Notes.Add("Some trials came twice in one answer");
        tally.Add(answer.Ids);
        // They came, too: each is turned away by its record.
        tally.Add([.. Enumerable.Range(1, answer.WithoutId).Select(number => $"{window} without ISRCTN {number}")]);
        if (answer.Ids.Count > 0 || answer.WithoutId > 0) yield return fetched;
    }

    private async Task<(FetchedPage Fetched, IsrctnAnswer Answer)> AskAsync(
        PoliteClient client, string query, DateWindow window, long limit, WindowTally tally, CancellationToken cancellation)
    {
        IsrctnAnswer? answer = null;
        AnswerFault? Check(string mediaType, ReadOnlyMemory<byte> body)
        {
            if (AnswerChecks.WebPage("xml", mediaType, body) is { } webPage) return webPage;
            (answer, var fault) = IsrctnAnswer.Read(body);
            // Errors may come in another format than the one asked for.
            return fault ?? AnswerChecks.WrongType("xml", mediaType, body);
        }
        var fetched = await client.FetchAsync(new Question(Url(query, window, limit)), Check, tally.Notes, cancellation);
        return (fetched, answer!);
    }

    private Uri Url(string query, DateWindow window, long limit)
    {
        var edited = string.Create(CultureInfo.InvariantCulture, $"lastEdited GE {window.From:yyyy-MM-dd}T00:00:00 AND lastEdited LT {window.To.AddDays(1):yyyy-MM-dd}T00:00:00");
        var asked = query.Length == 0 ? edited : $"({query}) AND {edited}";
        return new Uri(endpoint, string.Create(CultureInfo.InvariantCulture, $"query/format/default?q={Uri.EscapeDataString(asked)}&limit={limit}"));
    }
}
