using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Priorities;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Gaps.Stated;
using Horizon.Graph.Store;
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

    [Theory]
    [InlineData(0.5, "gap:a gap:b", 1, 1)]
    [InlineData(0.51, "gap:a gap:b", 1, 2)]
    [InlineData(0.49, "gap:b gap:a", 2, 1)]
    public void WhatIsNotKnownCountsAsTheMiddleOfTheScaleWhateverOtherGapsHave(double known, string order, int ofKnown, int ofUnknown)
    {
        foreach (var other in new[] { 0, 1 })
        {
            var ranking = PriorityRanking.Of(Ranked(("gap:a", "stated", 0.6), ("gap:a", "evidence", known), ("gap:b", "stated", 0.6), ("gap:c", "evidence", other), ("gap:c", "stated", 0)), PriorityWeights.Equal);
            Assert.Equal(order, string.Join(' ', ranking.Select(r => r.Gap.Id).Where(id => id != "gap:c")));
            Assert.Equal((ofKnown, ofUnknown), (ranking.Single(r => r.Gap.Id == "gap:a").Rank, ranking.Single(r => r.Gap.Id == "gap:b").Rank));
        }
    }

    [Fact]
    public void OfAGapThatSaysTooLittleWhatIsNotKnownCountsAsNothing()
    {
        var bare = new GapStatement { Id = "gap:a", Text = "Further studies are needed.", Quote = new Quote("abstract", 0, 27, "Further studies are needed.") };
        var told = bare with { Id = "gap:b", Text = "Further studies of SABR in lung cancer are needed." };
        // A list asks as broadly as it means to.
        var listed = bare with { Id = "gap:c", Text = "Further studies are needed.", Quote = null };
        var site = new[] { new GapConcept("site:lung", "Lung cancer") };
        List<(EvidenceGap, IReadOnlyList<CriterionValue>)> gaps =
        [
            .. new[] { bare, told, listed }.Select(s => (Gap(s.Id) with { Sites = site, Statements = [s] }, Ranked((s.Id, "stated", 0.5))[0].Item2)),
            (Gap("gap:d") with { Statements = [told] }, Ranked(("gap:d", "stated", 0.5))[0].Item2), Ranked(("gap:e", "evidence", 0))[0],
        ];
        var ranking = PriorityRanking.Of(gaps, PriorityWeights.Equal).ToDictionary(r => r.Gap.Id);
        Assert.Equal((0.25, 0.5, 0.5, 0.25), (ranking["gap:a"].Score, ranking["gap:b"].Score, ranking["gap:c"].Score, ranking["gap:d"].Score));
        Assert.StartsWith("calls for more research", ranking["gap:a"].Gap.SaysTooLittle, StringComparison.Ordinal);
        Assert.Equal("names no tumour site to count studies by", ranking["gap:d"].Gap.SaysTooLittle);
        Assert.Null(ranking["gap:b"].Gap.SaysTooLittle);
    }

    [Theory]
    [InlineData("Further clinical study assessment is warranted.", true)]
    [InlineData("External validation is needed before clinical implementation.", true)]
    [InlineData("However, further studies are needed because of the small sample size and the absence of double blinding.", true)]
    [InlineData("Larger randomized phase III trials are warranted to confirm these results.", true)]
    [InlineData("Further studies on late rectal bleeding are warranted.", false)]
    [InlineData("The optimal dose remains unknown.", false)]
    [InlineData("Whether these results hold outside specialist centres is uncertain.", false)]
    public void ACallInTheWordsOfEverySuchCallDoesNotSayOnWhat(string sentence, bool isBare) => Assert.Equal(isBare, BareCall.Is(sentence));

    [Fact]
    public void ThatNoneIsHereIsNoWordOnATechniqueWhereSourcesAreShort()
    {
        foreach (var isShort in new[] { false, true })
        {
            var values = PriorityCriteria.Of(Gap("gap:a"), new CellTallies([], [new AccessCount("technique:proton", "network:1", 1)]), new ListsAtHand(false, false), isShort).ToDictionary(v => v.Criterion, v => v.Value);
            Assert.Equal((isShort ? null : 0d, isShort ? (double?)null : 0d), (values["readiness"], values["access"]));
        }
    }

    [Fact]
    public void NoCitedBurdenCountsBelowOneThatIsNotKnown()
    {
        var unknown = PriorityCriteria.All.Single(c => c.Id == "burden").UnknownAs;
        var known = DiseaseBurden.All.Select(b => PriorityCriteria.Of(Gap("gap:a") with { Sites = [new GapConcept(b.SiteId, "?")] }, Nothing, new ListsAtHand(false, false)).Single(v => v.Criterion == "burden").Value!.Value).ToList();
        Assert.Equal(unknown, known.Min());
    }

    [Theory]
    [InlineData("site:nsclc", "50,700 new cases of lung cancer as a whole, United Kingdom, 2022")]
    [InlineData("site:rectum", "49,429 new cases of colorectal cancer as a whole, United Kingdom, 2022")]
    [InlineData("site:lung", "50,700 new cases, United Kingdom, 2022")]
    // Not all of whom the tumour has spread in.
    [InlineData("site:lung site:oligometastatic", "50,700 new cases of lung cancer as a whole, United Kingdom, 2022")]
    // Narrower in the vocabulary, and not counted in the figure.
    [InlineData("site:dcis", null)]
    [InlineData("site:uveal-melanoma", null)]
    [InlineData("site:vulva", null)]
    public void APartOfATumourHasTheFigureOfTheWholeAndSaysSo(string sites, string? figure)
    {
        var burden = PriorityCriteria.Of(Gap("gap:a") with { Sites = [.. sites.Split(' ').Select(site => new GapConcept(site, "?"))] }, Nothing, new ListsAtHand(false, false)).Single(v => v.Criterion == "burden");
        Assert.Equal(figure, burden.Value is null ? null : burden.Figure);
    }

    [Fact]
    public void GapsOfOneScoreShareARankAndItsRange()
    {
        var gaps = Ranked([.. new[] { "gap:a", "gap:b", "gap:c", "gap:d", "gap:e" }.SelectMany(g => PriorityCriteria.All.Select((c, i) => (g, c.Id, g switch { "gap:a" => 0.9, "gap:e" => i / 10.0, _ => 0.6 })))]);
        var ranking = PriorityRanking.Of(gaps, PriorityWeights.Equal);
        Assert.Equal([("gap:a", 1, 1), ("gap:b", 2, 3), ("gap:c", 2, 3), ("gap:d", 2, 3), ("gap:e", 5, 1)], ranking.Select(r => (r.Gap.Id, r.Rank, r.Shared)));
        Assert.Single(ranking.Skip(1).Take(3).Select(r => (r.BestRank, r.WorstRank)).Distinct());
        Assert.Equal((2, 2), (ranking[1].BestRank, ranking[1].WorstRank));
    }

    [Fact]
    public void WhatEnteredTheScoreIsTold()
    {
        var gap = PriorityRanking.Of(Ranked(("gap:a", "stated", 0.8), ("gap:a", "burden", 0.2), ("gap:b", "stated", 0.6), ("gap:c", "burden", 0.4)), PriorityWeights.Equal).Single(r => r.Gap.Id == "gap:b");
        var counted = PriorityCriteria.All.Zip(gap.CountedAs).ToDictionary(c => c.First.Id, c => c.Second);
        Assert.Equal((0.6, 10440d / 58756), (counted["stated"]!.Value, counted["burden"]!.Value));
        Assert.Null(counted["patients"]);
        Assert.Equal(gap.Score, counted.Values.Average()!.Value, 9);
    }

    [Fact]
    public void OfTwoWithOneScoreTheOneThatLacksMoreStudiesIsListedFirst()
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
        Assert.Equal(ranking.Select(r => 1 + ranking.Count(o => o.Score > r.Score)), ranking.Select(r => r.Rank));
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
