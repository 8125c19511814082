namespace Horizon.Graph.Gaps.Priorities;

/// <summary>A gap with its place. <paramref name="Score"/> is the weighted mean of its criteria; <paramref name="Known"/> the share of all weight whose criteria are known of it.</summary>
/// <param name="Unknown">Of each criterion, the number that the gap counts by where it is not known of it; null where it is known of none. The same for all gaps of one ranking that say enough, and 0 for those that do not.</param>
/// <param name="Rank">From 1. Gaps of one score share the first of their places, and the next one has as many less.</param>
/// <param name="Shared">How many gaps have this rank, itself among them.</param>
/// <param name="BestRank">The best rank that weights within 20 % gave.</param>
/// <param name="WorstRank">The worst.</param>
public sealed record RankedGap(EvidenceGap Gap, IReadOnlyList<CriterionValue> Values, IReadOnlyList<double?> Unknown, double Score, double Known, int Rank, int Shared, int BestRank, int WorstRank)
{
    /// <summary>What entered the score, beside each of <see cref="Values"/>: the value, else what an unknown one counts as; null for a criterion that is left out.</summary>
    public IEnumerable<double?> CountedAs => Values.Zip(Unknown, (v, unknown) => unknown is null ? null : v.Value ?? unknown);
}

/// <summary>
/// Ranks gaps by the weighted mean of their criteria. A criterion that is not known of a gap counts as <see cref="Criterion.UnknownAs"/>, of one that says too little (<see cref="EvidenceGap.SaysTooLittle"/>) as nothing, and is left out where it is known of none; the share of weight that
/// is known stands beside the score. The range of a rank is seen by drawing every weight anew, alike likely from 80 % to 120 % of itself, and by moving
/// each weight alone to both ends: sampled, with a fixed seed, not exact. Of two with one score, which share their rank, the one that lacks more studies against what is expected is listed first, then the one with the lower id.
/// </summary>
public static class PriorityRanking
{
    public const int Draws = 200;
    public const int Seed = 20_261_101;
    public const double Within = 0.2;

    /// <summary>The best first.</summary>
    public static IReadOnlyList<RankedGap> Of(IReadOnlyList<(EvidenceGap Gap, IReadOnlyList<CriterionValue> Values)> gaps, PriorityWeights weights)
    {
        var ordered = gaps.OrderByDescending(g => g.Gap.Expectation is { } cell ? cell.Expected - cell.Observed : 0).ThenBy(g => g.Gap.Id, StringComparer.Ordinal).ToList();
        var unknown = PriorityCriteria.All.Select((criterion, c) => ordered.Exists(g => g.Values[c].Value is not null) ? criterion.UnknownAs : (double?)null).ToList();
        var nothing = unknown.ConvertAll(u => u is null ? u : 0);
        var values = ordered.Select(g => g.Values.Select((v, c) => v.Value ?? Unknown(g.Gap)[c] ?? double.NaN).ToArray()).ToArray();
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
        var shared = places.CountBy(p => p).ToDictionary();
        // Sorting keeps the order of those with one place.
        return
        [
            .. ordered.Select((g, i) => new RankedGap(
                    g.Gap, g.Values, Unknown(g.Gap), scores[i], total == 0 ? 0 : given.Where((_, c) => g.Values[c].Value is not null).Sum() / total, places[i], shared[places[i]], best[i], worst[i]))
                .OrderBy(r => r.Rank),
        ];

        List<double?> Unknown(EvidenceGap gap) => gap.SaysTooLittle is null ? unknown : nothing;
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
        var state = (ulong)Seed;
        for (var i = 0; i < Draws; i++)
        {
            var drawn = new double[given.Length];
            for (var c = 0; c < drawn.Length; c++) drawn[c] = given[c] * (1 - Within + (2 * Within * Next(ref state)));
            yield return drawn;
        }
    }

    /// <summary>The next of SplitMix64 (Steele, Lea and Flood 2014), from 0 to 1: the same on every machine and runtime.</summary>
    private static double Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
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
            // Rounded, so that equal scores tie on every machine.
            scores[i] = known == 0 ? 0 : Math.Round(sum / known, 9);
            order[i] = i;
        }
        Array.Sort(order, (a, b) => scores[b].CompareTo(scores[a]));
        for (var place = 0; place < order.Length; place++)
            places[order[place]] = place > 0 && scores[order[place]] == scores[order[place - 1]] ? places[order[place - 1]] : place + 1;
    }
}
