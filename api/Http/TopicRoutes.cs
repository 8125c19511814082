using System.ComponentModel;
using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>What a text is about and what it calls for: nothing of it is stored or logged. The models that say it, and what editors do with their own.</summary>
internal static class TopicRoutes
{
    private const string Missing = "There is no such model here. /api/topics lists those that are.";
    private const int UsualUnsure = 10;

    public static void MapTopics(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Topics");
        api.MapPost("/classify", Classify).WithSummary("Topics of a text with calibrated probabilities, by the models that are switched on; the built-in one learned from weak labels, of fields and rules of words, that no person judged.").ProducesProblem(400).ProducesProblem(413).ProducesProblem(415).ProducesProblem(503);
        api.MapPost("/gap-statements", Statements).WithSummary("Sentences that state a challenge or a direction for research.").ProducesProblem(400).ProducesProblem(413).ProducesProblem(415);
        api.MapGet("/topics", (TopicModelsQuery query) => TypedResults.Ok(query.List())).WithSummary("The models of topics, built-in and own, with their scores in cross-validation.").ProducesProblem(500);
        api.MapGet("/topics/{name}", Find).WithSummary("A model's card: its labels with precision, recall, F1 and interval in cross-validation, thresholds, and training under way.").ProducesProblem(404);
        api.MapPost("/topics/{name}/train", TrainAsync).WithSummary("Begin to train a model of one's own from a table of examples; without a table, again with the corrections. Needs an editor's key.").ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(429);
        api.MapPost("/topics/{name}/switch", Switch).WithSummary("Switch a model of one's own on or off. Needs an editor's key.").ProducesProblem(400).ProducesProblem(401).ProducesProblem(404);
        api.MapGet("/topics/{name}/unsure", Unsure).WithSummary("Texts whose labels are to be looked at, least sure first. Needs an editor's key: the texts are its owner's.").ProducesProblem(400).ProducesProblem(401).ProducesProblem(404);
        api.MapPost("/topics/{name}/corrections", Correct).WithSummary($"Say which labels a text has; every {TopicModelsQuery.CorrectionsToTrainAgain} train the model again. Needs an editor's key.").ProducesProblem(400).ProducesProblem(401).ProducesProblem(404);
        api.MapDelete("/topics/{name}", Delete).WithSummary("Delete a model of one's own with its examples and corrections. Needs an editor's key.").ProducesProblem(401).ProducesProblem(404).ProducesProblem(429);
    }

    private static Ok<ClassifyAnswer> Classify(ClassifyRequest request, TopicQuery query) => TypedResults.Ok(query.Classify(request));

    private static Ok<GapStatementsAnswer> Statements(GapStatementsRequest request) => TypedResults.Ok(TopicQuery.Statements(request));

    private static Results<Ok<TopicModelCard>, ProblemHttpResult> Find(string name, TopicModelsQuery query) =>
        query.Find(name) is { } card ? TypedResults.Ok(card) : (ProblemHttpResult)Problems.Write(404, Missing);

    private static async Task<Ok<RunningAnswer>> TrainAsync(string name, TrainTopicsRequest request, HttpContext context, Editors editors, TopicModelsQuery query, CancellationToken cancellation) =>
        TypedResults.Ok(await query.TrainAsync(name, request.Table, editors.Require(context.Request), cancellation));

    private static Ok<TopicModelCard> Switch(string name, SwitchTopicsRequest request, HttpContext context, Editors editors, TopicModelsQuery query)
    {
        var by = editors.Require(context.Request);
        query.Switch(name, request.On ?? throw new BadRequestException("Send {\"on\": true} or {\"on\": false}."), by);
        return TypedResults.Ok(query.Find(name)!);
    }

    private static Ok<UnsureAnswer> Unsure(string name, HttpContext context, Editors editors, TopicModelsQuery query, [Description("Texts, 1 to 50.")] int limit = UsualUnsure)
    {
        editors.Require(context.Request);
        return TypedResults.Ok(query.Unsure(name, limit));
    }

    private static Ok<TopicModelCard> Correct(string name, CorrectTopicsRequest request, HttpContext context, Editors editors, TopicModelsQuery query)
    {
        query.Correct(name, request.Id, request.Labels, editors.Require(context.Request));
        return TypedResults.Ok(query.Find(name)!);
    }

    private static NoContent Delete(string name, HttpContext context, Editors editors, TopicModelsQuery query)
    {
        editors.Require(context.Request);
        query.Delete(name);
        return TypedResults.NoContent();
    }
}
