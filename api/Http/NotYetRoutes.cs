namespace Horizon.Api.Http;

/// <summary>Routes that are promised and not there yet answer 501 with a sentence; they stand neither in the description nor on the pages.</summary>
internal static class NotYetRoutes
{
    private static readonly (string Route, string What)[] Promised =
    [
        ("/api/classify", "Topics"),
        ("/api/gap-statements", "Gap statements"),
    ];

    public static void MapNotYet(this IEndpointRouteBuilder app)
    {
        foreach (var (route, what) in Promised)
            app.Map(route, () => Problems.Write(StatusCodes.Status501NotImplemented, $"{what} are not in this version of Horizon. /docs describes what is.")).ExcludeFromDescription();
    }
}
