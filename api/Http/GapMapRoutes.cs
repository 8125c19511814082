using System.ComponentModel;
using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

internal static class GapMapRoutes
{
    public static void MapGapMap(this IEndpointRouteBuilder app) => app.MapGet("/api/gap-map", GapMapAsync)
        .WithTags("Gap map").WithSummary("Studies counted by technique, tumour site and state; the search filters narrow it.").ProducesProblem(400).ProducesProblem(503);

    private static async Task<Ok<GapMapAnswer>> GapMapAsync(
        [AsParameters] SearchParameters parameters, GapMapQuery query, CancellationToken cancellation,
        [Description("technique or site.")] string rows = "technique", [Description("site or technique.")] string columns = "site") =>
        TypedResults.Ok(await query.RunAsync(rows, columns, parameters.ToRequest(), cancellation));
}
