using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Fields;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.ThreeSixtyGiving;

/// <summary>Crawls the 360Giving datastore funder by funder. It has neither search nor update dates: each funder's grants are read whole.</summary>
public sealed class ThreeSixtyGivingClient(IHttpClientFactory clients, IOptions<ThreeSixtyGivingOptions> settings, TimeProvider time) : IEvidenceSource
{
    private const int MostIdlePages = 3;

    private static readonly string CancerFunders = DefaultQuery.Of(typeof(ThreeSixtyGivingClient));

    private readonly ThreeSixtyGivingOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://api.threesixtygiving.org/api/v1/");

    public string Name => SourceNames.ThreeSixtyGiving;

    public string Licence => ThreeSixtyGivingSource.Licence;

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(null, Query(request));

    public async IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SourceIdentity.Require(Name, endpoint, options);
        var funders = Query(request).Split([' ', ',', ';', '\n', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (funders.Count == 0)
            throw new CrawlRefusedException(endpoint, "360Giving cannot be read whole: no funder is named.", "Name funders by their organisation ids: --query \"GB-CHC-210183 GB-CHC-1089464\".");
        using var http = clients.CreateClient(Name);
        var client = new PoliteClient(http, options, time);
        var sets = funders.Select(f => ($"grants of {f}", new FetchSet((tally, token) => GrantsAsync(client, f, tally, token)))).ToList();
        await foreach (var step in WholeSet.WalkAsync(Scope(request), null, sets, WholeSet.DatesIgnored(request), request.Checkpoint, cancellation)) yield return step;
    }

    private string Query(CrawlRequest request) => request.Query ?? (options.Funders.Count > 0 ? string.Join(' ', options.Funders) : CancerFunders);

    private async IAsyncEnumerable<FetchedPage> GrantsAsync(PoliteClient client, string funder, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var next = new Uri(endpoint, string.Create(CultureInfo.InvariantCulture, $"org/{Uri.EscapeDataString(funder)}/grants_made/?limit={options.PageSize}&offset=0"));
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var idle = 0;
        while (next is not null)
        {
            if (!asked.Add(next.PathAndQuery))
            {
                tally.Notes.Add("The pages went in a circle");
                yield break;
            }
            if (await PageAsync(client, next, funder, tally, cancellation) is not var (fetched, page)) yield break;
            tally.Expected = page.Total ?? tally.Expected;
            var isNew = tally.Add(page.Ids) > 0;
            if (isNew) yield return fetched;
            else if (page.Ids.Count > 0) tally.Notes.Add("A page was repeated");
            idle = isNew ? 0 : idle + 1;
            if (idle == MostIdlePages && page.Next is not null)
            {
                // A service that ignores the offset may name a next page for ever.
                tally.Notes.Add($"{MostIdlePages} pages in a row brought nothing new; those after them were not asked for");
                yield break;
            }
            next = page.Next is null ? null : Follow(next, page.Next);
        }
    }

    private static async Task<(FetchedPage Fetched, SetPage Page)?> PageAsync(PoliteClient client, Uri url, string funder, WindowTally tally, CancellationToken cancellation)
    {
        try
        {
            return await client.FetchJsonAsync(new Question(url), Read, tally.Notes, cancellation);
        }
        catch (UnexpectedResponseException unknown) when (unknown.Status == HttpStatusCode.NotFound && tally.Ids.Count == 0)
        {
            tally.Notes.Add($"360Giving does not know the funder {funder}: it may publish elsewhere, or under another id");
            tally.Expected = 0;
            return null;
        }
    }

    private static SetPage? Read(JsonElement root) => root.Member("results") is not { ValueKind: JsonValueKind.Array } results
        ? null
        : new SetPage(root.Count("count"), [.. results.EnumerateArray().Select(r => r.Text("grant_id") ?? r.Member("data")?.Text("id") ?? r.GetRawText())], root.Text("next"));

    /// <summary>The next page's address, where it lies on the host that was asked and is as safe.</summary>
    private static Uri Follow(Uri from, string written)
    {
        var next = new Uri(from, written);
        return next.Authority == from.Authority && next.Scheme == from.Scheme
            ? next
            : throw new CrawlRefusedException(from, $"The source's next page lies at {next.GetLeftPart(UriPartial.Authority)}, which is not followed.", "If the service has moved there, set BaseUrl.");
    }
}
