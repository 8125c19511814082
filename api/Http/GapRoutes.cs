using System.ComponentModel;
using Horizon.Api.Answers;
using Horizon.Api.Pages.Parts;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>Gaps, their priorities, and what rises.</summary>
internal static class GapRoutes
{
    public static void MapGaps(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/gaps", List).WithTags("Gaps").WithSummary("Gaps in the evidence: stated by papers, guidance, lists and registrations, or seen in the counts.").ProducesProblem(400).ProducesProblem(503);
        app.MapGet("/api/gaps/{**id}", FindAsync).WithTags("Gaps").WithSummary("A gap by its id or that of one of its statements.").ProducesProblem(404).ProducesProblem(503);
        app.MapGet("/api/priorities", Priorities).WithTags("Gaps").WithSummary("Gaps ranked by open criteria under weights that you give.").ProducesProblem(400).ProducesProblem(503);
        app.MapGet("/api/signals", Signals).WithTags("Gaps").WithSummary("Techniques, and techniques at a site, of which more trials start than before.").ProducesProblem(400).ProducesProblem(503);
    }

    private static Ok<GapListAnswer> List(
        GapQuery query,
        [Description("A technique's id; narrower ones are found too.")] string? technique = null,
        [Description("A tumour site's id; narrower ones are found too.")] string? site = null,
        [Description("stated or structural.")] string? kind = null,
        [Description("open, being-addressed, answered or retired.")] string? state = null,
        [Description("score, newest, sources or technique.")] string? sort = null,
        [Description("1 to 200; 20 where absent.")] int? limit = null,
        [Description("The `next` of the page before.")] string? cursor = null,
        [Description("A class of outcome that the gap names: survival, tumour-control, toxicity, quality-of-life, function or cost.")] string? outcome = null,
        [Description("A band of age (children, young, adults, older) or a class of people that the gap names.")] string? population = null) =>
        TypedResults.Ok(query.List(GapFilter.Of(technique, site, kind, state, sort, limit, cursor, outcome, population)));

    private static async Task<Results<Ok<GapAnswer>, ProblemHttpResult>> FindAsync(string id, GapQuery query, HttpRequest request, CancellationToken cancellation)
    {
        id = Uri.UnescapeDataString(id);
        return (await query.FindAsync(id, PageLinks.Site(request), cancellation) ?? await query.FindAsync($"gap:{id}", PageLinks.Site(request), cancellation)) is { } gap
            ? TypedResults.Ok(gap)
            : (ProblemHttpResult)Problems.Write(404, $"No gap with the id {id} is here. Nothing may state it any more, or the counts no longer show it; /api/gaps lists those that are here.");
    }

    private static Ok<PriorityAnswer> Priorities(
        PriorityQuery query,
        [Description("Weights of the criteria from 0 to 5, such as stated:2,patients:3; those not named count 1.")] string? weights = null,
        string? technique = null, string? site = null, string? kind = null, string? state = null,
        [Description("1 to 200; 20 where absent.")] int? limit = null, string? cursor = null, string? outcome = null, string? population = null) =>
        TypedResults.Ok(query.Run(weights, GapFilter.Of(technique, site, kind, state, null, limit, cursor, outcome, population)));

    private static Ok<SignalsAnswer> Signals(
        SignalsQuery query,
        [Description("strong, weak, noise or falling; strong and weak where absent.")] string? strength = null,
        [Description("technique for techniques alone, cell for techniques at a site; both where absent.")] string? level = null,
        [Description("1 to 200; 50 where absent.")] int? limit = null) =>
        TypedResults.Ok(query.Run(strength, level, limit ?? SignalsQuery.UsualLimit));
}
