using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Priorities;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class PriorityRankingTests
{
    private static readonly CellTallies Nothing = new([], []);

    [Fact]
    public void TheScoreIsTheWeightedMeanOfWhatIsKnown()
    {
        var ranked = Ranked(("gap:a", "stated", 0.8), ("gap:a", "burden", 0.2));
        var gap = Assert.Single(PriorityRanking.Of(ranked, PriorityWeights.Parse("stated:3,burden:1")!));
        Assert.Equal(((3 * 0.8) + 0.2) / 4, gap.Score, 6);
        // Seven of the nine criteria are not known, each of weight 1.
        Assert.Equal(4.0 / 11, gap.Known, 6);
    }

    [Fact]
    public void WhatIsNotKnownCountsNeitherForNorAgainst()
    {
        var known = Ranked(("gap:a", "stated", 0.6), ("gap:a", "burden", 0.6), ("gap:b", "stated", 0.6));
        var ranking = PriorityRanking.Of(known, PriorityWeights.Equal);
        Assert.Equal(ranking[0].Score, ranking[1].Score);
        Assert.Equal(["gap:a", "gap:b"], ranking.Select(r => r.Gap.Id));
    }

    [Fact]
    public void WhatEnteredTheScoreIsTold()
    {
        var gap = PriorityRanking.Of(Ranked(("gap:a", "stated", 0.8), ("gap:a", "burden", 0.2), ("gap:b", "stated", 0.6), ("gap:c", "burden", 0.4)), PriorityWeights.Equal).Single(r => r.Gap.Id == "gap:b");
        var counted = PriorityCriteria.All.Zip(gap.CountedAs).ToDictionary(c => c.First.Id, c => c.Second);
        Assert.Equal((0.6, 0.3), (counted["stated"]!.Value, Math.Round(counted["burden"]!.Value, 9)));
        Assert.Null(counted["patients"]);
        Assert.Equal(gap.Score, counted.Values.Average()!.Value, 9);
    }

    [Fact]
    public void OfTwoWithOneScoreTheOneThatLacksMoreStudiesComesFirst()
    {
        var alike = Ranked(("gap:a", "stated", 0.6), ("gap:b", "stated", 0.6));
        var emptier = alike.ConvertAll(g => g.Item1.Id == "gap:b" ? (g.Item1 with { Expectation = new CellExpectation(1, 9, 1, 0.1) }, g.Item2) : (g.Item1 with { Expectation = new CellExpectation(0, 7, 1, 0.1) }, g.Item2));
        Assert.Equal(["gap:b", "gap:a"], PriorityRanking.Of(emptier, PriorityWeights.Equal).Select(r => r.Gap.Id));
    }

    [Fact]
    public void TheRangeHoldsTheRankAndIsTheSameEveryTime()
    {
        var gaps = Ranked([.. Enumerable.Range(0, 40).SelectMany(i => PriorityCriteria.All.Select((c, j) => ($"gap:{i:00}", c.Id, ((i * 37) + (j * 101) + (i * j * 13)) % 100 / 100.0)))]);
        var ranking = PriorityRanking.Of(gaps, PriorityWeights.Equal);
        Assert.Equal(Enumerable.Range(1, 40), ranking.Select(r => r.Rank));
        Assert.All(ranking, r => Assert.True(r.BestRank <= r.Rank && r.Rank <= r.WorstRank));
        Assert.Contains(ranking, r => r.BestRank < r.WorstRank);
        Assert.Equal(ranking.Select(r => (r.Gap.Id, r.BestRank, r.WorstRank)), PriorityRanking.Of(gaps, PriorityWeights.Equal).Select(r => (r.Gap.Id, r.BestRank, r.WorstRank)));
    }

    [Fact]
    public void AGapThatIsBestInEverythingStaysFirstHoweverTheWeightsMove()
    {
        var gaps = Ranked([.. PriorityCriteria.All.SelectMany(c => new[] { ("gap:best", c.Id, 0.9), ("gap:worst", c.Id, 0.1), ("gap:mid", c.Id, 0.5) })]);
        var first = PriorityRanking.Of(gaps, PriorityWeights.Parse("burden:0")!)[0];
        Assert.Equal(("gap:best", 1, 1), (first.Gap.Id, first.BestRank, first.WorstRank));
    }

    [Theory]
    [InlineData("fame:2", "fame")]
    [InlineData("stated:9", "0 to 5")]
    [InlineData("stated:-1", "0 to 5")]
    [InlineData("stated", "0 to 5")]
    [InlineData("stated:0,patients:0,clinicians:0,burden:0,under-way:0,evidence:0,readiness:0,access:0,dataset:0", "Every weight is 0")]
    public void WeightsThatCannotBeAreTold(string text, string words) => Assert.Contains(words, Assert.Throws<FormatException>(() => PriorityWeights.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void WeightsAreWrittenAsTheyAreRead()
    {
        Assert.Equal("stated:2,burden:0.5", PriorityWeights.Parse(" burden:0.5 , stated:2, access:1")!.ToString());
        Assert.Equal("", PriorityWeights.Equal.ToString());
        Assert.Null(PriorityWeights.Parse(" "));
    }

    [Fact]
    public void EachValueComesWithItsFigureAndUnknownIsNotNought()
    {
        var gap = Gap("gap:a") with { Sites = [new GapConcept("site:prostate", "Prostate cancer")], Studies = new GapStudies(1, 1, 3, 0, 0, 0, 0) };
        var values = PriorityCriteria.Of(gap, Nothing, new ListsAtHand(false, true)).ToDictionary(v => v.Criterion);
        Assert.Equal(PriorityCriteria.All.Select(c => c.Id), values.Keys);
        Assert.Equal((0.25, 1d / 3), (values["under-way"].Value, values["evidence"].Value));
        Assert.Contains("55,485", values["burden"].Figure, StringComparison.Ordinal);
        Assert.Contains("GLOBOCAN", values["burden"].Source, StringComparison.Ordinal);
        Assert.Null(values["patients"].Value);
        Assert.Equal(0, values["clinicians"].Value);
        Assert.Null(values["access"].Value);
        Assert.Null(values["dataset"].Value);
    }

    [Fact]
    public void APatientsListIsHeardApartFromAProfessionsOne()
    {
        var patients = Gap("gap:a") with { Statements = [new GapStatement { Id = "priority:1", Text = "?", StatedBy = "James Lind Alliance", SourceId = "priority:list" }] };
        var professions = Gap("gap:b") with { Statements = [new GapStatement { Id = "gap:2", Text = "?", StatedBy = "National Institute for Health and Care Excellence", SourceId = "guidance:NG1" }] };
        var lists = ListsAtHand.Of([patients, professions]);
        Assert.Equal(new ListsAtHand(true, true), lists);
        Assert.Equal((1d, 1d), Heard(patients, lists));
        Assert.Equal((0d, 1d), Heard(professions, lists));
    }

    private static (double?, double?) Heard(EvidenceGap gap, ListsAtHand lists)
    {
        var values = PriorityCriteria.Of(gap, Nothing, lists).ToDictionary(v => v.Criterion, v => v.Value);
        return (values["patients"], values["clinicians"]);
    }

    private static List<(EvidenceGap, IReadOnlyList<CriterionValue>)> Ranked(params (string Gap, string Criterion, double Value)[] values) =>
    [
        .. values.GroupBy(v => v.Gap).Select(g => (
            Gap(g.Key), (IReadOnlyList<CriterionValue>)[.. PriorityCriteria.All.Select(c => new CriterionValue(c.Id, g.Where(v => v.Criterion == c.Id).Select(v => (double?)v.Value).FirstOrDefault(), "?", ""))])),
    ];

    private static EvidenceGap Gap(string id) => new()
    {
        Id = id,
        Kind = EvidenceGap.StatedKind,
        Version = 1,
        Statement = "?",
        Techniques = [new GapConcept("technique:sabr", "SABR")],
        Sites = [],
        Life = new GapLife(GapStates.Open, "?", GapLife.ByRule, null, []),
    };
}
