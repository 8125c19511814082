using Microsoft.Playwright;
using Xunit;

namespace Horizon.Browser.Tests;

/// <summary>Where trials are open, who pays, and the map by other sides, on a desk and on a telephone.</summary>
public sealed class AccessWalkTests(ServedPages pages)
{
    public static TheoryData<int, int> Widths => WalkTests.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task FromANumberOfTheAccessPageToItsTrials(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Access" }).ClickAsync();
        await visit.ArriveAsync("**/access");
        await visit.HoldToTheRulesAsync();
        var cell = page.Locator("section[aria-labelledby=ages] td a").First;
        var count = int.Parse(await cell.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await cell.ClickAsync();
        await visit.ArriveAsync("**/access?*network=*");
        await visit.HoldToTheRulesAsync();
        Assert.Equal(count, await page.Locator("section[aria-labelledby=trials] li").CountAsync());
        await page.Locator("section[aria-labelledby=trials] li a").First.ClickAsync();
        await visit.ArriveAsync("**/trials/*");
        foreach (var path in (string[])["/access?technique=technique:proton&band=children", "/glossary"])
        {
            await visit.OpenAsync(path);
            await visit.HoldToTheRulesAsync();
        }
        await visit.OpenAsync("/access?network=nowhere", 400);
        await visit.HoldToTheRulesAsync();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task FromTheHomePageToAFunderItsGapsAndItsBrief(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "See who funds what" }).ClickAsync();
        await visit.ArriveAsync("**/funders");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Who is not in the data" }).WaitForAsync();
        await visit.HoldToTheRulesAsync();
        await page.Locator("section[aria-labelledby=who] tbody th a").First.ClickAsync();
        await visit.ArriveAsync("**/funders/*");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Overlaps with other funders" }).WaitForAsync();
        await visit.HoldToTheRulesAsync();
        var funder = page.Url;
        await page.Locator("main a[href^='/awards/']").First.ClickAsync();
        await visit.ArriveAsync("**/awards/*");
        await page.Locator("main a[href^='/funders/'], main a[href^='/organisations/']").First.WaitForAsync();
        await visit.HoldToTheRulesAsync();
        await page.GotoAsync(funder);
        await page.GetByRole(AriaRole.Link, new() { Name = "as a brief" }).ClickAsync();
        await visit.ArriveAsync("**/briefs/funders/*");
        await visit.HoldToTheRulesAsync();
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task TheMapTurnsToOtherSidesAndACellStillOpensWhatItCounts(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/gap-map");
        await page.GetByLabel("Down the side").SelectOptionAsync("outcome");
        await page.GetByLabel("Across the top").SelectOptionAsync("population");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await visit.ArriveAsync("**/gap-map?*rows=outcome*");
        await visit.HoldToTheRulesAsync();
        await page.Locator(".matrix td a").First.ClickAsync();
        await visit.ArriveAsync("**/search?outcome=*population=*");
        await visit.HoldToTheRulesAsync();
        foreach (var path in (string[])["/gap-map?rows=technique&columns=network&status=recruiting", "/gap-map?rows=intent&columns=phase&view=table", "/gap-map?rows=funder&columns=site&population=adults"])
        {
            await visit.OpenAsync(path);
            await visit.HoldToTheRulesAsync();
        }
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task TheCheckRunsInPlaceOnAGapsPage(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/gaps?kind=stated&technique=technique:sabr");
        await page.Locator(".hit-title a").First.ClickAsync();
        await visit.ArriveAsync("**/gaps/stated:*");
        await page.GetByLabel("Comparator").FillAsync("surgery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check this question" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What was understood" }).WaitForAsync();
        Assert.Contains("/gaps/", page.Url, StringComparison.Ordinal);
        Assert.Equal("surgery", await page.GetByLabel("Comparator").First.InputValueAsync());
        await visit.HoldToTheRulesAsync();
        visit.EndsQuietly();
    }
}
