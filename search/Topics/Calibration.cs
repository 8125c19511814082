namespace Horizon.Search.Topics;

/// <summary>
/// From a score to a probability: 1 / (1 + exp(-(slope * score + offset))), after Platt (1999) with his smoothed targets. A slope is never below
/// nought: scores that order the texts wrongly give every text the same probability.
/// </summary>
public sealed record Calibration(double Slope, double Offset)
{
    private const int MostSteps = 100;

    public double Probability(double score) => 1 / (1 + Math.Exp(-((Slope * score) + Offset)));

    public static Calibration Of(IReadOnlyList<double> scores, IReadOnlyList<bool> holds)
    {
        var positives = holds.Count(h => h);
        var (high, low) = ((positives + 1.0) / (positives + 2), 1.0 / (holds.Count - positives + 2));
        var constant = new Calibration(0, Math.Log((positives + 1.0) / (holds.Count - positives + 1)));
        var (slope, offset) = (1.0, 0.0);
        for (var step = 0; step < MostSteps; step++)
        {
            // The small number keeps the matrix invertible where all scores are equal.
            double gs = 0, go = 0, ss = 1e-6, so = 0, oo = 1e-6;
            for (var i = 0; i < scores.Count; i++)
            {
                var p = 1 / (1 + Math.Exp(-((slope * scores[i]) + offset)));
                var (error, spread) = (p - (holds[i] ? high : low), p * (1 - p));
                gs += error * scores[i];
                go += error;
                ss += spread * scores[i] * scores[i];
                so += spread * scores[i];
                oo += spread;
            }
            var determinant = (ss * oo) - (so * so);
            if (Math.Abs(determinant) < 1e-12) return constant;
            var (ds, d0) = (((oo * gs) - (so * go)) / determinant, ((ss * go) - (so * gs)) / determinant);
            slope -= Math.Clamp(ds, -5, 5);
            offset -= Math.Clamp(d0, -5, 5);
            if (Math.Abs(ds) < 1e-9 && Math.Abs(d0) < 1e-9) break;
        }
        return double.IsFinite(slope) && double.IsFinite(offset) && slope > 0 ? new Calibration(slope, offset) : constant;
    }
}
