using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>Overlaps among what is already in the graph.</summary>
internal static class OverlapRoutes
{
    public static void MapOverlaps(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/overlaps", PageAsync).WithTags("Check").WithSummary("Pairs of trials (kind=trial) or awards (kind=award) on one question; running=true: both run.").ProducesProblem(400);

    private static async Task<Ok<OverlapAnswer>> PageAsync(OverlapQuery query, CancellationToken cancellation, string kind = "trial", bool running = false, int? limit = null, string? cursor = null) =>
        TypedResults.Ok(await query.PageAsync(kind, running, limit, cursor, cancellation));
}
