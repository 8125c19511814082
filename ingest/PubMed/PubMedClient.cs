using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.PubMed;

/// <summary>
/// Crawls PubMed through E-utilities: a search a window (kept on NCBI's history server), then its articles page by page.
/// The first run walks the dates of entry (edat); later runs walk the new ones and the dates of modification (mdat) since the first began.
/// A query of "files:updates" or "files:baseline" reads PubMed's own files instead: see <see cref="PubMedFiles"/>.
/// </summary>
public sealed class PubMedClient(IHttpClientFactory clients, IOptions<PubMedOptions> settings, TimeProvider time) : IEvidenceSource
{
    private const string Entered = "edat";
    private const string Modified = "mdat";
    private const int MaxSearchesAgain = 3;

    /// <summary>What a query begins with that asks for files; behind it "updates" or "baseline", and words to keep articles by, where they are not the default ones.</summary>
    private const string Files = "files:";

    /// <summary>Longer requests are posted; servers and proxies cut urls at a few thousand characters.</summary>
    private const int MaxUrlLength = 2000;

    /// <summary>Older than any date of entry: those of old records were set to the date of publication.</summary>
    private static readonly DateOnly Beginning = new(1700, 1, 1);

    private static readonly string Radiotherapy = DefaultQuery.Of(typeof(PubMedClient));

    private readonly PubMedOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveFilesUrl { get; } = new("https://ftp.ncbi.nlm.nih.gov/pubmed/");

    public static Uri LiveBaseUrl { get; } = new("https://eutils.ncbi.nlm.nih.gov/entrez/eutils/");

    public string Name => SourceNames.PubMed;

    public string Licence => "Courtesy of the U.S. National Library of Medicine; abstracts may be under their publishers' copyright.";

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(request.From, request.Query ?? Radiotherapy);

    public async IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SourceIdentity.Require(Name, endpoint, options);
        using var http = clients.CreateClient(Name);
        var client = new PoliteClient(http, options, time);
        var scope = Scope(request);
        if (request.Query?.Trim() is { } query && query.StartsWith(Files, StringComparison.OrdinalIgnoreCase))
        {
            await foreach (var step in FilesOf(client, query[Files.Length..]).CrawlAsync(scope, request.Checkpoint, IsBaseline(query), cancellation)) yield return step;
            yield break;
        }
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var to = request.To ?? today;

        var earlier = CrawlState.Read(request.Checkpoint, scope);
        var state = earlier ?? CrawlState.Start(scope);
        var plan = new List<(string Lane, DateWindow Window)>();
        foreach (var name in (string[])(options.FollowRevisions && request.To is null ? [Entered, Modified] : [Entered]))
        {
            var lane = state.Lane(name);
            if (lane is not null) plan.AddRange(lane.Outstanding(to).Select(window => (name, window)));
            else if (name == Entered && (request.From ?? Beginning) <= to) plan.Add((name, new DateWindow(request.From ?? Beginning, to)));
            // What is revised from today on is for later runs to fetch: all that this one brings is as of today.
            lane ??= name == Entered
                ? new LaneState(name, (request.From ?? Beginning).AddDays(-1), today, to, [])
                : new LaneState(name, today, today, today, []);
            state = state.With(lane with { Until = to });
        }
        if (plan.Count == 0)
        {
            yield return new UpToDate(request.Checkpoint ?? state.Write(), "No day is left to fetch between the dates asked for.");
            yield break;
        }
        var remark = request.Checkpoint is not null && earlier is null ? "The checkpoint is of another request or release; the crawl starts from the beginning" : null;
        var term = Term(request);
        var walk = new WindowWalk((lane, window, tally, token) => FetchAsync(client, term, lane, window, tally, token), time);
        await foreach (var step in walk.WalkAsync(state, plan, sourceVersion: null, remark, cancellation)) yield return step;
    }

    private static bool IsBaseline(string query) => query.StartsWith(Files + "baseline", StringComparison.OrdinalIgnoreCase);

    private PubMedFiles FilesOf(PoliteClient client, string asked)
    {
        var url = options.FilesUrl ?? (options.BaseUrl is { } other ? new Uri(other, LiveFilesUrl.AbsolutePath) : LiveFilesUrl);
        SourceIdentity.Require(Name, url, options);
        var parts = asked.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["updates" or "baseline", ..])
            throw new CrawlRefusedException(url, $"\"{Files}{asked}\" names no files of PubMed.", $"Ask for {Files}updates, or for {Files}baseline, which takes in the yearly files before them.");
        // The files cannot be searched: the words of the other service that cannot serve here too.
        return new PubMedFiles(client, url, WordFilter.Of(parts.Length > 1 ? parts[1] : DefaultQuery.Of(typeof(MedRxiv.MedRxivClient))), time);
    }

    /// <summary>The query, held to records entered since the start date, so that revisions of older ones stay out too.</summary>
    private static string Term(CrawlRequest request)
    {
        var query = (request.Query ?? Radiotherapy).Trim();
        if (query.Length == 0) query = "all[sb]";
        return request.From is { } from
            ? string.Create(CultureInfo.InvariantCulture, $"({query}) AND {from:yyyy/MM/dd}:3000/12/31[edat]")
            : query;
    }

    private async IAsyncEnumerable<FetchedPage> FetchAsync(
        PoliteClient client, string term, string lane, DateWindow window, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var search = await SearchAsync(client, term, lane, window, tally, cancellation);
        tally.Expected = search.Count;
        if (search.Count > options.MaxHitsPerWindow)
        {
            if (tally.MaySplit)
            {
                tally.SplitInto = (search.Count + options.MaxHitsPerWindow - 1) / options.MaxHitsPerWindow;
                yield break;
            }
            tally.Capped = true;
            tally.Notes.Add($"PubMed delivers only {options.MaxHitsPerWindow} of a day's {search.Count} hits; a narrower query gets the rest");
        }
        var searchesAgain = 0;
        for (long start = 0; start < Math.Min(search.Count, options.MaxHitsPerWindow); start += options.PageSize)
        {
            var (fetched, page) = await ArticlesAsync(client, search, start, tally, cancellation);
            while (page.HistoryGone && searchesAgain < MaxSearchesAgain)
            {
                searchesAgain++;
                tally.Notes.Add("NCBI no longer knew the search; searched again");
                search = await SearchAsync(client, term, lane, window, tally, cancellation);
                tally.Expected = search.Count;
                (fetched, page) = await ArticlesAsync(client, search, start, tally, cancellation);
            }
            if (page.HistoryGone)
            {
                tally.Notes.Add("NCBI kept forgetting the search; the window was left as it is");
                yield break;
            }
            if (tally.Add(page.Pmids) > 0) yield return fetched!;
            else tally.Notes.Add(page.Pmids.Count > 0 ? "A page was repeated" : "A page was empty");
        }
    }

    private async Task<SearchResult> SearchAsync(
        PoliteClient client, string term, string lane, DateWindow window, WindowTally tally, CancellationToken cancellation)
    {
        SearchResult? result = null;
        AnswerFault? Check(string mediaType, ReadOnlyMemory<byte> body)
        {
            if (AnswerChecks.WrongType("json", mediaType, body) is { } wrong) return wrong;
            (result, var fault) = SearchResult.Read(body);
            return fault;
        }
        await SendAsync(client, "esearch.fcgi",
            [
                ("db", "pubmed"), ("term", term), ("datetype", lane),
                ("mindate", window.From.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)),
                ("maxdate", window.To.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)),
                ("usehistory", "y"), ("retmax", "0"), ("retmode", "json"),
            ], Check, tally, cancellation);
        foreach (var phrase in result!.PhrasesNotFound) tally.Notes.Add($"PubMed found no record with: {phrase}");
        return result;
    }

    /// <summary>One page of a search; without a fetched page where the history is gone.</summary>
    private async Task<(FetchedPage? Fetched, ArticlePage Page)> ArticlesAsync(
        PoliteClient client, SearchResult search, long start, WindowTally tally, CancellationToken cancellation)
    {
        ArticlePage? page = null;
        AnswerFault? Check(string mediaType, ReadOnlyMemory<byte> body)
        {
            if (AnswerChecks.WebPage("xml", mediaType, body) is { } webPage) return webPage;
            (page, var fault) = ArticlePage.Read(body);
            // Errors may come in another format than the one asked for.
            return fault is not null || page!.HistoryGone ? fault : AnswerChecks.WrongType("xml", mediaType, body);
        }
        try
        {
            var fetched = await SendAsync(client, "efetch.fcgi",
                [
                    ("db", "pubmed"), ("WebEnv", search.WebEnv), ("query_key", search.QueryKey),
                    ("retstart", start.ToString(CultureInfo.InvariantCulture)),
                    ("retmax", Math.Min(options.PageSize, options.MaxHitsPerWindow - start).ToString(CultureInfo.InvariantCulture)),
                    ("retmode", "xml"),
                ], Check, tally, cancellation);
            return (fetched, page!);
        }
        catch (UnexpectedResponseException exception) when (exception.Status == HttpStatusCode.BadRequest)
        {
            return (null, new ArticlePage([], HistoryGone: true));
        }
    }

    private Task<FetchedPage> SendAsync(
        PoliteClient client, string program, IReadOnlyList<(string Name, string Value)> parameters, AnswerCheck check, WindowTally tally, CancellationToken cancellation)
    {
        var query = string.Join('&', parameters.Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        var question = new Question(new Uri(endpoint, $"{program}?{query}"));
        List<KeyValuePair<string, string>> form = [.. parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)), new("tool", options.Tool)];
        if (options.Contact?.Contains('@', StringComparison.Ordinal) == true) form.Add(new("email", options.Contact.Trim()));
        // A key in a url ends up in the logs of every proxy on the way: with one, all is posted.
        var hasKey = !string.IsNullOrEmpty(options.ApiKey);
        if (hasKey) form.Add(new("api_key", options.ApiKey!));
        var identity = string.Concat(form.Skip(parameters.Count).Select(pair => $"&{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        question = hasKey || question.Url.AbsoluteUri.Length > MaxUrlLength
            ? question with { Form = form }
            : question with { Sent = new Uri(question.Url.AbsoluteUri + identity) };
        return client.FetchAsync(question, check, tally.Notes, cancellation);
    }
}
