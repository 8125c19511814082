using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task EmptyStoreStandsAtSequenceZero() => Assert.Equal(0, await Store.SequenceAsync(Stop));

    [Fact]
    public async Task EachChangeSetTakesTheNextSequenceNumber()
    {
        Assert.Equal(1, await Apply(New("NCT1"), New("NCT2")));
        Assert.Equal(2, await Apply(New("NCT3")));
        Assert.Equal(2, await Store.SequenceAsync(Stop));
    }

    [Fact]
    public async Task ASetThatHoldsNothingReturnsTheCurrentNumber()
    {
        await Apply(New("NCT1"));
        Assert.Equal(1, await Apply());
        Assert.Equal(1, await Store.SequenceAsync(Stop));
    }

    [Fact]
    public async Task AStaleRecordInTheMiddleOfASetWritesNothing()
    {
        await Apply(New("NCT1"));
        var set = Set(New("NCT2", "one", TestsEdge("NCT2", "sabr")), New("NCT1", "two"), New("NCT3")) with
        {
            Rejects = [new Reject("pubmed", "9", "no title", "file.xml", Start)],
            UnknownFields = new Dictionary<string, int> { ["pubmed/x"] = 1 },
        };
        var stale = await Assert.ThrowsAsync<StaleRecordException>(() => Store.ApplyAsync(set, Stop));
        Assert.Equal(Key("NCT1"), stale.Key);
        Assert.Equal(1, await Store.SequenceAsync(Stop));
        Assert.Null(await NodeOf("trial:NCT2"));
        Assert.Null(await NodeOf("technique:sabr"));
        Assert.Null(await Store.ResolveAsync("NCT3", Stop));
        Assert.Equal(0, (await Record("NCT2")).Revision);
        Assert.Empty(await Store.KnownAsync([HashOf("NCT2", "one"), HashOf("NCT1", "two")], Stop));
        Assert.Empty(await Store.RejectsAsync(null, 10, Stop));
        Assert.Empty(await Store.UnknownFieldsAsync(Stop));
        Assert.Equal(new StoreCounts(1, 0, 0, []) with { Sources = [] }, (await Store.CountsAsync(Stop)) with { Sources = [] });
    }

    [Fact]
    public async Task AfterAFailedSetTheSameNodesAreWrittenWhole()
    {
        await Apply(New("NCT1"));
        await Assert.ThrowsAsync<StaleRecordException>(() => Apply(New("NCT2", "one", TestsEdge("NCT2", "sabr")), New("NCT1", "two")));
        await Apply(New("NCT5"), New("NCT2", "one", TestsEdge("NCT2", "sabr")));
        var edge = Assert.Single(await EdgesOf("technique:sabr"));
        Assert.Equal("trial:NCT2", edge.Source.Id);
        Assert.NotNull(await NodeOf("technique:sabr"));
    }

    [Fact]
    public async Task AnEdgeOnAVersionThatTheRecordLacksIsRefusedWhole()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr", "never seen"))));
        Assert.Equal(0, await Store.SequenceAsync(Stop));
        Assert.Null(await NodeOf("trial:NCT1"));
    }

    [Fact]
    public async Task CancelledBeforeItStartsWritesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ApplyAsync(Set(New("NCT1")), cancelled.Token));
        Assert.Equal(0, await Store.SequenceAsync(Stop));
    }

    [Fact]
    public async Task CancelledInTheMiddleWritesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        var many = Set(new CancellingList([.. Enumerable.Range(0, 100).Select(i => New($"NCT{i}"))], 50, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ApplyAsync(many, cancelled.Token));
        Assert.Equal(0, await Store.SequenceAsync(Stop));
        Assert.Null(await NodeOf("trial:NCT0"));
        Assert.Equal(1, await Apply(New("NCT0")));
    }

    [Fact]
    public async Task ManyThreadsOverTwoInstancesLoseNoUpdate()
    {
        const int Writers = 6, Each = 15;
        var other = Another();
        await Apply(New("NCT1", "0"));
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var store = writer % 2 == 0 ? Store : other;
            for (var done = 0; done < Each;)
            {
                try
                {
                    await CountUp(store, "NCT1", Stop);
                    done++;
                }
                catch (StaleRecordException)
                {
                    // Another was quicker: read again.
                }
            }
        }, Stop)));
        Assert.Equal((Writers * Each).ToString(System.Globalization.CultureInfo.InvariantCulture), (await NodeOf("trial:NCT1"))!.Label);
        Assert.Equal((Writers * Each) + 1, await Store.SequenceAsync(Stop));
    }

    [Fact]
    public async Task OfTwoWhoChangeOneRecordTheLoserIsTold()
    {
        var other = Another();
        await Apply(New("NCT1"));
        var seen = (await other.RecordsAsync([Key("NCT1")], Stop))[Key("NCT1")];
        await Apply(Next(seen, "two", 1));
        await Assert.ThrowsAsync<StaleRecordException>(() => other.ApplyAsync(Set(Next(seen, "three", 1)), Stop));
        Assert.Equal("two", (await NodeOf("trial:NCT1"))!.Label);
    }

    [Fact]
    public async Task OneInstanceSeesWhatAnotherWrote()
    {
        var other = Another();
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")));
        await other.ApplyAsync(Set(New("NCT2", "one", TestsEdge("NCT2", "sabr"))), Stop);
        await Apply(New("NCT3", "one", TestsEdge("NCT3", "sabr")));
        Assert.Equal(["trial:NCT1", "trial:NCT2", "trial:NCT3"], (await other.EdgesAsync(["technique:sabr"], null, 10, null, Stop)).Select(e => e.Source.Id));
    }

    [Fact]
    public async Task ReadersSeeWholeChangeSetsOnly()
    {
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 1; i <= 40; i++)
            {
                var stored = await Store.RecordsAsync([Key("NCT1"), Key("NCT2")], Stop);
                await Apply([.. stored.Values.Select(r => Next(r, $"title {i}", 1))]);
            }
            await done.CancelAsync();
        }, Stop);
        var reader = Another();
        while (!done.IsCancellationRequested)
        {
            var nodes = await reader.NodesAsync(["trial:NCT1", "trial:NCT2"], null, Stop);
            Assert.Single(nodes.Values.Select(n => n.Label).DefaultIfEmpty().Distinct());
            Assert.NotEqual(1, nodes.Count);
            await Task.Yield();
        }
        await writing;
    }

    [Fact]
    public async Task AClosedStoreSaysSo()
    {
        var other = Another();
        await other.DisposeAsync();
        await other.DisposeAsync();
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => other.SequenceAsync(Stop));
        await Assert.ThrowsAnyAsync<ObjectDisposedException>(() => other.ApplyAsync(Set(New("NCT1")), Stop));
    }

    /// <summary>Adds one to the number that a record's title is.</summary>
    internal static async Task CountUp(IGraphStore store, string id, CancellationToken cancellation)
    {
        var stored = (await store.RecordsAsync([Key(id)], cancellation))[Key(id)];
        var now = (await store.NodesAsync(["trial:" + id], null, cancellation))["trial:" + id].Label!;
        var next = int.Parse(now, System.Globalization.CultureInfo.InvariantCulture) + 1;
        // Read apart from each other: the revision guards the label only if it was read first.
        await store.ApplyAsync(Set(Next(stored, next.ToString(System.Globalization.CultureInfo.InvariantCulture), 1)), cancellation);
    }

    /// <summary>A list that cancels when one of its items is read.</summary>
    private sealed class CancellingList(IReadOnlyList<RecordChange> items, int at, CancellationTokenSource source) : IReadOnlyList<RecordChange>
    {
        public int Count => items.Count;

        public RecordChange this[int index] => items[index];

        public IEnumerator<RecordChange> GetEnumerator()
        {
            for (var i = 0; i < items.Count; i++)
            {
                if (i == at) source.Cancel();
                yield return items[i];
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
