using Microsoft.Playwright;
using Xunit;

namespace Horizon.Browser.Tests;

/// <summary>Who asks their system for a dark screen gets one, as readable as the light one; paper stays white.</summary>
public sealed class DarkTests(ServedPages pages)
{
    private const string Ground = "getComputedStyle(document.body).backgroundColor";

    private static readonly string[] Paths =
    [
        "/", "/search?q=SABR", "/search?q=nosuchfield:x", "/check", "/overlaps", "/gap-map", "/gap-map?view=table&show=gaps", "/gaps", "/priorities", "/access",
        "/funders", "/techniques", "/techniques/sabr", "/status", "/changes", "/signals", "/topics", "/review", "/sign-in", "/glossary", "/datasets", "/datasets/pbt-outcomes",
        "/graph/technique:sabr", "/graph/organisation:name:yorkshire-cancer-research", "/nothing/here",
    ];

    /// <summary>Colours do not go by width: on a telephone those pages are looked at that are drawn otherwise there.</summary>
    private static readonly string[] Narrow = ["/", "/search?q=SABR", "/check", "/gap-map", "/access", "/datasets", "/graph/technique:sabr"];

    [Fact]
    public async Task OnATelephoneToo()
    {
        await using var visit = await pages.VisitAsync(390, 844, ColorScheme.Dark);
        await WalkAsync(visit, Narrow);
    }

    [Fact]
    public async Task EveryPageKeepsTheRulesInTheDark()
    {
        await using var visit = await pages.VisitAsync(1280, 800, ColorScheme.Dark);
        await WalkAsync(visit, Paths);
        // The pages that a link leads to: a trial, a gap with its form, a paper, a check with its verdict.
        foreach (var (list, address) in ((string, string)[])[("/search?q=SABR&kind=trial&state=published", "**/trials/NCT*"), ("/search?kind=publication", "**/publications/*"), ("/gaps?kind=stated", "**/gaps/stated:*"), ("/gaps?kind=structural", "**/gaps/structural:*")])
        {
            await visit.OpenAsync(list);
            await visit.Page.Locator(".hit-title a").First.ClickAsync();
            await visit.ArriveAsync(address);
            await visit.HoldToTheRulesAsync();
        }
        await visit.OpenAsync("/check");
        await visit.Page.GetByLabel("Your question, or the summary of your proposal").FillAsync("Is SABR 54 Gy in 3 fractions no worse than surgery in early non-small cell lung cancer?");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Check this question" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "What was understood" }).WaitForAsync();
        await visit.HoldToTheRulesAsync();
    }

    [Fact]
    public async Task PaperStaysWhite()
    {
        await using var visit = await pages.VisitAsync(1280, 800, ColorScheme.Dark);
        await visit.OpenAsync("/gap-map");
        var cell = "getComputedStyle(document.querySelector('.matrix td.s-evidence.d1')).backgroundColor";
        var dark = await visit.Page.EvaluateAsync<string>(cell);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>(Ground));
        Assert.Equal("rgb(220, 235, 247)", await visit.Page.EvaluateAsync<string>(cell));
        Assert.NotEqual("rgb(220, 235, 247)", dark);
        Assert.Equal("rgb(0, 0, 0)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('h1')).color"));
    }

    private static async Task WalkAsync(Visit visit, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            await visit.Page.GotoAsync(path);
            Assert.Equal("rgb(18, 26, 34)", await visit.Page.EvaluateAsync<string>(Ground));
            await visit.HoldToTheRulesAsync();
        }
    }
}
