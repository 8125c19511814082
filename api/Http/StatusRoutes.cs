using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

internal static class StatusRoutes
{
    public static void MapStatus(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/status", StatusAsync).WithTags("Status").WithSummary("What is in here, as of when, from where, and what is wrong with it.").ProducesProblem(503);

    private static async Task<Ok<StatusAnswer>> StatusAsync(StatusQuery query, CancellationToken cancellation) => TypedResults.Ok(await query.RunAsync(cancellation));
}
