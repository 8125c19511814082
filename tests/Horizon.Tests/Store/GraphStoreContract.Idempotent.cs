using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task AKnownVersionIsNotKeptTwice()
    {
        await Apply(New("NCT1"));
        await Apply(New("NCT1") with { ExpectedRevision = 1 });
        var record = await Record("NCT1");
        Assert.Equal(2, record.Revision);
        Assert.Equal(HashOf("NCT1", "one"), Assert.Single(record.Versions).Hash);
        Assert.Single((await NodeOf("trial:NCT1"))!.Claims);
    }

    [Fact]
    public async Task AKnownVersionThatCameAgainLaterKeepsWhenAndWhereItCameLast()
    {
        await Apply(New("NCT1"));
        var again = Version("NCT1", "one");
        await Apply(New("NCT1") with { ExpectedRevision = 1, NewVersions = [again with { Origin = new Origin("https://example.org/again", Start.AddDays(1), "other terms") }], Close = [HashOf("NCT1", "one")] });
        Assert.Equal(Start.AddDays(1), Assert.Single((await Record("NCT1")).Versions).RetrievedAt);
        Assert.Equal(new Origin("https://example.org/again", Start.AddDays(1), "other terms"), Assert.Single((await NodeOf("trial:NCT1"))!.Claims).Origin);
        // What is said to have come earlier takes nothing back.
        await Apply(New("NCT1") with { ExpectedRevision = 2, NewVersions = [again] });
        Assert.Equal(Start.AddDays(1), Assert.Single((await Record("NCT1")).Versions).RetrievedAt);
    }

    [Fact]
    public async Task RecordsOfWhichSeveralDocumentsAreKeptAreTold()
    {
        await Apply(New("NCT1"));
        await Apply(New("NCT2"));
        await Apply(New("NCT1") with { ExpectedRevision = 1, NewVersions = [Version("NCT1", "two")], Open = [HashOf("NCT1", "two")], Close = [HashOf("NCT1", "one")] });
        // Another reading of the same bytes is no other document.
        await Apply(New("NCT2") with { ExpectedRevision = 1, NewVersions = [Version("NCT2", "one", parser: 2) with { Origin = null }] });
        Assert.Equal([Key("NCT1")], await Store.WithHistoryAsync([Key("NCT1"), Key("NCT2"), Key("NCT404")], Stop));
        Assert.Empty(await Store.WithHistoryAsync([], Stop));
    }

    [Fact]
    public async Task AnOpenAssertionIsNotOpenedTwice()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr"), TestsEdge("NCT1", "sabr")));
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")) with { ExpectedRevision = 1 });
        Assert.Single(Assert.Single(await EdgesOf("trial:NCT1")).Assertions);
        await Apply(New("NCT1") with { ExpectedRevision = 2, NewVersions = [], Open = [], CloseEdges = [TestsEdge("NCT1", "sabr")] });
        Assert.Empty(await EdgesOf("trial:NCT1"));
        Assert.Equal(0, (await Store.CountsAsync(Stop)).Edges);
    }

    [Fact]
    public async Task ClosingWhatIsNotOpenDoesNothing()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")));
        var nothing = New("NCT1") with { ExpectedRevision = 1, NewVersions = [], Open = [], Close = [HashOf("NCT1", "other")], CloseEdges = [TestsEdge("NCT1", "unheard")] };
        await Apply(nothing);
        Assert.Single((await NodeOf("trial:NCT1"))!.Claims);
        Assert.Single(await EdgesOf("trial:NCT1"));
        Assert.Null(await NodeOf("technique:unheard"));
    }

    [Fact]
    public async Task KeysNodesAndEdgesAreMergedById()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")) with { Keys = [new NodeKey("ISRCTN1", false), new NodeKey("ISRCTN1", true)] });
        await Apply(New("NCT2", "one", TestsEdge("NCT2", "sabr")) with { Keys = [new NodeKey("ISRCTN1", false)] });
        Assert.Equal("trial:NCT1", await Store.ResolveAsync("ISRCTN1", Stop));
        Assert.Equal(2, (await EdgesOf("technique:sabr")).Count);
        Assert.Equal(new StoreCounts(2, 1, 2, []), (await Store.CountsAsync(Stop)) with { Sources = [] }, CountsEqual);
    }

    [Fact]
    public async Task RecordThatIsNotKnownIsNone()
    {
        var found = await Store.RecordsAsync([Key("NCT404"), Key("NCT404")], Stop);
        var none = Assert.Single(found).Value;
        Assert.Equal((0L, null, 0, 0, 0), (none.Revision, none.NodeId, none.Versions.Count, none.LiveHashes.Count, none.Edges.Count));
    }

    [Fact]
    public async Task RecordComesBackAsItWasGiven()
    {
        var edge = TestsEdge("NCT1", "sabr") with { Target = Technique("sabr", "SABR") };
        await Apply(New("NCT1", "one", edge) with { NewVersions = [Version("NCT1", "one", updated: "2024-05")] });
        var record = await Record("NCT1");
        Assert.Equal("trial:NCT1", record.NodeId);
        var version = Assert.Single(record.Versions);
        Assert.Equal(("2024-05", false), (version.UpdatedOn.ToString(), version.IsReduced));
        Assert.Equal([HashOf("NCT1", "one")], record.LiveHashes);
        Assert.Equal(edge with { Source = Trial("NCT1", "one") }, Assert.Single(record.Edges));
    }

    [Fact]
    public async Task RawBytesComeBackExactly()
    {
        await Apply(New("NCT1"));
        Assert.Equal(Bytes("NCT1", "one"), (await Store.RawAsync(HashOf("NCT1", "one"), Stop))!.Value.ToArray());
        Assert.Null(await Store.RawAsync(HashOf("NCT1", "unknown"), Stop));
    }

    [Fact]
    public async Task KnownAreTheHashesOfKeptVersions()
    {
        await Apply(New("NCT1"));
        var hashes = Enumerable.Range(0, 5000).Select(i => HashOf("NCT1", $"unknown {i}")).Append(HashOf("NCT1", "one")).ToList();
        Assert.Equal([HashOf("NCT1", "one")], await Store.KnownAsync(hashes, Stop));
    }

    [Fact]
    public async Task TwoRecordsMayShareADocument()
    {
        await Apply(New("NCT1"));
        await Apply(New("NCT2") with { NewVersions = New("NCT1").NewVersions, Open = [HashOf("NCT1", "one")] });
        Assert.Single((await NodeOf("trial:NCT2"))!.Claims);
        Assert.Single((await NodeOf("trial:NCT1"))!.Claims);
    }

    private static bool CountsEqual(StoreCounts a, StoreCounts b) => (a.Nodes, a.Mentioned, a.Edges) == (b.Nodes, b.Mentioned, b.Edges);
}
