using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Api.Pages.Check;
using Horizon.Api.Pages.Parts;
using Horizon.Api.Queries;
using Horizon.Api.Statement;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Http;

/// <summary>What becomes of a check beyond its answer: a statement to print, and a link that is kept where a person asks for one.</summary>
internal static class KeptRoutes
{
    private const string FileName = "existing-evidence";
    private const string Gone = "There is no kept check at this link: it has expired, or it was deleted.";

    public static void MapKept(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/check");
        api.MapPost("/statement", StatementAsync).WithTags("Check").WithSummary("A check as a statement for a funding form: HTML, Markdown with ?format=md, or a Word document with ?format=docx. Nothing of it is stored.").Produces<string>(200, "text/html", "text/markdown", StatementDocx.ContentType).ProducesProblem(400).ProducesProblem(503);
        api.MapPost("/keep", KeepAsync).WithTags("Check").WithSummary("Runs a check and keeps its answer at a link that cannot be guessed, for so many days (30).").ProducesProblem(400).ProducesProblem(503);
        api.MapGet("/kept/{secret}", FindAsync).WithTags("Check").WithSummary("A kept check.").ProducesProblem(404);
        api.MapDelete("/kept/{secret}", Delete).WithTags("Check").WithSummary("Deletes a kept check.").ProducesProblem(404);
        // Forms of the pages: the browser says where they stood, so that they need no token.
        var pages = app.MapGroup("/check").DisableAntiforgery().ExcludeFromDescription().AddEndpointFilter(FromHereAsync);
        pages.MapPost("/statement", (HttpRequest request, CheckQuery query, CancellationToken cancellation) => FormStatementAsync(request, query, "html", cancellation));
        pages.MapPost("/statement.docx", (HttpRequest request, CheckQuery query, CancellationToken cancellation) => FormStatementAsync(request, query, "docx", cancellation));
        pages.MapPost("/statement.md", (HttpRequest request, CheckQuery query, CancellationToken cancellation) => FormStatementAsync(request, query, "md", cancellation));
        pages.MapPost("/keep", FormKeepAsync);
        pages.MapPost("/kept/{secret}/delete", (string secret, KeptChecks kept) => TypedResults.Redirect(kept.Delete(secret) ? "/check?deleted=yes" : "/check"));
        pages.MapGet("/kept/{secret}/statement", (string secret, HttpRequest request, KeptChecks kept, CancellationToken cancellation) => KeptStatementAsync(secret, request, kept, "html", cancellation));
        pages.MapGet("/kept/{secret}/statement.md", (string secret, HttpRequest request, KeptChecks kept, CancellationToken cancellation) => KeptStatementAsync(secret, request, kept, "md", cancellation));
        pages.MapGet("/kept/{secret}/statement.docx", (string secret, HttpRequest request, KeptChecks kept, CancellationToken cancellation) => KeptStatementAsync(secret, request, kept, "docx", cancellation));
    }

    private static async Task<IResult> StatementAsync(CheckRequest check, HttpRequest request, CheckQuery query, CancellationToken cancellation, string format = "html") =>
        Written(StatementWriter.Of(await query.RunAsync(check, cancellation), check, query.IsSample), CheckForm.Of(check), null, format, request);

    private static async Task<Ok<KeptAnswer>> KeepAsync(CheckRequest check, HttpRequest request, CheckQuery query, KeptChecks kept, CancellationToken cancellation, int days = KeptChecks.UsualDays)
    {
        var (secret, expires) = await kept.KeepAsync(check, await query.RunAsync(check, cancellation), days, cancellation);
        return TypedResults.Ok(new KeptAnswer(secret, $"{PageLinks.Site(request)}/check/kept/{secret}", expires));
    }

    private static async Task<Results<Ok<KeptCheck>, ProblemHttpResult>> FindAsync(string secret, HttpResponse response, KeptChecks kept, CancellationToken cancellation)
    {
        response.Headers.CacheControl = "no-store";
        return await kept.FindAsync(secret, cancellation) is { } found ? TypedResults.Ok(found) : (ProblemHttpResult)Problems.Write(404, Gone);
    }

    private static Results<NoContent, ProblemHttpResult> Delete(string secret, KeptChecks kept) => kept.Delete(secret) ? TypedResults.NoContent() : (ProblemHttpResult)Problems.Write(404, Gone);

    private static async Task<IResult> FormStatementAsync(HttpRequest request, CheckQuery query, string format, CancellationToken cancellation)
    {
        var form = CheckForm.Of(await request.ReadFormAsync(cancellation));
        return Written(StatementWriter.Of(await query.RunAsync(form.ToRequest(), cancellation), form.ToRequest(), query.IsSample), form, null, format, request);
    }

    private static async Task<IResult> FormKeepAsync(HttpRequest request, CheckQuery query, KeptChecks kept, CancellationToken cancellation)
    {
        var check = CheckForm.Of(await request.ReadFormAsync(cancellation)).ToRequest();
        var (secret, _) = await kept.KeepAsync(check, await query.RunAsync(check, cancellation), KeptChecks.UsualDays, cancellation);
        return TypedResults.Redirect($"/check/kept/{secret}");
    }

    private static async Task<IResult> KeptStatementAsync(string secret, HttpRequest request, KeptChecks kept, string format, CancellationToken cancellation) =>
        await kept.FindAsync(secret, cancellation) is { } found ? Written(StatementWriter.Of(found.Answer, found.Request, found.IsSample), CheckForm.Of(found.Request), $"/check/kept/{secret}/statement.docx", format, request) : Results.NotFound();

    private static IResult Written(EvidenceStatement statement, CheckForm form, string? word, string format, HttpRequest request)
    {
        // As the answer itself: the browser's Back button leads to it again.
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        return format switch
        {
            "docx" => TypedResults.File(StatementDocx.Write(statement, PageLinks.Site(request)), StatementDocx.ContentType, SampleMark.FileName(statement.IsSample, $"{FileName}.docx")),
            "md" => TypedResults.File(StatementMarkdown.Write(statement, PageLinks.Site(request)), StatementMarkdown.ContentType, SampleMark.FileName(statement.IsSample, $"{FileName}.md")),
            "html" => new RazorComponentResult<StatementPage>(new Dictionary<string, object?> { [nameof(StatementPage.Statement)] = statement, [nameof(StatementPage.Form)] = form, [nameof(StatementPage.Word)] = word }),
            _ => throw new BadRequestException($"format is {format}; it is html, md or docx."),
        };
    }

    private static ValueTask<object?> FromHereAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        HttpMethods.IsPost(context.HttpContext.Request.Method) && !SameSite.Sent(context.HttpContext.Request)
            ? throw new BadRequestException("This form was sent from another site, so it was not read. Paste your question into this one and send it again.")
            : next(context);
}
