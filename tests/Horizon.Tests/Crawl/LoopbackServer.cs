using System.Collections.Concurrent;
using System.Net;
using Horizon.Ingest.Crawl;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Horizon.Tests.Crawl;

/// <summary>A request as the server saw it: its parameters from url or form.</summary>
internal sealed record SeenRequest(string Method, string Path, string Query, string UserAgent, IReadOnlyDictionary<string, string> Parameters)
{
    public string? this[string name] => Parameters.GetValueOrDefault(name);
}

/// <summary>A real HTTP server on loopback. <see cref="Misbehave"/> sees each request first and returns true when it has answered it.</summary>
internal abstract class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication app;

    protected LoopbackServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(HandleAsync);
    }

    public ConcurrentQueue<SeenRequest> Requests { get; } = [];

    public Func<HttpContext, SeenRequest, Task<bool>> Misbehave { get; set; } = (_, _) => Task.FromResult(false);

    public Uri Url { get; private set; } = null!;

    /// <summary>The name of the source that the server speaks for; empty for one that only serves files.</summary>
    public virtual string Source => "";

    /// <summary>The ids of the records in a page, read apart from the code under test.</summary>
    public virtual IEnumerable<string> IdsOf(FetchedPage page) => [];

    public static async Task<T> StartAsync<T>(T server)
        where T : LoopbackServer
    {
        await server.app.StartAsync(TestContext.Current.CancellationToken);
        server.Url = new Uri(server.app.Urls.Single());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    protected abstract Task AnswerAsync(HttpContext context, SeenRequest request);

    private async Task HandleAsync(HttpContext context)
    {
        var parameters = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        if (context.Request.HasFormContentType)
            foreach (var pair in await context.Request.ReadFormAsync()) parameters[pair.Key] = pair.Value.ToString();
        if (context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true)
        {
            using var body = new StreamReader(context.Request.Body);
            parameters["body"] = await body.ReadToEndAsync();
        }
        var request = new SeenRequest(context.Request.Method, context.Request.Path, context.Request.QueryString.ToString(),
            context.Request.Headers.UserAgent.ToString(), parameters);
        Requests.Enqueue(request);
        if (!await Misbehave(context, request)) await AnswerAsync(context, request);
    }
}

internal static class Answers
{
    public static async Task<bool> StatusAsync(this HttpContext context, int status, string body = "", string type = "text/plain", string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
        return true;
    }

    /// <summary>Declares a longer body than it sends, then breaks the connection.</summary>
    public static async Task<bool> CutAsync(this HttpContext context, string body, string type)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length * 2;
        await context.Response.WriteAsync(body);
        await context.Response.Body.FlushAsync();
        context.Abort();
        return true;
    }
}
