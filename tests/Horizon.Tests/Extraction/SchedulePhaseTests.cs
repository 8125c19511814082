using System.Globalization;
using Horizon.Graph.Extraction.Schedules;
using Xunit;

namespace Horizon.Tests.Extraction;

/// <summary>A boost, what it comes after and what both come to.</summary>
public sealed class SchedulePhaseTests
{
    [Theory]
    [InlineData("50 Gy in 25 fractions followed by a boost of 10 Gy in 5 fractions", "50/25/2:initial 10/5/2:boost")]
    [InlineData("45 Gy in 25 fractions plus a boost to a total of 60 Gy", "45/25/1.8:initial 60//:whole")]
    [InlineData("Pelvic radiotherapy 45 Gy in 25 fractions with a boost to a total of 54 Gy in 30 fractions", "45/25/1.8:initial 54/30/1.8:whole")]
    [InlineData("39.6 Gy in 22 fractions followed by a boost to 50.4 Gy", "39.6/22/1.8:initial 50.4//:whole")]
    [InlineData("50 Gy in 25 fractions followed by a boost to the tumour bed of 16 Gy in 8 fractions", "50/25/2:initial 16/8/2:boost")]
    [InlineData("50 Gy in 2 Gy fractions with a 16 Gy boost in 2 Gy fractions, for a total of 66 Gy", "50/25/2:initial 16/8/2:boost 66//:whole")]
    [InlineData("50.4 Gy in 28 fractions with SIB to 60.2 Gy", "50.4/28/1.8:whole 60.2/28/2.15:boost")]
    [InlineData("40 Gy in 15 fractions with a simultaneous integrated boost of 48 Gy to the tumour bed", "40/15/2.6667:whole 48/15/3.2:boost")]
    [InlineData("60 Gy in 20 fractions with an integrated boost up to 68 Gy", "60/20/3:whole 68/20/3.4:boost")]
    [InlineData("54 Gy in 30 fractions with a simultaneous boost of 6 Gy", "54/30/1.8:whole 6//:boost")]
    [InlineData("40 Gy in 15 fractions with or without a boost of 16 Gy in 8 fractions", "40/15/2.6667:whole 16/8/2:boost")]
    [InlineData("external beam radiotherapy 45 Gy in 25 fractions followed by HDR brachytherapy 7 Gy x 4", "45/25/1.8:initial 28/4/7:boost")]
    [InlineData("concomitant boost radiotherapy of 72 Gy in 42 fractions", "72/42/1.7143:whole")]
    [InlineData("SIB-IMRT to 66 Gy in 30 fractions", "66/30/2.2:whole")]
    [InlineData("WBRT/SIB delivering 20 Gy in 5 fractions to the brain", "20/5/4:whole")]
    [InlineData("A boost of 15 Gy in 3 fractions after 45 Gy in 25 fractions", "15/3/5:boost 45/25/1.8:initial")]
    [InlineData("Women refused the boost but were treated with 40 Gy in 15 fractions", "40/15/2.6667:whole")]
    [InlineData("RT 1.8 Gy/fx to 45 Gy, then cone-down to 50.4 Gy", "45/25/1.8:initial 50.4//:whole")]
    [InlineData("40 Gy in 15 fractions plus temozolomide versus 25 Gy in 5 fractions", "40/15/2.6667:whole 25/5/5:whole")]
    [InlineData("A sequential boost of 10 Gy/5# or 16 Gy/8#", "10/5/2:boost 16/8/2:boost")]
    [InlineData("45 Gy in 25 fractions, then a cone-down of 9 Gy in 5 fractions", "45/25/1.8:initial 9/5/1.8:boost")]
    public void PhasesAndTotalsAreToldApart(string text, string expected) => Assert.Equal(expected, Phases(text));

    private static string Phases(string text) => string.Join(
        ' ', ScheduleReader.Read(text).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.TotalDoseGy}/{s.Fractions}/{s.DosePerFractionGy}:{s.Phase}")));

    [Fact]
    public void FractionsOfASimultaneousBoostAreMarkedAsDerived() =>
        Assert.Equal(["fractions", "dosePerFractionGy"], ScheduleReader.Read("Radiotherapy of 50.4 Gy in 28 fractions with SIB to 60.2 Gy")[1].Derived);
}
