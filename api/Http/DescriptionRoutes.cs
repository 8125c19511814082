using Scalar.AspNetCore;

namespace Horizon.Api.Http;

/// <summary>The description of the API, generated from the code, and its page.</summary>
internal static class DescriptionRoutes
{
    public static void AddHorizonDescription(this IServiceCollection services) => services.AddOpenApi(o => o.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "Horizon";
        document.Info.Description = "What has been asked in radiotherapy research, what is running, and where the gaps are. Errors are problem+json with a sentence; null is unknown.";
        return Task.CompletedTask;
    }));

    public static void MapHorizonDescription(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi();
        // No fonts or proxies of other hosts: the page must work where nothing but this server can be reached.
        app.MapScalarApiReference("/docs", o => o.WithTitle("Horizon API").DisableDefaultFonts());
    }
}
