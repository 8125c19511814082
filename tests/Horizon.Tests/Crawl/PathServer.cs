using Horizon.Ingest.Crawl;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Horizon.Tests.Crawl;

/// <summary>Answers each path by a function, and 404 where it gives none; runs one source against itself.</summary>
internal sealed class PathServer(Func<SeenRequest, HttpContext, string?> answer) : LoopbackServer
{
    public string MediaType { get; set; } = "application/json";

    public static Task<PathServer> StartAsync(Func<SeenRequest, HttpContext, string?> answer) => StartAsync(new PathServer(answer));

    /// <summary>All steps of a crawl; what ended it early is its failure.</summary>
    public async Task<(List<CrawlStep> Steps, CrawlException? Failure)> CrawlAsync(string source, CrawlRequest? request = null, Action<SourceOptions>? configure = null)
    {
        var services = new ServiceCollection().AddEvidenceSources((name, options) =>
        {
            if (name != source) return;
            options.BaseUrl = Url;
            options.RequestsPerSecond = 1000;
            options.RetryDelaySeconds = 0.005;
            options.TimeoutSeconds = 20;
            configure?.Invoke(options);
        });
        await using var provider = services.BuildServiceProvider();
        var steps = new List<CrawlStep>();
        try
        {
            await foreach (var step in provider.GetServices<IEvidenceSource>().Single(s => s.Name == source).CrawlAsync(request ?? new CrawlRequest(), TestContext.Current.CancellationToken)) steps.Add(step);
        }
        catch (CrawlException failure)
        {
            return (steps, failure);
        }
        return (steps, null);
    }

    protected override Task AnswerAsync(HttpContext context, SeenRequest request) =>
        answer(request, context) is { } body ? context.StatusAsync(200, body, MediaType) : context.StatusAsync(404, "not here");
}

internal static class Steps
{
    /// <summary>The keys of the records in all pages, read as an import reads them; the same one once.</summary>
    public static async Task<List<string>> KeysAsync(this IEnumerable<CrawlStep> steps, string source)
    {
        var keys = new List<string>();
        foreach (var page in steps.OfType<FetchedPage>())
        {
            using var stream = new MemoryStream(page.Body.ToArray());
            await foreach (var item in Horizon.Ingest.Files.RecordFile.ReadAsync(stream, "page", Horizon.Ingest.Files.ReadLimits.Default, TestContext.Current.CancellationToken, source))
            {
                if (item is Horizon.Ingest.Files.RecordDocument document)
                    keys.Add(Assert.IsType<Graph.Records.ParsedRecord>(Horizon.Ingest.SourceParsers.Parse(document.Source, document.Document.Bytes)).Key.ToString());
            }
        }
        return [.. keys.Distinct()];
    }

    public static IReadOnlyList<WindowDone> Windows(this IEnumerable<CrawlStep> steps) => [.. steps.OfType<WindowDone>()];

    public static IReadOnlyList<string> Notes(this IEnumerable<CrawlStep> steps) => [.. steps.Windows().SelectMany(w => w.Notes)];
}
