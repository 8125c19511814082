using System.Runtime.CompilerServices;
using System.Text.Json;
using Horizon.Graph.Records;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crawl.Http;
using Horizon.Ingest.Crawl.Windows;
using Horizon.Ingest.Fields;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.Nihr;

/// <summary>Crawls NIHR Open Data (Opendatasoft Explore 2.1): the whole set as one export, and only when the catalogue says that it changed.</summary>
public sealed class NihrClient(IHttpClientFactory clients, IOptions<NihrOptions> settings, TimeProvider time) : IEvidenceSource
{
    private static readonly string Everything = DefaultQuery.Of(typeof(NihrClient));

    private readonly NihrOptions options = settings.Value;
    private readonly Uri endpoint = settings.Value.Endpoint(LiveBaseUrl);

    public static Uri LiveBaseUrl { get; } = new("https://nihr.opendatasoft.com/api/explore/v2.1/");

    public string Name => SourceNames.Nihr;

    public string Licence => NihrSource.Licence;

    public Uri DefaultBaseUrl => LiveBaseUrl;

    public string Scope(CrawlRequest request) => $"{options.DataSet}, {DefaultQuery.Scope(null, request.Query ?? Everything)}";

    public async IAsyncEnumerable<CrawlStep> CrawlAsync(CrawlRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        SourceIdentity.Require(Name, endpoint, options);
        using var http = clients.CreateClient(Name);
        var client = new PoliteClient(http, options, time);
        var scope = Scope(request);
        var where = (request.Query ?? Everything).Trim();
        var notes = new List<string>();
        var version = await VersionAsync(client, notes, cancellation);
        if (version is not null && CrawlState.Read(request.Checkpoint, scope)?.SourceVersion == version)
        {
            yield return new UpToDate(request.Checkpoint!, $"The set of {version} was fetched whole already.");
            yield break;
        }
        var remark = WholeSet.DatesIgnored(request) is { } ignored ? string.Join("; ", notes.Append(ignored)) : notes.Count > 0 ? string.Join("; ", notes) : null;
        await foreach (var step in WholeSet.WalkAsync(scope, version, [($"all of {options.DataSet}", (tally, token) => ExportAsync(client, where, tally, token))], remark, request.Checkpoint, cancellation)) yield return step;
    }

    /// <summary>When the set was last changed, as the catalogue says; null where it does not.</summary>
    private async Task<string?> VersionAsync(PoliteClient client, List<string> notes, CancellationToken cancellation)
    {
        var url = new Uri(endpoint, $"catalog/datasets/{options.DataSet}");
        var (_, metas) = await client.FetchJsonAsync(
            new Question(url), root => root.ValueKind != JsonValueKind.Object ? null : new[] { Modified(root) }, notes, cancellation);
        return metas[0];

        static string? Modified(JsonElement root) =>
            (root.Member("metas") ?? root.Member("dataset")?.Member("metas"))?.Member("default") is { } metas ? metas.Text("modified") ?? metas.Text("data_processed") : null;
    }

    private async IAsyncEnumerable<FetchedPage> ExportAsync(PoliteClient client, string where, WindowTally tally, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = where.Length == 0 ? "" : $"where={Uri.EscapeDataString(where)}&";
        var (_, count) = await client.FetchJsonAsync(
            new Question(new Uri(endpoint, $"catalog/datasets/{options.DataSet}/records?{filter}limit=1")),
            root => root.Count("total_count") is { } total ? new[] { total } : null, tally.Notes, cancellation);
        tally.Expected = count[0];
        var (page, rows) = await client.FetchJsonAsync(
            new Question(new Uri(endpoint, $"catalog/datasets/{options.DataSet}/exports/json{(filter.Length == 0 ? "" : "?" + filter.TrimEnd('&'))}")),
            root => root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().Select(r => r.Text("project_id") ?? r.GetRawText()).ToArray() : null, tally.Notes, cancellation);
        var distinct = tally.Add(rows);
        if (distinct < rows.Length)
        {
            // The set has one row an award; where it has more, its own count is of rows.
            tally.Notes.Add($"{rows.Length - distinct} rows repeat an award");
            tally.Expected -= rows.Length - distinct;
        }
        yield return page;
    }
}
