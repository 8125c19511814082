using System.Globalization;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Gaps;

/// <summary>Cells of a technique at a site within an age or a class of outcome.</summary>
public sealed class WithinFacetsTests(SampleGraph sample) : IClassFixture<SampleGraph>
{
    private const string Older = "population:older", Children = "population:children", QualityOfLife = "outcome:quality-of-life";
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly string[] Techniques = ["technique:sabr", "technique:vmat", "technique:proton", "technique:hdr-brachytherapy"];
    private static readonly string[] AdultSites = ["site:bladder", "site:prostate", "site:breast", "site:rectum", "site:cervix"];
    private static readonly string[] YoungSites = ["site:ependymoma", "site:craniopharyngioma", "site:hodgkin", "site:nerve-sheath"];

    [Theory]
    [InlineData(Older, "gap:structural:sabr:bladder:population:older")]
    [InlineData(QualityOfLife, "gap:structural:sabr:bladder:outcome:quality-of-life")]
    public void AValueThatIsMissingWhereItIsCommonOtherwiseIsTold(string value, string id)
    {
        var cell = Assert.Single(StructuralGaps.Within(Tallies(value, AdultSites, without: 12)));
        Assert.Equal(("technique:sabr", "site:bladder", value), (cell.TechniqueId, cell.SiteId, cell.Within!.Id));
        Assert.Equal(id, StructuralGaps.IdOf(cell.TechniqueId, cell.SiteId, cell.Within));
        // 12 trials there tell; 18 of the site's 48 have the value, 24 of the technique's 60.
        Assert.Equal(12 * 18 / 48d, cell.Expectation.Expected, 6);
        Assert.Equal((0, 12), (cell.Expectation.Observed, cell.Expectation.Told));
        // By hand: all cells together have 114 studies for 109.2 expected and vary less than by chance, so that the prior is kept open at shape 100, rate 100 * 109.2 / 114. The neighbours, SABR of prostate and breast,
        // have 12 for 9.6 expected and weigh 4 expected ones: shape 105, rate 99.79. None where 4.5 are expected: (99.79 / 104.29) to the power of 105.
        var rate = (100 * 109.2 / 114) + 4;
        Assert.Equal(105 / rate, cell.Expectation.NeighbourRate, 6);
        Assert.Equal(Math.Pow(rate / (rate + 4.5), 105), cell.Expectation.Chance, 6);
    }

    [Theory]
    // Nothing is known of them, or of more than a third of the cell.
    [InlineData(0, 0, 12, 0, false)]
    [InlineData(0, 12, 7, 0, false)]
    [InlineData(0, 12, 6, 0, true)]
    // It is there.
    [InlineData(6, 6, 0, 0, false)]
    [InlineData(4, 8, 0, 0, false)]
    // It is there in studies that do not tell whether anything else is.
    [InlineData(0, 12, 0, 4, false)]
    // Too few to tell.
    [InlineData(0, 4, 0, 0, false)]
    [InlineData(0, 0, 0, 0, false)]
    public void WhatIsThereOrCannotBeToldIsNoGap(int with, int without, int untold, int beside, bool told)
    {
        foreach (var value in new[] { Older, QualityOfLife })
            Assert.Equal(told, StructuralGaps.Within(Tallies(value, AdultSites, with, without, untold, beside)).Any(c => c is { TechniqueId: "technique:sabr", SiteId: "site:bladder" }));
    }

    [Theory]
    [InlineData("site:soft-tissue-sarcoma", true)]
    [InlineData("site:prostate", false)]
    [InlineData("site:breast", false)]
    [InlineData("site:osteoarthritis", false)]
    public void WhereARuleSaysThatItHasNoPlaceNothingIsMissing(string site, bool told)
    {
        Assert.Equal(told, NotApplicable.FindWithin(Children, site) is null);
        Assert.Equal(told, StructuralGaps.Within(Tallies(Children, [site, .. YoungSites], without: 12)).Any(c => c.SiteId == site));
    }

    [Fact]
    public void RulesHaveReasonsAndReachWhatIsNarrowerButNotWhatHoldsOthers()
    {
        Assert.All(NotApplicable.AllWithin, r => Assert.True(r.Reason.EndsWith('.') && r.Basis.Length > 0, r.Reason));
        Assert.NotNull(NotApplicable.FindWithin(Children, "site:nsclc"));
        Assert.NotNull(NotApplicable.FindWithin("population:adults", "site:paediatric"));
        Assert.NotNull(NotApplicable.FindWithin("outcome:survival", "site:keloid"));
        Assert.NotNull(NotApplicable.FindWithin(Older, "site:medulloblastoma"));
        // Tumours that adults have too, what children have at a wider site, and what a trial can ask.
        Assert.Null(NotApplicable.FindWithin("population:adults", "site:ewing"));
        Assert.Null(NotApplicable.FindWithin(Children, "site:kidney"));
        Assert.Null(NotApplicable.FindWithin(Children, "site:liver"));
        Assert.Null(NotApplicable.FindWithin("population:young", "site:cervix"));
        Assert.Null(NotApplicable.FindWithin("outcome:survival", "site:benign"));
        Assert.Null(NotApplicable.FindWithin("outcome:quality-of-life", "site:keloid"));
        Assert.Null(NotApplicable.FindWithin("outcome:tumour-control", "site:vestibular-schwannoma"));
    }

    [Fact]
    public void AGapIsSaidWithWhatItLacksAndGoesWhenATrialOfItComes()
    {
        using var board = new OwnBoard();
        board.Add(Planted());
        var gap = board.Atlas().Find("gap:structural:sabr:bladder:outcome:quality-of-life")!;
        Assert.Equal($"No trial of stereotactic ablative radiotherapy for bladder cancer names quality of life and symptoms among its outcomes; about {Number(gap.Expectation!.ExpectedHere)} would be expected.", gap.Statement);
        Assert.Equal(["quality-of-life"], gap.Outcomes.Select(o => o.Id));
        Assert.Empty(gap.Populations);
        Assert.Equal(["technique:sabr"], gap.Techniques.Select(t => t.Id));
        Assert.Equal((GapStates.Open, 0, 0), (gap.Life.State, gap.Studies!.UnderWay, gap.Studies.Completed));
        var older = board.Atlas().Find("gap:structural:sabr:bladder:population:older")!;
        Assert.Equal($"No trial of stereotactic ablative radiotherapy for bladder cancer takes in people of 70 and over; about {Number(older.Expectation!.ExpectedHere)} would be expected.", older.Statement);
        Assert.Equal(["older"], older.Populations.Select(p => p.Id));

        // One that only pays, and whose title names it; one that does not say what it measures.
        board.Add([Award("award:1", ["quality-of-life"]), Award("award:2", [])]);
        var addressed = board.Atlas().Find(gap.Id)!;
        Assert.Equal((GapStates.BeingAddressed, "One award of the same technique at the same site (naming quality of life and symptoms among the outcomes) begins March 2027."), (addressed.Life.State, addressed.Life.Why));
        Assert.Equal(GapStates.Open, board.Atlas().Find(older.Id)!.Life.State);

        // A trial under way with the outcome, one without, and one that was stopped.
        board.Add([Trial("trial:new", "technique:sabr", "site:bladder", "recruiting", ["quality-of-life"]), Trial("trial:other", "technique:sabr", "site:bladder", "recruiting", ["survival"]), Trial("trial:stopped", "technique:sabr", "site:bladder", "stopped", ["quality-of-life"])]);
        var under = board.Atlas().Find(gap.Id)!;
        Assert.StartsWith("2 studies of stereotactic ablative radiotherapy for bladder cancer name quality of life and symptoms among their outcomes, of which 1 was stopped, suspended or withdrawn; about ", under.Statement, StringComparison.Ordinal);
        Assert.Equal((GapStates.BeingAddressed, 1, 1), (under.Life.State, under.Studies!.UnderWay, under.Studies.Stopped));
        var counted = board.Board.CountStudiesOfGap(["technique:sabr"], ["site:bladder"], 10, under.Within);
        Assert.Equal(["award:1", "trial:new", "trial:stopped"], counted.First.Select(s => s.Id));
        Assert.Equal(20 + 3, board.Board.CountStudiesOfGap(["technique:sabr"], ["site:bladder"], 100).Count(s => s != StudyStates.Award));

        // As common as elsewhere: no gap any more. Taken out again: the same id.
        board.Add([.. Enumerable.Range(0, 8).Select(i => Trial($"trial:more-{i}", "technique:sabr", "site:bladder", "completed", ["quality-of-life"]))]);
        Assert.Null(board.Atlas().Find(gap.Id));
        board.Remove([.. Enumerable.Range(0, 8).Select(i => $"trial:more-{i}"), "trial:new", "trial:stopped", "award:1"]);
        Assert.Equal(gap.Id, board.Atlas().Find(gap.Id)!.Id);
    }

    [Fact]
    public void WhateverTheOrderTheGapsAreTheSameAndAStudyTouchesOnlyItsOwnCells()
    {
        using var one = new OwnBoard();
        one.Add(Planted());
        using var other = new OwnBoard();
        foreach (var study in Planted().Reverse()) other.Add([study]);
        Assert.Equal(one.Board.Contents().Cells, other.Board.Contents().Cells);
        Assert.Equal(one.Atlas().Gaps.Select(g => (g.Id, g.Statement)), other.Atlas().Gaps.Select(g => (g.Id, g.Statement)));
        var backwards = one.Board.Contents() with { Cells = [.. one.Board.Contents().Cells.Reverse()] };
        Assert.Equal(one.Atlas().Gaps.Select(g => (g.Id, g.Statement)), GapAtlas.Of(backwards, one.Board.CountsOfGap, Today).Gaps.Select(g => (g.Id, g.Statement)));

        var before = one.Board.Contents().Cells;
        one.Add([Trial("trial:new", "technique:proton", "site:breast", "recruiting", ["toxicity"], ["adults"])]);
        var changed = one.Board.Contents().Cells.Except(before).ToList();
        // The technique, the broader ones and all of them, each as such and by two values and two facets told; at the site, at all and at any.
        var names = RadiotherapyVocabulary.Current.WithBroader(["technique:proton"]).Append(GapBoard.All).ToList();
        Assert.NotEmpty(changed);
        Assert.True(changed.Count <= names.Count * 5 * 3, $"{changed.Count}");
        Assert.All(changed, c => Assert.Contains(names, n => c.Technique == n || c.Technique.StartsWith(n + "+", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheSamplesCellsWithinAFacetCountAsItsStudiesDo()
    {
        using var board = new TemporaryBoard(sample.Graph.Store);
        await board.FollowAsync();
        var atlas = board.Atlas(sample.Truth.AsOf);
        var whole = StructuralGaps.Of(atlas.Tallies).Select(c => (c.TechniqueId, c.SiteId)).ToHashSet();
        foreach (var cell in StructuralGaps.Within(atlas.Tallies).Where(c => c.Within!.Facet != CellFacet.Purpose))
        {
            Assert.Null(NotApplicable.FindWithin(cell.Within!.Id, cell.SiteId));
            Assert.DoesNotContain((cell.TechniqueId, cell.SiteId), whole);
            Assert.True(cell.Expectation is { IsListed: true, Expected: >= 2 } && cell.Expectation.Chance <= cell.Within.Facet.MostChance);
            var studies = board.Board.CountStudiesOfGap([cell.TechniqueId], [cell.SiteId], int.MaxValue).First.Where(s => CellTallies.IsStudy(s.State)).ToList();
            Assert.Equal(studies.Count(s => CellFacet.Has(s, cell.Within)), cell.Expectation.Observed);
            var told = studies.Count(s => cell.Within.Facet == CellFacet.Outcome ? s.TellsOutcomes : s is { IsTrial: true, Bands.Count: > 0 });
            Assert.Equal(told, cell.Expectation.Told);
            Assert.True(told >= studies.Count(s => s.IsTrial) * 2 / 3d);
            var gap = atlas.Find(StructuralGaps.IdOf(cell.TechniqueId, cell.SiteId, cell.Within))!;
            var counted = board.Board.CountStudiesOfGap([cell.TechniqueId], [cell.SiteId], 1, cell.Within);
            Assert.Equal((counted.Count(GapLife.IsUnderWay), counted.Count(s => s == "stopped"), counted.Count(s => s == StudyStates.Review)), (gap.Studies!.UnderWay, gap.Studies.Stopped, gap.Studies.Reviews));
        }
        foreach (var technique in Techniques)
        {
            foreach (var site in AdultSites)
            {
                var studies = board.Board.CountStudiesOfGap([technique], [site], int.MaxValue).First;
                foreach (var value in CellFacet.Population.Values.Concat(CellFacet.Outcome.Values))
                    Assert.Equal(studies.Count(s => CellFacet.Has(s, value)), atlas.Tallies.Count(CellFacet.Within(technique, value.Id), site, _ => true) + atlas.Tallies.Count(CellFacet.Beside(technique, value.Id), site, _ => true));
            }
        }
    }

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Six trials with the value and six without it everywhere, but of SABR at the first site those given.</summary>
    private static CellTallies Tallies(string value, string[] sites, int with = 0, int without = 0, int untold = 0, int beside = 0)
    {
        var facet = CellFacet.All.Single(f => f.Values.Any(v => v.Id == value));
        var counts = new Dictionary<(string Technique, string Site), int>();
        foreach (var technique in Techniques)
        {
            foreach (var site in sites)
            {
                var here = technique == Techniques[0] && site == sites[0] ? (with, without, untold, beside) : (6, 6, 0, 0);
                Add(technique, site, here.Item1, t => [t, CellFacet.Within(t, value), facet.Told(t)]);
                Add(technique, site, here.Item2, t => [t, facet.Told(t)]);
                Add(technique, site, here.Item3, t => [t]);
                Add(technique, site, here.Item4, t => [t, CellFacet.Beside(t, value)]);
            }
        }
        return new CellTallies([.. counts.Where(c => c.Value > 0).Select(c => new CellCount(c.Key.Technique, c.Key.Site, "completed", 2020, c.Value))], []);

        void Add(string technique, string site, int n, Func<string, string[]> names)
        {
            foreach (var name in new[] { technique, GapBoard.All }.SelectMany(names))
            {
                foreach (var s in new[] { site, GapBoard.All }) counts[(name, s)] = counts.GetValueOrDefault((name, s)) + n;
            }
        }
    }

    /// <summary>Twenty trials everywhere, half of them of older people and of quality of life; of SABR in the bladder none is.</summary>
    private static StudyEntry[] Planted() =>
    [
        .. Techniques.SelectMany(t => AdultSites.SelectMany(s => Enumerable.Range(0, 20).Select(i =>
        {
            var has = i % 2 == 0 && (t, s) != (Techniques[0], AdultSites[0]);
            return Trial($"trial:{t}-{s}-{i}", t, s, "completed", has ? ["survival", "quality-of-life"] : ["survival"], has ? ["adults", "older"] : ["adults"]);
        }))),
    ];

    private static StudyEntry Trial(string id, string technique, string site, string state, string[] outcomes, string[]? bands = null) =>
        new(id, state, 2020, null, id, [technique], [site], []) { Outcomes = outcomes, TellsOutcomes = true, Bands = bands ?? ["adults"] };

    private static StudyEntry Award(string id, string[] outcomes) =>
        new(id, StudyStates.Award, 2027, new PartialDate(2030), id, ["technique:sabr"], ["site:bladder"], []) { Outcomes = outcomes, Begins = new PartialDate(2027, 3) };

    private sealed class OwnBoard : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("horizon-facets-");
        private long sequence;

        public OwnBoard() => Board = GapBoard.OpenWriter(Path.Combine(folder.FullName, "gaps.db"));

        public GapBoard Board { get; }

        public GapAtlas Atlas() => GapAtlas.Of(Board.Contents(), Board.CountsOfGap, Today);

        public void Add(IReadOnlyList<StudyEntry> studies) => Write(studies.ToDictionary(s => s.Id, StudyEntry? (s) => s));

        public void Remove(IReadOnlyList<string> ids) => Write(ids.ToDictionary(id => id, StudyEntry? (_) => null));

        public void Dispose()
        {
            Board.Dispose();
            folder.Delete(recursive: true);
        }

        private void Write(Dictionary<string, StudyEntry?> studies) =>
            Board.Write(++sequence, studies, new Dictionary<string, GapStatement?>(), new Dictionary<string, GapDecision>(), TestContext.Current.CancellationToken);
    }
}
