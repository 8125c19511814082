using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class GapLifeTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);

    [Fact]
    public void NothingUnderWayLeavesItOpen() => Assert.Equal(GapStates.Open, GapLife.Of([Stated(2020)], [], 0, [], 0, Today).State);

    [Fact]
    public void NothingIsLaterThanAStatementWithoutADate()
    {
        var life = GapLife.Of([Stated(2020) with { StatedOn = null }], [], 0, [], 2025, Today);
        Assert.Equal((GapStates.Open, "No study or award under way was found that addresses it. Whether a review is later cannot be told: no statement of it has a date."), (life.State, life.Why));
    }

    [Fact]
    public void WhereASourceIsShortNothingFoundIsNoProof()
    {
        var open = GapLife.Of([Stated(2020)], [], 0, [], 0, Today);
        Assert.Equal(open, GapLife.Qualify(open, sourcesAreShort: false));
        Assert.EndsWith(" The sources here are known to be incomplete: that is no proof that there is none.", GapLife.Qualify(open, sourcesAreShort: true).Why, StringComparison.Ordinal);
        var addressed = GapLife.Of([Stated(2020)], [], 2, [], 0, Today);
        Assert.Equal(addressed, GapLife.Qualify(addressed, sourcesAreShort: true));
    }

    [Theory]
    [InlineData("recruiting", "2026-10", true)]
    [InlineData("planned", "2026-10-31", true)]
    [InlineData("recruiting", "2026-11", false)]
    [InlineData("completed", "2020", false)]
    [InlineData("recruiting", null, false)]
    public void ATrialIsOverdueThatByItsRegisterIsUnderWayPastItsDay(string status, string? done, bool isOverdue) => Assert.Equal(isOverdue, GapLife.IsOverdue(Trial("trial:A", status, done), Today));

    [Theory]
    [InlineData("recruiting", "2024-10", "2024-10")]
    [InlineData("recruiting", "2024-11-02", null)]
    [InlineData("completed", "2015", null)]
    [InlineData("recruiting", null, null)]
    public void ThatATrialIsUnderWayIsSaidWithItsDateWhereThatIsOld(string status, string? on, string? said) =>
        Assert.Equal(said, GapLife.OldStatus(Trial("trial:A", status, null) with { StatusOn = PartialDate.ParseOrNull(on) }, Today)?.ToString());

    [Fact]
    public void ATrialThatGivesItAsItsReasonAddressesItUntilItsDay()
    {
        var life = GapLife.Of([Stated(2020, "trial:A")], [Trial("trial:A", "recruiting", "2028-03")], 0, [], 0, Today);
        Assert.Equal((GapStates.BeingAddressed, "2028-03", GapLife.ByRule), (life.State, life.ExpectedOn.ToString(), life.By));
        Assert.Equal(["trial:A"], life.Because);
    }

    [Fact]
    public void AStudyOfTheSameTechniqueAtTheSameSiteAddressesIt() => Assert.Equal(GapStates.BeingAddressed, GapLife.Of([Stated(2020)], [], 2, [], 2025, Today).State);

    [Fact]
    public void ResultsOfTheTrialThatStatedItAnswerIt()
    {
        Assert.Equal(GapStates.Answered, GapLife.Of([Stated(2015, "trial:A")], [Trial("trial:A", "published", null)], 0, [], 0, Today).State);
        // But not where others state it too.
        Assert.Equal(GapStates.Open, GapLife.Of([Stated(2015, "trial:A"), Stated(2024)], [Trial("trial:A", "published", null)], 0, [], 0, Today).State);
    }

    [Theory]
    [InlineData(2021, GapStates.Answered)]
    [InlineData(2020, GapStates.Open)]
    [InlineData(2019, GapStates.Open)]
    public void AReviewAnswersOnlyWhatNobodyHasStatedSince(int review, string state) => Assert.Equal(state, GapLife.Of([Stated(2018), Stated(2020)], [], 0, [], review, Today).State);

    [Theory]
    [InlineData("completed", "2026-01", GapStates.BeingAddressed)]
    [InlineData("completed", "2023-01", GapStates.Open)]
    [InlineData("completed", null, GapStates.Open)]
    [InlineData("recruiting", "2026-01", GapStates.BeingAddressed)]
    [InlineData("recruiting", "2023-01", GapStates.Open)]
    [InlineData("recruiting", null, GapStates.BeingAddressed)]
    public void ATrialIsAwaitedForTwoYearsPastItsDayAndThenSilent(string status, string? done, string state) =>
        Assert.Equal(state, GapLife.Of([Stated(2020, "trial:A")], [Trial("trial:A", status, done)], 0, [], 0, Today).State);

    [Fact]
    public void AnAwardOfWhichItIsKnownThatItRunsAddressesIt()
    {
        var award = Trial("award:A", StudyStates.Award, "2028-03");
        Assert.NotNull(RunningAward.Of(award, [], Today));
        Assert.Null(RunningAward.Of(Trial("award:A", StudyStates.Award, "2020-03"), [], Today));
        Assert.Null(RunningAward.Of(Trial("award:A", StudyStates.Award, null), [], Today));
        Assert.Null(RunningAward.Of(Trial("trial:A", "recruiting", "2028-03"), [], Today));
        var life = GapLife.Of([Stated(2020)], [], 0, [award], 0, Today);
        Assert.Equal((GapStates.BeingAddressed, "2028-03"), (life.State, life.ExpectedOn.ToString()));
        Assert.Contains("award", life.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03", "One award of the same technique at the same site begins March 2027.")]
    [InlineData("2026-11-02", "One award of the same technique at the same site begins 2 November 2026.")]
    [InlineData("2026-11-01", "One award of the same technique at the same site runs.")]
    // The month or year has come: it may have begun.
    [InlineData("2026-11", "One award of the same technique at the same site runs.")]
    [InlineData("2026", "One award of the same technique at the same site runs.")]
    [InlineData("2020-01", "One award of the same technique at the same site runs.")]
    [InlineData(null, "One award of the same technique at the same site runs.")]
    public void AnAwardThatIsToBeginDoesNotRun(string? begins, string why)
    {
        var life = GapLife.Of([Stated(2020)], [], 0, [Award(begins)], 0, Today);
        Assert.Equal((GapStates.BeingAddressed, why, "2030-03"), (life.State, life.Why, life.ExpectedOn.ToString()));
    }

    [Fact]
    public void SeveralAwardsAreToldApart()
    {
        Assert.Equal("2 awards of the same technique at the same site begin, the first March 2027.", GapLife.Of([], [], 0, [Award("2027-09"), Award("2027-03")], 0, Today).Why);
        Assert.Equal("One award of the same technique at the same site runs, and 1 more begins March 2027.", GapLife.Of([], [], 0, [Award("2020"), Award("2027-03")], 0, Today).Why);
        Assert.Equal("2 awards of the same technique at the same site run, and 2 more are to begin, the first 2027.", GapLife.Of([], [], 0, [Award("2020"), Award(null), Award("2028-03"), Award("2027")], 0, Today).Why);
    }

    [Fact]
    public void AStoppedTrialAddressesNothing() => Assert.Equal(GapStates.Open, GapLife.Of([Stated(2020, "trial:A")], [Trial("trial:A", "stopped", "2028")], 0, [], 0, Today).State);

    [Fact]
    public void AnEditorsDecisionStandsWhateverTheRuleSays()
    {
        var rule = GapLife.Of([Stated(2020)], [], 2, [], 0, Today);
        var decided = GapLife.Decide(rule, new GapDecision("gap:x", GapStates.Retired, "Asked of a technique that is given up.", "A. Editor", DateTimeOffset.UnixEpoch));
        Assert.Equal((GapStates.Retired, "Asked of a technique that is given up.", "A. Editor"), (decided.State, decided.Why, decided.By));
        Assert.Same(rule, GapLife.Decide(rule, null));
    }

    private static GapStatement Stated(int year, params string[] addressedBy) => new() { Id = $"gap:{year}", Text = "?", StatedOn = new PartialDate(year), AddressedBy = addressedBy };

    private static StudyEntry Award(string? begins) => Trial("award:A", StudyStates.Award, "2030-03") with { Begins = PartialDate.ParseOrNull(begins) };

    private static StudyEntry Trial(string id, string state, string? done) => new(id, state, 2020, PartialDate.ParseOrNull(done), id, ["technique:sabr"], ["site:kidney"], []);
}
