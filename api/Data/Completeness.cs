using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Ingest.Import;

namespace Horizon.Api.Data;

/// <summary>Which sources of studies are known to be incomplete: their counts prove no absence.</summary>
internal static class Completeness
{
    /// <summary>Sources of bodies, money and statements: what they lack leaves no study out.</summary>
    private static readonly HashSet<string> WithoutStudies = [SourceNames.Ror, SourceNames.Gtr, SourceNames.ThreeSixtyGiving, SourceNames.Page];

    /// <summary>Those of which a crawl is known to be short, or whose last run was short or cut off.</summary>
    public static async Task<IReadOnlyList<string>> IncompleteAsync(IGraphStore store, CancellationToken cancellation)
    {
        var runs = (await store.LastRunsAsync(cancellation)).Where(r => !WithoutStudies.Contains(r.Source)).ToList();
        var shortfalls = await Task.WhenAll(runs.Select(r => Shortfalls.ReadAsync(store, r.Source, cancellation)));
        return [.. runs.Zip(shortfalls).Where(r => r.First.Complete == false || r.First.FinishedAt is null || r.Second.Count > 0).Select(r => r.First.Source)];
    }
}
