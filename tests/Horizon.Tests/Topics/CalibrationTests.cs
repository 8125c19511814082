using System.Diagnostics.CodeAnalysis;
using Horizon.Search.Topics;
using Xunit;

namespace Horizon.Tests.Topics;

[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "Made texts that can be made again are the point.")]
public sealed class CalibrationTests
{
    [Fact]
    public void ProbabilitiesAreAsOftenTrueAsTheySay()
    {
        var chance = new Random(3);
        var scores = Enumerable.Range(0, 5000).Select(_ => (chance.NextDouble() * 6) - 3).ToArray();
        // The truth is a logistic of slope 2 and offset -1.
        var holds = scores.Select(s => chance.NextDouble() < 1 / (1 + Math.Exp(-((2 * s) - 1)))).ToArray();
        var calibration = Calibration.Of(scores, holds);
        Assert.Equal(2, calibration.Slope, 0.15);
        Assert.Equal(-1, calibration.Offset, 0.15);
        Assert.InRange(CalibrationError.Of([[.. scores.Select(calibration.Probability)]], [new LabelTruth("made", holds, [.. holds.Select(_ => true)])]), 0, 0.02);
    }

    [Fact]
    public void ScoresThatOrderWronglyGiveEveryTextTheSame()
    {
        var calibration = Calibration.Of([1, 2, 3, 4], [true, true, false, false]);
        Assert.Equal(calibration.Probability(-5), calibration.Probability(5));
    }
}
