using Horizon.Graph.Gaps;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class ExpectedStudiesTests
{
    private static readonly ExpectedStudies Model = ExpectedStudies.Fit([.. Enumerable.Range(0, 60).Select(i => (Observed: i % 7, Expected: 3.0))]);

    [Fact]
    public void TheFittedRateHasTheMeanThatTheCellsHave() => Assert.Equal(Enumerable.Range(0, 60).Sum(i => i % 7) / 180.0, Model.Shape / Model.Rate, 9);

    [Fact]
    public void WithoutNeighboursTheCountIsNegativeBinomial()
    {
        // P(0) = (b / (b + E))^a, P(1) = a E / (b + E) P(0).
        var (a, b, e) = (Model.Shape, Model.Rate, 2.5);
        var zero = Math.Pow(b / (b + e), a);
        Assert.Equal(zero, Model.Of(0, e, 0, 0).Chance, 9);
        Assert.Equal(zero * (1 + (a * e / (b + e))), Model.Of(1, e, 0, 0).Chance, 9);
    }

    [Fact]
    public void AnEmptyCellAmongFullOnesIsSurprisingAndAmongEmptyOnesIsNot()
    {
        var full = Model.Of(0, 4, 12, 4);
        var empty = Model.Of(0, 1.5, 0, 8);
        Assert.True(full.IsSurprising, $"{full.Chance}");
        Assert.False(empty.IsListed, $"{empty.Chance}");
        Assert.True(full.NeighbourRate > Model.Shape / Model.Rate && empty.NeighbourRate < Model.Shape / Model.Rate);
    }

    [Fact]
    public void LittleExpectedIsNeverSurprising() => Assert.False(Model.Of(0, 0.3, 40, 20).IsListed);

    [Fact]
    public void ManyNeighboursWeighNoMoreThanTheirShare() => Assert.Equal(Model.Of(0, 3, 8, 4).Chance, Model.Of(0, 3, 80, 40).Chance, 9);

    [Fact]
    public void ACellThatIsFullerThanItsNeighboursIsNoGap() => Assert.False(Model.Of(9, 3, 2, 4).IsListed);

    [Fact]
    public void NoCellsFitAPriorThatExpectsWhatIsExpected() => Assert.Equal(1, ExpectedStudies.Fit([]).Shape / ExpectedStudies.Fit([]).Rate);
}
