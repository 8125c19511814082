using System.Text.Json.Serialization;
using Horizon.Api.Data;
using Horizon.Api.Data.Topics;
using Horizon.Api.Pages;
using Horizon.Api.Queries;
using Horizon.Search.Check.Overlaps;

namespace Horizon.Api.Http;

/// <summary>Puts the routes and pages of one open folder on a web server.</summary>
internal static class WebHost
{
    public static WebApplication Create(Workspace workspace, CrawlSchedule schedule, OverlapBook overlaps, string urls, TimeProvider time)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "horizon", ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" });
        builder.WebHost.UseStaticWebAssets().UseUrls(urls);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = BodyLimit.MostDrainedBytes;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(o => o.SingleLine = true).AddFilter("Microsoft", LogLevel.Warning)
            // A start that fails is told in a sentence by the command; the host would add its stack trace.
            .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSingleton(workspace).AddSingleton(schedule).AddSingleton(time);
        builder.Services.AddSingleton<StatusQuery>().AddSingleton<SearchQuery>().AddSingleton<TrialQuery>().AddSingleton<PublicationQuery>().AddSingleton<ConceptQuery>()
            .AddSingleton<GapMapQuery>().AddSingleton<CheckQuery>().AddSingleton<GraphQuery>().AddSingleton<NeighbourQuery>().AddSingleton<TopicQuery>();
        builder.Services.AddSingleton<TopicShelf>().AddSingleton<TopicTraining>().AddSingleton<TopicModelsQuery>();
        builder.Services.AddSingleton<ReviewQuery>().AddSingleton<HandValueQuery>().AddSingleton<Editors>().AddSingleton(new EditorKeys(workspace.Folder, time)).AddSingleton(new FlagBox(workspace.Folder, time));
        builder.Services.AddSingleton<GapQuery>().AddSingleton<PriorityQuery>().AddSingleton<SignalsQuery>().AddSingleton<ChangesQuery>().AddSingleton<BriefQuery>().AddSingleton<AccessQuery>().AddSingleton<FunderQuery>().AddSingleton<AwardStudies>();
        builder.Services.AddSingleton(workspace.Folder).AddSingleton<KeptChecks>().AddSingleton(overlaps).AddSingleton<Busyness>().AddSingleton<OverlapQuery>();
        builder.Services.AddSingleton<AwardQuery>().AddSingleton<OrganisationQuery>().AddSingleton<StatementQuery>();
        builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase)));
        // What cannot be read is told by the exception, in its own words, and not by a status alone.
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.AddResponseCompression();
        builder.Services.AddProblemDetails().AddExceptionHandler<Problems>();
        builder.Services.AddHorizonDescription();
        builder.Services.AddHorizonPages();
        var app = builder.Build();
        // Who asks for the head alone gets that of the whole answer; the server itself leaves the body out.
        app.Use((context, next) =>
        {
            if (HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
            return next(context);
        });
        var busyness = app.Services.GetRequiredService<Busyness>();
        app.Use((context, next) =>
        {
            busyness.Note();
            return next(context);
        });
        // The whole map is 3 MB of cells that are much alike, and 60 kB on its way.
        app.UseResponseCompression();
        app.UseRouting();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePages(Problems.WriteStatusAsync);
        app.UseMiddleware<BodyLimit>();
        app.MapHealth();
        app.MapSearch();
        app.MapThings();
        app.MapGraph();
        app.MapGapMap();
        app.MapGaps();
        app.MapAccess();
        app.MapChanges();
        app.MapBriefs();
        app.MapCheck();
        app.MapKept();
        app.MapOverlaps();
        app.MapReview();
        app.MapTopics();
        app.MapStatus();
        app.MapHorizonDescription();
        app.MapHorizonPages();
        return app;
    }
}
