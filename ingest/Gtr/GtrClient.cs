using System.Globalization;
using System.Runtime.CompilerServices;
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
        // Terms find the same projects: what came with an earlier one is not asked for its funds again.
        var fetched = new HashSet<string>(StringComparer.Ordinal);
        var terms = (request.Query ?? Radiotherapy).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var sets = (terms.Length == 0 ? [""] : terms).Select(term => (term.Length == 0 ? "all projects" : $"projects for {term}", Set(client, term, fetched))).ToList();
        await foreach (var step in WholeSet.WalkAsync(Scope(request), null, sets, WholeSet.DatesIgnored(request), cancellation)) yield return step;
    }

    private FetchSet Set(PoliteClient client, string term, HashSet<string> fetched) => (tally, token) => PagesAsync(client, term, fetched, tally, token);

    private async IAsyncEnumerable<FetchedPage> PagesAsync(PoliteClient client, string term, HashSet<string> fetched, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        long pages = 1;
        for (var number = 1; number <= pages; number++)
        {
            var (page, projects) = await client.FetchJsonAsync(new Question(PageUrl(term, number), Headers: Accept), ProjectPage.Read, tally.Notes, cancellation, isVendorType: true);
            tally.Expected = projects.Total ?? tally.Expected;
            pages = projects.Pages ?? (projects.Projects.Count < options.PageSize ? number : number + 1);
            if (tally.Add([.. projects.Projects.Select(p => p.Id)]) == 0)
            {
                if (projects.Projects.Count > 0) tally.Notes.Add($"Page {number} brought nothing new; the pages after it were not asked for");
                yield break;
            }
            var fresh = projects.Projects.Where(p => fetched.Add(p.Id)).ToList();
            if (fresh.Count > 0) yield return page with { Body = await WithFundsAsync(client, fresh, tally, cancellation) };
        }
    }

    /// <summary>A page of these projects, each with its funds beside its own members.</summary>
    private async Task<ReadOnlyMemory<byte>> WithFundsAsync(PoliteClient client, List<ProjectPage.Project> projects, WindowTally tally, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteStartArray("project");
            foreach (var project in projects)
            {
                using var own = JsonDocument.Parse(project.Json);
                json.WriteStartObject();
                foreach (var member in own.RootElement.EnumerateObject().Where(m => m.Name != "fund")) member.WriteTo(json);
                if (options.FetchFunds && own.RootElement.Text("id") is { } id) json.WriteRawFunds(await FundsAsync(client, id, tally, cancellation));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return bytes.ToArray();
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
