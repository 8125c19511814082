using Horizon.Graph.Extraction;
using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Store;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Find;
using Horizon.Search.Map;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Gaps;

/// <summary>The gaps of the sample against what was planted in it.</summary>
public sealed class SampleGapTests(SampleGraph sample) : IClassFixture<SampleGraph>
{
    private const int Top = 30;

    /// <summary>Trials that the plan leads to expect where a gap is planted: an empty cell of fewer is no surprise.</summary>
    private const double Telling = 1.5;

    [Fact]
    public async Task AllPlantedGapsStandInTheTopOfTheList()
    {
        using var board = new TemporaryBoard(sample.Graph.Store);
        await board.FollowAsync();
        var top = StructuralGaps.Of(board.Atlas(sample.Truth.AsOf).Tallies).Take(Top).Select(c => (c.TechniqueId, c.SiteId)).ToHashSet();
        var planted = sample.Truth.Gaps.Where(g => g.Kind == "none").ToList();
        Assert.True(planted.Count >= 8, $"Only {planted.Count} gaps are planted.");
        Assert.All(planted, g => Assert.True(ExpectedOfThePlan(g.Technique, g.Site) >= Telling, $"{g.Technique} at {g.Site} is planted, and as good as none would be expected."));
        Assert.All(planted, g => Assert.Contains((g.Technique, g.Site), top));
    }

    [Fact]
    public async Task NothingIsToldTwiceNorOfWhatIsOnlyAFormOfDelivery()
    {
        using var board = new TemporaryBoard(sample.Graph.Store);
        await board.FollowAsync();
        var cells = StructuralGaps.Of(board.Atlas(sample.Truth.AsOf).Tallies);
        Assert.DoesNotContain(cells, c => DeliveryTechnique.All.Any(d => d.TechniqueId == c.TechniqueId) || c.SiteId == "site:metastases");
        Assert.DoesNotContain(cells, c => cells.Any(o => o != c && IsWithin(c.TechniqueId, o.TechniqueId) && IsWithin(c.SiteId, o.SiteId)));

        // What is a gap as a whole, listed or held by one that is, is not told again by its values.
        var tallies = board.Atlas(sample.Truth.AsOf).Tallies;
        var emptier = StructuralGaps.Emptier(tallies).Select(c => (c.TechniqueId, c.SiteId)).ToHashSet();
        Assert.True(emptier.Count > cells.Count);
        Assert.DoesNotContain(StructuralGaps.Within(tallies), c => emptier.Contains((c.TechniqueId, c.SiteId)));

        static bool IsWithin(string narrow, string wide) => narrow == wide || RadiotherapyVocabulary.Current.Ancestors(narrow).Any(a => a.Id == wide);
    }

    [Fact]
    public async Task NoGapIsACellToWhichTheTreatmentDoesNotApply()
    {
        using var board = new TemporaryBoard(sample.Graph.Store);
        await board.FollowAsync();
        var gaps = board.Atlas(sample.Truth.AsOf).Gaps.Where(g => g.Kind == EvidenceGap.StructuralKind).Select(g => (g.Techniques[0].Id, g.Sites[0].Id)).ToHashSet();
        Assert.NotEmpty(sample.Truth.NotApplicable);
        Assert.All(sample.Truth.NotApplicable, c =>
        {
            Assert.DoesNotContain((c.Technique, c.Site), gaps);
            Assert.NotNull(NotApplicable.Find(c.Technique, c.Site));
        });
        // And no rule denies what the sample's trials do.
        Assert.All(sample.Truth.Trials, t => Assert.All(t.Techniques, technique => Assert.Null(NotApplicable.Find(technique, t.Site))));
    }

    [Fact]
    public async Task EveryPlantedStatementIsAGapThatStandsInItsPaperAndIsAboutItsSubject()
    {
        using var board = new TemporaryBoard(sample.Graph.Store);
        await board.FollowAsync();
        var atlas = board.Atlas(sample.Truth.AsOf);
        var statements = atlas.Gaps.SelectMany(g => g.Statements.Select(s => (Gap: g, Statement: s))).ToLookup(s => s.Statement.SourceId);
        // Hyperthermia by itself is no radiotherapy, so that a paper on it is not read.
        var planted = sample.Truth.StatedGaps.Where(g => !g.Techniques.Contains("technique:hyperthermia-radiotherapy")).ToList();
        Assert.True(planted.Count >= 20, $"{planted.Count} are planted.");
        var (techniques, sites) = (0, 0);
        foreach (var one in planted)
        {
            var (gap, statement) = Assert.Single(statements[$"publication:pmid:{one.Pmid}"], s => s.Statement.Text == one.Statement);
            Assert.Equal(one.Statement, statement.Quote!.Text);
            // No site is better than a guessed one; "liver-dominant colorectal cancer" names another than the question's, and may.
            var named = ConceptReader.Read(one.Statement).Select(m => m.ConceptId).ToHashSet();
            Assert.True(gap.Sites.All(s => IsNear(s.Id, one.Site) || named.Contains(s.Id)), $"{one.Statement} is read as of {string.Join(", ", gap.Sites.Select(s => s.Id))}, and is of {one.Site}.");
            if (gap.Techniques.Any(t => one.Techniques.Any(w => IsNear(t.Id, w)))) techniques++;
            if (gap.Sites.Any(s => IsNear(s.Id, one.Site))) sites++;
        }
        Assert.True(techniques >= 0.9 * planted.Count && sites >= 0.9 * planted.Count, $"Technique {techniques}, site {sites} of {planted.Count}.");
    }

    [Fact]
    public async Task AGapOfAnOrganAndAStateOfSpreadCountsStudiesThatNameBoth()
    {
        const string Technique = "technique:sabr", Organ = "site:prostate", Spread = "site:oligometastatic";
        using var board = new TemporaryBoard(sample.Graph.Store);
        await board.FollowAsync();
        var gap = board.Atlas(sample.Truth.AsOf).Gaps.First(g => g.Techniques.Select(t => t.Id).SequenceEqual([Technique]) && g.Sites.Select(s => s.Id).Order(StringComparer.Ordinal).SequenceEqual([Spread, Organ]));
        var all = board.Board.StudiesOfTechniques([.. RadiotherapyVocabulary.Current.Narrower(Technique).Select(t => t.Id).Prepend(Technique)]).Where(s => GapLife.IsUnderWay(s.State)).ToList();
        Assert.Equal(all.Count(s => Names(s, Organ) && Names(s, Spread)), gap.Studies!.UnderWay);
        // There are studies of the one without the other, which are none of it.
        Assert.Contains(all, s => Names(s, Spread) && !Names(s, Organ));
        Assert.Contains(all, s => Names(s, Organ) && !Names(s, Spread));

        static bool Names(StudyEntry study, string site) => study.Sites.Any(s => IsOrBroader(site, s));
    }

    [Theory]
    [InlineData(new[] { "technique:external-beam" }, new[] { "site:prostate" })]
    [InlineData(new[] { "technique:radiotherapy", "technique:sabr" }, new[] { "site:prostate", "site:oligometastatic" })]
    [InlineData(new[] { "technique:sabr", "technique:hypofractionation" }, new[] { "site:prostate", "site:lung" })]
    public async Task AllStudiesOfAGapAreCountedAndTheFirstOfEachStateTold(string[] techniques, string[] sites)
    {
        using var board = new TemporaryBoard(sample.Graph.Store);
        await board.FollowAsync();
        var all = board.Board.StudiesOfTechniques([.. RadiotherapyVocabulary.Current.WithNarrower(["technique:radiotherapy"])])
            .Where(s => techniques.All(t => s.Techniques.Any(own => IsOrBroader(t, own))) && SiteGroups.Of(sites).All(g => g.Any(site => s.Sites.Any(own => IsOrBroader(site, own))))).ToList();
        Assert.NotEmpty(all);
        Assert.Equal(all.Select(s => s.Id), board.Board.CountStudiesOfGap(techniques, sites, int.MaxValue).First.Select(s => s.Id));
        var counted = board.Board.CountStudiesOfGap(techniques, sites, mostOfState: 2);
        Assert.Equal(all.CountBy(s => s.State).OrderBy(c => c.Key, StringComparer.Ordinal), counted.Counts.OrderBy(c => c.Key, StringComparer.Ordinal));
        Assert.Equal(all.GroupBy(s => s.State).SelectMany(g => g.Take(2)).Select(s => s.Id).Order(StringComparer.Ordinal), counted.First.Select(s => s.Id));
    }

    [Fact]
    public async Task StatementsOfOneGapAreOneGapAndItsIdIsThatOfTheFirst()
    {
        using var board = new TemporaryBoard(sample.Graph.Store);
        await board.FollowAsync();
        var atlas = board.Atlas(sample.Truth.AsOf);
        var several = atlas.Gaps.Where(g => g.Statements.Count > 1).ToList();
        Assert.NotEmpty(several);
        Assert.All(several, g =>
        {
            Assert.Equal(g.Id, g.Statements.OrderBy(s => s.Since).ThenBy(s => s.Id, StringComparer.Ordinal).First().Id);
            Assert.All(g.Statements, s => Assert.Same(g, atlas.Find(s.Id)));
            Assert.All(g.Statements, s => Assert.Equal(g.Techniques.Select(t => t.Id).Order(), s.Techniques.Order()));
        });
    }

    [Fact]
    public async Task TheBoardCountsAsTheIndexDoes()
    {
        using var board = new TemporaryBoard(sample.Graph.Store);
        await board.FollowAsync();
        var tallies = board.Atlas(sample.Truth.AsOf).Tallies;
        var counted = new GapMapCounter(sample.Index).Count(new SearchRequest());
        foreach (var technique in RadiotherapyVocabulary.Current.Techniques)
        {
            foreach (var site in RadiotherapyVocabulary.Current.Sites)
            {
                var mine = tallies.Cell(technique.Id, site.Id).Where(c => c.State is not (StudyEntry.Paper or StudyEntry.Result)).GroupBy(c => c.State).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));
                Assert.Equal(counted.Cell(technique.Id, site.Id).OrderBy(c => c.Key), mine.OrderBy(c => c.Key));
            }
        }
    }

    [Fact]
    public async Task FollowedPieceByPieceOrAtOnceTheBoardIsTheSame()
    {
        await using var graph = new TemporaryGraph(SampleGraph.Clock);
        using var stepwise = new TemporaryBoard(graph.Store);
        foreach (var file in TemporaryGraph.Files(sample.Sample))
        {
            await graph.ImportAsync(file);
            await stepwise.FollowAsync();
        }
        using var once = new TemporaryBoard(graph.Store);
        Assert.Equal(await stepwise.FollowAsync(), await once.FollowAsync());
        var (a, b) = (stepwise.Board.Contents(), once.Board.Contents());
        Assert.Equal(b.Cells, a.Cells);
        Assert.Equal(b.Access, a.Access);
        Assert.Equal(b.Statements.Select(s => (s.Id, s.Text, s.SourceId, s.Since, s.Changed)), a.Statements.Select(s => (s.Id, s.Text, s.SourceId, s.Since, s.Changed)));
        Assert.Equal(b.Statements.SelectMany(s => s.Techniques.Concat(s.Sites)), a.Statements.SelectMany(s => s.Techniques.Concat(s.Sites)));
    }

    /// <summary>As it was planned, by hand: trials of the technique (or a narrower one) times trials at the site over all.</summary>
    private double ExpectedOfThePlan(string technique, string site)
    {
        var trials = sample.Truth.Trials.Where(t => t.Status is not ("TERMINATED" or "WITHDRAWN" or "SUSPENDED")).ToList();
        double of = trials.Count(t => t.Techniques.Concat(t.ComparatorTechniques).Any(x => IsOrBroader(technique, x)));
        return of * trials.Count(t => IsOrBroader(site, t.Site)) / trials.Count;
    }

    private static bool IsNear(string one, string other) => IsOrBroader(one, other) || IsOrBroader(other, one);

    private static bool IsOrBroader(string wide, string narrow) => wide == narrow || RadiotherapyVocabulary.Current.Ancestors(narrow).Any(a => a.Id == wide);
}
