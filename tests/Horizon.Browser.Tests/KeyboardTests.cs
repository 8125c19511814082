using Microsoft.Playwright;
using Xunit;

namespace Horizon.Browser.Tests;

/// <summary>All of it works without a mouse.</summary>
public sealed class KeyboardTests(ServedPages pages)
{
    [Fact]
    public async Task TheFirstTabReachesTheSkipLinkWhichLeadsPastTheMenu()
    {
        await using var visit = await pages.VisitAsync(1280, 800);
        var page = visit.Page;
        await visit.OpenAsync("/search?q=prostate");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await FocusedAsync(page));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.Contains("q=prostate", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("q", await page.EvaluateAsync<string>("document.activeElement.id"));
        visit.EndsQuietly();
    }

    [Fact]
    public async Task EnterInTheSearchBoxSearches()
    {
        await using var visit = await pages.VisitAsync(1280, 800);
        var page = visit.Page;
        await visit.OpenAsync("/");
        await page.GetByRole(AriaRole.Searchbox).FocusAsync();
        await page.Keyboard.TypeAsync("brachytherapy");
        await page.Keyboard.PressAsync("Enter");
        await visit.ArriveAsync("**/search?q=brachytherapy");
        Assert.True(await page.Locator("li.hit").CountAsync() > 0);
        visit.EndsQuietly();
    }

    [Theory]
    [InlineData("/gap-map", "map")]
    [InlineData("/gap-map?view=table", "table")]
    public async Task ALinkThatIsSeenOnFocusSkipsTheFiltersOfTheGapMap(string path, string place)
    {
        await using var visit = await pages.VisitAsync(390, 844);
        var page = visit.Page;
        await visit.OpenAsync(path);
        var link = page.GetByRole(AriaRole.Link, new() { Name = $"Skip to the {place}" });
        await link.FocusAsync();
        Assert.True((await link.BoundingBoxAsync())!.Width > 60);
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(place, await page.EvaluateAsync<string>("document.activeElement.id"));
        visit.EndsQuietly();
    }

    [Fact]
    public async Task TheGapMapCanBeScrolledAndACellOpenedByKeys()
    {
        await using var visit = await pages.VisitAsync(390, 844);
        var page = visit.Page;
        await visit.OpenAsync("/gap-map");
        var frame = page.Locator(".matrix-frame");
        await frame.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        // Asked again and again from here: a function that waits in the page would need the eval that the page's policy forbids.
        for (var attempt = 0; await frame.EvaluateAsync<double>("frame => frame.scrollLeft") <= 0; attempt++)
        {
            Assert.True(attempt < 100, "the map does not scroll by the arrow keys");
            await page.WaitForTimeoutAsync(50);
        }
        await page.Locator(".matrix td a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.ArriveAsync("**/search?**");
        visit.EndsQuietly();
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.innerText");
}
