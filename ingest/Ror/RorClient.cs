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

/// <summary>Crawls the Research Organization Registry, version 2, by query, by filter or by affiliation, or takes its newest dump whole. A page out of range answers HTTP 200 with errors; the service gives 500 pages at most.</summary>
public sealed class RorClient(IHttpClientFactory clients, IOptions<RorOptions> settings, TimeProvider time) : IEvidenceSource
{
    private const int MostPages = 500;

    /// <summary>A query that begins so asks which organisation an affiliation means; the one that the service chooses is taken in.</summary>
    private const string Affiliation = "affiliation=";

    /// <summary>The query that asks for the whole registry in one file.</summary>
    private const string Dump = "dump";

    private static readonly string UkFunders = DefaultQuery.Of(typeof(RorClient));

    private readonly RorOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    /// <summary>Not established by a call: the registry publishes its dumps as records of this community.</summary>
    public static Uri LiveDumpsUrl { get; } = new("https://zenodo.org/api/records?communities=ror-data&sort=mostrecent&size=1");

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
        if (query.Equals(Dump, StringComparison.OrdinalIgnoreCase))
        {
            await foreach (var step in DumpAsync(client, Scope(request), request.Checkpoint, cancellation)) yield return step;
            yield break;
        }
        FetchSet fetch = (tally, token) => PagesAsync(client, query, tally, token);
        await foreach (var step in WholeSet.WalkAsync(Scope(request), null, [(query.Length == 0 ? "all organisations" : query, fetch)], WholeSet.DatesIgnored(request), request.Checkpoint, cancellation)) yield return step;
    }

    /// <summary>The newest dump, once: its name enters the checkpoint. It says nowhere how many organisations it holds.</summary>
    private async IAsyncEnumerable<CrawlStep> DumpAsync(PoliteClient client, string scope, string? checkpoint, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var list = options.DumpsUrl ?? (options.BaseUrl is { } other ? new Uri(other, LiveDumpsUrl.PathAndQuery) : LiveDumpsUrl);
        SourceIdentity.Require(Name, list, options);
        var notes = new List<string>();
        var (_, dump) = await client.FetchJsonAsync(new Question(list), NewestDump, notes, cancellation);
        if (CrawlState.Read(checkpoint, scope)?.SourceVersion == dump.Name)
        {
            yield return new UpToDate(checkpoint!, $"The registry's newest dump ({dump.Name}) is here already.");
            yield break;
        }
        SourceIdentity.Require(Name, dump.Url, options);
        yield return await client.FetchAsync(new Question(dump.Url), (_, body) => body.IsEmpty || !dump.IsWhole(body.Span) ? new AnswerFault("The dump is not what its checksum says", MayPass: true) : null, notes, cancellation);
        yield return new WindowDone((CrawlState.Start(scope) with { SourceVersion = dump.Name }).Write(), dump.Name, Expected: null, Arrived: 0, notes);
    }

    private static DumpFile? NewestDump(JsonElement root)
    {
        if (root.Member("hits")?.Member("hits") is not { ValueKind: JsonValueKind.Array } records) return null;
        foreach (var file in records.EnumerateArray().Take(1).SelectMany(record => record.Each("files")))
        {
            if (file.Text("key") is { } name && name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && file.Member("links") is { } links && Uri.TryCreate(links.Text("self"), UriKind.Absolute, out var url))
                return new DumpFile(name, url, file.Text("checksum"));
        }
        return null;
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
        : new SetPage(root.Count("number_of_results"), [.. items.EnumerateArray().Select(i => i.Text("id") ?? i.GetRawText())], null);

    private Uri PageUrl(string query, int number)
    {
        if (query.StartsWith(Affiliation, StringComparison.OrdinalIgnoreCase)) return new Uri(endpoint, $"organizations?affiliation={Uri.EscapeDataString(query[Affiliation.Length..].Trim())}");
        var asked = query.Length == 0 ? "" : query.Contains(':', StringComparison.Ordinal) ? $"filter={Uri.EscapeDataString(query)}&" : $"query={Uri.EscapeDataString(query)}&";
        return new Uri(endpoint, string.Create(CultureInfo.InvariantCulture, $"organizations?{asked}page={number}"));
    }

    /// <param name="Checksum">"md5:" and 32 hexadecimal digits; null where none is given.</param>
    private sealed record DumpFile(string Name, Uri Url, string? Checksum)
    {
        public bool IsWhole(ReadOnlySpan<byte> bytes) => Checksum is null || !Checksum.StartsWith("md5:", StringComparison.OrdinalIgnoreCase) || Md5.IsOf(bytes, Checksum[4..]);
    }
}
