using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;
using static Horizon.Tests.Store.Drafts;

namespace Horizon.Tests.Store;

public abstract partial class GraphStoreContract
{
    private static RecordChange Reread(string id, long revision, int parser, string read) => New(id) with
    {
        ExpectedRevision = revision,
        NewVersions = [Version(id, "one", parser, read)],
        Open = [HashOf(id, "one")],
        Close = [HashOf(id, "one")],
    };

    private static string? TitleIn(VersionedFacts version) => ((TrialFacts)version.Facts).BriefTitle;

    [Fact]
    public async Task ANewerReadingOfTheSameBytesTakesTheOlderOnesPlace()
    {
        await Apply(New("NCT1"));
        await Apply(Reread("NCT1", 1, 2, "read better"));
        var record = await Record("NCT1");
        Assert.Equal("read better", TitleIn(Assert.Single(record.Versions)));
        Assert.Equal([HashOf("NCT1", "one")], record.LiveHashes);
        Assert.Equal("read better", TitleIn(Assert.Single((await NodeOf("trial:NCT1"))!.Claims).Version));
        Assert.Equal("one", TitleIn(Assert.Single((await NodeOf("trial:NCT1", 1))!.Claims).Version));
    }

    [Fact]
    public async Task OpeningANewerReadingEndsTheOlderClaimOfItself()
    {
        await Apply(New("NCT1"));
        await Apply(Reread("NCT1", 1, 2, "read better") with { Close = [] });
        Assert.Equal("read better", TitleIn(Assert.Single((await NodeOf("trial:NCT1"))!.Claims).Version));
        Assert.Equal(1, (await Store.CountsAsync(Stop)).Nodes);
    }

    [Fact]
    public async Task AReadingByAnOlderParserDoesNotTakeOver()
    {
        await Apply(New("NCT1") with { NewVersions = [Version("NCT1", "one", 2, "read better")] });
        await Apply(Reread("NCT1", 1, 1, "read worse"));
        Assert.Equal("read better", TitleIn(Assert.Single((await Record("NCT1")).Versions)));
        Assert.Equal("read better", TitleIn(Assert.Single((await NodeOf("trial:NCT1"))!.Claims).Version));
    }

    [Fact]
    public async Task RecordsParsedByAnotherVersionAreListed()
    {
        await Apply(New("NCT1"), New("NCT2"), New("NCT3"));
        await Apply(Reread("NCT2", 1, 2, "read better"));
        Assert.Equal([Key("NCT1"), Key("NCT3")], await Store.RecordKeysAsync(SourceNames.ClinicalTrialsGov, null, 10, 2, Stop));
        Assert.Equal([Key("NCT2")], await Store.RecordKeysAsync(SourceNames.ClinicalTrialsGov, null, 10, 1, Stop));
    }

    [Fact]
    public async Task ARecordIsListedWhileOneOfItsVersionsIsNotReadAnew()
    {
        await Apply(New("NCT1"));
        await Apply(Next(await Record("NCT1"), "two", 2));
        Assert.Equal([Key("NCT1")], await Store.RecordKeysAsync(SourceNames.ClinicalTrialsGov, null, 10, 2, Stop));
        await Apply(Reread("NCT1", 2, 2, "old words") with { Open = [], Close = [] });
        Assert.Empty(await Store.RecordKeysAsync(SourceNames.ClinicalTrialsGov, null, 10, 2, Stop));
    }

    [Fact]
    public async Task RecordKeysComeInOrderByPagesOfOneSource()
    {
        await Apply([.. Enumerable.Range(0, 25).Select(i => New($"NCT{i:D2}")), New("NCT99") with { Key = new RecordKey(SourceNames.PubMed, "5") }]);
        var all = new List<string>();
        for (string? after = null; await Store.RecordKeysAsync(SourceNames.ClinicalTrialsGov, after, 10, null, Stop) is { Count: > 0 } page; after = page[^1].Id)
        {
            Assert.InRange(page.Count, 1, 10);
            all.AddRange(page.Select(k => k.Id));
        }
        Assert.Equal(Enumerable.Range(0, 25).Select(i => $"NCT{i:D2}"), all);
        Assert.Equal([new RecordKey(SourceNames.PubMed, "5")], await Store.RecordKeysAsync(SourceNames.PubMed, null, 10, 7, Stop));
    }

    [Fact]
    public async Task NodeIdsComeInOrderByPagesOfOneKindAndAreDescribedOnes()
    {
        await Apply([.. Enumerable.Range(0, 25).Select(i => New($"NCT{i:D2}", "one", TestsEdge($"NCT{i:D2}", "sabr")))]);
        var first = await Store.NodeIdsAsync(NodeKinds.Trial, null, 20, Stop);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"trial:NCT{i:D2}"), first);
        Assert.Equal(Enumerable.Range(20, 5).Select(i => $"trial:NCT{i:D2}"), await Store.NodeIdsAsync(NodeKinds.Trial, first[^1], 20, Stop));
        Assert.Empty(await Store.NodeIdsAsync(NodeKinds.Technique, null, 20, Stop));
    }

    [Fact]
    public async Task ANegativeLimitIsRefused()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.NodeIdsAsync(NodeKinds.Trial, null, -1, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.EdgesAsync(["trial:NCT1"], null, -1, null, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.RecordKeysAsync("pubmed", null, -1, null, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ChangesAsync(0, -1, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.RejectsAsync(null, -1, Stop));
    }
}
