namespace Horizon.Api.Pages.Review;

/// <summary>
/// The form that a request sends. The framework answers a form that is not on its page with an empty 400: so one that only editors see is drawn for whoever sent it, and tells them that their sign-in has
/// ended instead of losing what they typed.
/// </summary>
internal static class SentForm
{
    /// <summary>Its name; null where none was sent.</summary>
    public static string? Name(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.HasFormContentType ? request.Form["_handler"].ToString() : null;

    public static bool Is(HttpRequest request, string name) => Name(request) == name;
}
