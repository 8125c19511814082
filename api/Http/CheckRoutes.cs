using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>What reads a text that a person sends: nothing of it is stored or logged.</summary>
internal static class CheckRoutes
{
    public static void MapCheck(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/check", CheckAsync).WithTags("Check").WithSummary("Has this question been asked? Nothing of it is stored.").ProducesProblem(400).ProducesProblem(413).ProducesProblem(415).ProducesProblem(503);
        app.MapPost("/api/extract", Extract).WithTags("Extract").WithSummary("What a text says: techniques, sites, doses, intent, design, ids, with their words.").ProducesProblem(400).ProducesProblem(413).ProducesProblem(415);
    }

    private static async Task<Ok<CheckAnswer>> CheckAsync(CheckRequest request, CheckQuery query, CancellationToken cancellation) =>
        TypedResults.Ok(await query.RunAsync(request, cancellation));

    private static Ok<ExtractAnswer> Extract(ExtractRequest request)
    {
        if (request.Text is null) throw new BadRequestException("There is no text to read: send {\"text\": \"…\"}.");
        if (request.Text.Length > ExtractQuery.LongestText) throw new BadRequestException($"The text is longer than {ExtractQuery.LongestText} characters. Send it in parts.");
        return TypedResults.Ok(ExtractQuery.Run(request.Text));
    }
}
