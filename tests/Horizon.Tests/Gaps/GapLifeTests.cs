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
        Assert.True(GapLife.Runs(award, Today));
        Assert.False(GapLife.Runs(Trial("award:A", StudyStates.Award, "2020-03"), Today));
        Assert.False(GapLife.Runs(Trial("award:A", StudyStates.Award, null), Today));
        Assert.False(GapLife.Runs(Trial("trial:A", "recruiting", "2028-03"), Today));
        var life = GapLife.Of([Stated(2020)], [], 0, [award], 0, Today);
        Assert.Equal((GapStates.BeingAddressed, "2028-03"), (life.State, life.ExpectedOn.ToString()));
        Assert.Contains("award", life.Why, StringComparison.Ordinal);
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

    private static StudyEntry Trial(string id, string state, string? done) => new(id, state, 2020, PartialDate.ParseOrNull(done), id, ["technique:sabr"], ["site:kidney"], []);
}
