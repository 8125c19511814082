using System.ComponentModel;
using Horizon.Api.Answers;
using Horizon.Api.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>Where trials are open, and who pays.</summary>
internal static class AccessRoutes
{
    public static void MapAccess(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/access", AccessAsync).WithTags("Access and funders").WithSummary("Trials of radiotherapy that recruit, by network and provider in England, by technique and by age.").ProducesProblem(400);
        app.MapGet("/api/funders", FundersAsync).WithTags("Access and funders").WithSummary("Who pays for radiotherapy research in the records here, who is not among them, and what no money goes to.").ProducesProblem(400).ProducesProblem(503);
        app.MapGet("/api/funders/{**id}", FunderAsync).WithTags("Access and funders").WithSummary("One funder: awards, spend, trials, gaps, and overlaps with other funders.").ProducesProblem(404);
    }

    private static async Task<Ok<AccessAnswer>> AccessAsync(
        AccessQuery query, CancellationToken cancellation,
        [Description("A technique's id; narrower ones are found too.")] string? technique = null,
        [Description("A tumour site's id; narrower ones are found too.")] string? site = null,
        [Description("children, young, adults or older.")] string? band = null,
        [Description("A network's id: its open trials are listed.")] string? network = null,
        [Description("A provider's id: its open trials are listed.")] string? provider = null,
        [Description("Trials listed, 1 to 200; 50 where absent.")] int? limit = null) =>
        TypedResults.Ok(await query.RunAsync(AccessFilter.Of(technique, site, band, network, provider, limit), cancellation));

    private static async Task<Ok<FunderListAnswer>> FundersAsync(
        FunderQuery query, CancellationToken cancellation, [Description("1 to 200; 50 where absent.")] int? limit = null, [Description("The `next` of the page before.")] string? cursor = null,
        [Description("Gaps without funds up to 2,000 in place of 50.")] bool? all = null) =>
        TypedResults.Ok(await query.ListAsync(limit, cursor, all ?? false, cancellation));

    private static async Task<Results<Ok<FunderAnswer>, ProblemHttpResult>> FunderAsync(
        string id, FunderQuery query, CancellationToken cancellation, [Description("A list that is wanted whole, up to 2,000 rows: awards, trials, supported, collaborated, sponsored, inside, beside, overlaps, repeats or collaborator-pairs.")] string? all = null,
        [Description("open or being-addressed: only such gaps at what it funds are listed.")] string? state = null)
    {
        id = Uri.UnescapeDataString(id);
        return (await query.FindAsync(id, all, state, cancellation) ?? await query.FindAsync($"organisation:{id}", all, state, cancellation)) is { } funder
            ? TypedResults.Ok(funder)
            : (ProblemHttpResult)Problems.Write(404, $"No record here names an organisation {id}. /api/funders lists those that pay for something here.");
    }
}
