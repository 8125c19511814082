using System.Net;
using Microsoft.Playwright;
using Xunit;

namespace Horizon.Browser.Tests;

/// <summary>What a person pastes is theirs.</summary>
public sealed class PrivacyTests(ServedPages pages)
{
    [Fact]
    public async Task NoPageSetsACookieAndEveryPageIsKeptToItself()
    {
        await using var visit = await pages.VisitAsync(1280, 800);
        foreach (var path in (string[])["/", "/check", "/search?q=lung", "/gap-map"])
        {
            var answer = await visit.Page.GotoAsync(path);
            var policy = await answer!.HeaderValueAsync("content-security-policy") ?? "";
            Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        }
        Assert.Empty(await visit.Page.Context.CookiesAsync());
    }

    [Fact]
    public async Task AFormThatAnotherSiteSendsIsNotRead()
    {
        await using var visit = await pages.VisitAsync(1280, 800);
        await visit.OpenAsync("/check");
        var form = visit.Page.Context.APIRequest.CreateFormData().Set("_handler", "check").Set("text", "SABR for lung cancer");
        var answer = await visit.Page.Context.APIRequest.PostAsync("/check", new APIRequestContextOptions
        {
            Form = form,
            Headers = new Dictionary<string, string> { ["Origin"] = "https://elsewhere.example", ["Sec-Fetch-Site"] = "cross-site" },
        });
        Assert.Equal((int)HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("What was understood", await answer.TextAsync(), StringComparison.Ordinal);
    }
}
