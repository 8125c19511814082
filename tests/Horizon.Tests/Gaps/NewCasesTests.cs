using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Reviewed;
using Xunit;

namespace Horizon.Tests.Gaps;

/// <summary>What new cases would let expect of a cell, beside what studies do.</summary>
public sealed class NewCasesTests
{
    private static readonly string[] Techniques = ["technique:sabr", "technique:vmat", "technique:proton"];

    [Fact]
    public void StudiesOfTheTechniqueAreSharedOutByNewCasesAmongTumoursWithAFigure()
    {
        var cell = Assert.Single(StructuralGaps.Of(Tallies(["site:breast", "site:prostate", "site:bladder", "site:cervix"], "site:bladder")));
        Assert.Equal(("technique:sabr", "site:bladder"), (cell.TechniqueId, cell.SiteId));
        double bladder = DiseaseBurden.Of("site:bladder")!.NewCases, all = bladder + DiseaseBurden.Of("site:breast")!.NewCases + DiseaseBurden.Of("site:prostate")!.NewCases;
        // Ten studies in breast and ten in prostate: the ten in cervix have no figure beside them, and lung no studies.
        Assert.Equal(20 * bladder / all, cell.Expectation.ByNewCases!.Value, 6);
    }

    [Fact]
    public void ATumourWithoutAFigureHasNone() =>
        Assert.Null(Assert.Single(StructuralGaps.Of(Tallies(["site:breast", "site:prostate", "site:bladder", "site:cervix"], "site:cervix"))).Expectation.ByNewCases);

    [Fact]
    public void WhatIsListedDoesNotHangOnIt()
    {
        // The tumour with the most new cases and the one with the fewest are emptied in turn: both are told at the same chance.
        var (most, fewest) = (Emptied("site:breast"), Emptied("site:endometrium"));
        Assert.Equal(most.Expectation.Expected, fewest.Expectation.Expected, 9);
        Assert.True(most.Expectation.ByNewCases > 4 * fewest.Expectation.ByNewCases);

        static StructuralCell Emptied(string site) => Assert.Single(StructuralGaps.Of(Tallies(["site:breast", "site:prostate", "site:bladder", "site:endometrium"], site)));
    }

    /// <summary>Ten studies in every cell but in that of SABR at one site.</summary>
    private static CellTallies Tallies(string[] sites, string empty)
    {
        var counts = new Dictionary<(string Technique, string Site), int>();
        foreach (var technique in Techniques)
        {
            foreach (var site in sites.Where(s => (technique, s) != ("technique:sabr", empty)))
            {
                foreach (var key in new[] { (technique, site), (technique, GapBoard.All), (GapBoard.All, site), (GapBoard.All, GapBoard.All) }) counts[key] = counts.GetValueOrDefault(key) + 10;
            }
        }
        return new CellTallies([.. counts.Select(c => new CellCount(c.Key.Technique, c.Key.Site, "completed", 2020, c.Value))], []);
    }
}
