using Horizon.Ingest.ClinicalTrialsGov;
using Horizon.Ingest.Crawl;
using Horizon.Ingest.Crossref;
using Horizon.Ingest.Ctis;
using Horizon.Ingest.EuropePmc;
using Horizon.Ingest.OpenAlex;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Horizon.Tests.Crawl;

/// <summary>Runs a source as the composition root would, but fast, and gathers its steps.</summary>
internal static class CrawlBench
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static ServiceProvider Provide(LoopbackServer server, Action<SourceOptions>? configure = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? new SystemTimersAt(Now));
        services.AddEvidenceSources((_, options) => Fast(options, server, configure));
        services.Configure<ClinicalTrialsGovOptions>(options => options.PageSize = Math.Min(options.PageSize, 10));
        services.Configure<CtisOptions>(options => options.PageSize = Math.Min(options.PageSize, 10));
        services.Configure<EuropePmcOptions>(options => options.PageSize = Math.Min(options.PageSize, 10));
        services.Configure<CrossrefOptions>(options => options.PageSize = Math.Min(options.PageSize, 10));
        services.Configure<OpenAlexOptions>(options => options.PageSize = Math.Min(options.PageSize, 10));
        return services.BuildServiceProvider();
    }

    public static IEvidenceSource Source(this ServiceProvider provider, string name) => provider.GetServices<IEvidenceSource>().Single(source => source.Name == name);

    public static async Task<CrawlOutcome> CrawlAsync(
        LoopbackServer server, CrawlRequest? request = null, Action<SourceOptions>? configure = null, Func<CrawlStep, bool>? stopAfter = null)
    {
        await using var provider = Provide(server, configure);
        var outcome = new CrawlOutcome(server);
        var source = provider.Source(server.Source);
        try
        {
            await foreach (var step in source.CrawlAsync(request ?? new CrawlRequest(), TestContext.Current.CancellationToken))
            {
                outcome.Steps.Add(step);
                if (stopAfter?.Invoke(step) == true) break;
            }
        }
        catch (CrawlException exception)
        {
            outcome.Failure = exception;
        }
        return outcome;
    }

    private static void Fast(SourceOptions options, LoopbackServer server, Action<SourceOptions>? configure)
    {
        options.BaseUrl = server.Url;
        options.RequestsPerSecond = 1000;
        options.RetryDelaySeconds = 0.005;
        options.TimeoutSeconds = 20;
        configure?.Invoke(options);
    }

    /// <summary>A fixed date with running timers, so that delays pass and "today" does not.</summary>
    private sealed class SystemTimersAt(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

internal sealed class CrawlOutcome(LoopbackServer server)
{
    public List<CrawlStep> Steps { get; } = [];

    public CrawlException? Failure { get; set; }

    public IReadOnlyList<WindowDone> Windows => [.. Steps.OfType<WindowDone>()];

    public string Checkpoint => Windows[^1].Checkpoint;

    public IReadOnlyList<string> Notes => [.. Windows.SelectMany(window => window.Notes)];

    /// <summary>The ids in the pages, read apart from the code under test.</summary>
    public IReadOnlyList<string> Ids => [.. Steps.OfType<FetchedPage>().SelectMany(server.IdsOf).Distinct().Order(StringComparer.Ordinal)];
}
