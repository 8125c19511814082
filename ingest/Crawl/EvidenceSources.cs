using Horizon.Graph.Records;
using Horizon.Ingest.ClinicalTrialsGov;
using Horizon.Ingest.Crossref;
using Horizon.Ingest.EuropePmc;
using Horizon.Ingest.MedRxiv;
using Horizon.Ingest.OpenAlex;
using Horizon.Ingest.PubMed;
using Microsoft.Extensions.DependencyInjection;

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
        services.AddSource<EuropePmcClient, EuropePmcOptions>(SourceNames.EuropePmc, EuropePmcClient.LiveBaseUrl, configure);
        services.AddSource<CrossrefClient, CrossrefOptions>(SourceNames.Crossref, CrossrefClient.LiveBaseUrl, configure);
        services.AddSource<OpenAlexClient, OpenAlexOptions>(SourceNames.OpenAlex, OpenAlexClient.LiveBaseUrl, configure);
        services.AddSource<MedRxivClient, MedRxivOptions>(SourceNames.MedRxiv, MedRxivClient.LiveBaseUrl, configure);
        return services;
    }

    private static void AddSource<TSource, TOptions>(this IServiceCollection services, string name, Uri liveBaseUrl, Action<string, SourceOptions>? configure)
        where TSource : class, IEvidenceSource
        where TOptions : SourceOptions
    {
        services.AddPoliteClient<TOptions>(name, liveBaseUrl);
        if (configure is not null) services.Configure<TOptions>(options => configure(name, options));
        services.AddSingleton<IEvidenceSource, TSource>();
    }
}
