using Horizon.Graph.Organisations.Names;

namespace Horizon.Api.Evaluate.Organisations;

/// <summary>
/// How well names of sponsors are brought to one body: precision, recall and F1 over all pairs of names, clusters being what the links are (a pair of pairs joins all three). The labels count a
/// department as its hospital, the graph as a part of it; so it is measured by the bodies as they are linked, and with departments counted to their whole.
/// </summary>
internal static class OrganisationEvaluation
{
    private const string Set = "sponsor-names";
    private const string Baseline = "exact match after case folding";
    private const int Seed = 20261125;

    /// <summary>What is absent under <paramref name="dataFolder"/> gives no rows.</summary>
    public static IReadOnlyList<EvaluationRow> Run(string dataFolder, CancellationToken cancellation)
    {
        var path = Path.Combine(dataFolder, "labelled", Set, "sponsor_normalisation.csv");
        if (!File.Exists(path)) return [];
        var names = LabelledCsv.Read(path).Select(r => new LabelledName(r["unique_spon_names"], r["normed_spon_names"], BodyName.Of(r["unique_spon_names"]))).ToList();
        var targets = names.Select(n => n.Target).Distinct().Order(StringComparer.Ordinal).ToArray();
        // The rules were made looking at one half of the bodies alone.
        new Random(Seed).Shuffle(targets);
        var looked = targets.Take(targets.Length / 2).ToHashSet();
        return
        [
            .. Rows("all", names, cancellation),
            .. Rows("half that the rules were not made on", [.. names.Where(n => !looked.Contains(n.Target))], cancellation),
        ];
    }

    private static IEnumerable<EvaluationRow> Rows(string half, List<LabelledName> names, CancellationToken cancellation)
    {
        var plain = PairCounts.Of(names, Clusters.By(names, n => n.Written.Trim().ToUpperInvariant()));
        foreach (var (kind, whole) in new[] { ("bodies", false), ("departments with their whole", true) })
        {
            var counts = PairCounts.Of(names, Clusters.Linked(names, whole, cancellation));
            var (precisionLow, precisionHigh) = Wilson.Of(counts.Right, counts.Joined);
            var (recallLow, recallHigh) = Wilson.Of(counts.Right, counts.Labelled);
            yield return Wilson.Row(Set, $"pairwise precision, {kind}, {half}", counts.Right, counts.Joined, Math.Round(plain.Precision, 4), Baseline);
            yield return Wilson.Row(Set, $"pairwise recall, {kind}, {half}", counts.Right, counts.Labelled, Math.Round(plain.Recall, 4), Baseline);
            // From the ends of both intervals: wider than need be.
            yield return new EvaluationRow(
                Set, $"pairwise F1, {kind}, {half}", Math.Round(counts.F1, 4), names.Count, Math.Round(PairCounts.Harmonic(precisionLow, recallLow), 4),
                Math.Round(PairCounts.Harmonic(precisionHigh, recallHigh), 4), Math.Round(plain.F1, 4), Baseline);
        }
    }
}

/// <summary>A name as written, the label's one name, and the name as read; null where it names nobody.</summary>
internal sealed record LabelledName(string Written, string Target, BodyName? Read);

/// <summary>Pairs of names: labelled as one, joined, and joined rightly.</summary>
internal sealed record PairCounts(long Labelled, long Joined, long Right)
{
    public double Precision => Joined == 0 ? 1 : Right / (double)Joined;
    public double Recall => Labelled == 0 ? 1 : Right / (double)Labelled;
    public double F1 => Harmonic(Precision, Recall);

    public static double Harmonic(double a, double b) => a + b == 0 ? 0 : 2 * a * b / (a + b);

    public static PairCounts Of(IReadOnlyList<LabelledName> names, IReadOnlyList<int> clusters) => new(
        names.GroupBy(n => n.Target).Sum(g => Pairs(g.Count())),
        clusters.GroupBy(c => c).Sum(g => Pairs(g.Count())),
        names.Zip(clusters, (n, c) => (n.Target, c)).GroupBy(p => p).Sum(g => Pairs(g.Count())));

    private static long Pairs(long n) => n * (n - 1) / 2;
}
