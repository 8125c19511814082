using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public abstract partial class GraphStoreContract
{
    [Fact]
    public async Task AnIdAndAKeyNameTheNode()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr")));
        Assert.Equal("trial:NCT1", await Store.ResolveAsync("trial:NCT1", Stop));
        Assert.Equal("trial:NCT1", await Store.ResolveAsync("NCT1", Stop));
        Assert.Equal("technique:sabr", await Store.ResolveAsync("technique:sabr", Stop));
        Assert.Null(await Store.ResolveAsync("NCT2", Stop));
        Assert.Null(await Store.ResolveAsync("", Stop));
    }

    [Fact]
    public async Task OfSeveralNodesWithAKeyItsOwnComesFirstThenTheOldest()
    {
        await Apply(New("NCT1") with { Keys = [new NodeKey("ISRCTN5", false)] });
        await Apply(New("NCT2") with { Keys = [new NodeKey("ISRCTN5", false)] });
        Assert.Equal("trial:NCT1", await Store.ResolveAsync("ISRCTN5", Stop));
        await Apply(New("NCT3") with { Keys = [new NodeKey("ISRCTN5", true)] });
        Assert.Equal("trial:NCT3", await Store.ResolveAsync("ISRCTN5", Stop));
        await Apply(New("NCT0") with { Keys = [new NodeKey("ISRCTN5", true)] });
        Assert.Equal("trial:NCT3", await Store.ResolveAsync("ISRCTN5", Stop));
    }

    [Fact]
    public async Task MissingIdsAreAbsent()
    {
        await Apply(New("NCT1"));
        Assert.Equal(["trial:NCT1"], (await Store.NodesAsync(["trial:NCT2", "trial:NCT1", "", "no id"], null, Stop)).Keys);
        Assert.Empty(await Store.NodesAsync([], null, Stop));
        Assert.Empty(await Store.EdgesAsync(["trial:NCT2"], null, 10, null, Stop));
    }

    [Fact]
    public async Task FiveThousandIdsComeInOneCall()
    {
        await Apply([.. Enumerable.Range(0, 5000).Select(i => New($"NCT{i}"))]);
        string[] ids = [.. Enumerable.Range(0, 5000).Select(i => $"trial:NCT{i}")];
        Assert.Equal(ids.ToHashSet(), (await Store.NodesAsync(ids, null, Stop)).Keys.ToHashSet());
        Assert.Equal(5000, (await Store.RecordsAsync([.. Enumerable.Range(0, 5000).Select(i => Key($"NCT{i}"))], Stop)).Count(r => r.Value.Revision == 1));
        Assert.Empty(await Store.EdgesAsync(ids, null, 10, null, Stop));
    }

    [Fact]
    public async Task AMentionedNodeKeepsTheNameThatItWasFirstMentionedBy()
    {
        await Apply(New("NCT1", "one", TestsEdge("NCT1", "sabr"), TestsEdge("NCT1", "sabr", words: "SBRT") with { Target = Technique("sabr", "SABR") }));
        var node = (await NodeOf("technique:sabr"))!;
        Assert.Equal(("technique", "SABR", true), (node.Kind, node.Label, node.IsMentionedOnly));
        await Apply(New("NCT2", "one", TestsEdge("NCT2", "sabr") with { Target = Technique("sabr", "another name") }));
        Assert.Equal("SABR", (await NodeOf("technique:sabr"))!.Label);
    }

    [Fact]
    public async Task TheLabelFollowsTheRecordAndNoLabelIsNoNews()
    {
        var cites = TestsEdge("NCT1", "x") with { Target = Trial("NCT2", "as cited") };
        await Apply(New("NCT1", "one", cites));
        await Apply(New("NCT2", "its own title"));
        Assert.Equal("its own title", (await NodeOf("trial:NCT2"))!.Label);
        Assert.Equal("its own title", Assert.Single(await EdgesOf("trial:NCT1")).Target.Label);
        Assert.Equal("as cited", Assert.Single(await EdgesOf("trial:NCT1", 1)).Target.Label);
        await Apply(New("NCT2") with { ExpectedRevision = 1, Node = Trial("NCT2") });
        Assert.Equal("its own title", (await NodeOf("trial:NCT2"))!.Label);
    }

    [Fact]
    public async Task ClaimsComeByRecord()
    {
        await Apply(New("NCT2") with { Node = Trial("NCT1", "t") });
        await Apply(New("NCT1"));
        await Apply(New("NCT1") with { Key = new RecordKey("a source before", "NCT9") });
        Assert.Equal(["a source before/NCT9", "clinicaltrials.gov/NCT1", "clinicaltrials.gov/NCT2"], (await NodeOf("trial:NCT1"))!.Claims.Select(c => c.Record.ToString()));
    }

    [Fact]
    public async Task AnIdWithoutAKindIsRefusedWhole()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Apply(New("NCT1", "one", TestsEdge("NCT1", "x") with { Target = new NodeRef("no kind", null) })));
        Assert.Equal(0, await Store.SequenceAsync(Stop));
    }

    [Theory]
    [InlineData("it's \"quoted\"; DROP TABLE node; -- %_*?")]
    [InlineData("nul \0 inside")]
    [InlineData("😀 𝒳 astral")]
    [InlineData("עברית العربية \u202e right to left")]
    [InlineData("e\u0301 is not \u00e9, \ufeff and \u200b stay")]
    [InlineData("line\nend\r\n\ttab")]
    [InlineData(" ")]
    [InlineData("")]
    public async Task AnyTextComesBackAsItWas(string text)
    {
        var id = "N" + text;
        var draft = TestsEdge(id, text, text, words: text) with { Role = text, Target = Technique(text, text) };
        await Apply(New(id, text, draft) with { Keys = [new NodeKey(id, true)] });
        await Apply(New("NCT1", "one", TestsEdge("NCT1", text)));
        Assert.Equal("trial:" + id, await Store.ResolveAsync(id, Stop));
        var node = (await NodeOf("trial:" + id))!;
        Assert.Equal((text, text), (node.Label, TitleIn(node.Claims[0].Version)));
        var edge = Assert.Single(await EdgesOf("trial:" + id));
        Assert.Equal((text, "technique:" + text, text, text), (edge.Role, edge.Target.Id, edge.Target.Label, edge.Assertions[0].Reason.Quote!.Text));
        Assert.Equal(draft.Reason, Assert.Single((await Record(id)).Edges).Reason);
        Assert.Equal(2, (await EdgesOf("technique:" + text)).Count);
        await Store.SetNoteAsync("note " + text, text, Stop);
        Assert.Equal(text, await Store.NoteAsync("note " + text, Stop));
    }

    [Fact]
    public async Task IdsThatDifferOnlyBehindANulAreTwo()
    {
        await Apply(New("N\0a", "first"), New("N\0b", "second"));
        Assert.Equal(("first", "second"), ((await NodeOf("trial:N\0a"))!.Label, (await NodeOf("trial:N\0b"))!.Label));
    }

    [Fact]
    public async Task AnUnpairedSurrogateBecomesTheReplacementCharacter()
    {
        await Apply(New("NCT1", "half \ud83d of one"));
        Assert.Equal("half \ufffd of one", (await NodeOf("trial:NCT1"))!.Label);
    }
}
