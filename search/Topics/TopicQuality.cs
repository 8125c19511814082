namespace Horizon.Search.Topics;

/// <summary>How well labels are given to texts that were not learned from.</summary>
/// <param name="Label">Null for all labels together.</param>
/// <param name="Examples">Texts that have the label.</param>
/// <param name="Low95">Of F1: 2.5 % of the resampled sets of texts lie below. Where every text is told rightly, or none, resampling knows no other
/// outcome; the end that would be 1 or 0 as well is then Wilson's (1927) for the share of texts rightly told of those that have the label or were given it.</param>
public sealed record TopicQuality(string? Label, int Examples, double Precision, double Recall, double F1, double Low95, double High95)
{
    private const int Resamples = 500;
    private const double SquaredNormal95 = 1.959964 * 1.959964;

    /// <param name="given">Whether each text was given each label; label first.</param>
    /// <param name="said">Whether it is said that each text has, or lacks, each label; null where all is said.</param>
    public static TopicQuality Micro(IReadOnlyList<bool[]> given, IReadOnlyList<bool[]> holds, string? label = null, IReadOnlyList<bool[]>? said = null)
    {
        var texts = holds[0].Length;
        var counts = new (int Hit, int Given, int Held)[texts];
        for (var l = 0; l < holds.Count; l++)
        {
            for (var i = 0; i < texts; i++)
            {
                if (said is not null && !said[l][i]) continue;
                counts[i] = (counts[i].Hit + (given[l][i] && holds[l][i] ? 1 : 0), counts[i].Given + (given[l][i] ? 1 : 0), counts[i].Held + (holds[l][i] ? 1 : 0));
            }
        }
        var (hit, gave, held) = (counts.Sum(c => c.Hit), counts.Sum(c => c.Given), counts.Sum(c => c.Held));
        var (low, high) = Interval(counts);
        return new TopicQuality(label, held, Share(hit, gave), Share(hit, held), Share(2 * hit, gave + held), low, high);
    }

    /// <summary>The plain mean over labels.</summary>
    public static TopicQuality Macro(IReadOnlyList<TopicQuality> labels) => new(
        null, labels.Sum(l => l.Examples), labels.Average(l => l.Precision), labels.Average(l => l.Recall), labels.Average(l => l.F1), labels.Average(l => l.Low95), labels.Average(l => l.High95));

    private static (double Low, double High) Interval((int Hit, int Given, int Held)[] counts)
    {
        var chance = new Random(1);
        var f1 = new double[Resamples];
        for (var r = 0; r < Resamples; r++)
        {
            int hit = 0, both = 0;
            for (var i = 0; i < counts.Length; i++)
            {
#pragma warning disable CA5394 // Resampling needs no secrecy.
                var c = counts[chance.Next(counts.Length)];
#pragma warning restore CA5394
                hit += c.Hit;
                both += c.Given + c.Held;
            }
            f1[r] = Share(2 * hit, both);
        }
        Array.Sort(f1);
        var concerned = counts.Count(c => c.Given + c.Held > 0);
        var right = counts.Count(c => c.Hit > 0);
        if (concerned > 0 && counts.All(c => c.Hit == c.Given && c.Hit == c.Held)) return (OfShare(concerned / (concerned + SquaredNormal95)), 1);
        if (concerned > 0 && right == 0) return (0, OfShare(SquaredNormal95 / (concerned + SquaredNormal95)));
        return (f1[(int)(Resamples * 0.025)], f1[(int)(Resamples * 0.975)]);
    }

    /// <summary>F1 of the share of hits among hits, misses and false ones.</summary>
    private static double OfShare(double share) => 2 * share / (1 + share);

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
