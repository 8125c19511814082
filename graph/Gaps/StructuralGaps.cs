using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Reviewed;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps;

/// <param name="Within">The value of a facet that the cell is within; null for the whole cell.</param>
public sealed record StructuralCell(string TechniqueId, string SiteId, CellExpectation Expectation, FacetValue? Within = null);

/// <summary>One of the cells by which a cell's expectation was drawn up or down.</summary>
public sealed record NeighbourCell(string TechniqueId, string SiteId, int Observed, double Expected);

/// <summary>
/// Cells of technique and site with fewer studies than expected: see <see cref="ExpectedStudies"/>. Neighbours are the techniques under the same broader one at
/// the same site, and the sites under the same broader one with the same technique; where these are too few to tell, those one level up too. Cells that a
/// reviewed rule calls not applicable are left out everywhere. Nothing is told of a broader technique or site most of whose studies are of one narrower one, which says the same, nor of metastases at large or of a form of delivery that is in general use (<see cref="DeliveryTechnique"/>); of cells that hold each other only the most surprising is told.
/// </summary>
public static class StructuralGaps
{
    /// <summary>Less than this expected tells nothing of a cell.</summary>
    private const double LeastExpected = 0.5;

    /// <summary>A narrower concept with this share of a broader one's studies says all that the broader one would.</summary>
    private const double Carries = 0.5;

    private const string Prefix = "gap:structural:";

    /// <summary>Within a facet less than this is no surprise.</summary>
    private const double LeastWithin = 2;

    public static string IdOf(string techniqueId, string siteId, FacetValue? within = null) => $"{Prefix}{Bare(techniqueId)}:{Bare(siteId)}{(within is null ? "" : $":{Bare(within.Id)}")}";

    /// <summary>Without "technique:" or "site:"; classes of people and outcomes keep what they are classes of.</summary>
    private static string Bare(string id) => RadiotherapyVocabulary.Current.Find(id) is null ? id : id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The emptier ones, the most surprising first.</summary>
    public static IReadOnlyList<StructuralCell> Of(CellTallies tallies) => Apart(Emptier(tallies));

    /// <summary>All that are emptier than expected, those that hold each other too, the most surprising first.</summary>
    internal static IEnumerable<StructuralCell> Emptier(CellTallies tallies)
    {
        var cells = Expected(tallies);
        var model = ExpectedStudies.Fit([.. cells.Values]);
        var said = Said(tallies, cells.Keys);
        var found = new List<StructuralCell>();
        foreach (var ((technique, site), (observed, expected)) in cells)
        {
            if (expected < LeastExpected || said.Contains(technique) || said.Contains(site)) continue;
            var (near, nearExpected) = Neighbours(technique, site, (t, s) => cells.TryGetValue((t, s), out var cell) ? cell : null);
            var expectation = model.Of(observed, expected, near, nearExpected);
            if (expectation.IsListed) found.Add(new StructuralCell(technique, site, expectation with { ByNewCases = ByNewCases(technique, site, cells) }));
        }
        return found.OrderBy(c => c.Expectation.Chance).ThenBy(c => c.TechniqueId, StringComparer.Ordinal).ThenBy(c => c.SiteId, StringComparer.Ordinal);
    }

    /// <summary>Of cells that hold each other the first.</summary>
    private static List<StructuralCell> Apart(IEnumerable<StructuralCell> cells)
    {
        var kept = new List<StructuralCell>();
        foreach (var cell in cells)
        {
            if (!kept.Exists(k => k.Within == cell.Within && IsOneLine(k.TechniqueId, cell.TechniqueId) && IsOneLine(k.SiteId, cell.SiteId))) kept.Add(cell);
        }
        return kept;
    }

    /// <summary>
    /// Cells within one value of a facet that are surprisingly empty for what their technique and site are: the studies of the cell that tell of the facet, times the share that the value has among those of the site or of the
    /// technique that tell, whichever is smaller, since either may hardly know it. A study that does not tell counts on neither side, but where it has the value it is found. A cell too few of whose trials tell is not judged,
    /// one that is a gap itself is not told again by its values, and of cells that hold each other only the most surprising is told.
    /// </summary>
    public static IReadOnlyList<StructuralCell> Within(CellTallies tallies)
    {
        var whole = Expected(tallies);
        var said = Said(tallies, whole.Keys);
        var told = Emptier(tallies).Select(c => (c.TechniqueId, c.SiteId)).ToHashSet();
        return [.. CellFacet.All.SelectMany(f => Within(tallies, f, [.. whole.Keys], (technique, site) => said.Contains(technique) || said.Contains(site) || told.Contains((technique, site))))];
    }

    /// <param name="isSaid">Whether nothing is told of a cell, since the whole of it or a narrower one says it.</param>
    private static List<StructuralCell> Within(CellTallies tallies, CellFacet facet, IReadOnlyList<(string Technique, string Site)> whole, Func<string, string, bool> isSaid)
    {
        var shareAt = Shares(whole.Select(c => c.Site), site => (GapBoard.All, site));
        var shareOf = Shares(whole.Select(c => c.Technique), technique => (technique, GapBoard.All));
        var cells = new Dictionary<(string Technique, string Site, string Value), (int Observed, double Expected)>();
        var tellers = new Dictionary<(string Technique, string Site), int>();
        foreach (var (technique, site) in whole)
        {
            var here = tallies.Count(facet.Told(technique), site, CellTallies.IsStudy);
            if (here == 0 || here < facet.LeastTold * tallies.Count(technique, site, IsTrial)) continue;
            tellers[(technique, site)] = here;
            foreach (var value in facet.Values)
            {
                if (NotApplicable.FindWithin(value.Id, site) is not null) continue;
                var share = Math.Min(shareAt[(site, value.Id)], shareOf[(technique, value.Id)]);
                if (share > 0) cells[(technique, site, value.Id)] = (tallies.Count(CellFacet.Within(technique, value.Id), site, CellTallies.IsStudy) + tallies.Count(CellFacet.Beside(technique, value.Id), site, CellTallies.IsStudy), here * share);
            }
        }
        var model = ExpectedStudies.Fit([.. cells.Values]);
        var found = new List<(StructuralCell Cell, string Id)>();
        foreach (var value in facet.Values)
        {
            foreach (var (technique, site) in tellers.Keys)
            {
                if (!cells.TryGetValue((technique, site, value.Id), out var cell) || cell.Expected < LeastWithin || isSaid(technique, site)) continue;
                var (near, nearExpected) = Neighbours(technique, site, (t, s) => cells.TryGetValue((t, s, value.Id), out var other) ? other : null);
                var expectation = model.Of(cell.Observed, cell.Expected, near, nearExpected) with { Told = tellers[(technique, site)] };
                if (expectation.IsListed && expectation.Chance <= facet.MostChance) found.Add((new StructuralCell(technique, site, expectation, value), IdOf(technique, site, value)));
            }
        }
        return Apart(found.OrderBy(c => c.Cell.Expectation.Chance).ThenBy(c => c.Id, StringComparer.Ordinal).Select(c => c.Cell));

        Dictionary<(string Concept, string Value), double> Shares(IEnumerable<string> concepts, Func<string, (string Technique, string Site)> cellOf)
        {
            var shares = new Dictionary<(string, string), double>();
            foreach (var concept in concepts.Distinct())
            {
                var (technique, site) = cellOf(concept);
                double all = tallies.Count(facet.Told(technique), site, CellTallies.IsStudy);
                foreach (var value in facet.Values) shares[(concept, value.Id)] = all == 0 ? 0 : tallies.Count(CellFacet.Within(technique, value.Id), site, CellTallies.IsStudy) / all;
            }
            return shares;
        }

        static bool IsTrial(string state) => CellTallies.IsStudy(state) && state != StudyStates.Review;
    }

    private static bool IsOneLine(string one, string other) =>
        one == other || RadiotherapyVocabulary.Current.Ancestors(one).Any(a => a.Id == other) || RadiotherapyVocabulary.Current.Ancestors(other).Any(a => a.Id == one);

    /// <summary>Concepts whose studies are mostly of one narrower concept.</summary>
    private static HashSet<string> Said(CellTallies tallies, IEnumerable<(string Technique, string Site)> cells)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (technique, site) in cells)
        {
            if (!counts.ContainsKey(technique)) counts[technique] = tallies.Count(technique, GapBoard.All, CellTallies.IsStudy);
            if (!counts.ContainsKey(site)) counts[site] = tallies.Count(GapBoard.All, site, CellTallies.IsStudy);
        }
        // No one question is about metastases of every organ: what is missing is told of its kinds.
        return [SiteGroups.AnyMetastases, .. DeliveryTechnique.All.Select(d => d.TechniqueId), .. counts.Where(c => RadiotherapyVocabulary.Current.Narrower(c.Key).Any(n => counts.GetValueOrDefault(n.Id) >= Carries * c.Value)).Select(c => c.Key)];
    }

    private static Dictionary<(string Technique, string Site), (int Observed, double Expected)> Expected(CellTallies tallies)
    {
        var cells = new Dictionary<(string, string), (int, double)>();
        var vocabulary = RadiotherapyVocabulary.Current;
        double all = tallies.Count(GapBoard.All, GapBoard.All, CellTallies.IsStudy);
        if (all == 0) return cells;
        var columns = vocabulary.Sites.Select(s => (s.Id, Count: tallies.Count(GapBoard.All, s.Id, CellTallies.IsStudy))).Where(s => s.Count > 0).ToList();
        foreach (var technique in vocabulary.Techniques.Where(t => Treatments.IsOne(t.Id)))
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

    /// <summary>The technique's studies at the tumours with a cited figure to which it applies, times this tumour's share of their new cases.</summary>
    private static double? ByNewCases(string technique, string site, Dictionary<(string Technique, string Site), (int Observed, double Expected)> cells)
    {
        if (DiseaseBurden.Of(site) is not { } burden) return null;
        var known = DiseaseBurden.All.Where(b => cells.ContainsKey((technique, b.SiteId))).ToList();
        return known.Sum(b => cells[(technique, b.SiteId)].Observed) * (double)burden.NewCases / known.Sum(b => b.NewCases);
    }

    /// <summary>The cells whose studies drew what is expected of a whole cell up or down; those that a reviewed rule leaves out are absent.</summary>
    public static IReadOnlyList<NeighbourCell> NeighboursOf(string technique, string site, CellTallies tallies)
    {
        var cells = Expected(tallies);
        return Near(technique, site, (t, s) => cells.TryGetValue((t, s), out var cell) ? cell : null);
    }

    private static (int Observed, double Expected) Neighbours(string technique, string site, Func<string, string, (int Observed, double Expected)?> cellOf)
    {
        var near = Near(technique, site, cellOf);
        return (near.Sum(n => n.Observed), near.Sum(n => n.Expected));
    }

    private static List<NeighbourCell> Near(string technique, string site, Func<string, string, (int Observed, double Expected)?> cellOf)
    {
        var seen = new HashSet<(string, string)>();
        var found = new List<NeighbourCell>();
        var expected = 0d;
        List<string> techniques = [technique], sites = [site];
        while (expected < ExpectedStudies.MostNeighbourWeight && techniques.Count + sites.Count > 0)
        {
            foreach (var cell in techniques.SelectMany(Siblings).Select(t => (t, site)).Concat(sites.SelectMany(Siblings).Select(s => (technique, s))))
            {
                if (!seen.Add(cell) || cellOf(cell.Item1, cell.Item2) is not { } near) continue;
                found.Add(new NeighbourCell(cell.Item1, cell.Item2, near.Observed, near.Expected));
                expected += near.Expected;
            }
            techniques = [.. techniques.SelectMany(Broader).Distinct()];
            sites = [.. sites.SelectMany(Broader).Distinct()];
        }
        return found;
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
