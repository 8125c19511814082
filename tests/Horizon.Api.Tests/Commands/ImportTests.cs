using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Horizon.Api.Tests.Running;
using Xunit;

namespace Horizon.Api.Tests.Commands;

public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder["data"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AnImportEndsWithTheObjectOfTheContract()
    {
        var records = Generated.WriteTo(folder, 12, 5);
        folder.Write("in/notes.txt", "nothing here");
        folder.Write("in/zz-bad.json", Generated.Page([Generated.Study(50), """{"protocolSection":{"identificationModule":{"nctId":"NCT1"}}}"""]));
        var outcome = (await HorizonProcess.RunAsync("import", records, "--data", Data, "--json")).Done();
        var report = outcome.Json();
        report.Fields("files", "read", "new", "changed", "unchanged", "rejected", "bySource", "seconds");
        Assert.Equal(18, report.GetProperty("new").GetInt32());
        var unread = Assert.Single(report.GetProperty("files").GetProperty("notUnderstood").EnumerateArray());
        Assert.EndsWith("notes.txt", unread.GetProperty("path").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(unread.GetProperty("reason").GetString()!);
        var rejected = Assert.Single(report.GetProperty("rejected").EnumerateArray());
        rejected.Fields("source", "id", "reason");
        Assert.Equal("clinicaltrials.gov", rejected.GetProperty("source").GetString());
        var rows = report.GetProperty("bySource").EnumerateArray().ToList();
        Assert.Equal(["clinicaltrials.gov", "pubmed"], rows.Select(r => r.GetProperty("name").GetString()));
        foreach (var row in rows) row.Fields("name", "read", "new", "changed", "unchanged", "rejected", "complete", "expected");
        Assert.Equal((13, 1), (rows[0].GetProperty("new").GetInt32(), rows[0].GetProperty("rejected").GetInt32()));
        Assert.Equal(JsonValueKind.Number, report.GetProperty("seconds").ValueKind);
        Assert.NotEmpty(outcome.Errors);
    }

    [Fact]
    public async Task ImportedAgainInAnyOrderNothingIsNewOrChanged()
    {
        Generated.WriteTo(folder, 250, 20);
        (await HorizonProcess.RunAsync("import", folder["in"], "--data", Data)).Done();
        var before = await StateAsync(Data);
        string[] backwards = [.. Directory.GetFiles(folder["in"]).OrderDescending(StringComparer.Ordinal)];
        var again = (await HorizonProcess.RunAsync(["import", .. backwards, "--data", Data, "--json"])).Done().Json();
        Assert.Equal((270, 0, 0, 270), (
            again.GetProperty("read").GetInt32(), again.GetProperty("new").GetInt32(), again.GetProperty("changed").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        Assert.Equal(before, await StateAsync(Data));
    }

    [Fact]
    public async Task ANewerVersionIsAChangeAndAnOlderOneIsHistory()
    {
        var newer = folder.Write("newer.json", Generated.Study(1, "The newer title", new DateOnly(2026, 2, 1)));
        var older = folder.Write("older.json", Generated.Study(1, "The older title", new DateOnly(2025, 2, 1)));
        (await HorizonProcess.RunAsync("import", older, "--data", Data)).Done();
        var changed = (await HorizonProcess.RunAsync("import", newer, "--data", Data, "--json")).Done().Json();
        Assert.Equal((0, 1), (changed.GetProperty("new").GetInt32(), changed.GetProperty("changed").GetInt32()));
        Assert.Equal(0, (await HorizonProcess.RunAsync("import", older, "--data", Data, "--json")).Done().Json().GetProperty("changed").GetInt32());
        var hit = (await HorizonProcess.RunAsync("search", Generated.Nct(1), "--data", Data, "--json")).Done().Json().GetProperty("hits")[0];
        Assert.Equal("The newer title", hit.GetProperty("title").GetString());
    }

    [Fact]
    public async Task OnlyTheNamedSourceIsTaken()
    {
        var report = (await HorizonProcess.RunAsync("import", Generated.WriteTo(folder, 5, 4), "--source", "pubmed", "--data", Data, "--json")).Done().Json();
        Assert.Equal(["pubmed"], report.GetProperty("bySource").Strings("name"));
        Assert.Equal(4, report.GetProperty("new").GetInt32());
    }

    [Fact]
    public async Task APageThatSaysItIsAPartIsIncomplete()
    {
        var page = folder.Write("page.json", Generated.Page([Generated.Study(1), Generated.Study(2)], total: 50, next: "t2"));
        var row = (await HorizonProcess.RunAsync("import", page, "--data", Data, "--json")).Done().Json().GetProperty("bySource")[0];
        Assert.Equal((false, 50), (row.GetProperty("complete").GetBoolean(), row.GetProperty("expected").GetInt32()));
    }

    [Theory]
    [InlineData("truncated.json")]
    [InlineData("shape.json")]
    [InlineData("bomb.xml")]
    [InlineData("entity.xml")]
    [InlineData("lies.json.gz")]
    public async Task ABadFileIsToldAndTheRestGoesOn(string name)
    {
        var secret = folder.Write("secret.txt", "zzyzxsecret");
        var good = Generated.WriteTo(folder, 3, 2);
        folder.Write($"in/{name}", Bad(name, secret));
        var outcome = (await HorizonProcess.RunAsync("import", good, "--data", Data, "--json")).Done();
        var report = outcome.Json();
        Assert.True(report.GetProperty("new").GetInt32() >= 5, report.ToString());
        string[] reasons =
        [
            .. report.GetProperty("files").GetProperty("notUnderstood").EnumerateArray().Where(f => f.GetProperty("path").GetString()!.Contains(name, StringComparison.Ordinal)).Select(f => f.GetProperty("reason").GetString()!),
            .. report.GetProperty("rejected").Strings("reason"),
        ];
        Assert.NotEmpty(reasons);
        var found = (await HorizonProcess.RunAsync("search", "zzyzxsecret", "--data", Data, "--json")).Done().Json();
        Assert.Equal(0, found.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task AnImportOfNothingUnderstoodHasFailed()
    {
        var outcome = await HorizonProcess.RunAsync("import", folder.Write("notes.txt", "nothing here"), "--data", Data);
        Assert.Equal(1, outcome.Code);
        Assert.Contains("notes.txt", outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>What status says of a folder, without its times.</summary>
    internal static async Task<string> StateAsync(string data)
    {
        var status = (await HorizonProcess.RunAsync("status", "--json", "--data", data)).Done().Json();
        var (graph, index) = (status.GetProperty("graph"), status.GetProperty("index"));
        var sources = status.GetProperty("sources").EnumerateArray().Select(s => $"{s.GetProperty("name")} {s.GetProperty("records")} {s.GetProperty("rejected")} {s.GetProperty("lastRunFinished")}");
        return $"{string.Join("; ", sources)}; {graph.GetProperty("nodes")} {graph.GetProperty("edges")} {graph.GetProperty("mentioned")}; {index.GetProperty("documents")} {index.GetProperty("behind")}";
    }

    private static byte[] Bad(string name, string secret) => name switch
    {
        "truncated.json" => Encoding.UTF8.GetBytes(Generated.Page([Generated.Study(7), Generated.Study(8)])[..^900]),
        "shape.json" => Encoding.UTF8.GetBytes("""{"hello":["world",{"nctId":"NCT90000009"}]}"""),
        "bomb.xml" => Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\"?><!DOCTYPE PubmedArticleSet [<!ENTITY a \"aaaaaaaaaa\">"
            + string.Concat(Enumerable.Range(1, 12).Select(n => $"<!ENTITY {(char)('a' + n)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + n - 1)};", 10))}\">"))
            + "]><PubmedArticleSet>" + Generated.Article(7, "&m;") + "</PubmedArticleSet>"),
        "entity.xml" => Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\"?><!DOCTYPE PubmedArticleSet [<!ENTITY x SYSTEM \"file://{secret}\">]><PubmedArticleSet>{Generated.Article(8, "&x;")}</PubmedArticleSet>"),
        _ => LyingGzip(),
    };

    /// <summary>Its trailer tells another length and check sum than what it holds.</summary>
    private static byte[] LyingGzip()
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(Generated.Page([Generated.Study(7)])));
        var bytes = memory.ToArray();
        for (var i = bytes.Length - 8; i < bytes.Length; i++) bytes[i] ^= 0x5a;
        return bytes;
    }
}
