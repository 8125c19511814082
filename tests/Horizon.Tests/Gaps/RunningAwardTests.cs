using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class RunningAwardTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);

    [Theory]
    // Its own dates say so, whether or not a trial of it is known.
    [InlineData(null, "2030-03", "", true)]
    [InlineData(null, "2030-03", "unknown", true)]
    [InlineData(null, "2026-11", "", true)]
    [InlineData(null, "2026-10", "", false)]
    [InlineData(null, null, "", false)]
    // A trial that it pays for is under way.
    [InlineData(null, null, "recruiting", true)]
    [InlineData(null, null, "planned", true)]
    [InlineData(null, "2030-03", "suspended active", true)]
    [InlineData(null, "2020-03", "recruiting", false)]
    // Nothing says that it goes on where all that it paid for rests or is over.
    [InlineData(null, "2030-03", "suspended", false)]
    [InlineData(null, "2030-03", "withdrawn", false)]
    [InlineData(null, "2030-03", "terminated stopped completed", false)]
    [InlineData(null, "2030-03", "suspended unknown", true)]
    [InlineData(null, null, "suspended", false)]
    // Its funder's word goes before what its trials let one think.
    [InlineData("Active", "2030-03", "suspended", true)]
    [InlineData("active ", "2030-03", "completed", true)]
    [InlineData("Awarded", "2030-03", "completed", false)]
    [InlineData("Closed", "2030-03", "", false)]
    [InlineData("Discontinued", "2030-03", "recruiting", false)]
    [InlineData("Active", "2020-03", "", false)]
    public void AnAwardRunsWhereThatIsKnown(string? word, string? ends, string trials, bool runs) =>
        Assert.Equal(runs, RunningAward.Of(Award(ends) with { Status = word }, [.. trials.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((s, i) => Trial($"trial:{i}", s))], Today) is not null);

    [Fact]
    public void ATrialThatNobodyUpdatesSaysOfNoAwardThatItRuns()
    {
        Assert.Null(RunningAward.Of(Award(null), [Trial("trial:A", "recruiting") with { Done = PartialDate.ParseOrNull("2022-01") }], Today));
        Assert.Equal("trial:B", RunningAward.Of(Award(null), [Trial("trial:C", "active"), Trial("trial:B", "recruiting") with { Done = PartialDate.ParseOrNull("2026-01") }], Today)!.By!.Id);
        // With results, and still recruiting.
        Assert.NotNull(RunningAward.Of(Award(null), [Trial("trial:A", "active") with { State = StudyStates.Published }], Today));
        Assert.Null(RunningAward.Of(Award("2030"), [], Today)!.By);
    }

    [Fact]
    public void WhatAnAwardOnlyComparesWithItDoesNotAddress()
    {
        var of = Award("2030-03") with { Techniques = ["technique:proton", "technique:imrt"] };
        var trial = Trial("trial:A", "recruiting") with { Techniques = ["technique:proton", "technique:imrt"], Tried = ["technique:proton"], Comparators = ["technique:imrt"] };
        // Where nobody tells the roles all that it names is taken to be tried.
        Tries(of, [], proton: true, imrt: true);
        Tries(of, [trial with { Tried = [], Comparators = [] }], proton: true, imrt: true);
        Tries(of, [trial], proton: true, imrt: false);
        // One trial of several is enough; one that does not name the technique says nothing of it.
        Tries(of, [trial, trial with { Id = "trial:B", Tried = ["technique:imrt"], Comparators = [] }], proton: true, imrt: true);
        Tries(of, [trial with { Techniques = ["technique:proton"], Comparators = [] }], proton: true, imrt: true);
        // What a trial names more narrowly it names.
        Tries(of, [trial with { Techniques = ["technique:proton", "technique:vmat"], Comparators = ["technique:vmat"] }], proton: true, imrt: false);
        // The award's own title goes first.
        Tries(of with { Comparators = ["technique:imrt"] }, [], proton: true, imrt: false);
        Tries(of with { Tried = ["technique:imrt"], Comparators = ["technique:proton"] }, [trial], proton: false, imrt: true);

        static void Tries(StudyEntry award, IReadOnlyList<StudyEntry> trials, bool proton, bool imrt)
        {
            var running = RunningAward.Of(award, trials, Today)!;
            Assert.Equal((proton, imrt), (running.Techniques.Contains("technique:proton"), running.Techniques.Contains("technique:imrt")));
            // With the broader ones of what it tries.
            Assert.Equal(proton, running.Techniques.Contains("technique:particle"));
        }
    }

    [Fact]
    public async Task AnAwardWhoseTrialIsPausedRunsAgainWithIt()
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        using var board = new TemporaryBoard(graph.Store);
        var today = DateOnly.FromDateTime(SampleGraph.Clock.GetUtcNow().UtcDateTime);
        await graph.ImportAsync(("360.json", """{"grants":[{"id":"360G-x-NIHR990001","title":"SABR for lung cancer","awardDate":"2021-01-01","plannedDates":[{"startDate":"2021-03-01","endDate":"2030-03-01"}],"fundingOrganization":[{"name":"A Trust","id":"GB-CHC-9"}]}]}"""u8.ToArray()));
        Assert.Equal("award:NIHR990001", Assert.Single(await AwardsAsync()).Key);
        await ImportAsync("2024-01-01", "SUSPENDED");
        Assert.Empty(await AwardsAsync());
        Assert.Equal(("stopped", "suspended"), await TrialAsync());
        await ImportAsync("2024-02-01", "RECRUITING");
        Assert.Equal("trial:NCT90000001", Assert.Single(await AwardsAsync()).Value.By!.Id);
        await ImportAsync("2024-03-01", "WITHDRAWN");
        Assert.Empty(await AwardsAsync());
        Assert.Equal(("stopped", "withdrawn"), await TrialAsync());

        async Task<IReadOnlyDictionary<string, RunningAward>> AwardsAsync()
        {
            await board.FollowAsync();
            return board.Atlas(today).Awards;
        }

        async Task<(string, string?)> TrialAsync()
        {
            await board.FollowAsync();
            return Assert.Single(board.Board.StudiesById(["trial:NCT90000001"])) is var trial ? (trial.State, trial.Status) : default;
        }

        Task ImportAsync(string updated, string status) =>
            graph.ImportAsync(Studies.File(updated, Studies.Study("NCT90000001", "SABR for lung cancer", updated, status, completion: "2029-01", description: "Funded by the National Institute for Health and Care Research (NIHR990001).")));
    }

    private static StudyEntry Award(string? ends) => new("award:A", StudyStates.Award, 2024, PartialDate.ParseOrNull(ends), "?", ["technique:sabr"], ["site:kidney"], []);

    private static StudyEntry Trial(string id, string status) =>
        new(id, status is "suspended" or "terminated" or "withdrawn" ? "stopped" : status, 2024, PartialDate.ParseOrNull("2028-03"), "?", ["technique:sabr"], ["site:kidney"], []) { Status = status };
}
