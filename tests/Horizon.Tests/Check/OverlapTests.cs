using System.Text.Json;
using Horizon.Search.Check.Overlaps;
using Horizon.Search.Index;
using Horizon.Tests.Import;
using Xunit;
using static Horizon.Tests.Import.Studies;

namespace Horizon.Tests.Check;

/// <summary>The book of overlaps follows the change feed.</summary>
public sealed class OverlapTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-overlaps-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private OverlapBook Book => new(Path.Combine(folder.FullName, "overlaps.db"));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task TwoTrialsOfOneQuestionAreAPairAndOneThatChangesIsNoneAnyMore()
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR for lung cancer", "2024-01-01"), Study("NCT90000002", "Lung cancer: SABR", "2024-01-01"), Study("NCT90000003", "Brachytherapy for cervical cancer", "2024-01-01", condition: "Cervical Cancer")));
        var (index, follower) = graph.NewIndex();
        await follower.CatchUpAsync(Cancellation);
        await FollowAsync(graph, index);
        var pair = Assert.Single(Book.Page("trial", true, 0, 10).Pairs);
        Assert.Equal(("trial:NCT90000001", "trial:NCT90000002", "same-question", true), (pair.First, pair.Second, pair.Relation, pair.BothRun));
        Assert.Equal(pair with { Same = [], Different = [] }, Assert.Single(Book.Of("trial:NCT90000002")) with { Same = [], Different = [] });
        Assert.Empty(Book.Of("trial:NCT90000003"));

        await graph.ImportAsync(File("2", Study("NCT90000002", "Brachytherapy for prostate cancer", "2024-02-01", condition: "Prostate Cancer")));
        await follower.CatchUpAsync(Cancellation);
        await FollowAsync(graph, index);
        Assert.Empty(Book.Of("trial:NCT90000001"));
    }

    /// <summary>What is shown of a trial is all that it overlaps with, and the total is of pairs, not of those that a list had room for.</summary>
    [Fact]
    public async Task EveryPairOfTrialsOfOneQuestionIsKept()
    {
        const int Trials = 13;
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        await graph.ImportAsync(File("1", [.. Enumerable.Range(10, Trials).Select(i => Study($"NCT900000{i}", "SABR for lung cancer", "2024-01-01", sponsor: $"Sponsor {i}"))]));
        var (index, follower) = graph.NewIndex();
        await follower.CatchUpAsync(Cancellation);
        await FollowAsync(graph, index);
        Assert.Equal(Trials * (Trials - 1) / 2, Book.Page("trial", false, 0, 10).Total);
        Assert.Equal(Trials - 1, Book.Of("trial:NCT90000010").Count);
    }

    [Theory]
    [InlineData("RECRUITING", true)]
    [InlineData("NOT_YET_RECRUITING", true)]
    [InlineData("ACTIVE_NOT_RECRUITING", true)]
    // Its results are awaited, and it runs no more.
    [InlineData("COMPLETED", false)]
    [InlineData("SUSPENDED", false)]
    [InlineData("UNKNOWN", false)]
    public async Task BothRunWhereBothArePlannedRecruitingOrActive(string status, bool run)
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR for lung cancer", "2024-01-01"), Study("NCT90000002", "Lung cancer: SABR", "2024-01-01", status, completion: "2026-06")));
        var (index, follower) = graph.NewIndex();
        await follower.CatchUpAsync(Cancellation);
        await FollowAsync(graph, index);
        var pair = Assert.Single(Book.Page("trial", false, 0, 10).Pairs);
        Assert.Equal((run, run ? 1 : 0), (pair.BothRun, (int)Book.Page("trial", true, 0, 10).Total));
        // What agrees, differs or is near is one of the three.
        Assert.Empty(pair.Same.Intersect(pair.Different.Concat(pair.Similar)));
        Assert.Equal(pair.Similar, Assert.Single(Book.Of("trial:NCT90000002")).Similar);
    }

    /// <summary>Whichever of the two comes last; and one that changes its question is none any more.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAwardAndATrialOfOneQuestionAreAPairHoweverTheyCome(bool awardFirst)
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        var (index, follower) = graph.NewIndex();
        (string, ReadOnlyMemory<byte>)[] files = [Grants(("NIHR990001", "SABR for lung cancer"), ("NIHR990002", "Proton beam therapy for medulloblastoma")), File("1", Study("NCT90000001", "SABR for lung cancer", "2024-01-01"), Study("NCT90000003", "Brachytherapy for cervical cancer", "2024-01-01", condition: "Cervical Cancer"))];
        foreach (var file in awardFirst ? files : files.Reverse())
        {
            await graph.ImportAsync(file);
            await follower.CatchUpAsync(Cancellation);
            await FollowAsync(graph, index);
        }
        var pair = Assert.Single(Book.Page("award-trial", false, 0, 10).Pairs);
        Assert.Equal(("award:NIHR990001", "trial:NCT90000001", "same-question", true), (pair.First, pair.Second, pair.Relation, pair.BothRun));
        Assert.Equal("award:NIHR990001", Assert.Single(Book.Of("trial:NCT90000001")).First);
        // The other kinds are as they were.
        Assert.Empty(Book.Page("award", false, 0, 10).Pairs);
        Assert.Empty(Book.Page("trial", false, 0, 10).Pairs);

        await graph.ImportAsync(File("2", Study("NCT90000001", "Brachytherapy for prostate cancer", "2024-02-01", condition: "Prostate Cancer")));
        await follower.CatchUpAsync(Cancellation);
        await FollowAsync(graph, index);
        Assert.Empty(Book.Page("award-trial", false, 0, 10).Pairs);
    }

    [Fact]
    public async Task AnAwardAndTheTrialThatItPaysForAreNoPair()
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        var paid = Study("NCT90000001", "SABR for lung cancer", "2024-01-01");
        var named = paid.Replace("\"briefTitle\"", "\"secondaryIdInfos\":[{\"id\":\"NIHR990001\",\"type\":\"OTHER_GRANT\"}],\"briefTitle\"", StringComparison.Ordinal);
        await graph.ImportAsync(Grants(("NIHR990001", "SABR for lung cancer")), File("1", named, Study("NCT90000002", "SABR for lung cancer", "2024-01-01")));
        var (index, follower) = graph.NewIndex();
        await follower.CatchUpAsync(Cancellation);
        await FollowAsync(graph, index);
        Assert.Equal("trial:NCT90000002", Assert.Single(Book.Page("award-trial", false, 0, 10).Pairs).Second);
    }

    [Fact]
    public async Task ATrialThatComesIsLookedAtByTheAwardsThatMayAskItAlone()
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        string[] others = ["prostate", "cervical", "breast", "rectal", "oesophageal", "bladder", "pancreatic", "head and neck"];
        await graph.ImportAsync(Grants([("NIHR990001", "SABR for lung cancer"), .. others.Select((site, i) => ($"NIHR99001{i}", $"Brachytherapy for {site} cancer"))]));
        var (index, follower) = graph.NewIndex();
        await follower.CatchUpAsync(Cancellation);
        await FollowAsync(graph, index);
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR for lung cancer", "2024-01-01")));
        await follower.CatchUpAsync(Cancellation);
        var looked = 0;
        var overlaps = new OverlapFollower(graph.Store, index, Book, SampleGraph.Clock, _ => { looked++; return Task.CompletedTask; });
        while (await overlaps.StepAsync(Cancellation)) Assert.NotEqual(0, looked);
        Assert.Equal(2, looked);
        Assert.Single(Book.Of("award:NIHR990001"));
    }

    [Fact]
    public async Task WhatTheIndexDoesNotHoldYetWaits()
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR for lung cancer", "2024-01-01"), Study("NCT90000002", "Lung cancer: SABR", "2024-01-01")));
        var (index, follower) = graph.NewIndex();
        Assert.False(await new OverlapFollower(graph.Store, index, Book, SampleGraph.Clock).StepAsync(Cancellation));
        Assert.Equal(0, Book.Sequence);
        await follower.CatchUpAsync(Cancellation);
        await FollowAsync(graph, index);
        Assert.Equal(index.Sequence, Book.Sequence);
    }

    private static (string Name, ReadOnlyMemory<byte> Bytes) Grants(params IEnumerable<(string Reference, string Title)> grants) => ("360.json", JsonSerializer.SerializeToUtf8Bytes(new
    {
        grants = grants.Select(g => new { id = $"360G-x-{g.Reference}", title = g.Title, awardDate = "2021-01-01", plannedDates = new[] { new { startDate = "2021-03-01", endDate = "2090-03-01" } }, fundingOrganization = new[] { new { name = "A Trust", id = "GB-CHC-9" } } }),
    }));

    private async Task FollowAsync(TemporaryGraph graph, HorizonIndex index)
    {
        var overlaps = new OverlapFollower(graph.Store, index, Book, SampleGraph.Clock);
        while (await overlaps.StepAsync(Cancellation)) Assert.True(Book.Sequence <= index.Sequence);
    }
}
