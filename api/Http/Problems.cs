using System.Text.Json;
using System.Text.RegularExpressions;
using Horizon.Api.Data;
using Horizon.Api.Queries;
using Horizon.Graph.Store;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Horizon.Api.Http;

/// <summary>Errors as problem+json with a sentence that a person can act on; pages get theirs from the pages' own error page.</summary>
internal sealed partial class Problems(ILogger<Problems> log) : IExceptionHandler
{
    public const string TooLarge = "The request is larger than 4 MB. Send the text that matters, not the whole file.";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        var (status, sentence) = Sentence(exception);
        if (status == StatusCodes.Status500InternalServerError) Log.RequestFailed(log, httpContext.Request.Method, Loggable(httpContext.Request.Path), exception);
        if (!IsApi(httpContext)) return false;
        await Write(status, sentence).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>A kept check's link is its secret, which no log may tell.</summary>
    private static string Loggable(PathString path) =>
        path.Value is { } text && text.IndexOf("/kept/", StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? text[..at] + "/kept/…" : path.Value ?? "";

    /// <summary>The status and sentence for what went wrong.</summary>
    public static (int Status, string Sentence) Sentence(Exception exception) => exception switch
    {
        BadRequestException or SearchQueryException => (StatusCodes.Status400BadRequest, exception.Message),
        NotThereException => (StatusCodes.Status404NotFound, exception.Message),
        NotAnEditorException => (StatusCodes.Status401Unauthorized, exception.Message),
        TooManyException => (StatusCodes.Status429TooManyRequests, exception.Message),
        DecidedMeanwhileException => (StatusCodes.Status409Conflict, exception.Message),
        BadHttpRequestException bad => (bad.StatusCode, Unreadable(bad)),
        CommandException or IndexUnusableException or StoreUnusableException => (StatusCodes.Status503ServiceUnavailable, exception.Message),
        _ => (StatusCodes.Status500InternalServerError, "Something went wrong in Horizon; what happened stands in its log. Nothing that is stored was changed by this request."),
    };

    private static string Unreadable(BadHttpRequestException bad)
    {
        if (bad.StatusCode == StatusCodes.Status413PayloadTooLarge) return TooLarge;
        if (bad.InnerException is JsonException json) return $"The body is not the JSON that is asked for: {What(json)} /docs describes it.";
        if (UnboundParameter().Match(bad.Message) is { Success: true } parameter)
            return $"{parameter.Groups["name"].Value.ToLowerInvariant()} is \"{parameter.Groups["value"].Value}\", which it cannot be. /docs describes what it takes.";
        if (MissingParameter().Match(bad.Message) is { Success: true } missing) return $"{missing.Groups["name"].Value} is missing. /docs describes what it takes.";
        return bad.Message.Contains("body was provided", StringComparison.Ordinal)
            ? "There is no body. Send JSON; /docs describes it."
            : "The request cannot be read: a parameter or the body has another form than /docs describes.";
    }

    /// <summary>What is wrong and where; the reader's own words where they name none of the program's types.</summary>
    private static string What(JsonException json) => json.Message.Contains("could not be converted", StringComparison.Ordinal)
        ? $"{json.Path ?? "$"} has another type than it should (line {json.LineNumber + 1})."
        : json.Message;

    /// <summary>As the framework says that a parameter could not be bound.</summary>
    [GeneratedRegex("""^Failed to bind parameter "\S+ (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex UnboundParameter();

    /// <summary>As the framework says that a parameter was not given.</summary>
    [GeneratedRegex("""^Required parameter "\S+ (?<name>\w+)" was not provided from (?:query string|route|route or query string)\.$""")]
    private static partial Regex MissingParameter();

    /// <summary>A body for answers that only have a status: an unknown route, a wrong method.</summary>
    public static async Task WriteStatusAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (!IsApi(http)) return;
        var status = http.Response.StatusCode;
        if (status is StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed && Methods.Of(http) is { Count: > 0 } methods)
        {
            // The pages take any address with GET and POST: where no route takes the method, they find nothing, and the framework names theirs as allowed.
            status = StatusCodes.Status405MethodNotAllowed;
            http.Response.Headers.Allow = string.Join(", ", methods);
        }
        var sentence = status switch
        {
            StatusCodes.Status404NotFound => $"There is no route {http.Request.Path}. /docs describes those that are there.",
            StatusCodes.Status405MethodNotAllowed => $"{http.Request.Path} does not take {http.Request.Method}. /docs describes what it takes.",
            StatusCodes.Status415UnsupportedMediaType => "Send JSON, with the header Content-Type: application/json.",
            StatusCodes.Status400BadRequest => "The request cannot be read: a parameter or the body has another form than /docs describes.",
            StatusCodes.Status413PayloadTooLarge => TooLarge,
            _ => "The request was not answered.",
        };
        await Write(status, sentence).ExecuteAsync(http);
    }

    public static IResult Write(int status, string sentence) => TypedResults.Problem(new ProblemDetails { Status = status, Detail = sentence, Title = Title(status) });

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static string Title(int status) => status switch
    {
        401 => "An editor's key is needed",
        429 => "Too many",
        400 => "That cannot be answered as asked",
        404 => "Not found",
        405 => "Not with this method",
        409 => "Another decision stands",
        413 => "Too large",
        415 => "Not in this form",
        500 => "Failed",
        501 => "Not in this version",
        503 => "Not ready",
        _ => "Not answered",
    };
}
