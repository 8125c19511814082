using Horizon.Graph.Gaps.Stated;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class ShownQuoteTests
{
    [Theory]
    [InlineData("CONCLUSIONS: Our results call for a trial of SABR.", "Our results call for a trial of SABR.")]
    [InlineData("Conclusions and relevance: Trials are needed.", "Trials are needed.")]
    [InlineData("The role of SABR is unclear .", "The role of SABR is unclear.")]
    [InlineData("In kidney , liver and lung it is unclear (as yet) .", "In kidney, liver and lung it is unclear (as yet).")]
    // These stand as they are.
    [InlineData("The role of SABR is unclear.", "The role of SABR is unclear.")]
    [InlineData("TARGET: a trial is needed.", "TARGET: a trial is needed.")]
    [InlineData("Conclusions on SABR remain uncertain.", "Conclusions on SABR remain uncertain.")]
    [InlineData("A dose of .5 Gy needs testing.", "A dose of .5 Gy needs testing.")]
    public void AStatementIsShownWithoutItsHeadingAndLooseStops(string quote, string shown) => Assert.Equal(shown, ShownQuote.Of(quote));
}
