using System.ComponentModel;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Queries;
using Horizon.Graph.Records;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>What people decide and point at. Decisions need an editor's key; a flag needs none and is limited.</summary>
internal static class ReviewRoutes
{
    private const int UsualPage = 50;

    public static void MapReview(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Review");
        api.MapGet("/review", ListAsync).WithSummary("Pairs that may be one thing and wait for a person, the most alike first.").ProducesProblem(400);
        api.MapGet("/review/{**id}", PairAsync).WithSummary("A pair side by side, with the parts of its score and what was decided of it.").ProducesProblem(404);
        api.MapPost("/decisions", DecideAsync).WithSummary("Decide that a pair is same, different or related, set a gap's state and owner, or keep the question made of a gap; no verdict withdraws. Needs an editor's key.").ProducesProblem(400).ProducesProblem(401).ProducesProblem(409);
        api.MapGet("/decisions", DecisionsAsync).WithSummary("What persons decided last of each pair, gap and question, the newest first, with the page where it can be taken back.").ProducesProblem(400);
        api.MapPost("/values", EnterAsync).WithSummary("Enter a value of a trial by hand: it comes before what the registers say, which stays visible. No value takes it back. Needs an editor's key.").ProducesProblem(400).ProducesProblem(401);
        api.MapPost("/flags", FlagAsync).WithSummary("Point at an error. Kept for the editors; it changes nothing by itself.").ProducesProblem(400).ProducesProblem(429);
        api.MapGet("/flags", FlagsAsync).WithSummary("What readers have flagged. Needs an editor's key.").ProducesProblem(401);
    }

    private static async Task<Ok<ReviewAnswer>> ListAsync(ReviewQuery query, CancellationToken cancellation, [Description("Pairs a page, 1 to 200.")] int limit = UsualPage, string? cursor = null) =>
        TypedResults.Ok(await query.ListAsync(limit, cursor, cancellation));

    private static async Task<Results<Ok<ReviewedPair>, ProblemHttpResult>> PairAsync(string id, ReviewQuery query, CancellationToken cancellation) =>
        await query.FindAsync(Uri.UnescapeDataString(id), cancellation) is { } pair
            ? TypedResults.Ok(pair)
            : (ProblemHttpResult)Problems.Write(404, "No two such things are here that could be one, or of which one could report or pay for the other. /api/review lists the pairs that wait.");

    private static async Task<Ok<DecisionsAnswer>> DecisionsAsync(ReviewQuery query, CancellationToken cancellation, [Description("Decisions a page, 1 to 200.")] int limit = UsualPage, string? cursor = null) =>
        TypedResults.Ok(await query.DecisionsAsync(limit, cursor, cancellation));

    private static async Task<Ok<DecisionFacts>> DecideAsync(DecisionRequest request, HttpContext context, Editors editors, ReviewQuery pairs, GapQuery gaps, CancellationToken cancellation)
    {
        var editor = editors.Require(context.Request);
        return TypedResults.Ok(await (GapQuery.IsOfGap(request.Subject) ? gaps.DecideAsync(request, editor, cancellation) : pairs.DecideAsync(request, editor, cancellation)));
    }

    private static async Task<Ok<HandValuesAnswer>> EnterAsync(HandValueRequest request, HttpContext context, Editors editors, HandValueQuery values, CancellationToken cancellation) =>
        TypedResults.Ok(await values.EnterAsync(request, editors.Require(context.Request), cancellation));

    private static Ok<FlagAnswer> FlagAsync(FlagRequest request, HttpContext context, FlagBox box)
    {
        var flag = box.Add(request.About, request.Words, SenderLimit.AddressOf(context));
        return TypedResults.Ok(new FlagAnswer(flag.Id, flag.At));
    }

    private static Ok<IReadOnlyList<Flag>> FlagsAsync(HttpContext context, Editors editors, FlagBox box)
    {
        editors.Require(context.Request);
        return TypedResults.Ok(box.All());
    }
}
