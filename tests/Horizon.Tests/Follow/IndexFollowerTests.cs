using System.Globalization;
using Horizon.Ingest.Sample;
using Horizon.Search.Find;
using Horizon.Search.Index;
using Horizon.Tests.Import;
using Xunit;
using static Horizon.Tests.Import.Studies;

namespace Horizon.Tests.Follow;

/// <summary>The index follows the change feed, and says what one built afresh says.</summary>
public sealed class IndexFollowerTests
{
    private static readonly string[] Queries =
        ["", "SABR", "lung", "stereotactic ablative body radiotherapy", "prostate cancer hypofractionated", "IMRT", "title:brachytherapy", "\"whole brain\"", "proton AND children", "quality of life NOT breast"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FollowingEachBatchGivesTheAnswersOfARebuild()
    {
        var files = TemporaryGraph.Files(SamplePortfolio.Create());
        await using var graph = new TemporaryGraph();
        var (followed, follower) = graph.NewIndex("followed");
        // Papers first, so that trials they report come later; then the rest, the update with other statuses last.
        foreach (var file in files.Reverse().Concat(files))
        {
            await graph.ImportAsync(file);
            Assert.Equal(await graph.Store.SequenceAsync(Cancellation), await follower.CatchUpAsync(Cancellation));
        }
        var (rebuilt, rebuilder) = graph.NewIndex("rebuilt");
        long heard = 0;
        await rebuilder.RebuildAsync(written => heard = written, Cancellation);
        Assert.Equal(rebuilt.Documents, heard);
        Assert.Equal(rebuilt.Sequence, followed.Sequence);
        foreach (var query in Queries) Assert.Equal(Answer(rebuilt, query), Answer(followed, query));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhoFundsAnAwardPaysForItsTrialsWhicheverCameFirst(bool awardFirst)
    {
        await using var graph = new TemporaryGraph();
        var (index, follower) = graph.NewIndex();
        var trials = File(
            "1", Study("NCT90000001", "SABR for lung cancer", "2025-01-01", description: "Funded by the National Institute for Health and Care Research (NIHR990001)."), Study("NCT90000002", "SABR for lung cancer in others", "2025-01-01"));
        var award = ("360.json", (ReadOnlyMemory<byte>)"""{"grants":[{"id":"360G-x-NIHR990001","title":"SABR for lung cancer","awardDate":"2021-01-01","plannedDates":[{"startDate":"2021-03-01","endDate":"2030-03-01"}],"fundingOrganization":[{"name":"A Trust","id":"GB-CHC-9"}]}]}"""u8.ToArray());
        foreach (var file in awardFirst ? new[] { award, trials } : [trials, award])
        {
            await graph.ImportAsync(file);
            await follower.CatchUpAsync(Cancellation);
        }
        var funder = Assert.Single((await graph.Store.EdgesAsync(["award:NIHR990001"], [Horizon.Graph.Store.EdgeTypes.FundedBy], 10, null, Cancellation)).Select(e => e.Target.Id).Distinct());
        Assert.Equal(["award:NIHR990001", "trial:NCT90000001"], new HorizonSearch(index).Search(new SearchRequest { Funder = [funder] }).Hits.Select(h => h.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhatAProgrammePaysForIsFoundAtTheBodyThatItIsAPartOfAsWellAndNowhereElse()
    {
        await using var graph = new TemporaryGraph();
        var (index, follower) = graph.NewIndex();
        await graph.ImportAsync(("360.json", """{"grants":[{"id":"360G-x-1","title":"SABR for lung cancer","awardDate":"2021-01-01","fundingOrganization":[{"name":"NIHR"}],"grantProgramme":[{"title":"Health Technology Assessment"}]},{"id":"360G-x-2","title":"SABR for lung cancer","awardDate":"2021-01-01","fundingOrganization":[{"name":"Acme Funder"}],"grantProgramme":[{"title":"Health Technology Assessment"}]},{"id":"360G-x-3","title":"SABR for lung cancer","awardDate":"2021-01-01","fundingOrganization":[{"name":"Medical Research Council"}]}]}"""u8.ToArray()));
        await follower.CatchUpAsync(Cancellation);
        foreach (var (funder, found) in new[] { ("organisation:name:nihr-hta", "1"), ("organisation:ror:0187kwz08", "1"), ("organisation:name:nihr-eme", ""), ("organisation:ror:001aqnf71", "3"), ("organisation:ror:03x94j517", "3"), ("organisation:name:acme-funder", "2"), ("organisation:ror:03n0ht308", "") })
            Assert.Equal(found.Length == 0 ? [] : [$"award:360giving:360G-x-{found}"], new HorizonSearch(index).Search(new SearchRequest { Funder = [funder] }).Hits.Select(h => h.Id));
        // Counted beside the search under the same ids.
        var counts = new HorizonSearch(index).Search(new SearchRequest()).Facets["funder"].ToDictionary(f => f.Id, f => f.Count);
        Assert.Equal((1, 1, 1, 1), (counts["organisation:ror:0187kwz08"], counts["organisation:name:nihr-hta"], counts["organisation:ror:001aqnf71"], counts["organisation:ror:03x94j517"]));
    }

    [Fact]
    public async Task ResultPaperThatArrivesLaterMovesItsTrialToPublished()
    {
        await using var graph = new TemporaryGraph();
        var (index, follower) = graph.NewIndex();
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR for lung cancer", "2025-01-01", "COMPLETED")));
        await follower.CatchUpAsync(Cancellation);
        Assert.Equal(["trial:NCT90000001"], Found(index, "completed"));
        await graph.ImportAsync(Paper("99000001", "Results", "NCT90000001"));
        await follower.CatchUpAsync(Cancellation);
        Assert.Empty(Found(index, "completed"));
        Assert.Equal(["trial:NCT90000001"], Found(index, "published"));

        static IEnumerable<string> Found(HorizonIndex index, string state) => new HorizonSearch(index).Search(new SearchRequest { State = [state] }).Hits.Select(h => h.Id);
    }

    [Fact]
    public async Task TrialThatIsOnlyMentionedIsNotFoundUntilItsRecordComes()
    {
        await using var graph = new TemporaryGraph();
        var (index, follower) = graph.NewIndex();
        await graph.ImportAsync(Paper("99000001", "Results", "NCT90000001"));
        await follower.CatchUpAsync(Cancellation);
        Assert.Equal(1, index.Documents);
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR", "2025-01-01")));
        await follower.CatchUpAsync(Cancellation);
        Assert.Equal(2, index.Documents);
    }

    [Fact]
    public async Task FollowerThatWasStoppedGoesOnFromTheLastCommit()
    {
        var files = TemporaryGraph.Files(SamplePortfolio.Create());
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(files);
        var (index, follower) = graph.NewIndex();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => follower.CatchUpAsync(stop.Token));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        try
        {
            await follower.CatchUpAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            // Wherever it stood.
        }
        await follower.CatchUpAsync(Cancellation);
        var (rebuilt, rebuilder) = graph.NewIndex("rebuilt");
        await rebuilder.RebuildAsync(null, Cancellation);
        foreach (var query in Queries) Assert.Equal(Answer(rebuilt, query), Answer(index, query));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(600)]
    public async Task OneMoreRecordWritesOneDocumentHoweverLargeTheStore(int studies)
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(File("all", [.. Enumerable.Range(0, studies).Select(i => Study(string.Create(CultureInfo.InvariantCulture, $"NCT9{i:0000000}"), $"SABR for lung cancer {i}", "2025-01-01"))]));
        var (_, follower) = graph.NewIndex();
        await follower.CatchUpAsync(Cancellation);
        Assert.Equal(studies, follower.Written);
        await graph.ImportAsync(File("one", Study("NCT99999999", "SABR for lung cancer, once more", "2025-01-01")));
        await follower.CatchUpAsync(Cancellation);
        Assert.Equal(studies + 1, follower.Written);
        await graph.ImportAsync(Paper("99000001", "Results", "NCT99999999"));
        await follower.CatchUpAsync(Cancellation);
        Assert.Equal(studies + 3, follower.Written);
    }

    [Fact]
    public async Task OneMoreTrialOfAnAwardWritesNoneOfItsOthersAndAnotherFunderAllOfThem()
    {
        const int studies = 30;
        await using var graph = new TemporaryGraph();
        var (_, follower) = graph.NewIndex();
        await graph.ImportAsync(Award("A Trust", "GB-CHC-9"));
        await graph.ImportAsync(File("all", [.. Enumerable.Range(0, studies).Select(Paid)]));
        await follower.CatchUpAsync(Cancellation);
        Assert.Equal(studies + 1, follower.Written);
        await graph.ImportAsync(File("one", Paid(studies)));
        await follower.CatchUpAsync(Cancellation);
        // The trial and the award itself.
        Assert.Equal(studies + 3, follower.Written);
        await graph.ImportAsync(Award("Another Trust", "GB-CHC-8"));
        await follower.CatchUpAsync(Cancellation);
        Assert.Equal(studies + 3 + studies + 2, follower.Written);

        static string Paid(int i) => Study(string.Create(CultureInfo.InvariantCulture, $"NCT9{i:0000000}"), $"SABR for lung cancer {i}", "2025-01-01", description: "Funded by the National Institute for Health and Care Research (NIHR990001).");

        static (string, ReadOnlyMemory<byte>) Award(string funder, string id) =>
            ("360.json", System.Text.Encoding.UTF8.GetBytes($$"""{"grants":[{"id":"360G-x-NIHR990001","title":"SABR for lung cancer","awardDate":"2021-01-01","plannedDates":[{"startDate":"2021-03-01","endDate":"2030-03-01"}],"fundingOrganization":[{"name":"{{funder}}","id":"{{id}}"}]}]}"""));
    }

    /// <summary>Hits with their scores, and facets, as text.</summary>
    private static string Answer(HorizonIndex index, string query)
    {
        var result = new HorizonSearch(index).Search(new SearchRequest { Q = query, Limit = 100 });
        return string.Create(CultureInfo.InvariantCulture, $"{query}: {result.Total}\n") +
            string.Join('\n', result.Hits.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Id} {h.Score} {h.Title} {string.Join(',', h.Matched)}"))) + "\n" +
            string.Join('\n', result.Facets.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {string.Join(", ", f.Value)}"));
    }
}
