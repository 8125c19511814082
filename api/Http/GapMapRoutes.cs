using System.ComponentModel;
using System.Text;
using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Pages.GapMap;
using Horizon.Api.Queries;
using Horizon.Api.Statement;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

internal static class GapMapRoutes
{
    /// <summary>References of an EPPI-Mapper file: beyond that the tool's own page is too large to open.</summary>
    private const int MostReferences = 5000;

    public static void MapGapMap(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/gap-map", GapMapAsync)
        .WithTags("Gap map").WithSummary("Studies counted along any two axes and by state; the search filters narrow the counts. Filters by words, kind, status, phase, funder, place or date leave the states as they are without them.").ProducesProblem(400).ProducesProblem(503);
        // Files of the page's own view, by its own address: what is shown there is in them.
        app.MapGet("/gap-map/{form:regex(^(csv|svg|png|eppi)$)}", FileAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> FileAsync(string form, HttpContext context, GapMapQuery query, Workspace workspace, CancellationToken cancellation)
    {
        var isSample = workspace.Folder.IsSample;
        var address = GapMapAddress.Of(context.Request.Query);
        var answer = await query.RunAsync(address.Rows, address.Columns, address.Filters(), cancellation);
        var map = ShownMap.Of(answer, address);
        switch (form)
        {
            case "csv": return File(MapFiles.Csv(map, address, answer), "text/csv; charset=utf-8", SampleMark.FileName(isSample, "gap-map.csv"));
            case "svg": return Results.Text(MapFiles.Svg(map, address, answer, isSample), "image/svg+xml", Encoding.UTF8);
            case "png": return Results.File(MapPicture.Png(MapFiles.Svg(map, address, answer, isSample, MapPicture.Font)), "image/png", SampleMark.FileName(isSample, "gap-map.png"));
            default:
                var (records, total) = query.Records(address.Rows, address.Columns, address.Filters(), MostReferences);
                return File(MapFiles.Eppi(map, address, records, total), "application/json", SampleMark.FileName(isSample, "gap-map-eppi.json"));
        }

        static IResult File(string text, string type, string name) => Results.File(Encoding.UTF8.GetBytes(text), type, name);
    }

    private static async Task<Ok<GapMapAnswer>> GapMapAsync(
        [AsParameters] SearchParameters parameters, GapMapQuery query, CancellationToken cancellation,
        [Description("technique, site, outcome, population, intent, phase, funder, network or country.")] string rows = "technique", [Description("Another one of these.")] string columns = "site") =>
        TypedResults.Ok(await query.RunAsync(rows, columns, parameters.ToRequest(), cancellation));
}
