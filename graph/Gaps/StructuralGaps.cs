using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

public sealed record StructuralCell(string TechniqueId, string SiteId, CellExpectation Expectation);

/// <summary>
/// Cells of technique and site with fewer studies than expected: see <see cref="ExpectedStudies"/>. Neighbours are the techniques under the same broader one at
/// the same site, and the sites under the same broader one with the same technique. Cells that a reviewed rule calls not applicable are left out everywhere.
/// </summary>
public static class StructuralGaps
{
    /// <summary>Less than this expected tells nothing of a cell.</summary>
    private const double LeastExpected = 0.5;

    /// <summary>A narrower cell that holds this share of a broader one's expectation says all that the broader one would.</summary>
    private const double Carries = 0.5;

    private const string Prefix = "gap:structural:";

    /// <summary>What treats, and how the dose is given in time. Purposes and combinations are no row of their own: they stand beside a technique.</summary>
    private static readonly HashSet<string> Groups = ["External beam", "Particle therapy", "Brachytherapy", "Molecular radiotherapy"];

    public static string IdOf(string techniqueId, string siteId) => $"{Prefix}{techniqueId["technique:".Length..]}:{siteId["site:".Length..]}";

    /// <summary>The surprisingly empty ones, the most surprising first.</summary>
    public static IReadOnlyList<StructuralCell> Of(CellTallies tallies)
    {
        var cells = Expected(tallies);
        var model = ExpectedStudies.Fit([.. cells.Values]);
        var found = new Dictionary<(string, string), StructuralCell>();
        foreach (var ((technique, site), (observed, expected)) in cells)
        {
            if (expected < LeastExpected) continue;
            var neighbours = Neighbours(technique, site).Select(n => cells.GetValueOrDefault(n)).ToList();
            var expectation = model.Of(observed, expected, neighbours.Sum(n => n.Observed), neighbours.Sum(n => n.Expected));
            if (expectation.IsSurprising) found[(technique, site)] = new StructuralCell(technique, site, expectation);
        }
        return [.. found.Values.Where(c => IsTheTellingOne(c, found)).OrderBy(c => c.Expectation.Chance).ThenBy(c => c.TechniqueId, StringComparer.Ordinal).ThenBy(c => c.SiteId, StringComparer.Ordinal)];
    }

    private static Dictionary<(string Technique, string Site), (int Observed, double Expected)> Expected(CellTallies tallies)
    {
        var cells = new Dictionary<(string, string), (int, double)>();
        var vocabulary = RadiotherapyVocabulary.Current;
        double all = tallies.Count(GapBoard.All, GapBoard.All, CellTallies.IsStudy);
        if (all == 0) return cells;
        var columns = vocabulary.Sites.Select(s => (s.Id, Count: tallies.Count(GapBoard.All, s.Id, CellTallies.IsStudy))).Where(s => s.Count > 0).ToList();
        foreach (var technique in vocabulary.Techniques.Where(t => Groups.Contains(t.Group) && t.Id is not ("technique:external-beam" or "technique:particle" or "technique:molecular")))
        {
            var row = tallies.Count(technique.Id, GapBoard.All, CellTallies.IsStudy);
            if (row == 0) continue;
            foreach (var (site, column) in columns)
            {
                var observed = tallies.Count(technique.Id, site, CellTallies.IsStudy);
                if (observed == 0 && NotApplicable.Find(technique.Id, site) is not null) continue;
                cells[(technique.Id, site)] = (observed, row * column / all);
            }
        }
        return cells;
    }

    private static IEnumerable<(string Technique, string Site)> Neighbours(string technique, string site) =>
        Siblings(technique).Select(t => (t, site)).Concat(Siblings(site).Select(s => (technique, s)));

    /// <summary>Concepts that share a directly broader one.</summary>
    private static readonly Lazy<Dictionary<string, string[]>> SiblingsOf = new(() =>
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var all = vocabulary.Techniques.Concat(vocabulary.Sites).ToList();
        return all.ToDictionary(c => c.Id, c => all.Where(o => o.Id != c.Id && o.Broader.Any(c.Broader.Contains) && !vocabulary.Ancestors(o.Id).Contains(c)).Select(o => o.Id).ToArray(), StringComparer.Ordinal);
    });

    private static string[] Siblings(string id) => SiblingsOf.Value[id];

    /// <summary>Of a broader and a narrower cell that are both empty, one is listed: the narrower where it carries half of the expectation.</summary>
    private static bool IsTheTellingOne(StructuralCell cell, Dictionary<(string, string), StructuralCell> found)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var narrower = vocabulary.Narrower(cell.TechniqueId).Select(t => (t.Id, cell.SiteId)).Concat(vocabulary.Narrower(cell.SiteId).Select(s => (cell.TechniqueId, s.Id)));
        if (narrower.Any(n => found.TryGetValue(n, out var inner) && inner.Expectation.Expected >= Carries * cell.Expectation.Expected)) return false;
        var broader = vocabulary.Ancestors(cell.TechniqueId).Select(t => (t.Id, cell.SiteId)).Concat(vocabulary.Ancestors(cell.SiteId).Select(s => (cell.TechniqueId, s.Id)));
        return !broader.Any(b => found.TryGetValue(b, out var outer) && cell.Expectation.Expected < Carries * outer.Expectation.Expected);
    }
}
