using System.Text.RegularExpressions;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Commands;

/// <summary>Imports that are killed, stopped, or run beside each other end where one unbroken run ends.</summary>
public sealed class BreakingOffTests : IDisposable
{
    private const int Studies = 3000;
    private const int Fewer = 1000;
    private const int Articles = 200;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AKilledImportRunAgainEndsLikeAnUnbrokenOne()
    {
        var records = Generated.WriteTo(folder, Studies, Articles);
        (await HorizonProcess.RunAsync("import", records, "--data", folder["whole"])).Done();
        var caught = 0;
        foreach (var milliseconds in new[] { 15, 390, 120, 260 })
        {
            using var running = HorizonProcess.Start("import", records, "--data", folder["broken"], "--json");
            await StoreGrowsAsync("broken", milliseconds);
            if (!running.HasExited) caught++;
            await running.KillAsync();
        }
        Assert.True(caught > 0, "no kill met a running import");
        (await HorizonProcess.RunAsync("import", records, "--data", folder["broken"])).Done();
        await SameAsync("whole", "broken");
    }

    [Fact]
    public async Task AStoppedImportGoesOn()
    {
        var records = Generated.WriteTo(folder, Fewer, Articles);
        (await HorizonProcess.RunAsync("import", records, "--data", folder["whole"])).Done();
        using (var running = HorizonProcess.StartInterruptible(null, "import", records, "--data", folder["stopped"], "--json"))
        {
            await StoreGrowsAsync("stopped", 50);
            await running.InterruptAsync();
            var stopped = await running.EndAsync();
            Assert.Equal((1, ""), (stopped.Code, stopped.Output));
            Assert.Contains("Stopped", stopped.Errors, StringComparison.Ordinal);
        }
        var rest = (await HorizonProcess.RunAsync("import", records, "--data", folder["stopped"], "--json")).Done().Json();
        Assert.Equal(Fewer + Articles, rest.GetProperty("new").GetInt32() + rest.GetProperty("unchanged").GetInt32());
        await SameAsync("whole", "stopped");
    }

    [Fact]
    public async Task TwoImportsAtOnceLoseNothing()
    {
        var records = Generated.WriteTo(folder, 800, 100);
        string[] files = [.. Directory.GetFiles(records).Order(StringComparer.Ordinal)];
        (await HorizonProcess.RunAsync("import", records, "--data", folder["alone"])).Done();
        // Each takes a half, and the middle is in both.
        using var first = HorizonProcess.Start(["import", .. files[..6], "--data", folder["both"], "--json"]);
        using var second = HorizonProcess.Start(["import", .. files[4..], "--data", folder["both"], "--json"]);
        var (one, two) = ((await first.EndAsync()).Done(), (await second.EndAsync()).Done());
        Assert.Equal(900, one.Json().GetProperty("new").GetInt32() + two.Json().GetProperty("new").GetInt32());
        Assert.DoesNotContain("rebuild", one.Errors + two.Errors, StringComparison.Ordinal);
        await SameAsync("alone", "both");
    }

    /// <summary>Waits until the store's files hold something, then some milliseconds more: somewhere in the middle.</summary>
    private async Task StoreGrowsAsync(string name, int milliseconds)
    {
        var log = new FileInfo(folder[$"{name}/horizon.db-wal"]);
        for (var tries = 0; tries < 600; tries++)
        {
            log.Refresh();
            if (log.Exists && log.Length > 1 << 20) break;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
    }

    /// <summary>Same counts, same search results, same graph around some things.</summary>
    private async Task SameAsync(string one, string other)
    {
        Assert.Equal(await ImportTests.StateAsync(folder[one]), await ImportTests.StateAsync(folder[other]));
        await using var first = await HorizonServer.StartAsync(folder[one]);
        await using var second = await HorizonServer.StartAsync(folder[other]);
        string[] paths =
        [
            "/api/search?limit=200&sort=title", "/api/search?q=prostate&limit=200", "/api/search?q=technique:sabr+AND+lung&limit=50", $"/api/graph/{Generated.Nct(3)}?depth=1&limit=1000",
            $"/api/graph/{Generated.Nct(77)}?depth=1", "/api/techniques/imrt",
        ];
        foreach (var path in paths) Assert.Equal(Lasting(await first.GetAsync(path)), Lasting(await second.GetAsync(path)));
        Assert.Equal(
            (await first.JsonAsync("/api/gap-map")).GetProperty("cells").ToString(), (await second.JsonAsync("/api/gap-map")).GetProperty("cells").ToString());
    }

    /// <summary>An answer without what belongs to one run: times, sequence numbers and cursors.</summary>
    private static string Lasting(Answer answer)
    {
        Assert.Equal(200, answer.Status);
        var text = Regex.Replace(answer.Text, "\"(retrievedAt|next|sinceSequence)\":(\"[^\"]*\"|\\d+|null)", "");
        return text;
    }
}
