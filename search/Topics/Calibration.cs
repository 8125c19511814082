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
        var (slope, offset) = (constant.Slope, constant.Offset);
        var loss = Loss(scores, holds, high, low, slope, offset);
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
            var (ds, d0) = (((oo * gs) - (so * go)) / determinant, ((ss * go) - (so * gs)) / determinant);
            // Newton's step, halved until it is one downhill (Lin, Lin and Weng 2007).
            var (scale, next) = (1.0, 0.0);
            while ((next = Loss(scores, holds, high, low, slope - (scale * ds), offset - (scale * d0))) > loss && scale > 1e-10) scale /= 2;
            if (!(next < loss - 1e-12)) break;
            (slope, offset, loss) = (slope - (scale * ds), offset - (scale * d0), next);
        }
        return slope > 0 ? new Calibration(slope, offset) : constant;
    }

    private static double Loss(IReadOnlyList<double> scores, IReadOnlyList<bool> holds, double high, double low, double slope, double offset)
    {
        double loss = 0;
        for (var i = 0; i < scores.Count; i++)
        {
            var z = (slope * scores[i]) + offset;
            // ln(1 + e^z) - target * z, without overflow.
            loss += Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - ((holds[i] ? high : low) * z);
        }
        return loss;
    }
}
