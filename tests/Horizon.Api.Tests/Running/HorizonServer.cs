using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Horizon.Api.Tests.Running;

/// <summary>An answer over HTTP.</summary>
internal sealed record Answer(int Status, string? Type, string Text, HttpResponseMessage Message)
{
    public JsonElement Json()
    {
        using var document = JsonDocument.Parse(Text);
        return document.RootElement.Clone();
    }
}

/// <summary>A running <c>horizon serve</c> on a free loopback port.</summary>
internal sealed class HorizonServer : IAsyncDisposable
{
    private readonly HorizonProcess process;
    private readonly HttpClient http;

    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns its handler.")]
    private HorizonServer(HorizonProcess process, Uri url)
    {
        this.process = process;
        Url = url;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }, disposeHandler: true) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(1) };
    }

    public Uri Url { get; }

    /// <summary>What it has written to standard error.</summary>
    public string Log => process.Errors;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts and waits until it answers.</summary>
    public static Task<HorizonServer> StartAsync(string data, params string[] more) => StartAsync(data, null, more);

    /// <inheritdoc cref="StartAsync(string, string[])"/>
    public static async Task<HorizonServer> StartAsync(string data, IReadOnlyDictionary<string, string>? environment, params string[] more)
    {
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var server = new HorizonServer(HorizonProcess.StartInterruptible(environment, ["serve", "--data", data, "--urls", url, .. more]), new Uri(url));
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                if ((await server.GetAsync("/health/live")).Status == 200) return server;
            }
            catch (HttpRequestException) when (!server.process.HasExited && patience.Elapsed < TimeSpan.FromMinutes(2))
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <param name="key">An editor's key; none where null.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (key is not null) request.Headers.Add("X-Api-Key", key);
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        var message = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)message.StatusCode, message.Content.Headers.ContentType?.MediaType, text, message);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>The JSON of an answer that must be 200.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.True(answer.Status == 200, $"{path}: {answer.Status} {answer.Text}\n{Log}");
        Assert.Equal("application/json", answer.Type);
        return answer.Json();
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var content = JsonContent.Create(body);
        var answer = await SendAsync(HttpMethod.Post, path, content);
        Assert.True(answer.Status == 200, $"{path}: {answer.Status} {answer.Text}\n{Log}");
        return answer.Json();
    }

    public async Task<Answer> PostTextAsync(string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        return await SendAsync(HttpMethod.Post, path, content);
    }

    /// <summary>Ctrl+C, then the end.</summary>
    public async Task<Outcome> StopAsync()
    {
        await process.InterruptAsync();
        return await process.EndAsync();
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Dispose();
        return ValueTask.CompletedTask;
    }
}
