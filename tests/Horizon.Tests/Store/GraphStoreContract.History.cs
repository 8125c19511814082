using FsCheck.Xunit;
using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public abstract partial class GraphStoreContract
{
    private int stores;

    [Fact]
    public async Task AClaimIsClosedNotDeleted()
    {
        await Apply(New("NCT1", "one"));
        Time.Advance(TimeSpan.FromHours(1));
        await Apply(Next(await Record("NCT1"), "two", 1));
        var now = Assert.Single((await NodeOf("trial:NCT1"))!.Claims);
        Assert.Equal(new Held(2, Start.AddHours(1), null, null), now.Held);
        var then = Assert.Single((await NodeOf("trial:NCT1", 1))!.Claims);
        Assert.Equal(HashOf("NCT1", "one"), then.Version.Hash);
        Assert.Equal(new Held(1, Start, 2, Start.AddHours(1)), then.Held);
        Assert.Equal(("one", "two"), ((await NodeOf("trial:NCT1", 1))!.Label, (await NodeOf("trial:NCT1", 2))!.Label));
    }

    [Fact]
    public async Task ANodeIsAbsentAsOfBeforeItCame()
    {
        await Apply(New("NCT1"));
        await Apply(New("NCT2", "one", TestsEdge("NCT2", "sabr")));
        Assert.Null(await NodeOf("trial:NCT2", 1));
        Assert.Null(await NodeOf("technique:sabr", 1));
        Assert.Null(await NodeOf("trial:NCT1", 0));
    }

    [Fact]
    public async Task ANodeThatLostAllStaysReadableAsOfThen()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")));
        await Apply(New("NCT1") with { ExpectedRevision = 1, NewVersions = [], Open = [], Close = [HashOf("NCT1", "one")], CloseEdges = [TestsEdge("NCT1", "sabr")] });
        Assert.Single((await NodeOf("trial:NCT1", 1))!.Claims);
        Assert.Single(await EdgesOf("trial:NCT1", 1));
        Assert.True((await NodeOf("trial:NCT1"))!.IsMentionedOnly);
        Assert.Empty(await EdgesOf("trial:NCT1"));
        Assert.Equal(new StoreCounts(0, 0, 0, []), await Store.CountsAsync(Stop), CountsEqual);
        Assert.Empty(await Store.NodeIdsAsync(NodeKinds.Trial, null, 10, Stop));
        Assert.Equal("trial:NCT1", await Store.ResolveAsync("NCT1", Stop));
    }

    [Fact]
    public async Task TheLimitCountsOnlyEdgesOfThatTime()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "a"), TestsEdge("NCT1", "b")));
        await Apply(New("NCT1") with { ExpectedRevision = 1, NewVersions = [], Open = [], OpenEdges = [TestsEdge("NCT1", "c")], CloseEdges = [TestsEdge("NCT1", "a"), TestsEdge("NCT1", "b")] });
        Assert.Equal("technique:c", Assert.Single(await Store.EdgesAsync(["trial:NCT1"], null, 1, null, Stop)).Target.Id);
        Assert.Equal("technique:c", Assert.Single(await Store.EdgesAsync(["trial:NCT1"], null, 1, 2, Stop)).Target.Id);
        Assert.Equal("technique:a", Assert.Single(await Store.EdgesAsync(["trial:NCT1"], null, 1, 1, Stop)).Target.Id);
    }

    [Fact]
    public async Task AnEdgeThatCameBackHasTwoTimes()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")));
        var bare = New("NCT1") with { NewVersions = [], Open = [] };
        await Apply(bare with { ExpectedRevision = 1, CloseEdges = [TestsEdge("NCT1", "sabr")] });
        await Apply(bare with { ExpectedRevision = 2, OpenEdges = [TestsEdge("NCT1", "sabr")] });
        Assert.Equal((1, 0, 1), ((await EdgesOf("trial:NCT1", 1)).Count, (await EdgesOf("trial:NCT1", 2)).Count, (await EdgesOf("trial:NCT1", 3)).Count));
        Assert.Equal(3, Assert.Single(Assert.Single(await EdgesOf("technique:sabr")).Assertions).Held.From);
    }

    /// <summary>Each byte pair is a change set: which record, its title, its reading and its edges.</summary>
    [Property(MaxTest = 25)]
    public async Task EveryEarlierSequenceReadsAsItDidThen(byte[] steps)
    {
        await using var store = Open($"history {stores++}");
        var then = new List<string> { await Snapshot(store, null) };
        foreach (var step in steps.Chunk(2).Where(s => s.Length == 2).Take(12))
        {
            var key = Key($"NCT{step[0] % 3}");
            var (title, parser) = ($"title {step[0] / 3 % 3}", 1 + (step[0] / 9 % 2));
            var stored = (await store.RecordsAsync([key], Stop))[key];
            var edges = Enumerable.Range(0, 4).Where(bit => (step[1] >> bit & 1) == 1).Select(bit => TestsEdge(key.Id, $"t{bit}", title, $"words {step[1] >> 4 & 1}")).ToList();
            if (step[1] >> 5 == 7) edges.Add(edges.Count > 0 ? edges[0] with { Target = Trial("NCT0", "named by another") } : TestsEdge(key.Id, "t9", title));
            await store.ApplyAsync(Set(Next(stored, title, parser, edges)), Stop);
            then.Add(await Snapshot(store, null));
        }
        for (var sequence = 0; sequence < then.Count; sequence++) Assert.Equal(then[sequence], await Snapshot(store, sequence));
    }

    /// <summary>All that can be read of the graph, as text. When it ended is left out: that was not known then.</summary>
    private static async Task<string> Snapshot(IGraphStore store, long? asOf)
    {
        string[] ids = ["trial:NCT0", "trial:NCT1", "trial:NCT2", "technique:t0", "technique:t1", "technique:t2", "technique:t3", "technique:t9"];
        var nodes = await store.NodesAsync(ids, asOf, Stop);
        var edges = await store.EdgesAsync(ids, null, 1000, asOf, Stop);
        var lines = ids.Where(nodes.ContainsKey).Select(id => nodes[id]).Select(n =>
            $"{n.Id} {n.Kind} {n.Label} " + string.Join("; ", n.Claims.Select(c => $"{c.Record} {c.Version.Hash} {c.Version.Facts} {c.Origin} {Beginning(c.Held, asOf)}")));
        return string.Join('\n', lines.Concat(edges.Select(e =>
            $"{e.Source} {e.Type} {e.Role} {e.Target} " + string.Join("; ", e.Assertions.Select(a => $"{a.Record} {a.Reason} {a.Origin} {Beginning(a.Held, asOf)}")))));
    }

    private static long Beginning(Held held, long? asOf)
    {
        Assert.True(asOf is { } sequence ? held.At(sequence) : held.To is null);
        return held.From;
    }
}
