using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Fields;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.Gtr;

/// <summary>
/// Crawls UKRI's Gateway to Research (GtR-2). It has no update dates: each term's projects are read whole, page by page, each project with its funds,
/// which hold amount and dates. No address that the service writes is followed, since some lack TLS.
/// </summary>
public sealed class GtrClient(IHttpClientFactory clients, IOptions<GtrOptions> settings, TimeProvider time) : IEvidenceSource
{
    private static readonly KeyValuePair<string, string>[] Accept = [new("Accept", "application/vnd.rcuk.gtr.json-v7")];
    /// <summary>So many pages in a row may bring nothing new before the rest is not asked for.</summary>
    private const int MostIdlePages = 3;

    /// <summary>So many projects in a row whose funds cannot be had are no fault of theirs: the service is away.</summary>
    private const int MostFailures = 3;

    /// <summary>So many projects are handed over at once: a run that is cut off loses no more of what their funds cost.</summary>
    private const int ProjectsAtOnce = 25;

    private static readonly string Radiotherapy = DefaultQuery.Of(typeof(GtrClient));

    private readonly GtrOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://gtr.ukri.org/gtr/api/");

    public string Name => SourceNames.Gtr;

    public string Licence => GtrSource.Licence;

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string Scope(CrawlRequest request) => DefaultQuery.Scope(null, request.Query ?? Radiotherapy);

    public async IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SourceIdentity.Require(Name, endpoint, options);
        using var http = clients.CreateClient(Name);
        var client = new PoliteClient(http, options, time);
        // Terms find the same projects: what came with an earlier one, or before a run was cut off, is not asked for its funds again.
        var fetched = new HashSet<string>(CrawlState.Read(request.Checkpoint, Scope(request))?.Came ?? [], StringComparer.Ordinal);
        var terms = (request.Query ?? Radiotherapy).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var sets = (terms.Length == 0 ? [""] : terms).Select(term => (term.Length == 0 ? "all projects" : $"projects for {term}", Set(client, term, fetched))).ToList();
        await foreach (var step in WholeSet.WalkAsync(Scope(request), null, sets, WholeSet.DatesIgnored(request), request.Checkpoint, cancellation)) yield return step;
    }

    private FetchSet Set(PoliteClient client, string term, HashSet<string> fetched) => (tally, token) => PagesAsync(client, term, fetched, tally, token);

    private async IAsyncEnumerable<FetchedPage> PagesAsync(PoliteClient client, string term, HashSet<string> fetched, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (pages, idle) = (1L, 0);
        for (var number = 1; number <= pages; number++)
        {
            var (page, projects) = await client.FetchJsonAsync(new Question(PageUrl(term, number), Headers: Accept), ProjectPage.Read, tally.Notes, cancellation, isVendorType: true);
            tally.Expected = projects.Total ?? tally.Expected;
            // Where it does not say how many pages there are, its total tells whether another follows: a page may be smaller than was asked for.
            var isNew = tally.Add([.. projects.Projects.Select(p => p.Id)]) > 0;
            pages = projects.Pages ?? (isNew && (tally.Expected is null ? projects.Projects.Count >= options.PageSize : tally.IsShort) ? number + 1 : number);
            idle = isNew ? 0 : idle + 1;
            if (!isNew && (projects.Projects.Count > 0 || tally.IsShort))
                tally.Notes.Add($"Page {number} {(projects.Projects.Count > 0 ? "brought nothing new" : "was empty")}" + (idle == MostIdlePages ? "; the pages after it were not asked for" : ""));
            if (idle == MostIdlePages) yield break;
            var fresh = projects.Projects.Where(p => !fetched.Contains(p.Id)).DistinctBy(p => p.Id).ToList();
            tally.Came = fetched;
            foreach (var some in fresh.Chunk(ProjectsAtOnce))
            {
                var (body, without, ended) = await WithFundsAsync(client, some, tally, cancellation);
                // A project without what it costs and lasts is not all of it: it counts as not arrived, and is asked for again.
                tally.Ids.ExceptWith(without);
                fetched.UnionWith(some.Select(project => project.Id).Except(without));
                if (without.Count < some.Length) yield return page with { Body = body };
                ended?.Throw();
            }
        }
    }

    /// <summary>
    /// A page of these projects, each with its funds beside its own members; the ids of those whose funds the service did not give; and what ends the crawl once the page is
    /// handed over, null where nothing does.
    /// </summary>
    private async Task<(ReadOnlyMemory<byte> Page, IReadOnlyList<string> Without, ExceptionDispatchInfo? Ended)> WithFundsAsync(
        PoliteClient client, ProjectPage.Project[] projects, WindowTally tally, CancellationToken cancellation)
    {
        var without = new List<string>();
        ExceptionDispatchInfo? ended = null;
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("project");
            for (var (i, inARow) = (0, 0); i < projects.Length; i++)
            {
                using var own = JsonDocument.Parse(projects[i].Json);
                string[]? funds = null;
                if (options.FetchFunds && own.RootElement.Text("id") is { } id)
                {
                    try
                    {
                        funds = await FundsAsync(client, id, tally, cancellation);
                        inARow = 0;
                    }
                    catch (SourceUnavailableException failed) when (!failed.IsDeclined && ++inARow < MostFailures)
                    {
                        tally.Notes.Add($"Project {id}: {failed.Problem}");
                        without.Add(projects[i].Id);
                        continue;
                    }
                    catch (CrawlException last)
                    {
                        ended = ExceptionDispatchInfo.Capture(last);
                        without.AddRange(projects.Skip(i).Select(project => project.Id));
                        break;
                    }
                }
                json.WriteStartObject();
                foreach (var member in own.RootElement.EnumerateObject().Where(m => m.Name != "fund")) member.WriteTo(json);
                if (funds is not null) json.WriteRawFunds(funds);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return (bytes.ToArray(), without, ended);
    }

    private async Task<string[]> FundsAsync(PoliteClient client, string id, WindowTally tally, CancellationToken cancellation)
    {
        var url = new Uri(endpoint, $"projects/{Uri.EscapeDataString(id)}/funds?s=100");
        try
        {
            var (_, funds) = await client.FetchJsonAsync(
                new Question(url, Headers: Accept), root => root.ValueKind == JsonValueKind.Object ? root.Each("fund").Select(f => f.GetRawText()).ToArray() : null, tally.Notes, cancellation, isVendorType: true);
            return funds;
        }
        catch (UnexpectedResponseException gone) when (gone.Status == System.Net.HttpStatusCode.NotFound)
        {
            tally.Notes.Add($"Project {id} has no list of funds: its amount and dates are unknown");
            return [];
        }
    }

    private Uri PageUrl(string term, int number)
    {
        var query = term.Length == 0 ? "" : $"q={Uri.EscapeDataString(term)}&";
        return new Uri(endpoint, string.Create(CultureInfo.InvariantCulture, $"projects?{query}p={number}&s={options.PageSize}"));
    }
}
