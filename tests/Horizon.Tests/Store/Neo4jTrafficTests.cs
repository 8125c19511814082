using System.Globalization;
using Horizon.Graph.Identity;
using Horizon.Graph.Store.Neo4j;
using Horizon.Ingest.Import;
using Horizon.Ingest.Sample;
using Horizon.Tests.Import;
using Horizon.Tests.Ingest;
using Horizon.Tests.Store.Loopback;
using Xunit;

namespace Horizon.Tests.Store;

/// <summary>What an import sends to Neo4j, as the server sees it: every request within its bounds, and how many a thousand records take, which is written to the output.</summary>
public sealed class Neo4jTrafficTests(ITestOutputHelper output)
{
    private const int Rows = 500;
    private const int Bytes = 1 << 20;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheSamplesRequestsStayWithinTheirBounds()
    {
        var sample = SamplePortfolio.Create();
        await SendAsync("sample", intake => intake.ImportAsync(TemporaryGraph.Files(sample), "test licence", null, Stop));
    }

    [Fact]
    public async Task RealRecordsRequestsStayWithinTheirBounds()
    {
        string[] folders = [RealData.Folder("ictrp"), RealData.Folder("clinicaltrials.gov"), RealData.Folder("pubmed/efetch"), RealData.Folder("360giving"), RealData.Folder("page-text")];
        await SendAsync("real records", intake => intake.ImportAsync(folders, null, null, Stop));
    }

    private async Task SendAsync(string what, Func<RecordIntake, Task<IntakeReport>> import)
    {
        await using var server = await Neo4jLoopback.StartAsync();
        await using var store = Neo4jGraphStore.Open(new Neo4jOptions { Url = server.Url, RowsPerRequest = Rows, BytesPerRequest = Bytes }, TimeProvider.System);
        await store.StartAsync(Stop);
        server.Requests.Clear();
        await import(new RecordIntake(store, TimeProvider.System));
        await new IdentityResolver(store, TimeProvider.System).CatchUpAsync(Stop);
        var seen = server.Requests.Select(r => (Rows: r.Parameters.TryGetValue("rows", out var rows) && rows is System.Collections.ICollection list ? list.Count : 0, Bytes: (long)r.Body.Length)).ToList();
        var records = (await store.CountsAsync(Stop)).Sources.Sum(s => s.Records);
        Assert.True(records > 0);
        Assert.True(seen.Max(s => s.Rows) <= Rows, $"{seen.Max(s => s.Rows)} rows in one request");
        // A row that is larger by itself goes alone; the statement and its other parameters come on top.
        Assert.All(seen.Where(s => s.Rows > 1), s => Assert.True(s.Bytes <= Bytes + (64 << 10), $"{s.Bytes} bytes in a request of {s.Rows} rows"));
        Assert.True(seen.Any(s => s.Rows == Rows) || seen.Max(s => s.Bytes) > Bytes / 2, "no request came near a bound: the test would not see one that is not kept");
        double Each(double total) => total * 1000 / records;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {records} records; a thousand take {Each(seen.Count):0} requests, {Each(seen.Sum(s => s.Rows)):0} rows, {Each(seen.Sum(s => s.Bytes)) / (1 << 20):0.0} MB; most rows {seen.Max(s => s.Rows)}, largest {seen.Max(s => s.Bytes) / 1024.0:0} kB"));
    }
}
