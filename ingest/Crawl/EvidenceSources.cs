using Horizon.Graph.Records;
using Horizon.Ingest.ClinicalTrialsGov;
using Horizon.Ingest.Gtr;
using Horizon.Ingest.Nihr;
using Horizon.Ingest.Page;
using Horizon.Ingest.PubMed;
using Horizon.Ingest.Ror;
using Horizon.Ingest.ThreeSixtyGiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Horizon.Ingest.Crawl;

/// <summary>All sources that can be crawled.</summary>
public static class EvidenceSources
{
    /// <summary>
    /// Registers each source as <see cref="IEvidenceSource"/> with its options and its polite client. A <see cref="TimeProvider"/> that is already
    /// registered is used. <paramref name="configure"/> sets a source's options, given its name; <c>Configure&lt;PubMedOptions&gt;</c> and so on do too.
    /// </summary>
    public static IServiceCollection AddEvidenceSources(this IServiceCollection services, Action<string, SourceOptions>? configure = null)
    {
        services.AddSource<ClinicalTrialsGovClient, ClinicalTrialsGovOptions>(SourceNames.ClinicalTrialsGov, ClinicalTrialsGovClient.LiveBaseUrl, configure);
        services.AddSource<PubMedClient, PubMedOptions>(SourceNames.PubMed, PubMedClient.LiveBaseUrl, configure);
        services.AddSource<GtrClient, GtrOptions>(SourceNames.Gtr, GtrClient.LiveBaseUrl, configure);
        services.AddSource<NihrClient, NihrOptions>(SourceNames.Nihr, NihrClient.LiveBaseUrl, configure);
        services.AddSource<ThreeSixtyGivingClient, ThreeSixtyGivingOptions>(SourceNames.ThreeSixtyGiving, ThreeSixtyGivingClient.LiveBaseUrl, configure);
        services.AddSource<RorClient, RorOptions>(SourceNames.Ror, RorClient.LiveBaseUrl, configure);
        services.AddSource<PageClient, PageOptions>(SourceNames.Page, PageClient.NoBaseUrl, configure);
        return services;
    }

    private static void AddSource<TSource, TOptions>(this IServiceCollection services, string name, Uri liveBaseUrl, Action<string, SourceOptions>? configure)
        where TSource : class, IEvidenceSource
        where TOptions : SourceOptions
    {
        services.AddPoliteClient<TOptions>(name, liveBaseUrl);
        if (configure is not null) services.Configure<TOptions>(options => configure(name, options));
        services.AddKeyedSingleton<SourceOptions>(name, (provider, _) => provider.GetRequiredService<IOptions<TOptions>>().Value);
        services.AddSingleton<IEvidenceSource, TSource>();
    }
}
