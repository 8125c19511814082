using Horizon.Graph.Publications;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;
using Horizon.Tests.Import;
using Xunit;
using static Horizon.Tests.Import.Studies;

namespace Horizon.Tests.Trials;

/// <summary>One trial out of the graph, now and as of then.</summary>
public sealed class TrialReaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TrialReadsAsOfAnEarlierSequenceNumber()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(File("1", Study("NCT90000001", "Proton therapy for lung cancer", "2025-01-01", "NOT_YET_RECRUITING")));
        var first = await graph.Store.SequenceAsync(Cancellation);
        await graph.ImportAsync(File("2", Study("NCT90000001", "SABR for breast cancer", "2025-02-01", condition: "Breast Cancer")));
        var second = await graph.Store.SequenceAsync(Cancellation);
        await graph.ImportAsync(Paper("99000001", "Results", "NCT90000001"));
        Assert.Null(await At(0));
        Assert.Equal(("Proton therapy for lung cancer", "planned", "technique:proton", "site:lung", 0), Said(await At(first)));
        Assert.Equal(("SABR for breast cancer", "recruiting", "technique:sabr", "site:breast", 0), Said(await At(second)));
        Assert.Equal(("SABR for breast cancer", "published", "technique:sabr", "site:breast", 1), Said(await At(null)));

        Task<TrialView?> At(long? sequence) => TrialReader.ReadAsync(graph.Store, "trial:NCT90000001", sequence, Cancellation);
        static (string?, string, string, string, int) Said(TrialView? t) =>
            (t!.Title, t.State, string.Join(' ', t.Techniques.Select(x => x.Id)), string.Join(' ', t.Sites.Select(s => s.Id)), t.Publications.Count);
    }

    [Fact]
    public async Task PaperMakesItsTrialKnownBeforeAnySourceDeliversIt()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(Paper("99000001", "Results", "NCT90000001"));
        var trial = (await TrialReader.ReadAsync(graph.Store, "trial:NCT90000001", null, Cancellation))!;
        Assert.True(trial.MentionedOnly);
        Assert.Equal(("unknown", "published"), (trial.Status, trial.State));
        Assert.Equal("NCT90000001", Assert.Single(trial.Registrations).Id);
        Assert.Null(trial.Title);
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR", "2025-01-01")));
        trial = (await TrialReader.ReadAsync(graph.Store, "trial:NCT90000001", null, Cancellation))!;
        Assert.False(trial.MentionedOnly);
        Assert.Equal(("result", "Results"), (Assert.Single(trial.Publications).Type, trial.Publications[0].Title));
        Assert.Equal("SABR", Assert.Single((await PublicationReader.ReadAsync(graph.Store, "publication:pmid:99000001", null, Cancellation))!.Trials).Title);
    }

    [Fact]
    public async Task EveryFieldAndEdgeLeadsDownToItsRecordAndWhenItWasFetched()
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR for lung cancer", "2025-01-01")));
        var trial = (await TrialReader.ReadAsync(graph.Store, "trial:NCT90000001", null, Cancellation))!;
        Assert.Contains(trial.Provenance, p => p is { About: "status", Source: "clinicaltrials.gov", Record: "NCT90000001", Licence.Length: > 0 });
        var tests = trial.Provenance.First(p => p.About == $"{EdgeTypes.Tests} technique:sabr");
        Assert.Equal("SABR", tests.Quote!.Text);
        Assert.All(trial.Provenance, p =>
        {
            Assert.EndsWith("1", p.Url, StringComparison.Ordinal);
            Assert.Equal(SampleGraph.Clock.GetUtcNow(), p.RetrievedAt);
            Assert.Equal("2025-01-01", p.SourceDate!.Value.ToString());
        });
    }

    [Fact]
    public async Task NodeOfAnotherKindIsNoTrial()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(Paper("99000001", "Results"));
        Assert.Null(await TrialReader.ReadAsync(graph.Store, "publication:pmid:99000001", null, Cancellation));
        Assert.Null(await PublicationReader.ReadAsync(graph.Store, "trial:NCT90000001", null, Cancellation));
    }
}
