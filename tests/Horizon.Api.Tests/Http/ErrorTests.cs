using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Http;

public sealed class ErrorTests(SampleServer sample)
{
    private HorizonServer Server => sample.Server;

    [Theory]
    [InlineData("/api/nope")]
    [InlineData("/api")]
    [InlineData("/health/nope")]
    public async Task AnUnknownRouteIs404(string path) => (await Server.GetAsync(path)).Problem(404, path);

    [Fact]
    public async Task AWrongMethodIs405()
    {
        (await Server.GetAsync("/api/check")).Problem(405, "GET");
        (await Server.SendAsync(HttpMethod.Delete, "/api/search")).Problem(405, "DELETE");
        (await Server.PostTextAsync("/api/trials/NCT90000001", "{}")).Problem(405, "POST");
        var answer = await Server.SendAsync(HttpMethod.Put, "/api/check");
        answer.Problem(405, "PUT");
        Assert.Equal(["POST"], answer.Message.Content.Headers.Allow);
    }

    [Fact]
    public async Task AWrongContentTypeIs415() => (await Server.PostTextAsync("/api/check", "text", "text/plain")).Problem(415, "application/json");

    [Theory]
    [InlineData("{\"text\":", "JSON")]
    [InlineData("hello", "JSON")]
    [InlineData("[1,2]", "JSON")]
    [InlineData("{\"text\":5}", "$.text")]
    [InlineData("", "body")]
    [InlineData("null", "body")]
    public async Task ABodyThatCannotBeReadIs400AndSaysWhy(string body, string word)
    {
        (await Server.PostTextAsync("/api/check", body)).Problem(400, word);
        (await Server.PostTextAsync("/api/extract", body)).Problem(400, word);
    }

    [Fact]
    public async Task ABodyOfTenMegabytesIs413()
    {
        var text = new string('a', 10 << 20);
        (await Server.PostTextAsync("/api/check", $"{{\"text\":\"{text}\"}}")).Problem(413, "4 MB");
    }

    [Fact]
    public async Task ATextTooLongToBeAQuestionIs400()
    {
        var text = new string('a', 1_000_001);
        (await Server.PostTextAsync("/api/check", $"{{\"text\":\"{text}\"}}")).Problem(400, "1000000");
        (await Server.PostTextAsync("/api/extract", $"{{\"text\":\"{text}\"}}")).Problem(400, "1000000");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/status")]
    [InlineData("/api/search?limit=1000000")]
    [InlineData("/api/trials/hello")]
    [InlineData("/api/nope")]
    [InlineData("/docs/")]
    public async Task EveryAnswerCarriesTheSecurityHeaders(string path)
    {
        var headers = (await Server.GetAsync(path)).Message.Headers;
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        if (path != "/docs/") Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(headers.Contains("Server"));
    }
}
