using Horizon.Graph.Organisations;
using Horizon.Graph.Store;

namespace Horizon.Api.Queries;

/// <summary>Organisations by name: as the reviewed list has it, else as the graph's records do; one that neither knows keeps its id.</summary>
internal static class OrganisationNames
{
    public static async Task<Dictionary<string, string>> OfAsync(IGraphStore store, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var wanted = ids.Distinct(StringComparer.Ordinal).ToList();
        var nodes = await store.NodesAsync([.. wanted.Where(id => id.StartsWith($"{NodeKinds.Organisation}:", StringComparison.Ordinal))], null, cancellation);
        return wanted.ToDictionary(id => id, id => BodyDirectory.Current.FindById(id)?.Name ?? nodes.GetValueOrDefault(id)?.Label ?? id, StringComparer.Ordinal);
    }
}
