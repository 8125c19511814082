using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

public sealed record StructuralCell(string TechniqueId, string SiteId, CellExpectation Expectation);

/// <summary>
/// Cells of technique and site with fewer studies than expected: see <see cref="ExpectedStudies"/>. Neighbours are the techniques under the same broader one at
/// the same site, and the sites under the same broader one with the same technique; where these are too few to tell, those one level up too. Cells that a
/// reviewed rule calls not applicable are left out everywhere, and so is a broader technique or site most of whose studies are of one narrower one, which says the same.
/// </summary>
public static class StructuralGaps
{
    /// <summary>Less than this expected tells nothing of a cell.</summary>
    private const double LeastExpected = 0.5;

    /// <summary>A narrower concept with this share of a broader one's studies says all that the broader one would.</summary>
    private const double Carries = 0.5;

    private const string Prefix = "gap:structural:";

    /// <summary>What treats, and how the dose is given in time. Purposes and combinations are no row of their own: they stand beside a technique.</summary>
    private static readonly HashSet<string> Groups = ["External beam", "Particle therapy", "Brachytherapy", "Molecular radiotherapy"];

    public static string IdOf(string techniqueId, string siteId) => $"{Prefix}{techniqueId["technique:".Length..]}:{siteId["site:".Length..]}";

    /// <summary>The emptier ones, the most surprising first.</summary>
    public static IReadOnlyList<StructuralCell> Of(CellTallies tallies)
    {
        var cells = Expected(tallies);
        var model = ExpectedStudies.Fit([.. cells.Values]);
        var said = Said(tallies, cells.Keys);
        var found = new List<StructuralCell>();
        foreach (var ((technique, site), (observed, expected)) in cells)
        {
            if (expected < LeastExpected || said.Contains(technique) || said.Contains(site)) continue;
            var (near, nearExpected) = Neighbours(technique, site, cells);
            var expectation = model.Of(observed, expected, near, nearExpected);
            if (expectation.IsListed) found.Add(new StructuralCell(technique, site, expectation));
        }
        return [.. found.OrderBy(c => c.Expectation.Chance).ThenBy(c => c.TechniqueId, StringComparer.Ordinal).ThenBy(c => c.SiteId, StringComparer.Ordinal)];
    }

    /// <summary>Concepts whose studies are mostly of one narrower concept.</summary>
    private static HashSet<string> Said(CellTallies tallies, IEnumerable<(string Technique, string Site)> cells)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (technique, site) in cells)
        {
            if (!counts.ContainsKey(technique)) counts[technique] = tallies.Count(technique, GapBoard.All, CellTallies.IsStudy);
            if (!counts.ContainsKey(site)) counts[site] = tallies.Count(GapBoard.All, site, CellTallies.IsStudy);
        }
        return [.. counts.Where(c => RadiotherapyVocabulary.Current.Narrower(c.Key).Any(n => counts.GetValueOrDefault(n.Id) >= Carries * c.Value)).Select(c => c.Key)];
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

    private static (int Observed, double Expected) Neighbours(string technique, string site, Dictionary<(string Technique, string Site), (int Observed, double Expected)> cells)
    {
        var seen = new HashSet<(string, string)>();
        var (observed, expected) = (0, 0d);
        List<string> techniques = [technique], sites = [site];
        while (expected < ExpectedStudies.MostNeighbourWeight && techniques.Count + sites.Count > 0)
        {
            foreach (var cell in techniques.SelectMany(Siblings).Select(t => (t, site)).Concat(sites.SelectMany(Siblings).Select(s => (technique, s))))
            {
                if (!seen.Add(cell) || !cells.TryGetValue(cell, out var near)) continue;
                observed += near.Observed;
                expected += near.Expected;
            }
            techniques = [.. techniques.SelectMany(Broader).Distinct()];
            sites = [.. sites.SelectMany(Broader).Distinct()];
        }
        return (observed, expected);
    }

    private static IReadOnlyList<string> Broader(string id) => RadiotherapyVocabulary.Current.Find(id)!.Broader;

    /// <summary>Concepts that share a directly broader one; of one that has none, the others of its kind that have none.</summary>
    private static readonly Lazy<Dictionary<string, string[]>> SiblingsOf = new(() =>
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var all = vocabulary.Techniques.Concat(vocabulary.Sites).ToList();
        return all.ToDictionary(c => c.Id, c => all.Where(o => o.Id != c.Id && o.Kind == c.Kind && (c.Broader.Count == 0 ? o.Broader.Count == 0 : o.Broader.Any(c.Broader.Contains)) && !vocabulary.Ancestors(o.Id).Contains(c)).Select(o => o.Id).ToArray(), StringComparer.Ordinal);
    });

    private static string[] Siblings(string id) => SiblingsOf.Value[id];
}
