using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task WhatIsPlacedIsShownAsPartOfTheOther()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")), New("NCT2", "two", TestsEdge("NCT2", "sabr", "two"), TestsEdge("NCT2", "imrt", "two")));
        var before = await Store.CountsAsync(Stop);
        await Place(("NCT2", "NCT1"));
        Assert.Null(await NodeOf("trial:NCT2"));
        var node = (await NodeOf("trial:NCT1"))!;
        Assert.Equal(["trial:NCT2"], node.Aliases);
        Assert.Equal("one", node.Label);
        Assert.Equal([("NCT1", "trial:NCT1"), ("NCT2", "trial:NCT2")], node.Claims.Select(c => (c.Record.Id, c.BornAt)));
        var edges = await EdgesOf("trial:NCT1");
        Assert.Equal([("technique:imrt", 1), ("technique:sabr", 2)], edges.Select(e => (e.Target.Id, e.Assertions.Count)));
        Assert.Empty(await EdgesOf("trial:NCT2"));
        Assert.Equal("trial:NCT1", await Store.ResolveAsync("trial:NCT2", Stop));
        Assert.Equal("trial:NCT1", await Store.ResolveAsync("NCT2", Stop));
        Assert.Equal(new Dictionary<string, Shown> { ["trial:NCT1"] = new("trial:NCT1", 1, "one"), ["trial:NCT2"] = new("trial:NCT1", 1, "two") }, await Store.ShownAsync(["trial:NCT1", "trial:NCT2", "trial:NCT3"], Stop));
        Assert.Equal(["trial:NCT1"], await Store.NodeIdsAsync("trial", null, 10, Stop));
        var after = await Store.CountsAsync(Stop);
        Assert.Equal((before.Nodes - 1, before.Edges - 1, before.Mentioned), (after.Nodes, after.Edges, after.Mentioned));
    }

    [Fact]
    public async Task APlacementBackPartsThemAsTheyWere()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")), New("NCT2", "two", TestsEdge("NCT2", "sabr", "two")), New("P", "paper", TestsEdge("P", "x", "paper") with { Target = Trial("NCT2", null) }));
        var before = (await Store.CountsAsync(Stop), await Look("trial:NCT1"), await Look("trial:NCT2"), await Look("technique:sabr"), await Look("trial:P"));
        await Place(("NCT2", "NCT1"));
        Assert.Equal("trial:NCT1", Assert.Single(await EdgesOf("trial:P")).Target.Id);
        await Place(("NCT2", null));
        var after = (await Store.CountsAsync(Stop), await Look("trial:NCT1"), await Look("trial:NCT2"), await Look("technique:sabr"), await Look("trial:P"));
        Assert.Equal(before.Item1 with { Sources = [] }, after.Item1 with { Sources = [] });
        Assert.Equal((before.Item2, before.Item3, before.Item4, before.Item5), (after.Item2, after.Item3, after.Item4, after.Item5));
        Assert.Equal("trial:NCT2", await Store.ResolveAsync("NCT2", Stop));
    }

    [Fact]
    public async Task ThePastReadsAsItWas()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")), New("NCT2", "two", TestsEdge("NCT2", "imrt", "two")));
        var merged = await Place(("NCT2", "NCT1"));
        var parted = await Place(("NCT2", null));
        Assert.Equal("two", (await NodeOf("trial:NCT2", merged - 1))!.Label);
        Assert.Equal("technique:imrt", Assert.Single(await EdgesOf("trial:NCT2", merged - 1)).Target.Id);
        Assert.Null(await NodeOf("trial:NCT2", merged));
        Assert.Equal(["trial:NCT2"], (await NodeOf("trial:NCT1", merged))!.Aliases);
        Assert.Equal(2, (await EdgesOf("trial:NCT1", merged)).Count);
        Assert.Empty((await NodeOf("trial:NCT1", parted))!.Aliases);
        Assert.Single(await EdgesOf("trial:NCT1", parted));
    }

    [Fact]
    public async Task WhoWritesNeedsToKnowNothingOfPlacements()
    {
        await Apply(New("NCT1", "one"), New("NCT2", "two", TestsEdge("NCT2", "sabr", "two")));
        await Place(("NCT2", "NCT1"));
        var stored = await Record("NCT2");
        Assert.Equal("trial:NCT2", stored.NodeId);
        Assert.Equal("trial:NCT2", Assert.Single(stored.Edges).Source.Id);
        // The record's next version says something else, and a third record speaks of the placed one.
        await Apply(New("NCT2", "two", TestsEdge("NCT2", "imrt", "two")) with { ExpectedRevision = stored.Revision, NewVersions = [], Open = [], CloseEdges = stored.Edges });
        await Apply(New("P", "paper", TestsEdge("P", "x", "paper") with { Target = Trial("NCT2", null) }));
        Assert.Equal([("TESTS", "trial:NCT1", "technique:imrt"), ("TESTS", "trial:P", "trial:NCT1")], (await EdgesOf("trial:NCT1")).Select(e => (e.Type, e.Source.Id, e.Target.Id)));
        Assert.Equal("one", (await NodeOf("trial:NCT1"))!.Label);
        await Place(("NCT2", null));
        Assert.Equal(["technique:imrt", "trial:NCT2"], (await EdgesOf("trial:NCT2")).Select(e => e.Target.Id));
        Assert.Empty(await EdgesOf("trial:NCT1"));
    }

    [Fact]
    public async Task BothEndsOfAnEdgeMayBePlaced()
    {
        await Apply(New("NCT1"), New("NCT2", "two", TestsEdge("NCT2", "x", "two") with { Target = Trial("NCT4", null) }), New("NCT3"), New("NCT4"));
        await Place(("NCT2", "NCT1"), ("NCT4", "NCT3"));
        var edge = Assert.Single(await EdgesOf("trial:NCT1"));
        Assert.Equal(("trial:NCT1", "trial:NCT3"), (edge.Source.Id, edge.Target.Id));
        await Place(("NCT4", null));
        Assert.Equal("trial:NCT4", Assert.Single(await EdgesOf("trial:NCT1")).Target.Id);
        await Place(("NCT2", null));
        Assert.Equal(("trial:NCT2", "trial:NCT4"), (Assert.Single(await EdgesOf("trial:NCT4")).Source.Id, Assert.Single(await EdgesOf("trial:NCT2")).Target.Id));
        Assert.Empty(await EdgesOf("trial:NCT1"));
    }

    [Fact]
    public async Task AGroupMovesWholeAndNeverInChains()
    {
        await Apply(New("NCT1"), New("NCT2"), New("NCT3"));
        await Place(("NCT3", "NCT2"));
        var sequence = await Store.SequenceAsync(Stop);
        await Assert.ThrowsAsync<ArgumentException>(() => Place(("NCT2", "NCT1")));
        await Assert.ThrowsAsync<ArgumentException>(() => Place(("NCT1", "NCT3")));
        await Assert.ThrowsAsync<ArgumentException>(() => Place(("NCT1", "NCT9")));
        await Assert.ThrowsAsync<ArgumentException>(() => Place(("NCT9", "NCT1")));
        Assert.Equal(sequence, await Store.SequenceAsync(Stop));
        await Place(("NCT2", "NCT1"), ("NCT3", "NCT1"));
        Assert.Equal(["trial:NCT2", "trial:NCT3"], (await NodeOf("trial:NCT1"))!.Aliases);
    }

    [Fact]
    public async Task PlacingWhatIsThereAlreadyChangesNothingAndTheFeedNamesBothNodes()
    {
        await Apply(New("NCT1", "one"), New("NCT2", "two", TestsEdge("NCT2", "sabr", "two")));
        var sequence = await Place(("NCT2", "NCT1"));
        Assert.Equal(["technique:sabr", "trial:NCT1", "trial:NCT2"], (await Store.ChangesAsync(sequence - 1, 100, Stop)).Select(c => c.NodeId));
        sequence = await Place(("NCT2", "NCT1"));
        Assert.Empty(await Store.ChangesAsync(sequence - 1, 100, Stop));
    }

    [Fact]
    public async Task AKeyTellsWhoHoldsItByTheIdsTheyWereBornUnder()
    {
        await Apply(New("NCT1") with { Keys = [new NodeKey("k", false)] });
        await Apply(New("NCT2") with { Keys = [new NodeKey("k", true), new NodeKey("other", false)] });
        await Place(("NCT2", "NCT1"));
        var holders = await Store.KeyHoldersAsync(["k", "other", "none"], 10, Stop);
        Assert.Equal([new KeyHolder("trial:NCT2", true), new KeyHolder("trial:NCT1", false)], holders["k"]);
        Assert.Equal([new KeyHolder("trial:NCT2", false)], holders["other"]);
        Assert.False(holders.ContainsKey("none"));
        Assert.Equal([new KeyHolder("trial:NCT2", true)], (await Store.KeyHoldersAsync(["k"], 1, Stop))["k"]);
    }

    protected Task<long> Place(params IReadOnlyList<(string Id, string? Into)> placements) => Store.ApplyAsync(
        Set() with { Placements = [.. placements.Select(p => new Placement($"trial:{p.Id}", p.Into is null ? null : $"trial:{p.Into}"))] }, Stop);

    /// <summary>All that is shown of a node now, apart from when.</summary>
    private async Task<string> Look(string id)
    {
        var node = await NodeOf(id);
        var edges = await EdgesOf(id);
        return string.Join('\n', [node?.Label ?? "-", .. (node?.Claims ?? []).Select(c => $"{c.Record} {c.BornAt} {c.Version.Hash}"),
            .. edges.SelectMany(e => e.Assertions.Select(a => $"{e.Source.Id} {e.Type} {e.Role} {e.Target.Id} {a.Record} {a.Reason}"))]);
    }
}
