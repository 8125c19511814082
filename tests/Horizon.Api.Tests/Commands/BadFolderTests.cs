using System.Buffers.Binary;
using System.Text;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Commands;

public sealed class BadFolderTests : IDisposable
{
    /// <summary>Where PRAGMA user_version stands in a SQLite file.</summary>
    private const int UserVersionAt = 60;

    private static readonly string[] Commands = ["status", "search x", "serve --no-sample --urls http://127.0.0.1:0"];

    private readonly TemporaryFolder folder = new();

    private string Data => folder["data"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AStoreOfANewerVersionIsToldAndLeftAsItIs()
    {
        await FillAsync();
        var store = folder["data/horizon.db"];
        var bytes = await File.ReadAllBytesAsync(store, TestContext.Current.CancellationToken);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(UserVersionAt), 99);
        await File.WriteAllBytesAsync(store, bytes, TestContext.Current.CancellationToken);
        await RefusedAsync("newer Horizon");
        Assert.Equal(bytes, await File.ReadAllBytesAsync(store, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AFolderOfANewerFormIsToldAndLeftAsItIs()
    {
        await FillAsync();
        var marker = folder["data/folder.json"];
        var text = (await File.ReadAllTextAsync(marker, TestContext.Current.CancellationToken)).Replace("\"form\":1", "\"form\":2", StringComparison.Ordinal);
        await File.WriteAllTextAsync(marker, text, TestContext.Current.CancellationToken);
        await RefusedAsync("newer Horizon");
        Assert.Equal(text, await File.ReadAllTextAsync(marker, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AStoreThatIsGarbageIsToldAndLeftAsItIs()
    {
        var garbage = folder.Write("data/horizon.db", new string('x', 50_000));
        await RefusedAsync("no Horizon store");
        Assert.Equal(new string('x', 50_000), await File.ReadAllTextAsync(garbage, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AMarkerThatIsGarbageIsTold()
    {
        folder.Write("data/folder.json", "{");
        await RefusedAsync("folder.json");
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsTold()
    {
        // A file stands where the folder should: no permission bits, so that it holds for root too.
        folder.Write("file", "");
        var study = folder.Write("study.json", Generated.Study(1));
        foreach (var command in new[] { $"import {study}", "serve --urls http://127.0.0.1:0" })
        {
            var outcome = await HorizonProcess.RunAsync([.. command.Split(' '), "--data", folder["file/data"]]);
            Assert.Equal(1, outcome.Code);
            Assert.Contains("--data", outcome.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnIndexOfAnotherVersionStopsSearchAloneAndTheNamedCommandRepairsIt(bool damaged)
    {
        await FillAsync();
        foreach (var file in Directory.GetFiles(folder["data/index"], "segments_*")) await SpoilAsync(file, damaged);
        await using (var server = await HorizonServer.StartAsync(Data))
        {
            Assert.Equal(200, (await server.GetAsync("/health/live")).Status);
            (await server.GetAsync("/health/ready")).Problem(503, "horizon rebuild index");
            (await server.GetAsync("/api/search")).Problem(503, "horizon rebuild index");
            (await server.GetAsync("/api/gap-map")).Problem(503, "horizon rebuild index");
            (await server.PostTextAsync("/api/check", """{"text":"SABR for lung cancer"}""")).Problem(503, "horizon rebuild index");
            await server.JsonAsync($"/api/trials/{Generated.Nct(1)}");
            await server.JsonAsync($"/api/graph/{Generated.Nct(1)}");
            Assert.Contains((await server.JsonAsync("/api/status")).GetProperty("problems").EnumerateArray(), p => p.GetString()!.Contains("horizon rebuild index", StringComparison.Ordinal));
            // The repair needs no restart.
            (await HorizonProcess.RunAsync("rebuild", "index", "--data", Data)).Done();
            for (var tries = 0; tries < 100; tries++)
            {
                if (await server.GetAsync("/api/search") is { Status: 200 } found && found.Json().GetProperty("total").GetInt32() == 3) break;
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
            Assert.Equal(3, (await server.JsonAsync("/api/search")).GetProperty("total").GetInt32());
            Assert.Equal("ready", (await server.JsonAsync("/health/ready")).GetProperty("status").GetString());
        }
        Assert.Equal(3, (await HorizonProcess.RunAsync("search", "cohort", "--json", "--data", Data)).Done().Json().GetProperty("total").GetInt32());
    }

    private async Task FillAsync() =>
        (await HorizonProcess.RunAsync("import", folder.Write("in.json", Generated.Page(Enumerable.Range(0, 3).Select(n => Generated.Study(n)))), "--data", Data)).Done();

    private async Task RefusedAsync(string words)
    {
        foreach (var command in Commands.Append($"import {folder.Write("study.json", Generated.Study(1))}"))
        {
            var outcome = await HorizonProcess.RunAsync([.. command.Split(' '), "--data", Data]);
            Assert.True(outcome.Code == 1, $"{command}: {outcome.Code} {outcome.Errors}");
            Assert.Empty(outcome.Output);
            Assert.Contains(words, outcome.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
        }
    }

    /// <summary>Gives the list of segments another schema version and a check sum that fits it, or cuts it short.</summary>
    private static async Task SpoilAsync(string file, bool damaged)
    {
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        if (damaged)
        {
            await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
            return;
        }
        var name = Encoding.ASCII.GetBytes("schemaVersion");
        var at = bytes.AsSpan().IndexOf(name) + name.Length;
        Assert.Equal(1, bytes[at]);
        bytes[at + 1] = (byte)'0';
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(bytes.Length - 8), Crc32(bytes.AsSpan(0, bytes.Length - 8)));
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
    }

    /// <summary>CRC-32 as in ISO 3309, which Lucene ends its files with.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320u : sum >> 1;
        }
        return ~sum;
    }
}
