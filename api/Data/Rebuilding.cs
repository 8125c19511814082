using Horizon.Graph.Store;
using Horizon.Ingest.Import;

namespace Horizon.Api.Data;

/// <summary>What a person is told of links that another program made.</summary>
internal static class Rebuilding
{
    /// <summary>A sentence with the command where links were made by other rules, parsers or vocabulary than this program's; null where they were not.</summary>
    public static async Task<string?> StaleLinksAsync(IGraphStore store, CancellationToken cancellation) => await Relinking.IsNeededAsync(store, cancellation)
        ? "Techniques, sites and links in this folder were read by other rules or another vocabulary than this program's. Run `horizon rebuild links`."
        : null;
}
