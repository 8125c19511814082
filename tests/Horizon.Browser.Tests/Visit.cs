using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Horizon.Browser.Tests;

/// <summary>One person's visit. What the browser complains of and where it goes is kept, and held against the pages at the end.</summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>Milliseconds that a page is waited for.</summary>
    public const float Patience = 30_000;

    private readonly IBrowserContext context;
    private readonly Uri site;
    private readonly List<string> complaints = [];
    private readonly List<string> strangers = [];

    private Visit(IBrowserContext context, IPage page, string site)
    {
        this.context = context;
        this.site = new Uri(site);
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } to && to.Authority != this.site.Authority) strangers.Add(request.Url);
        };
    }

    public IPage Page { get; }

    public static async Task<Visit> StartAsync(IBrowser browser, string site, int width, int height, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "en-GB", BaseURL = site, ColorScheme = scheme });
        return new Visit(context, await context.NewPageAsync(), site);
    }

    /// <summary>The page at an address of the site; its status must be the one expected.</summary>
    public async Task OpenAsync(string path, int status = 200)
    {
        var answer = await Page.GotoAsync(path);
        Assert.Equal(status, answer!.Status);
    }

    /// <summary>
    /// Waits until the page has an address and all that belongs to it. Playwright's own wait by address sits out its whole time where the page had loaded before it began to look.
    /// </summary>
    /// <param name="pattern">"*" stands for anything but a slash, "**" for anything.</param>
    public async Task ArriveAsync(string pattern)
    {
        var address = new Regex($"^{Regex.Escape(pattern).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$");
        await Assertions.Expect(Page).ToHaveURLAsync(address, new() { Timeout = Patience });
        await Page.EvaluateAsync("document.readyState === 'complete' || new Promise(loaded => addEventListener('load', () => loaded(true), { once: true }))");
    }

    /// <summary>What every page owes: no accessibility violation, one first heading, no scrolling sideways.</summary>
    public async Task HoldToTheRulesAsync()
    {
        await Shots.TakeAsync(Page);
        var found = await Page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{Page.Url}\n{string.Join('\n', found.Violations.Select(Say))}");
        Assert.Equal(1, await Page.Locator("h1").CountAsync());
        Assert.Equal("en-GB", await Page.Locator("html").GetAttributeAsync("lang"));
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} pixels wider than the window.");
    }

    /// <summary>Nothing was complained of, and nothing left the machine.</summary>
    public void EndsQuietly()
    {
        Assert.Empty(complaints);
        Assert.Empty(strangers);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private static string Say(AxeResultItem item) => $"{item.Id}: {item.Help} – {string.Join("; ", item.Nodes.Take(3).Select(n => n.Html))}";
}
