using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.Ctis;

/// <summary>
/// Crawls the EU's Clinical Trials Information System through the service behind its public portal. The search cannot be asked for dates: a run lists all trials of
/// the query once, and a window fetches those that were last updated in it, one by one. The portal shows 10,000 rows at most; in the reverse order
/// it shows the other end.
/// </summary>
public sealed class CtisClient(IHttpClientFactory clients, IOptions<CtisOptions> settings, TimeProvider time) : IEvidenceSource
{
    private const string Lane = "lastUpdated";

    /// <summary>So many trials in a row from the first on may be missing before it is the service that has moved.</summary>
    private const int MostLost = 5;

    /// <summary>So many trials in a row that cannot be had are no fault of theirs: the service is away.</summary>
    private const int MostFailures = 3;

    /// <summary>The system opened in January 2022; no record was updated before.</summary>
    private static readonly DateOnly Beginning = new(2021, 1, 1);

    private static readonly string Radiotherapy = DefaultQuery.Of(typeof(CtisClient));

    private readonly CtisOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://euclinicaltrials.eu/ctis-public-api/");

    public string Name => SourceNames.Ctis;

    public string Licence => CtisSource.Licence;

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string? OnlyByName => "Its service is undocumented and made for its own portal: it may change or decline at any time. Crawl it by its name (horizon crawl ctis).";

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(request.From, request.Query ?? Radiotherapy);

    public IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, CancellationToken cancellation)
    {
        var query = (request.Query ?? Radiotherapy).Trim();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        CtisListing? listing = null;
        async IAsyncEnumerable<FetchedPage> Fetch(PoliteClient client, DateWindow window, WindowTally tally, [EnumeratorCancellation] CancellationToken token)
        {
            if (listing is null)
            {
                listing = await ListAsync(client, query, token);
                tally.Notes.AddRange(listing.Notes);
            }
            await foreach (var page in FetchAsync(client, listing, window, window.To >= (request.To ?? today), request.To is null, tally, token)) yield return page;
        }
        var crawl = new DatedCrawl(Name, endpoint, options, clients, time) { Lane = Lane, Beginning = Beginning };
        return crawl.RunAsync(request, Scope(request), Fetch, cancellation);
    }

    /// <summary>Every row of the query: down the pages, and up from the other end for what the cap or a moving list hid.</summary>
    private async Task<CtisListing> ListAsync(PoliteClient client, string query, CancellationToken cancellation)
    {
        var listing = new CtisListing();
        foreach (var direction in new[] { "DESC", "ASC" })
        {
            for (var page = 1; (long)page * options.PageSize <= Math.Max(options.MaxRows, options.PageSize); page++)
            {
                var answer = await PageAsync(client, query, page, direction, listing.Notes, cancellation);
                listing.Total = answer.Total;
                foreach (var (number, updated) in answer.Rows) listing.Trials[number] = updated;
                if (answer.Rows.Count == 0 || (long)page * options.PageSize >= answer.Total || (direction == "ASC" && listing.Missing == 0)) break;
            }
            if (listing.Missing == 0) return listing;
        }
        listing.Notes.Add(string.Create(CultureInfo.InvariantCulture, $"The portal lists {listing.Trials.Count} of {listing.Total} trials, in both orders together; a narrower query gets the rest"));
        return listing;
    }

    private async IAsyncEnumerable<FetchedPage> FetchAsync(
        PoliteClient client, CtisListing listing, DateWindow window, bool isLast, bool isOpen, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // What has no date belongs to the last window, and so does what was counted and not listed; what lies beyond it does where no last day was asked for.
        var numbers = listing.Trials.Where(t => t.Value is { } date ? window.From <= date.First && (date.First <= window.To || (isLast && isOpen)) : isLast)
            .Select(t => t.Key).Order(StringComparer.Ordinal).ToList();
        if (tally.MaySplit && numbers.Count > options.MaxTrialsPerWindow)
        {
            tally.SplitInto = (numbers.Count + options.MaxTrialsPerWindow - 1) / options.MaxTrialsPerWindow;
            yield break;
        }
        tally.Expected = numbers.Count + (isLast ? listing.Missing : 0);
        // Asking for halves of a window brings no more of it: the listing stays what it was.
        tally.Capped = true;
        foreach (var number in numbers)
        {
            if (await TrialAsync(client, listing, number, tally, cancellation) is not { } fetched) continue;
            tally.Add([number]);
            yield return fetched;
        }
    }

    private async Task<CtisPage> PageAsync(PoliteClient client, string query, int page, string direction, List<string> notes, CancellationToken cancellation)
    {
        CtisPage? read = null;
        AnswerFault? Check(string mediaType, ReadOnlyMemory<byte> body)
        {
            if (AnswerChecks.WrongType("json", mediaType, body) is { } wrong) return wrong;
            (read, var fault) = CtisPage.Read(body);
            return fault;
        }
        var criteria = query.StartsWith('{') ? query : $$"""{"containAll":"","containAny":{{JsonSerializer.Serialize(query)}},"containNot":""}""";
        var asked = $$"""{"pagination":{"page":{{page}},"size":{{options.PageSize}}},"sort":{"property":"{{options.SortProperty}}","direction":"{{direction}}"},"searchCriteria":{{criteria}}}""";
        var url = new Uri(endpoint, string.Create(CultureInfo.InvariantCulture, $"search?page={page}&sort={direction}"));
        await client.FetchAsync(new Question(url, Json: asked), Check, notes, cancellation);
        return read!;
    }

    /// <summary>One trial; null where the service lists it and does not have it, or cannot give it.</summary>
    private async Task<FetchedPage?> TrialAsync(PoliteClient client, CtisListing listing, string number, WindowTally tally, CancellationToken cancellation)
    {
        AnswerFault? Check(string mediaType, ReadOnlyMemory<byte> body) => AnswerChecks.WrongType("json", mediaType, body) ?? CtisPage.CheckTrial(body, number);
        try
        {
            var fetched = await client.FetchAsync(new Question(new Uri(endpoint, "retrieve/" + Uri.EscapeDataString(number))), Check, tally.Notes, cancellation);
            listing.Fetched = listing.Fetched with { Found = listing.Fetched.Found + 1 };
            listing.FailedInARow = 0;
            return fetched;
        }
        catch (SourceUnavailableException failed) when (!failed.IsDeclined && ++listing.FailedInARow < MostFailures)
        {
            // One trial that the service cannot give keeps none of the others away.
            tally.Notes.Add($"{number}: {failed.Problem}");
            return null;
        }
        catch (UnexpectedResponseException exception) when (exception.Status == HttpStatusCode.NotFound && listing.Fetched is not (0, >= MostLost))
        {
            listing.Fetched = listing.Fetched with { Lost = listing.Fetched.Lost + 1 };
            tally.Notes.Add($"{number} is listed and was not found");
            return null;
        }
    }
}
