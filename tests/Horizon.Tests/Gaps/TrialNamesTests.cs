using Horizon.Graph.Gaps.Stated;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class TrialNamesTests
{
    [Theory]
    [InlineData("Longer follow-up of the HALLOW-B trial is needed.", "HALLOW-B")]
    [InlineData("The HALLOW-A, HALLOW-B and ReSTORE trials do not tell.", "HALLOW-A HALLOW-B ReSTORE")]
    [InlineData("Results of the HALLOW study, and of the HALLOW trial, are awaited.", "HALLOW")]
    // A technique's own abbreviation with a letter after it.
    [InlineData("Longer-term follow-up data from the TARGIT-A trial are required.", "TARGIT-A")]
    // Of a technique, a tumour, a design, a phase, a place; and a word that only begins a sentence.
    [InlineData("SABR trials are needed.", "")]
    [InlineData("MR-guided trials and SBRT-based studies are needed.", "")]
    [InlineData("More NSCLC studies are needed.", "")]
    [InlineData("An RCT trial and a phase III trial in the UK trials network are needed.", "")]
    [InlineData("Further trials and Randomised studies are needed.", "")]
    public void ANameInCapitalsBeforeTrialIsATrials(string statement, string names) => Assert.Equal(names, string.Join(' ', TrialNames.In(statement)));

    [Theory]
    [InlineData("Extended follow-up of the HALLOW-A trial", "HALLOW-A", true)]
    [InlineData("HALLOW-A", "HALLOW-A", true)]
    [InlineData("HALLOW-AB and HALLOW-A", "HALLOW-A", true)]
    [InlineData("HALLOW-AB", "HALLOW-A", false)]
    [InlineData("HALLOW-A", "HALLOW", false)]
    [InlineData("The hallow trial", "HALLOW", false)]
    [InlineData(null, "HALLOW", false)]
    public void ATitleBearsANameAsAWordOfItsOwn(string? title, string name, bool bears) => Assert.Equal(bears, TrialNames.Bears(title, name));
}
