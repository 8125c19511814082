using Microsoft.Playwright;

namespace Horizon.Browser.Tests;

/// <summary>Pictures of the pages, for people to look at: taken where HORIZON_SHOTS names a folder.</summary>
internal static class Shots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("HORIZON_SHOTS");

    /// <summary>Beyond this, a picture of a long list says nothing more.</summary>
    private const int TallestPixels = 2400;

    public static async Task TakeAsync(IPage page)
    {
        if (Folder is null) return;
        var name = string.Concat(new Uri(page.Url).PathAndQuery.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        var dark = await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches") ? "dark-" : "";
        name = $"{page.ViewportSize!.Width}-{dark}{(name.Length == 0 ? "home" : name[..Math.Min(60, name.Length)])}.png";
        var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name), FullPage = true, Clip = new Clip { Width = page.ViewportSize.Width, Height = Math.Min(TallestPixels, height) } });
    }
}
