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
        await visit.ArriveAsync("**/priorities");
        await visit.HoldToTheRulesAsync();

        await page.Locator("details.more > summary").First.ClickAsync();
        // The slider and its number follow each other at once.
        var slider = page.Locator("input[type=range][data-of=w-burden]");
        await slider.FillAsync("2.5");
        Assert.Equal("2.5", await page.GetByLabel("Burden of disease").InputValueAsync());
        await page.GetByLabel("Burden of disease").FillAsync("4");
        Assert.Equal("4", await slider.InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Rank with these weights" }).ClickAsync();
        await visit.ArriveAsync("**/priorities?*w-burden=4*");
        await page.Locator(".hit details > summary").First.ClickAsync();
        Assert.Contains("new cases", await page.Locator(".hit details").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("#side-by-side > summary").ClickAsync();
        Assert.Equal(await page.Locator(".hit .rank").AllInnerTextsAsync(), await page.Locator("#side-by-side tbody td:nth-child(2)").AllInnerTextsAsync());
        await visit.HoldToTheRulesAsync();

        await page.Locator(".hit details a", new() { HasText = "as a brief" }).First.ClickAsync();
        await visit.ArriveAsync("**/briefs/gaps/*");
        await page.GetByRole(AriaRole.Heading, new() { Name = "What was searched" }).WaitForAsync();
        await visit.HoldToTheRulesAsync();
        var loading = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Word (DOCX)" }).ClickAsync();
        Assert.EndsWith(".docx", (await loading).SuggestedFilename, StringComparison.Ordinal);
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task FromTheHomePageByAnEmptyCellOfTheMapToAGapAndItsBrief(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Gap map" }).First.ClickAsync();
        await visit.ArriveAsync("**/gap-map");
        // The cell of a gap that the map shows as empty: which one it is is for the graph to say.
        using var gaps = System.Text.Json.JsonDocument.Parse(await (await page.APIRequest.GetAsync($"{new Uri(page.Url).GetLeftPart(UriPartial.Authority)}/api/gaps?kind=structural&limit=200")).TextAsync());
        var about = gaps.RootElement.GetProperty("items").EnumerateArray().First(g => g.GetProperty("statement").GetString()!.Contains("no study found", StringComparison.Ordinal)).GetProperty("about");
        string technique = about.GetProperty("techniques")[0].GetProperty("id").GetString()!, site = about.GetProperty("sites")[0].GetProperty("id").GetString()!;
        await page.GetByLabel("Detail").SelectOptionAsync("all");
        await page.GetByLabel("Only rows under").SelectOptionAsync(technique);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await visit.ArriveAsync("**/gap-map?*within=*");
        await visit.HoldToTheRulesAsync();
        await page.Locator($"td.s-gap a[href='/gaps?technique={technique}&site={site}']").ClickAsync();
        await visit.ArriveAsync("**/gaps?technique=*");
        await page.Locator(".hit-title a").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "The case for it, as a brief" }).ClickAsync();
        await visit.ArriveAsync("**/briefs/gaps/*");
        await visit.HoldToTheRulesAsync();
        var loading = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Markdown" }).ClickAsync();
        Assert.Contains("## What is under way", await File.ReadAllTextAsync(await (await loading).PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
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
        await visit.ArriveAsync("**/gaps/stated:*");
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

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task AnEditorGivesAGapAStateAnOwnerAndAQuestionAndTakesThemBack(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        var name = $"Gerda Gap {width}";
        await visit.OpenAsync($"/gaps?kind=stated&limit={(width > 500 ? 8 : 9)}");
        await page.Locator(".hit-title a").Last.ClickAsync();
        await visit.ArriveAsync("**/gaps/stated:*");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in as an editor" }).ClickAsync();
        await page.GetByLabel("Your key").FillAsync(await pages.KeyAsync(name));
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText($"You decide as {name}.").WaitForAsync();
        await visit.HoldToTheRulesAsync();

        // A decision without its reason is not sent: the browser asks for one.
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this decision" }).ClickAsync();
        Assert.Equal(0, await page.GetByText("Kept. Lists, map and priorities follow").CountAsync());
        await page.GetByLabel("State", new() { Exact = true }).SelectOptionAsync("retired");
        await page.GetByLabel("Owner", new() { Exact = true }).FillAsync("CTRad");
        await page.Locator("#d-note").FillAsync("asked otherwise by now");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Kept. Lists, map and priorities follow").WaitForAsync();
        Assert.Contains($"Decided by {name}", await page.Locator(".verdict").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("CTRad", await page.Locator(".key-facts").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("asked otherwise by now", await page.Locator("section[aria-labelledby=decided]").InnerTextAsync(), StringComparison.Ordinal);
        await visit.HoldToTheRulesAsync();

        await page.GetByLabel("Comparator").FillAsync("surgery alone");
        await page.GetByLabel("It is").SelectOptionAsync("reviewed");
        await page.Locator("#q-note").FillAsync("worded by the group");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the question" }).ClickAsync();
        await page.GetByText($"The question below was kept by {name}").WaitForAsync();
        Assert.Contains("Reviewed", await page.Locator("section[aria-labelledby=question]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("surgery alone", await page.GetByLabel("Comparator").InputValueAsync());
        await visit.HoldToTheRulesAsync();

        await page.Locator("#q-note").FillAsync("too early");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take the kept question back" }).ClickAsync();
        await page.GetByText("Filled from the gap’s own words").WaitForAsync();
        await page.Locator("summary", new() { HasText = "How the question changed" }).ClickAsync();
        Assert.Contains("taken back", await page.Locator("section[aria-labelledby=question] details").InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByLabel("State", new() { Exact = true }).SelectOptionAsync("");
        await page.GetByLabel("Owner", new() { Exact = true }).FillAsync("");
        await page.Locator("#d-note").FillAsync("as the rule says");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep this decision" }).ClickAsync();
        await page.GetByText("nobody yet").WaitForAsync();
        Assert.Contains("Told by rule", await page.Locator(".verdict").InnerTextAsync(), StringComparison.Ordinal);
        await visit.HoldToTheRulesAsync();
        visit.EndsQuietly();
    }
}
