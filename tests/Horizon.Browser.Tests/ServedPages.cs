using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Horizon.Browser.Tests.ServedPages))]

namespace Horizon.Browser.Tests;

/// <summary>One server and one browser for all tests; neither is started where there is no Chromium.</summary>
public sealed class ServedPages : IAsyncLifetime
{
    private RunningHorizon? horizon;
    private Chromium? chromium;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path() is not { } path) return;
        horizon = await RunningHorizon.StartAsync(TestContext.Current.CancellationToken);
        chromium = await Chromium.StartAsync(path);
    }

    /// <summary>A fresh visit of a given width; skips the test where there is no Chromium.</summary>
    public async Task<Visit> VisitAsync(int width, int height, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(chromium is null, "Chromium is not installed (apt-get install chromium, or name one in HORIZON_CHROMIUM).");
        return await Visit.StartAsync(chromium!.Browser, horizon!.Url, width, height, scheme);
    }

    /// <summary>An editor's key for the pages of the shared server.</summary>
    public async Task<string> KeyAsync(string name) => (await horizon!.RunAsync(TestContext.Current.CancellationToken, "keys", "add", name)).Split('\n')[0].Trim();

    /// <summary>A visit to another server than the shared one.</summary>
    internal async Task<Visit> VisitAsync(RunningHorizon other, int width, int height) => await Visit.StartAsync(chromium!.Browser, other.Url, width, height);

    internal bool HasBrowser => chromium is not null;

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        if (horizon is not null) await horizon.DisposeAsync();
    }
}
