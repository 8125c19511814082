using Microsoft.Playwright;
using Xunit;

namespace Horizon.Browser.Tests;

/// <summary>From the priorities to a gap, its brief and the check, on a desk and on a telephone.</summary>
public sealed class GapWalkTests(ServedPages pages)
{
    public static TheoryData<int, int> Widths => WalkTests.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task FromTheHomePageByThePrioritiesToABriefInWord(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rank the gaps" }).ClickAsync();
        await page.WaitForURLAsync("**/priorities");
        await visit.HoldToTheRulesAsync();

        await page.Locator("details.more > summary").ClickAsync();
        await page.GetByLabel("Burden of disease").FillAsync("4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rank with these weights" }).ClickAsync();
        await page.WaitForURLAsync("**/priorities?*w-burden=4*");
        await page.Locator(".hit details > summary").First.ClickAsync();
        Assert.Contains("new cases", await page.Locator(".hit details").First.InnerTextAsync(), StringComparison.Ordinal);
        await visit.HoldToTheRulesAsync();

        await page.Locator(".hit details a", new() { HasText = "as a brief" }).First.ClickAsync();
        await page.WaitForURLAsync("**/briefs/gaps/*");
        await page.GetByRole(AriaRole.Heading, new() { Name = "What was searched" }).WaitForAsync();
        await visit.HoldToTheRulesAsync();
        var loading = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Word (DOCX)" }).ClickAsync();
        Assert.EndsWith(".docx", (await loading).SuggestedFilename, StringComparison.Ordinal);
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task FromAStatedGapToTheCheckOfItsQuestion(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/gaps?kind=stated&technique=technique:sabr");
        await visit.HoldToTheRulesAsync();
        await page.Locator(".hit-title a").First.ClickAsync();
        await page.WaitForURLAsync("**/gaps/stated:*");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Who states it" }).WaitForAsync();
        await visit.HoldToTheRulesAsync();
        Assert.NotEmpty(await page.GetByLabel("Intervention").InputValueAsync());
        await page.GetByLabel("Comparator").FillAsync("surgery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check this question" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What was understood" }).WaitForAsync();
        Assert.Contains("Stereotactic ablative", await page.Locator("section[aria-labelledby=understood]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("surgery", page.Url, StringComparison.Ordinal);
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task EveryOtherPageOfGapsKeepsTheRules(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        foreach (var path in (string[])["/gaps", "/gaps?kind=structural", "/gaps?technique=technique:mibg&site=site:prostate", "/changes", "/signals", "/signals?strength=noise", "/datasets", "/datasets/rtds", "/datasets/proms"])
        {
            await visit.OpenAsync(path);
            await visit.HoldToTheRulesAsync();
        }
        await visit.OpenAsync("/gaps?kind=structural");
        await visit.Page.Locator(".hit-title a").First.ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Why this is a gap and not just an empty cell" }).WaitForAsync();
        await visit.HoldToTheRulesAsync();
        visit.EndsQuietly();
    }
}
