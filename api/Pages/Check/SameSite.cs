namespace Horizon.Api.Pages.Check;

/// <summary>
/// Tells a form sent from our own pages from one that another site sends in a visitor's name. The check changes nothing and sets no cookie,
/// so that there is no token to steal: it is enough that browsers say where a form stood.
/// </summary>
internal static class SameSite
{
    /// <summary>False where the browser says that the form stood elsewhere; a program that says nothing is let through.</summary>
    public static bool Sent(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site) return site is "same-origin" or "none";
        if (request.Headers.Origin.ToString() is not { Length: > 0 } origin) return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An address within this site; null for any other, so that no link given from outside leads away.</summary>
    public static string? Path(string? address) =>
        address is { Length: > 0 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) ? address : null;
}
