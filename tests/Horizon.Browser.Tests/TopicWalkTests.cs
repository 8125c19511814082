using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace Horizon.Browser.Tests;

/// <summary>A funder trains a model from a table, looks at its quality, switches it on and corrects it, on a desk and on a telephone.</summary>
public sealed class TopicWalkTests(ServedPages pages)
{
    private static readonly string[] Words = "dose survival field imaging group months tissue cells".Split(' ');

    public static TheoryData<int, int> Widths => WalkTests.Widths;

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task FromATableToAModelThatIsOnAndCorrected(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        var page = visit.Page;
        await visit.OpenAsync("/topics");
        await visit.HoldToTheRulesAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to train a model" }).ClickAsync();
        await page.GetByLabel("Your key").FillAsync(await pages.KeyAsync(string.Create(CultureInfo.InvariantCulture, $"Funder at {width}")));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await visit.ArriveAsync("**/topics");
        await visit.HoldToTheRulesAsync();

        var name = string.Create(CultureInfo.InvariantCulture, $"portfolio-{width}");
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Train" }).ClickAsync();
        Assert.Contains("empty", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        await visit.HoldToTheRulesAsync();
        await page.GetByLabel("Table of examples").SetInputFilesAsync(new FilePayload { Name = "awards.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(Table(60)) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Train" }).ClickAsync();
        await visit.ArriveAsync($"**/topics/{name}");
        // A whole page at each look: the link to look again goes when the training ends.
        while (await page.GetByRole(AriaRole.Heading, new() { Name = "Quality" }).CountAsync() == 0) await visit.OpenAsync($"/topics/{name}");
        Assert.Contains("late effects", await page.Locator("section[aria-labelledby=quality]").InnerTextAsync(), StringComparison.Ordinal);
        await visit.HoldToTheRulesAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Correct labels" }).ClickAsync();
        await visit.ArriveAsync($"**/topics/{name}/correct");
        await visit.HoldToTheRulesAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "late effects" }).First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "These are right" }).First.ClickAsync();
        Assert.StartsWith("Kept", await page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("59 texts wait", await page.Locator("#texts").InnerTextAsync(), StringComparison.Ordinal);
        await visit.HoldToTheRulesAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Train again now" }).ClickAsync();
        await visit.ArriveAsync($"**/topics/{name}");
        while (!(await page.Locator("section[aria-labelledby=card]").InnerTextAsync()).Contains("all learned from", StringComparison.Ordinal)) await visit.OpenAsync($"/topics/{name}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Switch on" }).ClickAsync();
        Assert.Contains("It is on", await page.GetByRole(AriaRole.Status).InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByText("Delete this model").ClickAsync();
        await visit.HoldToTheRulesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Delete {name}" }).ClickAsync();
        await visit.ArriveAsync("**/topics");
        Assert.Equal(0, await page.GetByRole(AriaRole.Link, new() { Name = name }).CountAsync());
        visit.EndsQuietly();
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public async Task TheCardOfABuiltInModelKeepsTheRules(int width, int height)
    {
        await using var visit = await pages.VisitAsync(width, height);
        await visit.OpenAsync("/topics/gap-statements");
        await visit.HoldToTheRulesAsync();
        Assert.Contains("Licence of the data", await visit.Page.Locator("section[aria-labelledby=card]").InnerTextAsync(), StringComparison.Ordinal);
        visit.EndsQuietly();
    }

    private static string Table(int rows) => "id,text,labels\n" + string.Join('\n', Enumerable.Range(0, rows).Select(i =>
    {
        List<string> labels = [];
        if (i % 2 == 0) labels.Add("late effects");
        if (i % 3 == 0) labels.Add("imaging");
        var said = $"{Words[i % 8]} {Words[i * 3 % 7]} {(i % 2 == 0 ? "late toxicity" : "acute reactions")} {Words[i * 5 % 8]} {(i % 3 == 0 ? "magnetic resonance" : "clinic visits")}";
        return string.Create(CultureInfo.InvariantCulture, $"A-{i},Award {i} on {said},{string.Join(';', labels)}");
    }));
}
