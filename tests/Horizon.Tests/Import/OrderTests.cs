using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Horizon.Ingest.Sample;
using Xunit;
using static Horizon.Tests.Import.Studies;

namespace Horizon.Tests.Import;

/// <summary>Importing is idempotent, and the order and grouping of what arrives decide nothing.</summary>
public sealed class OrderTests
{
    private static readonly (string Name, ReadOnlyMemory<byte> Bytes)[] Small =
    [
        File("new", Study("NCT90000001", "SABR for lung cancer", "2025-03-01")),
        File("old", Study("NCT90000001", "Proton therapy for lung cancer", "2025-01-01", "NOT_YET_RECRUITING")),
        File("reduced", Reduced("NCT90000001", "2025-04-01", "COMPLETED")),
        File("same day", Study("NCT90000002", "VMAT for breast cancer", "2025-03-01", condition: "Breast Cancer"), Study("NCT90000002", "IMRT for breast cancer", "2025-03-01", condition: "Breast Cancer")),
        File("fuller", Study("NCT90000002", "IMRT for breast cancer", "2025-03-01", condition: "Breast Cancer", description: "More of it.")),
        File("other spelling", Study("NCT90000003", "Brachytherapy", "2025-02-01", sponsor: "ACME")),
        Paper("99000001", "Results of SABR", "NCT90000001"),
        ("broken", "[{\"protocolSection\":{\"identificationModule\":{}}}]"u8.ToArray()),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Property(MaxTest = 12)]
    public Property OrderAndBatchesDecideNothing() => Prop.ForAll(Gen.Shuffle(Enumerable.Range(0, Small.Length).ToArray()).Zip(Gen.Choose(1, Small.Length)).ToArbitrary(), drawn =>
    {
        var (order, size) = drawn;
        return Task.Run(async () => await DumpAsync(order.Select(i => Small[i]), size) == await DumpAsync(Small, Small.Length)).GetAwaiter().GetResult();
    });

    [Fact]
    public async Task CurrentVersionIsTheLatestThenTheFuller()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(Small);
        var first = (await Horizon.Graph.Trials.TrialReader.ReadAsync(graph.Store, "trial:NCT90000001", null, Cancellation))!;
        Assert.Equal(("SABR for lung cancer", "completed"), (first.Title, first.Status));
        Assert.Equal(["technique:sabr"], first.Techniques.Select(t => t.Id));
        var second = (await Horizon.Graph.Trials.TrialReader.ReadAsync(graph.Store, "trial:NCT90000002", null, Cancellation))!;
        Assert.Equal("More of it.", second.Facts!.Description);
    }

    [Fact]
    public async Task SecondRunChangesNothingWhateverTheOrderOfTheFiles()
    {
        var sample = SamplePortfolio.Create();
        var files = TemporaryGraph.Files(sample);
        await using var graph = new TemporaryGraph();
        var first = await graph.ImportAsync(files);
        var (sequence, dump, unknown) = (await graph.Store.SequenceAsync(Cancellation), await GraphDump.OfAsync(graph.Store, Cancellation), await graph.Store.UnknownFieldsAsync(Cancellation));
        foreach (var again in new[] { files, [.. files.Reverse()] })
        {
            var report = await graph.ImportAsync(again);
            Assert.Equal((first.Read, 0, 0, first.Rejected.Count), (report.Read, report.New, report.Changed, report.Rejected.Count));
        }
        Assert.Equal(dump, await GraphDump.OfAsync(graph.Store, Cancellation));
        Assert.Equal(unknown, await graph.Store.UnknownFieldsAsync(Cancellation));
        Assert.Equal(sequence, await graph.Store.SequenceAsync(Cancellation));

        await using var backwards = new TemporaryGraph();
        foreach (var file in files.Reverse()) await backwards.ImportAsync(file);
        Assert.Equal(dump, await GraphDump.OfAsync(backwards.Store, Cancellation));
    }

    [Fact]
    public async Task TwoIntakesAtOnceEndInOneStateAndCountEachRecordOnce()
    {
        var sample = SamplePortfolio.Create();
        var files = TemporaryGraph.Files(sample);
        await using var alone = new TemporaryGraph(SampleGraph.Clock);
        await alone.ImportAsync(files);
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        var other = graph.OpenAgain();
        var reports = await Task.WhenAll(
            graph.ImportAsync(files), new Horizon.Ingest.Import.RecordIntake(other, SampleGraph.Clock).ImportAsync([.. files.Reverse()], "test licence", null, Cancellation));
        Assert.Equal(await GraphDump.OfAsync(alone.Store, Cancellation), await GraphDump.OfAsync(graph.Store, Cancellation));
        Assert.Equal(sample.Truth.Records, reports.Sum(r => r.New));
        Assert.All(reports, r => Assert.Equal(r.Read, r.New + r.Changed + r.Unchanged + r.Rejected.Count));
        Assert.Single(await graph.Store.RejectsAsync(null, 10, Cancellation));
        Assert.Equal(await alone.Store.UnknownFieldsAsync(Cancellation), await graph.Store.UnknownFieldsAsync(Cancellation));
    }

    private static async Task<string> DumpAsync(IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> files, int batch)
    {
        await using var graph = new TemporaryGraph();
        foreach (var chunk in files.Chunk(batch)) await graph.ImportAsync(chunk);
        return await GraphDump.OfAsync(graph.Store, Cancellation);
    }
}
