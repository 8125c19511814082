using System.ComponentModel;
using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Horizon.Search.Find;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Horizon.Api.Http;

internal static class SearchRoutes
{
    private const int UsualSuggestions = 10;

    public static void MapSearch(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/search", SearchAsync)
            .WithTags("Search").WithSummary("Trials and publications, ranked, with facets over all that was found.").ProducesProblem(400).ProducesProblem(503);
        app.MapGet("/api/search/why", WhyAsync)
            .WithTags("Search").WithSummary("Why a record stands where it stands in a search: the words, the fields, what each adds.").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        app.MapGet("/api/suggest", Suggest)
            .WithTags("Search").WithSummary("Completes what is being typed: concepts by any of their names, words of titles, sponsors and funders.").ProducesProblem(400).ProducesProblem(503);
    }

    private static async Task<Ok<SearchResult>> SearchAsync([AsParameters] SearchParameters parameters, SearchQuery query, CancellationToken cancellation) =>
        TypedResults.Ok(await query.RunAsync(parameters.ToRequest(), cancellation));

    private static async Task<Results<Ok<HitReasons>, ProblemHttpResult>> WhyAsync(
        [FromQuery(Name = "id"), Description("The id of a hit, or any id of the record in any written form.")] string id, [AsParameters] SearchParameters parameters, SearchQuery query, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(id)) throw new BadRequestException("id is empty; it takes the id of a record, such as NCT01234567.");
        var request = parameters.ToRequest();
        if (await query.RecordAsync(id.Trim(), cancellation) is not { } record)
            return Missing($"No record here has the id {id}. It may be in a source that has not been crawled or imported; /api/status lists what is here.");
        return await query.WhyAsync(record, request, cancellation) is { } reasons ? TypedResults.Ok(reasons) : Missing($"The search does not find {record}: none of what is asked for stands in it, or a filter leaves it out.");

        static ProblemHttpResult Missing(string sentence) => TypedResults.Problem(sentence, statusCode: StatusCodes.Status404NotFound);
    }

    private static Ok<SuggestAnswer> Suggest(
        SearchQuery query, [FromQuery(Name = "q"), Description("What stands in the box so far; two letters at least.")] string? q = null, [FromQuery(Name = "limit"), Description("1 to 50; 10 where absent.")] int limit = UsualSuggestions) =>
        TypedResults.Ok(new SuggestAnswer(query.Suggest(q, limit)));
}
