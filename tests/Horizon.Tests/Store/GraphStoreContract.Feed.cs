using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public abstract partial class GraphStoreContract
{
    private async Task<IEnumerable<(long, string)>> Feed(long after, int limit = 1000) => (await Store.ChangesAsync(after, limit, Stop)).Select(c => (c.Sequence, c.NodeId));

    [Fact]
    public async Task TheFeedNamesTheRecordsNodeAndBothEndsOfItsEdgesOnceInOrder()
    {
        await Apply(New("NCT2", "one", TestsEdge("NCT2", "sabr"), TestsEdge("NCT2", "imrt")), New("NCT1", "one", TestsEdge("NCT1", "sabr")));
        Assert.Equal([(1, "technique:imrt"), (1, "technique:sabr"), (1, "trial:NCT1"), (1, "trial:NCT2")], await Feed(0));
        Assert.Equal(Start, (await Store.ChangesAsync(0, 1, Stop))[0].At);
    }

    [Fact]
    public async Task AClosedEdgeTouchesBothEndsAndAClosedClaimItsNode()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")));
        var bare = New("NCT1") with { NewVersions = [], Open = [] };
        await Apply(bare with { ExpectedRevision = 1, CloseEdges = [TestsEdge("NCT1", "sabr")] });
        await Apply(bare with { ExpectedRevision = 2, Close = [HashOf("NCT1", "one")] });
        Assert.Equal([(2, "technique:sabr"), (2, "trial:NCT1"), (3, "trial:NCT1")], await Feed(1));
    }

    [Fact]
    public async Task ARecordThatMovesTouchesTheNodeThatItLeft()
    {
        await Apply(New("NCT1"));
        await Apply(New("NCT1") with { ExpectedRevision = 1, NewVersions = [], Node = Trial("NCT7", "moved"), Close = [HashOf("NCT1", "one")] });
        Assert.Equal([(2, "trial:NCT1"), (2, "trial:NCT7")], await Feed(1));
        Assert.Empty((await NodeOf("trial:NCT1"))!.Claims);
        Assert.Single((await NodeOf("trial:NCT7"))!.Claims);
        Assert.Equal("trial:NCT7", (await Record("NCT1")).NodeId);
    }

    [Fact]
    public async Task RejectsAndUnknownFieldsDoNotMoveTheGraph()
    {
        await Apply(New("NCT1"));
        var notes = new ChangeSet([], [new Reject("pubmed", null, "no id", "a.xml", Start)], new Dictionary<string, int> { ["pubmed/a.b"] = 2 });
        Assert.Equal(1, await Store.ApplyAsync(notes, Stop));
        Assert.Equal(1, await Store.SequenceAsync(Stop));
        Assert.Empty(await Feed(1));
    }

    [Fact]
    public async Task AVersionThatOnlyBecomesHistoryIsNotInTheFeed()
    {
        await Apply(New("NCT1"));
        var history = New("NCT1") with { ExpectedRevision = 1, NewVersions = [Version("NCT1", "older")], Open = [], Node = Trial("NCT1", "older") };
        Assert.False(history.ChangesTheGraph);
        Assert.Equal(2, await Apply(history));
        Assert.Empty(await Feed(1));
        Assert.Equal("one", (await NodeOf("trial:NCT1"))!.Label);
        Assert.Equal(2, (await Record("NCT1")).Versions.Count);
        Assert.Single((await Record("NCT1")).LiveHashes);
    }

    [Fact]
    public async Task TheFeedComesInWholeChangeSets()
    {
        for (var set = 0; set < 5; set++) await Apply([.. Enumerable.Range(0, 3).Select(i => New($"NCT{set}{i}"))]);
        Assert.Equal(3, (await Feed(0, 1)).Count());
        Assert.Equal(6, (await Feed(0, 4)).Count());
        Assert.Equal(6, (await Feed(0, 6)).Count());
        Assert.Equal([3, 3, 3], (await Feed(2, 2)).Select(c => c.Item1));
        Assert.Empty(await Feed(5));
        var followed = new List<(long, string)>();
        for (long at = 0; (await Feed(at, 2)).ToList() is { Count: > 0 } page; at = page[^1].Item1) followed.AddRange(page);
        Assert.Equal(await Feed(0), followed);
    }
}
