using Microsoft.AspNetCore.Routing.Template;

namespace Horizon.Api.Http;

/// <summary>Which methods the routes of an address take.</summary>
internal static class Methods
{
    /// <summary>Methods of the API's routes that match the request's path, by name; empty where none matches.</summary>
    public static IReadOnlyList<string> Of(HttpContext http) =>
    [
        .. http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => Matches(e.RoutePattern.RawText, http.Request.Path))
            .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static bool Matches(string? route, PathString path)
    {
        if (route?.TrimStart('/') is not { } template || !(template.StartsWith("api/", StringComparison.Ordinal) || template.StartsWith("health/", StringComparison.Ordinal))) return false;
        return new TemplateMatcher(TemplateParser.Parse(template), []).TryMatch(path, []);
    }
}
