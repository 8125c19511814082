using Horizon.Api.Data;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

internal static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/health").WithTags("Health");
        group.MapGet("/live", Live).WithSummary("The process answers.");
        group.MapGet("/ready", ReadyAsync).WithSummary("Store and index can be used; 503 says why not.").ProducesProblem(503);
    }

    private static Ok<HealthAnswer> Live() => TypedResults.Ok(new HealthAnswer("live"));

    private static async Task<Results<Ok<HealthAnswer>, ProblemHttpResult>> ReadyAsync(Workspace workspace, CancellationToken cancellation)
    {
        await workspace.Store.SequenceAsync(cancellation);
        return workspace.IndexProblem is { } problem
            ? TypedResults.Problem(problem, statusCode: StatusCodes.Status503ServiceUnavailable, title: "Not ready")
            : TypedResults.Ok(new HealthAnswer("ready"));
    }
}

internal sealed record HealthAnswer(string Status);
