using Horizon.Ingest.Crawl;

namespace Horizon.Api.Data;

/// <summary>The sources as one crawl uses them: settings from the environment (HORIZON_CLINICALTRIALSGOV__PAGESIZE, HORIZON_PUBMED__APIKEY, HORIZON_CONTACT …), then the command's own.</summary>
internal static class CrawlSources
{
    public static ServiceProvider Create(string[] baseUrls, string? contact, TimeProvider time)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("HORIZON_").Build();
        var hosts = new Dictionary<string, Uri>();
        foreach (var (source, url) in baseUrls.Select(Split))
        {
            if (!hosts.TryAdd(source, url)) throw new BadRequestException($"--base-url names {source} twice.");
        }
        var services = new ServiceCollection().AddLogging().AddSingleton(time).AddEvidenceSources(Set).BuildServiceProvider();
        var known = services.GetServices<IEvidenceSource>().Select(s => s.Name).ToList();
        foreach (var name in hosts.Keys.Where(n => !known.Contains(n)))
            throw new BadRequestException($"--base-url names the source \"{name}\", which cannot be crawled; known are {string.Join(", ", known)}.");
        return services;

        void Set(string source, SourceOptions options)
        {
            configuration.GetSection(Section(source)).Bind(options);
            if (hosts.TryGetValue(source, out var url)) options.BaseUrl = url;
            options.Contact = contact ?? options.Contact ?? configuration["CONTACT"];
        }
    }

    /// <summary>Where the settings are that a message names, as a sentence; empty where it names none.</summary>
    public static string WhereToSet(string source, string message) =>
        typeof(SourceOptions).GetProperties().Select(setting => setting.Name).Append("PageSize").Where(name => message.Contains(name, StringComparison.Ordinal)).Select(name => $"{Section(source)}__{name.ToUpperInvariant()}").ToList() is { Count: > 0 } named
            ? $" Set by the environment: {string.Join(", ", named.Select(name => $"HORIZON_{name.ToUpperInvariant()}"))} (docs/sources.md)."
            : "";

    /// <summary>A variable's name holds no dot: clinicaltrials.gov is CLINICALTRIALSGOV there.</summary>
    private static string Section(string source) => source.Replace(".", "", StringComparison.Ordinal);

    private static (string Source, Uri Url) Split(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && Uri.TryCreate(text[(equals + 1)..], UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? (text[..equals], url)
            : throw new BadRequestException($"--base-url takes SOURCE=URL, such as clinicaltrials.gov=http://127.0.0.1:8080/; \"{text}\" is not.");
    }
}
