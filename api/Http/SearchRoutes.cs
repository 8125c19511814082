using Horizon.Api.Queries;
using Horizon.Search.Find;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

internal static class SearchRoutes
{
    public static void MapSearch(this IEndpointRouteBuilder app) => app.MapGet("/api/search", SearchAsync)
        .WithTags("Search").WithSummary("Trials and publications, ranked, with facets over all that was found.").ProducesProblem(400).ProducesProblem(503);

    private static async Task<Ok<SearchResult>> SearchAsync([AsParameters] SearchParameters parameters, SearchQuery query, CancellationToken cancellation) =>
        TypedResults.Ok(await query.RunAsync(parameters.ToRequest(), cancellation));
}
