using Horizon.Search.Check;
using Horizon.Tests.Import;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static Horizon.Tests.Import.Studies;

namespace Horizon.Tests.Check;

/// <summary>What became of a study, by its status and the day.</summary>
public sealed class StateTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("RECRUITING", "2027-06-30", "2026-01-01", "under-way")]
    [InlineData("ACTIVE_NOT_RECRUITING", "2027-06-30", "2026-01-01", "under-way")]
    [InlineData("NOT_YET_RECRUITING", "2027-06-30", "2026-01-01", "planned")]
    [InlineData("TERMINATED", "2020-06-30", "2026-01-01", "stopped")]
    [InlineData("WITHDRAWN", "2020-06-30", "2026-01-01", "stopped")]
    [InlineData("SUSPENDED", "2027-06-30", "2026-01-01", "stopped")]
    [InlineData("COMPLETED", "2024-06-30", "2026-06-30", "under-way")]
    [InlineData("COMPLETED", "2024-06-30", "2026-07-01", "silent")]
    [InlineData("COMPLETED", "2024-06", "2026-06-30", "under-way")]
    [InlineData("COMPLETED", "2024-06", "2026-07-01", "silent")]
    [InlineData("COMPLETED", "2024", "2026-12-31", "under-way")]
    [InlineData("COMPLETED", "2024", "2027-01-01", "silent")]
    [InlineData("UNKNOWN", "2024-06-30", "2026-07-01", "silent")]
    [InlineData("RECRUITING", "2024-06-30", "2026-07-01", "silent")]
    public async Task StateTurnsOnTheDay(string status, string completion, string today, string state)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), new TimeOnly(10, 0), TimeSpan.Zero));
        await using var graph = new TemporaryGraph(clock);
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR for lung cancer", "2024-01-01", status, completion)));
        var check = new ProposalCheck(graph.Store, await graph.IndexedAsync(), clock);
        var match = Assert.Single((await check.RunAsync(Question.Read(new QuestionParts("SABR for lung cancer")), new HashSet<string>(), 10, Cancellation)).Matches);
        Assert.Equal(state, match.State);
    }

    [Theory]
    [InlineData("SUSPENDED", "stopped", "suspended")]
    [InlineData("TERMINATED", "stopped", "terminated")]
    [InlineData("WITHDRAWN", "withdrawn", "withdrawn")]
    [InlineData("RECRUITING", "recruiting", "recruiting")]
    public async Task ThatATrialIsPausedIsToldBesideItsStatus(string word, string status, string told)
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR for lung cancer", "2024-01-01", word, "2030-06-30")));
        var check = new ProposalCheck(graph.Store, await graph.IndexedAsync(), SampleGraph.Clock);
        var match = Assert.Single((await check.RunAsync(Question.Read(new QuestionParts("SABR for lung cancer")), new HashSet<string>(), 10, Cancellation)).Matches);
        Assert.Equal((status, told), (match.Status, match.Told));
    }

    [Fact]
    public async Task WhatIsGatheredCountsEveryTrialOfTheQuestionOnceShownOrNot()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var graph = new TemporaryGraph(clock);
        string[] states = ["COMPLETED", "RECRUITING", "TERMINATED", "RECRUITING", "WITHDRAWN"];
        await graph.ImportAsync([.. states.Select((status, i) => File($"{i}", Study($"NCT9000000{i}", "SABR for lung cancer", "2024-01-01", status, "2027-06-30")))]);
        var check = new ProposalCheck(graph.Store, await graph.IndexedAsync(), clock);
        var found = await check.RunAsync(Question.Read(new QuestionParts("SABR for lung cancer")), new HashSet<string>(), 1, Cancellation);
        Assert.Single(found.Matches);
        Assert.Equal(5, found.Compared.Count);
        // Who asks the question is another test's matter.
        var numbers = new Dictionary<string, (int?, bool?)> { ["trial:NCT90000000"] = (120, true), ["trial:NCT90000001"] = (300, false), ["trial:NCT90000002"] = (80, false), ["trial:NCT90000003"] = (null, null), ["trial:NCT90000004"] = (0, true) };
        var gathered = Gathered.Of(found.Compared.Select(m => m with { Relation = "same-question", Enrolment = numbers[m.Id].Item1, EnrolmentIsActual = numbers[m.Id].Item2 }), new DateOnly(2026, 3, 1));
        Assert.Equal(["trial:NCT90000000", "trial:NCT90000001", "trial:NCT90000002", "trial:NCT90000003"], gathered.Trials.Order());
        Assert.Equal(1, gathered.Withdrawn);
        Assert.Equal((1, 120, 1, 300, 2), (gathered.Reporting, gathered.Accrued, gathered.Planning, gathered.Planned, gathered.Unknown));
        Assert.Equal(["trial:NCT90000000", "trial:NCT90000001", "trial:NCT90000003"], gathered.Expected.Select(e => e.Id).Order());
    }

    [Fact]
    public async Task WhatWasTakenBackAnswersNothingAndTheNoticeAsksNothing()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(Paper("99000001", "SABR for lung cancer: results", null, "Retracted Publication"), Paper("99000002", "Retraction: SABR for lung cancer: results", null, "Retraction of Publication"), Paper("99000003", "RETRACTED: SABR for lung cancer: a systematic review", null, "Systematic Review"));
        var check = new ProposalCheck(graph.Store, await graph.IndexedAsync(), TimeProvider.System);
        var matches = (await check.RunAsync(Question.Read(new QuestionParts("SABR for lung cancer")), new HashSet<string>(), 10, Cancellation)).Matches;
        Assert.Equal([("publication:pmid:99000001", "silent", false), ("publication:pmid:99000003", "silent", false)], matches.Select(m => (m.Id, m.State, m.IsReview)).Order());
    }

    [Fact]
    public async Task ResultsAnswerWhateverTheStatus()
    {
        await using var graph = new TemporaryGraph();
        await graph.ImportAsync(File("1", Study("NCT90000001", "SABR for lung cancer", "2024-01-01", "TERMINATED", "2020-01")), Paper("99000001", "SABR for lung cancer: results", "NCT90000001"), Paper("99000002", "SABR for lung cancer: protocol", null, "Clinical Trial Protocol"));
        var check = new ProposalCheck(graph.Store, await graph.IndexedAsync(), TimeProvider.System);
        var matches = (await check.RunAsync(Question.Read(new QuestionParts("SABR for lung cancer")), new HashSet<string>(), 10, Cancellation)).Matches;
        Assert.Equal([("publication:pmid:99000001", "answered"), ("publication:pmid:99000002", "under-way"), ("trial:NCT90000001", "answered")], matches.Select(m => (m.Id, m.State)).Order());
    }
}
