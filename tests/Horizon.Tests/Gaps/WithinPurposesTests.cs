using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Vocabulary;
using Horizon.Tests.Import;
using Xunit;

namespace Horizon.Tests.Gaps;

/// <summary>Cells of a technique at a site within one purpose.</summary>
public sealed class WithinPurposesTests(SampleGraph sample) : IClassFixture<SampleGraph>
{
    private const string Palliative = "technique:palliative", Radical = "technique:radical";
    private static readonly string[] Techniques = ["technique:sabr", "technique:vmat", "technique:proton", "technique:hdr-brachytherapy"];
    private static readonly string[] Sites = ["site:prostate", "site:bladder", "site:breast", "site:rectum", "site:cervix"];

    [Fact]
    public void APurposeThatIsMissingWhereItIsCommonOtherwiseIsTold()
    {
        var cell = Assert.Single(Cells(Tallies(radical: 12, palliative: 0)));
        Assert.Equal(("technique:sabr", "site:bladder", Palliative), (cell.TechniqueId, cell.SiteId, cell.Within!.Id));
        Assert.Equal("gap:structural:sabr:bladder:palliative", StructuralGaps.IdOf(cell.TechniqueId, cell.SiteId, cell.Within));
        Assert.Equal(0, cell.Expectation.Observed);
        // 12 studies there state a purpose; 18 of the site's 48 are palliative, 24 of the technique's 60.
        Assert.Equal(12 * 18 / 48d, cell.Expectation.Expected, 6);
    }

    [Theory]
    [InlineData(6, 6, 0)]
    [InlineData(8, 4, 0)]
    [InlineData(3, 0, 0)]
    [InlineData(0, 0, 12)]
    [InlineData(0, 0, 0)]
    public void APurposeThatIsThereOrCouldNotBeToldIsNot(int radical, int palliative, int unstated) => Assert.Empty(Cells(Tallies(radical, palliative, unstated)));

    [Fact]
    public async Task TheSamplesCellsWithinAPurposeCountAsItsStudiesDo()
    {
        using var board = new TemporaryBoard(sample.Graph.Store);
        await board.FollowAsync();
        var atlas = board.Atlas(sample.Truth.AsOf);
        var told = StructuralGaps.Of(atlas.Tallies).Select(c => (c.TechniqueId, c.SiteId)).ToHashSet();
        var cells = Cells(atlas.Tallies);
        // Few, beside the cells that they are of.
        Assert.InRange(cells.Count, 0, told.Count);
        Assert.Equal(cells.Count, cells.Select(c => StructuralGaps.IdOf(c.TechniqueId, c.SiteId, c.Within)).Distinct().Count());
        Assert.All(cells, c =>
        {
            Assert.Null(NotApplicable.Find(c.TechniqueId, c.SiteId));
            Assert.DoesNotContain((c.TechniqueId, c.SiteId), told);
            Assert.True(c.Expectation.IsSurprising);
        });
        foreach (var technique in Techniques)
        {
            foreach (var site in Sites)
            {
                foreach (var purpose in new[] { Palliative, Radical })
                    Assert.Equal(board.Board.CountStudiesOfGap([technique, purpose], [site], int.MaxValue).First.Count(s => CellTallies.IsStudy(s.State)), atlas.Tallies.Count(CellFacet.Within(technique, purpose), site, CellTallies.IsStudy));
                var stating = board.Board.CountStudiesOfGap([technique], [site], int.MaxValue).First.Count(s => CellTallies.IsStudy(s.State) && RadiotherapyVocabulary.Current.WithBroader(s.Techniques).Any(Purposes.Ids.Contains));
                Assert.Equal(stating, atlas.Tallies.Count(CellFacet.Purpose.Told(technique), site, CellTallies.IsStudy));
            }
        }
        foreach (var gap in atlas.Gaps.Where(g => g.Kind == EvidenceGap.StructuralKind && g.Techniques.Count > 1))
        {
            var studies = board.Board.CountStudiesOfGap([.. gap.Techniques.Select(t => t.Id)], [gap.Sites[0].Id], int.MaxValue).First;
            Assert.Equal(studies.Count(s => GapLife.IsUnderWay(s.State)), gap.Studies!.UnderWay);
            Assert.Equal(gap, atlas.Find(gap.Id));
        }
    }

    private static List<StructuralCell> Cells(CellTallies tallies) => [.. StructuralGaps.Within(tallies).Where(c => c.Within!.Facet == CellFacet.Purpose)];

    /// <summary>Six radical and six palliative studies everywhere, but of SABR in the bladder those given.</summary>
    private static CellTallies Tallies(int radical, int palliative, int unstated = 0)
    {
        var counts = new Dictionary<(string Technique, string Site), int>();
        foreach (var technique in Techniques)
        {
            foreach (var site in Sites)
            {
                var here = (technique, site) == ("technique:sabr", "site:bladder") ? (radical, palliative, unstated) : (6, 6, 0);
                Add(technique, site, Radical, here.Item1);
                Add(technique, site, Palliative, here.Item2);
                Add(technique, site, null, here.Item3);
            }
        }
        return new CellTallies([.. counts.Where(c => c.Value > 0).Select(c => new CellCount(c.Key.Technique, c.Key.Site, "completed", 2020, c.Value))], []);

        void Add(string technique, string site, string? purpose, int n)
        {
            foreach (var t in new[] { technique, GapBoard.All })
            {
                foreach (var s in new[] { site, GapBoard.All })
                {
                    foreach (var key in purpose is null ? [t] : new[] { t, CellFacet.Within(t, purpose), CellFacet.Purpose.Told(t) })
                        counts[(key, s)] = counts.GetValueOrDefault((key, s)) + n;
                }
            }
        }
    }
}
