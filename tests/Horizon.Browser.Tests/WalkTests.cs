using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Horizon.Browser.Tests;

/// <summary>The way that a person goes through the sample, on a desk and on a telephone.</summary>
public sealed partial class WalkTests(ServedPages pages)
{
    public static TheoryData<int, int> Widths => new() { { 1280, 800 }, { 390, 844 } };

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task FromTheHomePageToATrialAndItsPublication(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/");
        Assert.Contains("synthetic sample", await page.GetByRole(AriaRole.Complementary, new() { Name = "About this sample" }).InnerTextAsync(), StringComparison.Ordinal);
        await visit.HoldToTheRulesAsync();

        await page.GetByRole(AriaRole.Searchbox).FillAsync("SABR lung");
        await page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await visit.ArriveAsync("**/search?q=SABR*");
        await visit.HoldToTheRulesAsync();
        var all = await FoundAsync(page);
        Assert.True(all > 0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Trials", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = ChosenTrials() }).First.WaitForAsync();
        var trials = await FoundAsync(page);
        Assert.InRange(trials, 1, all - 1);
        await visit.HoldToTheRulesAsync();

        // A trial with results has a paper to go on to.
        await visit.OpenAsync("/search?q=SABR&kind=trial&state=published");
        await page.Locator(".hit-title a").First.ClickAsync();
        await visit.ArriveAsync("**/trials/NCT*");
        await visit.HoldToTheRulesAsync();
        var source = page.Locator("details.because").First;
        await source.Locator("summary").ClickAsync();
        Assert.Contains("retrieved", await source.InnerTextAsync(), StringComparison.Ordinal);

        await page.Locator("section[aria-labelledby=papers] li > a").First.ClickAsync();
        await visit.ArriveAsync("**/publications/*");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Abstract" }).WaitForAsync();
        await visit.HoldToTheRulesAsync();
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task ACheckShowsWhatWasUnderstoodAndNeverPutsTheTextInAnAddress(int width, int height)
    {
        const string Question = "In patients with early non-small cell lung cancer, is SABR 54 Gy in 3 fractions no worse than surgery?";
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        var addresses = new List<string>();
        page.Request += (_, request) => addresses.Add(request.Url);
        await visit.OpenAsync("/check");
        await visit.HoldToTheRulesAsync();

        await page.GetByLabel("Your question, or the summary of your proposal").FillAsync(Question);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check this question" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "What was understood" }).WaitForAsync();
        var understood = await page.Locator("section[aria-labelledby=understood]").InnerTextAsync();
        Assert.Contains("Non-small cell lung cancer", understood, StringComparison.Ordinal);
        Assert.Contains("54 Gy in 3 fractions", understood, StringComparison.Ordinal);
        Assert.True(await page.Locator("article.match").CountAsync() > 0);
        Assert.Contains("ClinicalTrials.gov", await page.Locator("section[aria-labelledby=searched]").InnerTextAsync(), StringComparison.Ordinal);
        await visit.HoldToTheRulesAsync();
        Assert.DoesNotContain(addresses, a => a.Contains("surgery", StringComparison.OrdinalIgnoreCase));
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task FromTheHomePageByAPastedQuestionToAPrintedStatement(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Check a question" }).ClickAsync();
        await visit.ArriveAsync("**/check");
        await page.GetByLabel("Your question, or the summary of your proposal").FillAsync("Is SABR in three fractions no worse than surgery in early non-small cell lung cancer?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check this question" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Statement to print" }).ClickAsync();
        await visit.ArriveAsync("**/check/statement");
        await visit.HoldToTheRulesAsync();
        // Each study that the statement names has its record.
        Assert.True(await page.Locator(".statement-records a").CountAsync() > 0);
        var print = page.Locator(".no-print").First;
        Assert.True(await print.IsVisibleAsync());
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await print.IsVisibleAsync());
        var paper = await page.PdfAsync();
        Assert.Equal("%PDF"u8.ToArray(), paper[..4]);
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        var loading = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as Word" }).ClickAsync();
        await using var word = await System.IO.Compression.ZipFile.OpenReadAsync(await (await loading).PathAsync(), TestContext.Current.CancellationToken);
        using var text = new StreamReader(await word.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Contains(await page.Locator("h1").InnerTextAsync(), await text.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task ACellOfTheGapMapOpensAsManyStudiesAsItCounts(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/gap-map");
        await visit.HoldToTheRulesAsync();
        var cell = page.Locator(".matrix td a").Nth(7);
        var said = await cell.GetAttributeAsync("title") ?? "";
        var studies = int.Parse(Studies().Match(said).Value, System.Globalization.CultureInfo.InvariantCulture);
        var target = await cell.GetAttributeAsync("href") ?? "";
        await cell.ClickAsync();
        await visit.ArriveAsync($"**{target}");
        Assert.Equal(studies, await FoundAsync(page));

        await visit.OpenAsync("/gap-map?view=table&show=gaps");
        await visit.HoldToTheRulesAsync();
        Assert.True(await page.Locator("table.counts tbody tr").CountAsync() > 0);
        await visit.OpenAsync("/gap-map?rows=site&within=site:lung&detail=all");
        await visit.HoldToTheRulesAsync();
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task EveryOtherPageKeepsTheRules(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        foreach (var path in (string[])["/techniques", "/techniques/sabr", "/sites/lung", "/status", "/search", "/search?q=xyzzyplugh"])
        {
            await visit.OpenAsync(path);
            await visit.HoldToTheRulesAsync();
        }
        visit.EndsQuietly();
    }

    [Fact]
    public async Task WhatIsNotThereSaysSoWithAWayOn()
    {
        await using var visit = await pages.VisitAsync(1280, 800);
        foreach (var (path, status) in ((string, int)[])[("/nothing/here", 404), ("/trials/NCT00000001", 404), ("/publications/1", 404), ("/techniques/no-such", 404), ("/graph/no-such", 404), ("/datasets/no-such", 404), ("/search?q=nosuchfield:x", 400), ("/gap-map?from=soon", 400)])
        {
            await visit.OpenAsync(path, status);
            await visit.HoldToTheRulesAsync();
            Assert.True(await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).CountAsync() > 0, $"{path} leads nowhere.");
        }
    }

    private static async Task<int> FoundAsync(IPage page)
    {
        var heading = await page.Locator("#found").InnerTextAsync();
        return int.Parse(Digits().Match(heading).Value, System.Globalization.NumberStyles.AllowThousands, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("[0-9,]+")]
    private static partial Regex Digits();

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex Studies();

    [GeneratedRegex("Trials.*take away")]
    private static partial Regex ChosenTrials();
}
