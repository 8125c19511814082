using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task AnEdgeLivesWhileOneAssertionDoes()
    {
        // Two records describe one trial and both say that it tests SABR.
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")));
        var second = TestsEdge("NCT1", "sabr") with { Reason = TestsEdge("NCT2", "sabr").Reason };
        await Apply(New("NCT2", "one", second) with { Node = Trial("NCT1") });
        Assert.Equal([Key("NCT1"), Key("NCT2")], Assert.Single(await EdgesOf("trial:NCT1")).Assertions.Select(a => a.Record));
        Assert.Equal(1, (await Store.CountsAsync(Stop)).Edges);

        await Apply(New("NCT1") with { ExpectedRevision = 1, NewVersions = [], Open = [], CloseEdges = [TestsEdge("NCT1", "sabr")] });
        Assert.Equal(Key("NCT2"), Assert.Single(Assert.Single(await EdgesOf("technique:sabr")).Assertions).Record);
        Assert.Equal(1, (await Store.CountsAsync(Stop)).Edges);

        await Apply(New("NCT2") with { Node = Trial("NCT1"), ExpectedRevision = 1, NewVersions = [], Open = [], CloseEdges = [second] });
        Assert.Empty(await EdgesOf("technique:sabr"));
        Assert.Equal(2, Assert.Single(await EdgesOf("technique:sabr", 2)).Assertions.Count);
    }

    [Fact]
    public async Task ATypeOfEdgeThatIsNoneIsRefusedWithAllThatCameWithIt()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr"), TestsEdge("NCT1", "imrt") with { Type = "LIKES" })));
        Assert.Equal((0L, 0L), ((await Store.CountsAsync(Stop)).Nodes, await Store.SequenceAsync(Stop)));
        await Apply(New("NCT1", "one", [.. EdgeTypes.All.Select(t => TestsEdge("NCT1", "sabr") with { Type = t })]));
        Assert.Equal(EdgeTypes.All, (await EdgesOf("trial:NCT1")).Select(e => e.Type).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ARecordClosesOnlyTheReasonThatItNames()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr", words: "SABR"), TestsEdge("NCT1", "sabr", words: "SBRT"), TestsEdge("NCT1", "sabr", words: "SABR", ruleVersion: "2")));
        await Apply(New("NCT1") with { ExpectedRevision = 1, NewVersions = [], Open = [], CloseEdges = [TestsEdge("NCT1", "sabr", words: "SABR")] });
        Assert.Equal([("1", "SBRT"), ("2", "SABR")], Assert.Single(await EdgesOf("trial:NCT1")).Assertions.Select(a => (a.Reason.RuleVersion, a.Reason.Quote!.Text)).Order());
    }

    [Fact]
    public async Task AnEdgeSaysWhy()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr") with { Target = Technique("sabr", "SABR") }) with { NewVersions = [Version("NCT1", "one", updated: "2024-05-06")] });
        var edge = Assert.Single(await EdgesOf("trial:NCT1"));
        Assert.Equal((Trial("NCT1", "one"), EdgeTypes.Tests, "experimental", Technique("sabr", "SABR")), (edge.Source, edge.Type, edge.Role, edge.Target));
        var assertion = Assert.Single(edge.Assertions);
        Assert.Equal((Key("NCT1"), TestsEdge("NCT1", "sabr").Reason, new Held(1, Start, null, null)), (assertion.Record, assertion.Reason, assertion.Held));
        Assert.Equal(("https://example.org/NCT1", "2024-05-06"), (assertion.Origin.Url, assertion.SourceDate.ToString()));
    }

    [Fact]
    public async Task AReasonWithoutAQuoteComesBackWithoutOne()
    {
        var draft = TestsEdge("NCT1", "sabr");
        await Apply(New("NCT1", "one", draft with { Role = "", Reason = draft.Reason with { Quote = null, Method = Method.Registered, Confidence = 1 } }));
        var edge = Assert.Single(await EdgesOf("trial:NCT1"));
        Assert.Equal(("", null, Method.Registered, 1.0), (edge.Role, edge.Assertions[0].Reason.Quote, edge.Assertions[0].Reason.Method, edge.Assertions[0].Reason.Confidence));
    }

    [Fact]
    public async Task EdgesComeInBothDirectionsOfTheTypesAskedInOrder()
    {
        var reports = TestsEdge("NCT1", "x") with { Source = new NodeRef("publication:pmid:1", null), Type = EdgeTypes.Reports, Role = "result", Target = Trial("NCT1") };
        var treats = TestsEdge("NCT1", "x") with { Type = EdgeTypes.Treats, Role = "", Target = new NodeRef("site:lung", "Lung") };
        await Apply(New("NCT1", "one", treats, TestsEdge("NCT1", "sabr"), reports, TestsEdge("NCT1", "imrt")));
        Assert.Equal(["publication:pmid:1 trial:NCT1", "trial:NCT1 technique:imrt", "trial:NCT1 technique:sabr", "trial:NCT1 site:lung"], await Ends(null));
        Assert.Equal(["publication:pmid:1 trial:NCT1", "trial:NCT1 site:lung"], await Ends([EdgeTypes.Treats, EdgeTypes.Reports]));
        Assert.Empty(await Ends([]));
        Assert.Empty(await Ends(["TREATS|TESTS", "TREAT", ""]));

        async Task<IEnumerable<string>> Ends(IReadOnlyCollection<string>? types) =>
            (await Store.EdgesAsync(["trial:NCT1", "trial:NCT1", "trial:missing"], types, 10, null, Stop)).Select(e => $"{e.Source.Id} {e.Target.Id}");
    }

    [Fact]
    public async Task AnEdgeBetweenTwoNodesAskedForComesOnce()
    {
        var self = TestsEdge("NCT1", "x") with { Target = Trial("NCT1") };
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr"), self));
        Assert.Equal(2, (await Store.EdgesAsync(["trial:NCT1", "technique:sabr"], null, 10, null, Stop)).Count);
        await Apply(New("NCT1") with { ExpectedRevision = 1, NewVersions = [], Open = [], CloseEdges = [self, TestsEdge("NCT1", "sabr")] });
        Assert.Equal(new StoreCounts(1, 0, 0, []), await Store.CountsAsync(Stop), CountsEqual);
    }

    [Fact]
    public async Task TheLimitHoldsForEachNodeAndTakesTheFirstByTypeAndRoleAndAge()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "z"), TestsEdge("NCT1", "y"), TestsEdge("NCT1", "a") with { Type = EdgeTypes.Treats }));
        await Apply(New("NCT2", "one", TestsEdge("NCT2", "z"), TestsEdge("NCT2", "b")));
        Assert.Equal(["technique:z"], await Targets(1, "trial:NCT1"));
        Assert.Equal(["technique:y", "technique:z"], await Targets(2, "trial:NCT1"));
        Assert.Equal(["technique:z", "technique:z"], await Targets(1, "trial:NCT1", "trial:NCT2"));
        Assert.Empty(await Targets(0, "trial:NCT1"));

        async Task<IEnumerable<string>> Targets(int limit, params string[] ids) => (await Store.EdgesAsync(ids, null, limit, null, Stop)).Select(e => e.Target.Id);
    }

    [Fact]
    public async Task AHubOfFiftyThousandEdgesAnswersWithItsFirst()
    {
        for (var set = 0; set < 10; set++)
        {
            await Apply([.. Enumerable.Range(0, 10).Select(i => $"NCT{set}{i}").Select(id =>
                New(id, "one", [.. Enumerable.Range(0, 500).Select(k => TestsEdge(id, "hub") with { Source = new NodeRef($"publication:{id}:{k:D3}", null) })]))]);
        }
        Assert.Equal(50_000, (await Store.CountsAsync(Stop)).Edges);
        var first = await Store.EdgesAsync(["technique:hub"], [EdgeTypes.Tests], 50, null, Stop);
        Assert.Equal(Enumerable.Range(0, 50).Select(k => $"publication:NCT00:{k:D3}"), first.Select(e => e.Source.Id));
        Assert.Equal(first.Select(e => e.Source), (await Store.EdgesAsync(["technique:hub"], null, 50, 1, Stop)).Select(e => e.Source));
        Assert.Equal(50_000, (await Store.EdgesAsync(["technique:hub"], null, int.MaxValue, null, Stop)).Count);
    }
}
