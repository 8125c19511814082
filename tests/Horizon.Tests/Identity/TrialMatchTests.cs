using Horizon.Graph.Identity;
using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Identity;

public sealed class TrialMatchTests
{
    private const string Title = "Stereotactic radiotherapy of oligometastatic kidney cancer against continued systemic treatment";

    private static TrialFacts Trial(string registration) => new()
    {
        Registration = registration,
        BriefTitle = Title,
        LeadSponsor = new SponsorName("University of Somewhere", null),
        StartDate = PartialDate.ParseOrNull("2031-03-05"),
        Enrolment = 143,
        Phase = "3",
    };

    [Fact]
    public void OneTitleSponsorStartAndSizeUnderTwoRegistersAreOneTrial()
    {
        var comparison = TrialMatch.Compare(Trial("NCT90000001"), Trial("ISRCTN90000001"));
        Assert.Equal((PairOutcome.Same, PairRules.Scored), (comparison.Outcome, comparison.Rule));
        Assert.Equal(["title", "sponsor", "start", "size", "phase"], comparison.Parts.Select(p => p.Name));
    }

    [Fact]
    public void ATitleAloneNeverMakesTwoOne() => Assert.NotEqual(
        PairOutcome.Same,
        TrialMatch.Compare(new TrialFacts { Registration = "NCT90000001", BriefTitle = Title }, new TrialFacts { Registration = "ISRCTN90000001", BriefTitle = Title }).Outcome);

    [Fact]
    public void TwoIdsOfOneRegisterAreTwoTrialsWhateverTheyShare() => Assert.Equal(PairOutcome.Different, TrialMatch.Compare(Trial("NCT90000001"), Trial("NCT90000002")).Outcome);

    [Fact]
    public void OneThatNamesAnotherOfItsRegisterIsTiedToIt()
    {
        var followUp = Trial("NCT90000002") with { BriefTitle = "Long-term follow-up of " + Title, SecondaryIds = [new SecondaryId("NCT90000001", null, null)] };
        Assert.Equal(PairOutcome.Related, TrialMatch.Compare(Trial("NCT90000001"), followUp).Outcome);
    }

    [Fact]
    public void AnIdThatTheRegisterNamesDecides()
    {
        var named = new TrialFacts { Registration = "ISRCTN90000001", BriefTitle = "KIDNEY-SABR", SecondaryIds = [new SecondaryId("nct 90000001", null, null)], LeadSponsor = new SponsorName("University of Somewhere", null) };
        var comparison = TrialMatch.Compare(Trial("NCT90000001"), named);
        Assert.Equal((PairOutcome.Same, PairRules.Ids), (comparison.Outcome, comparison.Rule));
    }

    [Fact]
    public void ANamedIdThatAllElseSpeaksAgainstGoesToAPerson()
    {
        var other = new TrialFacts
        {
            Registration = "ISRCTN90000001",
            BriefTitle = "Mindfulness for carers of people with dementia",
            SecondaryIds = [new SecondaryId("NCT90000001", null, null)],
            LeadSponsor = new SponsorName("Another Body", null),
            StartDate = PartialDate.ParseOrNull("2020-01-01"),
            Enrolment = 12,
        };
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(Trial("NCT90000001"), other).Outcome);
    }

    [Theory]
    [InlineData("Long-term follow-up study of " + Title)]
    [InlineData("Feasibility of " + Title)]
    [InlineData("A sub-study of " + Title)]
    public void AFollowUpAPilotAndASubStudyAreNotTheTrialItself(string title) =>
        Assert.NotEqual(PairOutcome.Same, TrialMatch.Compare(Trial("NCT90000001"), Trial("ISRCTN90000001") with { BriefTitle = title }).Outcome);

    [Fact]
    public void AnotherSponsorLeavesItToAPerson() =>
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(Trial("NCT90000001"), Trial("ISRCTN90000001") with { LeadSponsor = new SponsorName("Quite Another Hospital", null) }).Outcome);

    [Fact]
    public void TheOrderOfTheTwoChangesNothing()
    {
        var (a, b) = (Trial("NCT90000001"), Trial("ISRCTN90000001") with { BriefTitle = "Stereotactic radiotherapy in kidney cancer", Enrolment = 150, Acronym = "KIDS" });
        Assert.Equal(TrialMatch.Compare(a, b).Score, TrialMatch.Compare(b, a).Score);
        Assert.Equal(TrialMatch.Compare(a, b).Outcome, TrialMatch.Compare(b, a).Outcome);
    }

    [Fact]
    public void WhatIsOneSharesABlock()
    {
        var (a, b) = (Trial("NCT90000001"), Trial("ISRCTN90000001") with { BriefTitle = "Stereotactic Radiotherapy of Oligometastatic Kidney Cancers against Continued Systemic Treatment: a randomised trial" });
        Assert.NotEmpty(TrialBlocks.Of(a).Intersect(TrialBlocks.Of(b)));
    }

    [Theory]
    [InlineData("CRUK/12/004", "CRUK12004")]
    [InlineData("2019-1", null)]
    [InlineData("NCT90000001", null)]
    [InlineData("Not applicable", null)]
    public void AProtocolIdIsOneThatTellsAStudyFromOthers(string id, string? expected) => Assert.Equal(expected, TrialBlocks.ProtocolId(id));
}
