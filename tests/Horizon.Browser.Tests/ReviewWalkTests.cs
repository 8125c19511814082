using Microsoft.Playwright;
using Xunit;

namespace Horizon.Browser.Tests;

/// <summary>A reader flags an error; an editor signs in, looks at a pair side by side, decides by keyboard and takes it back.</summary>
public sealed class ReviewWalkTests(ServedPages pages)
{
    private const string Registrations = """
        TrialID,Public title,Primary sponsor,Recruitment Status,Source Register,Date enrollement,Target size,Study type,Countries,Condition,Primary outcome
        DRKS00099001,Hypofractionated proton irradiation of unresectable hepatocellular carcinoma with respiratory gating,Universitätsklinikum Beispielstadt,Recruiting,German Clinical Trials Register,2021-03-01,147,Interventional,Germany,Hepatocellular carcinoma,Local control
        NCT99990001,Hypofractionated proton irradiation of unresectable hepatocellular carcinoma with respiratory gating,Exampleland Cooperative Oncology Group,Recruiting,ClinicalTrials.gov,2021-03-15,147,Interventional,Germany,Hepatocellular carcinoma,Overall survival

        """;

    [Fact]
    public async Task FromAFlagToADecisionAndBack()
    {
        Assert.SkipUnless(pages.HasBrowser, "Chromium is not installed (apt-get install chromium, or name one in HORIZON_CHROMIUM).");
        var cancellation = TestContext.Current.CancellationToken;
        await using var horizon = await RunningHorizon.StartAsync(cancellation, Registrations);
        var key = (await horizon.RunAsync(cancellation, "keys", "add", "Anna Editor")).Split('\n')[0].Trim();

        await using (var reader = await pages.VisitAsync(horizon, 390, 844))
        {
            await reader.OpenAsync("/trials/DRKS00099001");
            await reader.HoldToTheRulesAsync();
            await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Flag an error" }).ClickAsync();
            await reader.ArriveAsync("**/flag?about=*");
            await reader.HoldToTheRulesAsync();
            Assert.Equal("/trials/DRKS00099001", await reader.Page.GetByLabel("On which page").InputValueAsync());
            await reader.Page.GetByLabel("What is wrong").FillAsync("This is one trial with NCT99990001.");
            await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Send to the editors" }).ClickAsync();
            await reader.Page.GetByText("An editor will look at it").WaitForAsync();
            await reader.OpenAsync("/review");
            await reader.HoldToTheRulesAsync();
            Assert.Equal(0, await reader.Page.GetByText("This is one trial with").CountAsync());
            await reader.Page.Locator(".cards a").First.ClickAsync();
            await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in to decide" }).WaitForAsync();
            await reader.HoldToTheRulesAsync();
            reader.EndsQuietly();
        }

        await using var editor = await pages.VisitAsync(horizon, 1280, 800);
        var page = editor.Page;
        await editor.OpenAsync("/sign-in?next=%2Freview");
        await editor.HoldToTheRulesAsync();
        await page.GetByLabel("Your key").FillAsync("hzn_wrong");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("No editor has this key").WaitForAsync();
        await page.GetByLabel("Your key").FillAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Signed in as Anna Editor").WaitForAsync();
        Assert.Equal(1, await page.GetByText("This is one trial with NCT99990001.").CountAsync());
        await editor.HoldToTheRulesAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Dealt with" }).ClickAsync();
        await page.GetByText("No reader's flag is open").WaitForAsync();

        // The first pair by its key.
        await AccessKeyAsync(page, "1");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Are these two one?" }).WaitForAsync();
        Assert.True(await page.Locator("tr.differs").CountAsync() > 0);
        await editor.HoldToTheRulesAsync();
        await page.GetByLabel("Why (kept with the decision)").FillAsync("one protocol");
        // A line more, and not yet a decision.
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Anna Editor decided: same.").WaitForAsync();
        await editor.HoldToTheRulesAsync();
        await editor.OpenAsync("/review");
        await page.GetByRole(AriaRole.Heading, new() { Name = "No pair waits" }).WaitForAsync();
        await editor.OpenAsync("/trials/NCT99990001");
        Assert.Contains("DRKS00099001", await page.GetByRole(AriaRole.Main).InnerTextAsync(), StringComparison.Ordinal);
        await editor.HoldToTheRulesAsync();

        await editor.OpenAsync("/review/pair%3Atrial%3ADRKS00099001%7Ctrial%3ANCT99990001");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo: let the rules decide" }).PressAsync("Enter");
        await page.GetByText("withdrawn").WaitForAsync();
        // The pair is compared anew after the answer: the page that shows it is another one.
        var waits = page.GetByRole(AriaRole.Heading, new() { Name = "1 pair waits" });
        for (var look = 0; look < 60; look++)
        {
            await editor.OpenAsync("/review");
            if (await waits.CountAsync() > 0) break;
            await Task.Delay(500, TestContext.Current.CancellationToken);
        }
        await waits.WaitForAsync();
        editor.EndsQuietly();
    }

    /// <summary>Alt and a digit, with its text: without that, as the keyboard of the driver sends it, no access key is met.</summary>
    private static async Task AccessKeyAsync(IPage page, string digit)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Input.dispatchKeyEvent", new Dictionary<string, object>
        {
            ["type"] = "keyDown",
            ["modifiers"] = 1,
            ["key"] = digit,
            ["code"] = $"Digit{digit}",
            ["text"] = digit,
            ["unmodifiedText"] = digit,
            ["windowsVirtualKeyCode"] = (int)digit[0],
        });
    }
}
