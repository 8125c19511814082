using Horizon.Graph.Gaps;
using Horizon.Graph.Gaps.Board;
using Horizon.Graph.Gaps.Signals;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class RisingSignalsTests
{
    private const int Last = 2025;

    [Fact]
    public void ATechniqueThatRisesFarAboveItsShareIsAStrongSignal()
    {
        var signal = Assert.Single(Of(("technique:flash", [0, 0, 1, 0, 0, 1, 0, 0, 8, 9, 12])), s => s.Site is null);
        Assert.Equal("strong", signal.Strength);
        Assert.Equal((29, 2), (signal.Recent, signal.Before));
        Assert.True(signal.Low > 1 && signal.Low < signal.Ratio && signal.Ratio < signal.High);
    }

    [Fact]
    public void OneTrialAfterNoneIsNoRise() => Assert.NotEqual("strong", Assert.Single(Of(("technique:flash", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]))).Strength);

    [Fact]
    public void AShareThatStaysIsNoise() => Assert.Equal("noise", Assert.Single(Of(("technique:sabr", [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10]))).Strength);

    [Fact]
    public void AShareThatFallsIsSaidToFall() => Assert.Equal("falling", Assert.Single(Of(("technique:whole-brain", [20, 20, 20, 20, 20, 20, 20, 20, 1, 0, 1]))).Strength);

    [Fact]
    public void FewTrialsAreShrunkMoreThanMany()
    {
        var few = Assert.Single(Of(("technique:flash", [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1])));
        var many = Assert.Single(Of(("technique:flash", [0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10])));
        Assert.True(few.Ratio < many.Ratio, $"{few.Ratio} against {many.Ratio}");
    }

    [Fact]
    public void TheYearThatHasOnlyBegunIsNotCounted()
    {
        CellCount[] counts = [new("technique:flash", GapBoard.AnySite, "recruiting", Last + 1, 50), new(GapBoard.All, GapBoard.AnySite, "recruiting", Last + 1, 50)];
        Assert.Empty(RisingSignals.Of(new CellTallies(counts, []), Last));
    }

    /// <summary>Trials a year, the last being 2025, among a hundred others a year.</summary>
    private static IReadOnlyList<Signal> Of((string Technique, int[] Years) given)
    {
        var first = Last - given.Years.Length + 1;
        var counts = given.Years.SelectMany((n, i) => new[]
        {
            new CellCount(given.Technique, GapBoard.AnySite, "completed", first + i, n), new CellCount(GapBoard.All, GapBoard.AnySite, "completed", first + i, 100 + n),
        });
        return RisingSignals.Of(new CellTallies([.. counts.Where(c => c.Count > 0)], []), Last);
    }
}
