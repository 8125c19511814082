using Horizon.Api.Http;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Horizon.Api.Pages.Frame;

/// <summary>What a person sees when an address leads nowhere or a page could not be made.</summary>
internal static class PageErrors
{
    private static readonly string[] ForPrograms = ["/api", "/openapi", "/docs", "/health", "/feeds"];

    /// <summary>False for the addresses that programs ask: they answer problem+json.</summary>
    public static bool IsForPeople(HttpRequest request) => !ForPrograms.Any(p => request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    public static void UsePageErrors(this IApplicationBuilder app)
    {
        // A page that failed has used up what its scope holds: the page that says so needs its own.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ShowAsync, CreateScopeForErrors = true });
        app.UseStatusCodePages(context => context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => new RazorComponentResult<MissingPage> { StatusCode = StatusCodes.Status404NotFound }.ExecuteAsync(context.HttpContext),
            StatusCodes.Status413PayloadTooLarge => ErrorAsync(context.HttpContext, StatusCodes.Status413PayloadTooLarge, "What was sent is larger than 4 MB. Paste the summary of the proposal, not the whole of it."),
            var status => ErrorAsync(context.HttpContext, status, "The address, or what was sent to it, cannot be read. Go back and try again from the form."),
        });
    }

    /// <summary>The sentence of an error that a person can put right; for any other none, for its text may hold what they asked.</summary>
    private static Task ShowAsync(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var (status, sentence) = error is null ? (StatusCodes.Status500InternalServerError, "") : Problems.Sentence(error);
        return ErrorAsync(context, status, status == StatusCodes.Status500InternalServerError ? null : sentence);
    }

    private static Task ErrorAsync(HttpContext context, int status, string? sentence) =>
        new RazorComponentResult<ErrorPage>(new Dictionary<string, object?> { [nameof(ErrorPage.Message)] = sentence }) { StatusCode = status }.ExecuteAsync(context);
}
