using Horizon.Graph.Records;
using Horizon.Ingest.ClinicalTrialsGov;
using Horizon.Ingest.PubMed;
using Microsoft.Extensions.DependencyInjection;

namespace Horizon.Ingest.Crawl;

/// <summary>All sources that can be crawled.</summary>
public static class EvidenceSources
{
    /// <summary>
    /// Registers each source as <see cref="IEvidenceSource"/> with its options (<c>Configure&lt;ClinicalTrialsGovOptions&gt;</c> and so on sets them) and its
    /// polite client. A <see cref="TimeProvider"/> that is already registered is used.
    /// </summary>
    public static IServiceCollection AddEvidenceSources(this IServiceCollection services)
    {
        services.AddPoliteClient<ClinicalTrialsGovOptions>(SourceNames.ClinicalTrialsGov, ClinicalTrialsGovClient.LiveBaseUrl);
        services.AddSingleton<IEvidenceSource, ClinicalTrialsGovClient>();
        services.AddPoliteClient<PubMedOptions>(SourceNames.PubMed, PubMedClient.LiveBaseUrl);
        services.AddSingleton<IEvidenceSource, PubMedClient>();
        return services;
    }
}
