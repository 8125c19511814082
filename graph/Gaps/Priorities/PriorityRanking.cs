namespace Horizon.Graph.Gaps.Priorities;

/// <summary>A gap with its place. <paramref name="Score"/> is the weighted mean of the criteria that are known; <paramref name="Known"/> their share of all weight.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="BestRank">The best rank that weights within 20 % gave.</param>
/// <param name="WorstRank">The worst.</param>
public sealed record RankedGap(EvidenceGap Gap, IReadOnlyList<CriterionValue> Values, double Score, double Known, int Rank, int BestRank, int WorstRank);

/// <summary>
/// Ranks gaps by the weighted mean of their criteria. A criterion that is not known of a gap is left out of that gap's mean, neither 0 nor 1, and the share of
/// weight that is known stands beside the score. The range of a rank is seen by drawing every weight anew, alike likely from 80 % to 120 % of itself, and by moving
/// each weight alone to both ends: sampled, with a fixed seed, not exact. Ties break by id.
/// </summary>
public static class PriorityRanking
{
    public const int Draws = 200;
    public const int Seed = 20_261_101;
    public const double Within = 0.2;

    /// <summary>The best first.</summary>
    public static IReadOnlyList<RankedGap> Of(IReadOnlyList<(EvidenceGap Gap, IReadOnlyList<CriterionValue> Values)> gaps, PriorityWeights weights)
    {
        var ordered = gaps.OrderBy(g => g.Gap.Id, StringComparer.Ordinal).ToList();
        var values = ordered.Select(g => g.Values.Select(v => v.Value ?? double.NaN).ToArray()).ToArray();
        var given = PriorityCriteria.All.Select(c => weights.Of(c.Id)).ToArray();
        var (scores, places) = (new double[ordered.Count], new int[ordered.Count]);
        Rank(values, given, scores, places);
        var (best, worst) = ((int[])places.Clone(), (int[])places.Clone());
        var (drawnScores, drawnPlaces) = (new double[ordered.Count], new int[ordered.Count]);
        foreach (var drawn in Drawn(given))
        {
            Rank(values, drawn, drawnScores, drawnPlaces);
            for (var i = 0; i < best.Length; i++)
            {
                best[i] = Math.Min(best[i], drawnPlaces[i]);
                worst[i] = Math.Max(worst[i], drawnPlaces[i]);
            }
        }
        var total = given.Sum();
        return
        [
            .. ordered.Select((g, i) => new RankedGap(g.Gap, g.Values, scores[i], total == 0 ? 0 : given.Where((_, c) => !double.IsNaN(values[i][c])).Sum() / total, places[i], best[i], worst[i]))
                .OrderBy(r => r.Rank),
        ];
    }

    private static IEnumerable<double[]> Drawn(double[] given)
    {
        for (var c = 0; c < given.Length; c++)
        {
            foreach (var end in new[] { 1 - Within, 1 + Within })
            {
                var moved = (double[])given.Clone();
                moved[c] *= end;
                yield return moved;
            }
        }
        var chance = new Random(Seed);
        for (var i = 0; i < Draws; i++) yield return [.. given.Select(w => w * (1 - Within + (2 * Within * chance.NextDouble())))];
    }

    private static void Rank(double[][] values, double[] weights, double[] scores, int[] places)
    {
        var order = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            double sum = 0, known = 0;
            for (var c = 0; c < weights.Length; c++)
            {
                if (double.IsNaN(values[i][c])) continue;
                sum += weights[c] * values[i][c];
                known += weights[c];
            }
            // Rounded, so that equal scores tie on every machine and the id decides.
            scores[i] = known == 0 ? 0 : Math.Round(sum / known, 9);
            order[i] = i;
        }
        Array.Sort(order, (a, b) => scores[a] != scores[b] ? scores[b].CompareTo(scores[a]) : a.CompareTo(b));
        for (var place = 0; place < order.Length; place++) places[order[place]] = place + 1;
    }
}
