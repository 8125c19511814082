using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Horizon.Browser.Tests;

/// <summary>From thing to thing along their links, by the picture and by the list.</summary>
public sealed class GraphWalkTests(ServedPages pages)
{
    private const string Sabr = "/graph/technique:sabr";

    public static TheoryData<int, int> Widths => WalkTests.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task FromATechniqueByATrialToItsGap(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/techniques/sabr");
        await page.GetByRole(AriaRole.Link, new() { Name = "See what it is linked with" }).ClickAsync();
        await visit.ArriveAsync("**" + Sabr);
        await visit.HoldToTheRulesAsync();

        // The plus opens a trial beside the technique; the list says it too.
        var trial = page.Locator(".graph:visible .graph-thing.k-trials").First;
        var before = await page.Locator(".graph:visible .graph-thing").CountAsync();
        await trial.Locator(".graph-button", new() { HasText = "+" }).ClickAsync();
        await visit.ArriveAsync("**" + Sabr + "?open=trial:*");
        Assert.True(await page.Locator(".graph:visible .graph-thing").CountAsync() > before);
        await page.GetByText("What it is linked with").First.WaitForAsync();
        await visit.HoldToTheRulesAsync();

        // The box puts it in the middle.
        await page.Locator(".graph:visible .graph-thing.k-trials > a").First.ClickAsync();
        await visit.ArriveAsync("**/graph/trial:*");
        await visit.HoldToTheRulesAsync();

        await visit.OpenAsync("/gaps?kind=stated&state=being-addressed");
        await page.Locator(".hit-title a").First.ClickAsync();
        await visit.ArriveAsync("**/gaps/stated:*");
        await page.GetByRole(AriaRole.Link, new() { Name = "See what it is linked with" }).ClickAsync();
        await visit.ArriveAsync("**/graph/gap:*");
        await visit.HoldToTheRulesAsync();
        await page.Locator(".graph:visible .graph-thing .graph-button", new() { HasText = "→" }).First.ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/graph/"), new() { Timeout = Visit.Patience });
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task AFullPictureKeepsTheRules(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        foreach (var path in (string[])[Sabr + "?all=trials", "/graph/site:lung", "/graph/organisation:name:yorkshire-cancer-research", "/graph/dataset:proms?all=gaps"])
        {
            await visit.OpenAsync(path);
            await visit.HoldToTheRulesAsync();
        }
        await visit.OpenAsync("/graph/trial:NCT00000001", 404);
        await visit.HoldToTheRulesAsync();
    }

    [Fact]
    public async Task ByKeyboardTheListAloneIsReached()
    {
        await using var visit = await pages.VisitAsync(1280, 800);
        var page = visit.Page;
        await visit.OpenAsync(Sabr);
        await page.GetByRole(AriaRole.Link, new() { Name = "The same as a list" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('section[aria-labelledby=list]') !== null"));
        await page.Locator("section[aria-labelledby=list-trials] li").First.GetByRole(AriaRole.Link, new() { Name = "Put in the middle" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.ArriveAsync("**/graph/trial:*");
        visit.EndsQuietly();
    }
}
