using Horizon.Graph.Gaps;
using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Gaps;

public sealed class RegisteredOutcomesTests
{
    [Theory]
    [InlineData("PFS at two years", null, "tumour-control")]
    [InlineData("Median OS", null, "survival")]
    [InlineData("Freedom from local failure", null, "tumour-control")]
    [InlineData("Time to death from any cause", null, "survival")]
    [InlineData("Incidence of brain metastases at one year", null, "tumour-control")]
    [InlineData("Patient-reported dry mouth", null, "toxicity quality-of-life")]
    [InlineData("Number of DLTs", null, "toxicity")]
    [InlineData("Acute events of grade 2 or more", "Graded by CTCAE v5.0 each week", "toxicity")]
    [InlineData("Change from baseline at 6 months", "EORTC QLQ-C30 global score", "quality-of-life")]
    [InlineData("Bowel domain score", "EPIC-26", "quality-of-life")]
    [InlineData("Hopkins Verbal Learning Test", null, "function")]
    [InlineData("Bladder function at two years", null, "function")]
    [InlineData("Length of hospital stay", null, "cost")]
    [InlineData("Late toxicity and quality of life", null, "toxicity quality-of-life")]
    // What the words do not tell stays untold.
    [InlineData("Patients with bone metastases who could be scanned", null, "")]
    [InlineData("Recruitment rate", "Patients a month", "")]
    [InlineData("Expression of programmed death-ligand 1", "Death ligand on tumour cells", "")]
    [InlineData("Dose to the heart", "Mean dose; survival is not analysed", "")]
    [InlineData("Proportion of functional genes", null, "")]
    public void AnOutcomeTellsItsClassesByItsNameOrItsInstrument(string measure, string? description, string classes) =>
        Assert.Equal(classes.Split(' ', StringSplitOptions.RemoveEmptyEntries), RegisteredOutcomes.Of(Trial(new OutcomeMeasure("primary", measure, description, null))));

    [Fact]
    public void OnlyPrimaryAndSecondaryOutcomesCount() => Assert.Empty(RegisteredOutcomes.Of(Trial(new OutcomeMeasure("other", "Overall survival", null, null))));

    [Fact]
    public void WhatIsNotRegisteredIsNotMeasuredOnlyWhereBothKindsAreAndOneIsRead()
    {
        var (survival, dose) = ("Overall survival", "Dose to the heart");
        Assert.True(RegisteredOutcomes.AreTold(Trial(new("primary", survival, null, null), new("secondary", dose, null, null))));
        Assert.False(RegisteredOutcomes.AreTold(Trial(new("primary", dose, null, null), new("secondary", dose, null, null))));
        Assert.False(RegisteredOutcomes.AreTold(Trial(new OutcomeMeasure("primary", survival, null, null))));
        Assert.False(RegisteredOutcomes.AreTold(Trial(new OutcomeMeasure("secondary", survival, null, null))));
        Assert.False(RegisteredOutcomes.AreTold(Trial()));
    }

    private static TrialFacts Trial(params OutcomeMeasure[] outcomes) => new() { Registration = "NCT00000001", Outcomes = outcomes };
}
