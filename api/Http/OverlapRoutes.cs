using System.ComponentModel;
using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>Overlaps among what is already in the graph.</summary>
internal static class OverlapRoutes
{
    public static void MapOverlaps(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/overlaps", PageAsync).WithTags("Check").WithSummary("Pairs of trials (kind=trial), of awards (kind=award), or of an award and a trial that it does not pay for (kind=award-trial), on one question; running=true: both run; funder: one of the two is paid for by this body or a part of it.").ProducesProblem(400);

    private static async Task<Ok<OverlapAnswer>> PageAsync(OverlapQuery query, CancellationToken cancellation, string kind = "trial", bool running = false, [Description("A funder's id, such as organisation:ror:0187kwz08, or its name.")] string? funder = null, int? limit = null, string? cursor = null) =>
        TypedResults.Ok(await query.PageAsync(kind, running, funder, limit, cursor, cancellation));
}
