using System.ComponentModel;
using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

internal static class GraphRoutes
{
    private const int UsualEdges = 200;

    public static void MapGraph(this IEndpointRouteBuilder app) => app.MapGet("/api/graph/{**id}", GraphAsync)
        .WithTags("Graph").WithSummary("The neighbourhood of a trial, publication, award, technique, tumour site, organisation or statement.").ProducesProblem(400).ProducesProblem(404);

    private static async Task<Results<Ok<GraphAnswer>, RedirectHttpResult, ProblemHttpResult>> GraphAsync(
        string id, HttpRequest request, GraphQuery query, CancellationToken cancellation,
        [Description("Steps from the thing, 1 to 3.")] int depth = 1,
        [Description("Types of edge to follow, by comma, such as TESTS,TREATS; all where absent.")] string? types = null,
        [Description("Edges at most, 1 to 1000.")] int limit = UsualEdges)
    {
        if (depth is < 1 or > GraphQuery.MostDepth) throw new BadRequestException($"depth is {depth}; it must lie in 1..{GraphQuery.MostDepth}.");
        if (limit is < 1 or > GraphQuery.MostEdges) throw new BadRequestException($"limit is {limit}; it must lie in 1..{GraphQuery.MostEdges}.");
        var wanted = types?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        id = Uri.UnescapeDataString(id);
        // As with a trial: an id that was merged into another leads to the one that stands; a registry's id in any form is answered.
        if (GraphQuery.IsNode(id) && await query.StartAsync(id, cancellation) is { } start && start != id)
            return TypedResults.Redirect($"/api/graph/{Uri.EscapeDataString(start)}{request.QueryString}", permanent: true);
        return await query.RunAsync(id, depth, wanted, limit, cancellation) is { } answer
            ? TypedResults.Ok(answer)
            : (ProblemHttpResult)Problems.Write(404, $"Nothing here has the id “{id}”. Ids look like trial:NCT01234567, publication:pmid:12345678 or technique:sabr.");
    }
}
