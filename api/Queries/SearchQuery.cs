using Horizon.Api.Data;
using Horizon.Search.Find;

namespace Horizon.Api.Queries;

/// <summary>Searches trials and publications. Throws <c>SearchQueryException</c> for what cannot be answered as asked.</summary>
internal sealed class SearchQuery(Workspace workspace)
{
    public Task<SearchResult> RunAsync(SearchRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new HorizonSearch(workspace.RequireIndex()).Search(request));
    }
}
