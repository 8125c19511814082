using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>What a text is about and what it calls for: nothing of it is stored or logged.</summary>
internal static class TopicRoutes
{
    public static void MapTopics(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/classify", Classify).WithTags("Topics").WithSummary("Topics of a text with calibrated probabilities; the built-in model learned from weak labels, registries' own fields.").ProducesProblem(400).ProducesProblem(413).ProducesProblem(415).ProducesProblem(503);
        app.MapPost("/api/gap-statements", Statements).WithTags("Topics").WithSummary("Sentences that state a challenge or a direction for research.").ProducesProblem(400).ProducesProblem(413).ProducesProblem(415);
    }

    private static Ok<ClassifyAnswer> Classify(ClassifyRequest request, TopicQuery query) => TypedResults.Ok(query.Classify(request));

    private static Ok<GapStatementsAnswer> Statements(GapStatementsRequest request) => TypedResults.Ok(TopicQuery.Statements(request));
}
