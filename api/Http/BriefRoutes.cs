using System.ComponentModel;
using System.Text;
using Horizon.Api.Briefs;
using Horizon.Api.Pages.Parts;
using Horizon.Api.Queries;
using Horizon.Api.Statement;

namespace Horizon.Api.Http;

/// <summary>Briefs as files: JSON, Markdown, Word. The pages show the same.</summary>
internal static class BriefRoutes
{
    public static void MapBriefs(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/briefs/gaps/{**id}", GapAsync).WithTags("Briefs").WithSummary("A gap with its case, each line with its records: JSON, Markdown or Word.").Produces<Brief>().ProducesProblem(400).ProducesProblem(404);
        app.MapGet("/api/briefs/funders/{**id}", FunderAsync).WithTags("Briefs").WithSummary("What a body and its parts fund or lead, and the gaps beside it: JSON, Markdown or Word.").Produces<Brief>().ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<IResult> GapAsync(
        string id, BriefQuery query, HttpContext http, CancellationToken cancellation,
        [Description("json, md or docx; json where absent.")] string? format = null, [Description("As of the priorities.")] string? weights = null,
        [Description("A sequence number, such as the one on an earlier brief: what has changed since stands first.")] long? since = null)
    {
        id = Uri.UnescapeDataString(id);
        return Answer(await query.OfGapAsync(id, weights, since, PageLinks.Site(http.Request), cancellation) ?? await query.OfGapAsync($"gap:{id}", weights, since, PageLinks.Site(http.Request), cancellation), format, $"gap-{Named(id)}", http)
            ?? Problems.Write(404, $"No gap with the id {id} is here; /api/gaps lists those that are here.");
    }

    private static async Task<IResult> FunderAsync(
        string id, BriefQuery query, HttpContext http, CancellationToken cancellation, [Description("json, md or docx; json where absent.")] string? format = null, [Description("As of the priorities.")] string? weights = null,
        [Description("A sequence number, such as the one on an earlier brief: what has changed since stands first.")] long? since = null)
    {
        id = Uri.UnescapeDataString(id);
        var whole = id.StartsWith("organisation:", StringComparison.Ordinal) ? id : $"organisation:{id}";
        return Answer(await query.OfFunderAsync(whole, weights, since, cancellation), format, "funder", http)
            ?? Problems.Write(404, $"No record here names an organisation {id}. Ids look like organisation:ror:02jx3x895 or organisation:name:cancer-research-uk.");
    }

    /// <summary>An id as a part of a file's name, so that the briefs of two gaps can lie in one folder.</summary>
    private static string Named(string id) => string.Concat((id.StartsWith("gap:", StringComparison.Ordinal) || id.StartsWith("organisation:", StringComparison.Ordinal) ? PageLinks.Bare(id) : id).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private static IResult? Answer(Brief? brief, string? format, string name, HttpContext http)
    {
        if (format is not (null or "json" or "md" or "docx")) throw new BadRequestException($"format is \"{format}\"; json, md and docx are there.");
        if (brief is null) return null;
        var site = PageLinks.Site(http.Request);
        var file = $"horizon-brief-{name}{(brief.FileName.Length > 0 ? $"-{brief.FileName}" : "")}";
        return format switch
        {
            "md" => TypedResults.File(Encoding.UTF8.GetBytes(MarkdownBrief.Write(brief, site)), "text/markdown; charset=utf-8", SampleMark.FileName(brief.IsSample, $"{file}.md")),
            "docx" => TypedResults.File(WordBrief.Write(brief, site), WordBrief.ContentType, SampleMark.FileName(brief.IsSample, $"{file}.docx")),
            _ => TypedResults.Ok(brief),
        };
    }
}
