using Horizon.Api.Data;
using Horizon.Search.Find;

namespace Horizon.Api.Queries;

/// <summary>Searches trials and publications. Throws <c>SearchQueryException</c> for what cannot be answered as asked.</summary>
internal sealed class SearchQuery(Workspace workspace)
{
    private const int MostSuggestions = 50;

    public Task<SearchResult> RunAsync(SearchRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new HorizonSearch(workspace.RequireIndex()).Search(request));
    }

    /// <summary>How many there are of a kind.</summary>
    public int Count(string kind) => new HorizonSearch(workspace.RequireIndex()).Count(new SearchRequest { Kind = kind });

    /// <summary>Why a record stands where it stands; null where the question does not find it.</summary>
    public Task<HitReasons?> WhyAsync(string id, SearchRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(new HorizonSearch(workspace.RequireIndex()).Why(id, request));
    }

    /// <summary>Completes what is being typed.</summary>
    /// <exception cref="BadRequestException">The limit is out of its range.</exception>
    public IReadOnlyList<Suggestion> Suggest(string? typed, int limit) => limit is < 1 or > MostSuggestions
        ? throw new BadRequestException($"limit is {limit}; it must lie in 1..{MostSuggestions}.")
        : new Suggestions(workspace.RequireIndex()).Complete(typed ?? string.Empty, limit);
}
