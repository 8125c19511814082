using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Trials;
using Horizon.Graph.Vocabulary;

namespace Horizon.Graph.Gaps.Signals;

/// <summary>A technique, or one at a site, of which trials start more or less often than before.</summary>
/// <param name="Strength">strong: almost surely risen (95 % of the ratio lies above 1); weak: more likely risen than not, on few studies; noise: cannot be told from chance; falling.</param>
/// <param name="Recent">Trials that started in the recent years.</param>
/// <param name="Expected">Those that would have, had its share of all trials stayed as before.</param>
/// <param name="Ratio">Recent for each expected one, shrunk towards 1.</param>
/// <param name="Low">The ratio's lower end, 5 %.</param>
/// <param name="High">The upper end, 95 %.</param>
public sealed record Signal(
    GapConcept Technique, GapConcept? Site, string Strength, int Recent, int Before, double Expected, double Ratio, double Low, double High, IReadOnlyList<YearCount> ByYear);

public sealed record YearCount(int Year, int Count);

/// <summary>
/// What rises. The share of all radiotherapy trials that a technique had in the years before gives the number expected of the recent years; the ratio of found to
/// expected has a gamma distribution of mean 1 that both counts pull on: shrinkage, so that one trial after none is no rise. Older years count less: half every
/// four years. A broader concept all of whose trials are of one narrower is left out. The ends of the ratio are Wilson and Hilferty's approximation of the gamma quantiles (PNAS 1931).
/// </summary>
public static class RisingSignals
{
    public const int RecentYears = 3;
    public const int BeforeYears = 8;
    private const double HalfLifeYears = 4;

    /// <summary>Studies' worth of belief that nothing has changed.</summary>
    private const double Belief = 3;

    private const double Z95 = 1.6449;

    /// <param name="lastYear">The last year that is counted: the present one is only begun, so the one before.</param>
    public static IReadOnlyList<Signal> Of(CellTallies tallies, int lastYear)
    {
        var vocabulary = RadiotherapyVocabulary.Current;
        var all = Years(tallies.Cell(GapBoard.All, GapBoard.AnySite), lastYear);
        var found = new List<Signal>();
        foreach (var technique in vocabulary.Techniques.Where(t => t.Id != "technique:radiotherapy"))
        {
            if (Read(technique, null, tallies.Cell(technique.Id, GapBoard.AnySite), all, lastYear) is not { } signal) continue;
            found.Add(signal);
            found.AddRange(vocabulary.Sites.Select(site => Read(technique, site, tallies.Cell(technique.Id, site.Id), all, lastYear)).OfType<Signal>());
        }
        var counts = found.ToDictionary(s => (s.Technique.Id, s.Site?.Id), s => (s.Recent, s.Before));
        found.RemoveAll(SaysTheSameAsANarrowerOne);
        return [.. found.OrderByDescending(s => s.Low).ThenByDescending(s => s.Ratio).ThenBy(s => s.Technique.Id, StringComparer.Ordinal).ThenBy(s => s.Site?.Id, StringComparer.Ordinal)];

        bool SaysTheSameAsANarrowerOne(Signal s) =>
            vocabulary.Narrower(s.Technique.Id).Any(n => counts.GetValueOrDefault((n.Id, s.Site?.Id)) == (s.Recent, s.Before))
            || (s.Site is { } site && vocabulary.Narrower(site.Id).Any(n => counts.GetValueOrDefault((s.Technique.Id, n.Id)) == (s.Recent, s.Before)));
    }

    private static Signal? Read(Concept technique, Concept? site, IReadOnlyList<CellCount> counts, Dictionary<int, int> all, int lastYear)
    {
        var own = Years(counts, lastYear);
        var firstRecent = lastYear - RecentYears + 1;
        var recent = own.Where(y => y.Key >= firstRecent).Sum(y => y.Value);
        var before = own.Where(y => y.Key < firstRecent).Sum(y => y.Value);
        if (recent + before == 0) return null;
        double weighted = 0, weightedAll = 0;
        for (var year = firstRecent - BeforeYears; year < firstRecent; year++)
        {
            var weight = Math.Pow(0.5, (firstRecent - 1 - year) / HalfLifeYears);
            weighted += weight * own.GetValueOrDefault(year);
            weightedAll += weight * all.GetValueOrDefault(year);
        }
        if (weightedAll == 0) return null;
        var recentAll = all.Where(y => y.Key >= firstRecent).Sum(y => y.Value);
        var expected = recentAll * weighted / weightedAll;
        var (shape, rate) = (Belief + recent, Belief + expected);
        var (low, high) = (Quantile(shape, -Z95) / rate, Quantile(shape, Z95) / rate);
        var ratio = shape / rate;
        var strength = low > 1 ? "strong" : high < 1 ? "falling" : ratio >= 1.25 && recent > 0 ? "weak" : "noise";
        return new Signal(
            new GapConcept(technique.Id, technique.Label), site is null ? null : new GapConcept(site.Id, site.Label), strength, recent, before, expected, ratio, low, high,
            [.. Enumerable.Range(firstRecent - BeforeYears, BeforeYears + RecentYears).Select(y => new YearCount(y, own.GetValueOrDefault(y)))]);
    }

    private static Dictionary<int, int> Years(IReadOnlyList<CellCount> counts, int lastYear) =>
        counts.Where(c => StudyStates.OfTrials.Contains(c.State) && c.Year > lastYear - RecentYears - BeforeYears && c.Year <= lastYear)
            .GroupBy(c => c.Year).ToDictionary(g => g.Key, g => g.Sum(c => c.Count));

    private static double Quantile(double shape, double z) => shape * Math.Pow(Math.Max(0, 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)))), 3);
}
