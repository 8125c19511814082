using Horizon.Api.Data;

namespace Horizon.Api.Http;

/// <summary>Who asks: the editor whose key a request carries, as a header or, from the pages, as a cookie of this site alone.</summary>
internal sealed class Editors(EditorKeys keys)
{
    public const string Cookie = "horizon-key";

    /// <summary>The editor's name; null for anyone else.</summary>
    public string? NameOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var key = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : request.Headers["X-Api-Key"].ToString();
        return keys.NameOf(key.Length > 0 ? key : request.Cookies[Cookie]);
    }

    /// <exception cref="NotAnEditorException">The request carries no key that is known.</exception>
    public string Require(HttpRequest request) => NameOf(request) ?? throw new NotAnEditorException();

    /// <summary>Signs in on the pages for a working day; false for a key that is not known.</summary>
    public bool SignIn(HttpContext context, string? key)
    {
        if (keys.NameOf(key?.Trim()) is null) return false;
        context.Response.Cookies.Append(Cookie, key!.Trim(), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromHours(10),
        });
        return true;
    }
}

/// <summary>What was asked for needs an editor's key.</summary>
internal sealed class NotAnEditorException() : Exception("This needs an editor's key. Whoever runs this Horizon makes one with `horizon keys add NAME`; send it as the header \"Authorization: Bearer KEY\", or sign in at /sign-in.");
