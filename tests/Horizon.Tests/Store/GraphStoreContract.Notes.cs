using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public abstract partial class GraphStoreContract
{
    protected static Run FirstRun { get; } = new("r1", "pubmed", "import", Start, null, 10, 4, 3, 2, 1, null, null, null);

    [Fact]
    public async Task CountsAreOfWhatLivesNow()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr"), TestsEdge("NCT1", "imrt")), New("NCT2", "one", TestsEdge("NCT2", "sabr")));
        await Store.ApplyAsync(Set() with { Rejects = [new Reject("pubmed", "1", "no title", "a", Start)] }, Stop);
        var counts = await Store.CountsAsync(Stop);
        Assert.Equal((2, 2, 3), (counts.Nodes, counts.Mentioned, counts.Edges));
        Assert.Equal([new SourceCount("clinicaltrials.gov", 2, 0), new SourceCount("pubmed", 0, 1)], counts.Sources);
        await Apply(New("NCT1") with { ExpectedRevision = 1, NewVersions = [], Open = [], CloseEdges = [TestsEdge("NCT1", "imrt")] });
        Assert.Equal(new StoreCounts(2, 1, 2, []), await Store.CountsAsync(Stop), CountsEqual);
    }

    [Fact]
    public async Task AMentionedNodeThatIsDescribedLaterIsCountedOnce()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "x") with { Target = Trial("NCT2") }));
        Assert.Equal(new StoreCounts(1, 1, 1, []), await Store.CountsAsync(Stop), CountsEqual);
        await Apply(New("NCT2"));
        Assert.Equal(new StoreCounts(2, 0, 1, []), await Store.CountsAsync(Stop), CountsEqual);
    }

    [Fact]
    public async Task TheSameDocumentTurnedAwayAgainIsOneReject()
    {
        var reject = new Reject("pubmed", "1", "no title", "a.xml", Start);
        await Store.ApplyAsync(Set() with { Rejects = [reject, reject] }, Stop);
        await Store.ApplyAsync(Set() with { Rejects = [reject with { At = Start.AddDays(1) }, reject with { Id = null }] }, Stop);
        Assert.Equal([reject with { Id = null }, reject], await Store.RejectsAsync("pubmed", 10, Stop));
        Assert.Equal(2, (await Store.CountsAsync(Stop)).Sources[0].Rejected);
    }

    [Fact]
    public async Task RejectsComeNewestFirstOfOneSourceOrAll()
    {
        for (var i = 0; i < 6; i++) await Store.ApplyAsync(Set() with { Rejects = [new Reject(i % 2 == 0 ? "pubmed" : "isrctn", $"{i}", "no title", "a", Start.AddMinutes(i))] }, Stop);
        Assert.Equal(["5", "4", "3"], (await Store.RejectsAsync(null, 3, Stop)).Select(r => r.Id));
        Assert.Equal(["4", "2"], (await Store.RejectsAsync("pubmed", 2, Stop)).Select(r => r.Id));
        Assert.Empty(await Store.RejectsAsync("unheard", 2, Stop));
    }

    [Fact]
    public async Task UnknownFieldsAreCountedOverAll()
    {
        await Store.ApplyAsync(Set() with { UnknownFields = new Dictionary<string, int> { ["pubmed/a/b"] = 2, ["pubmed/c"] = 5 } }, Stop);
        await Store.ApplyAsync(Set() with { UnknownFields = new Dictionary<string, int> { ["pubmed/a/b"] = 4, ["isrctn/d"] = 1 } }, Stop);
        Assert.Equal([new UnknownField("isrctn", "d", 1), new UnknownField("pubmed", "a/b", 6), new UnknownField("pubmed", "c", 5)], await Store.UnknownFieldsAsync(Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.ApplyAsync(Set() with { UnknownFields = new Dictionary<string, int> { ["no source"] = 1 } }, Stop));
    }

    [Fact]
    public async Task TheSameRunIdReplacesWhatWasKept()
    {
        await Store.SaveRunAsync(FirstRun, Stop);
        var finished = new Run("r1", "pubmed", "crawl", Start.AddMinutes(1), Start.AddHours(1), 20, 8, 6, 4, 2, false, 30, "short by ten");
        await Store.SaveRunAsync(finished, Stop);
        Assert.Equal(finished, Assert.Single(await Store.LastRunsAsync(Stop)));
    }

    [Fact]
    public async Task TheLastRunOfEverySourceIsGiven()
    {
        await Store.SaveRunAsync(FirstRun, Stop);
        await Store.SaveRunAsync(FirstRun with { Source = "isrctn" }, Stop);
        await Store.SaveRunAsync(FirstRun with { Id = "r2", StartedAt = Start.AddDays(1), Complete = true }, Stop);
        Assert.Equal([("isrctn", "r1", (bool?)null), ("pubmed", "r2", true)], (await Store.LastRunsAsync(Stop)).Select(r => (r.Source, r.Id, r.Complete)));
    }

    [Fact]
    public async Task ANoteIsKeptReplacedAndRemoved()
    {
        Assert.Null(await Store.NoteAsync("crawl.pubmed", Stop));
        await Store.SetNoteAsync("crawl.pubmed", "page 2", Stop);
        await Store.SetNoteAsync("crawl.pubmed", "page 3", Stop);
        Assert.Equal("page 3", await Store.NoteAsync("crawl.pubmed", Stop));
        await Store.SetNoteAsync("crawl.pubmed", null, Stop);
        Assert.Null(await Store.NoteAsync("crawl.pubmed", Stop));
    }
}
