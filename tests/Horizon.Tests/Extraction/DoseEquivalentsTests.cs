using Horizon.Graph.Extraction.Schedules;
using Xunit;

namespace Horizon.Tests.Extraction;

public sealed class DoseEquivalentsTests
{
    // BED10 of 54 Gy in 3 fractions: 151.2 Gy, of 48 Gy in 4: 105.6 Gy (Onishi 2007, J Thorac Oncol 2(7 Suppl 3):S94-100, and RTOG 0236's schedule);
    // 60 Gy in 30 fractions at 2 Gy is its own EQD2 by definition (Joiner and van der Kogel, Basic Clinical Radiobiology).
    [Theory]
    [InlineData(60, 3, 10, 78, 65)]
    [InlineData(54, 18, 10, 151.2, 126)]
    [InlineData(48, 12, 10, 105.6, 88)]
    [InlineData(60, 2, 10, 72, 60)]
    [InlineData(60, 2, 3, 100, 60)]
    [InlineData(26, 5.2, 3, 71.066667, 42.64)]
    [InlineData(8, 8, 10, 14.4, 12)]
    public void PublishedEquivalentsAreReproduced(double total, double each, double alphaBeta, double bed, double eqd2)
    {
        var (actualBed, actualEqd2) = DoseEquivalents.Compute((decimal)total, (decimal)each, (decimal)alphaBeta);
        Assert.Equal(bed, (double)actualBed, 5);
        Assert.Equal(eqd2, (double)actualEqd2, 5);
    }

    [Theory]
    [InlineData(0, 2, 10)]
    [InlineData(60, 0, 10)]
    [InlineData(60, 61, 10)]
    [InlineData(60, 2, 0)]
    [InlineData(-60, 2, 3)]
    public void ArgumentsOutOfRangeAreRefused(double total, double each, double alphaBeta) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DoseEquivalents.Compute((decimal)total, (decimal)each, (decimal)alphaBeta));
}
