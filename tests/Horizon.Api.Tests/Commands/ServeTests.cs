using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Commands;

public sealed class ServeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder["data"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WithoutTheSampleAnEmptyFolderIsServedEmptyAndCtrlCEndsIt()
    {
        await using var server = await HorizonServer.StartAsync(Data, "--no-sample");
        Assert.Equal(200, (await server.GetAsync("/")).Status);
        Assert.Equal(0, (await server.JsonAsync("/api/search")).GetProperty("total").GetInt32());
        var status = await server.JsonAsync("/api/status");
        Assert.False(status.GetProperty("sample").GetBoolean());
        Assert.Empty(status.GetProperty("sources").EnumerateArray());
        Assert.Equal("cannot-tell", (await server.PostAsync("/api/check", new { text = "SABR for lung cancer" })).GetProperty("verdict").GetString());
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == server.Url.Port);
        Assert.All(listening, l => Assert.Equal(IPAddress.Loopback, l.Address));
        var stopped = await server.StopAsync();
        Assert.Equal((0, ""), (stopped.Code, stopped.Output));
    }

    [Fact]
    public async Task APortInUseIsToldWithWhatToDo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var outcome = await HorizonProcess.RunAsync(
            "serve", "--data", Data, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}"));
        Assert.Equal(1, outcome.Code);
        Assert.Contains("in use", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("--urls", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        // Nothing was made or loaded for a server that cannot start.
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task WhatIsImportedWhileServingIsFoundWithinSeconds()
    {
        (await HorizonProcess.RunAsync("import", folder.Write("one.json", Generated.Study(1)), "--data", Data)).Done();
        await using var server = await HorizonServer.StartAsync(Data);
        var outcome = (await HorizonProcess.RunAsync("import", folder.Write("two.json", Generated.Study(2)), "--data", Data)).Done();
        Assert.Contains("Another process holds the search index", outcome.Errors, StringComparison.Ordinal);
        await FoundAsync(server, Generated.Nct(2));
        await server.JsonAsync($"/api/trials/{Generated.Nct(2)}");
    }

    [Fact]
    public async Task ASecondServerFollowsTheFirstAndTakesTheIndexOverFromIt()
    {
        (await HorizonProcess.RunAsync("import", folder.Write("one.json", Generated.Study(1)), "--data", Data)).Done();
        await using var first = await HorizonServer.StartAsync(Data);
        await using var second = await HorizonServer.StartAsync(Data);
        (await HorizonProcess.RunAsync("import", folder.Write("two.json", Generated.Study(2)), "--data", Data)).Done();
        await FoundAsync(second, Generated.Nct(2));
        Assert.Equal(0, (await first.StopAsync()).Code);
        (await HorizonProcess.RunAsync("import", folder.Write("three.json", Generated.Study(3)), "--data", Data)).Done();
        await FoundAsync(second, Generated.Nct(3));
    }

    private static async Task FoundAsync(HorizonServer server, string id)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if ((await server.JsonAsync($"/api/search?q={id}")).GetProperty("total").GetInt32() == 1) return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"{id} is not found ten seconds after its import.");
    }
}
