using Horizon.Api.Pages.Frame;
using Horizon.Api.Pages.Search;
using Microsoft.AspNetCore.DataProtection;

namespace Horizon.Api.Pages;

/// <summary>The pages for people: rendered on the server, without scripts.</summary>
internal static class PageRoutes
{
    /// <summary>What the pages need beside the query classes and the <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddHorizonPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // The framework makes keys for cookies; the pages set none, so that no key need outlive the process or be written to disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services.AddSingleton<SiteFacts>().AddSingleton<HitDetails>();
    }

    /// <summary>Maps every page and its style sheets, and answers an address that nothing else knows.</summary>
    public static WebApplication MapHorizonPages(this WebApplication app)
    {
        app.UseWhen(context => PageErrors.IsForPeople(context.Request), pages => pages.UsePageErrors());
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>();
        return app;
    }
}
