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

    [Theory]
    [InlineData("This is a long-term follow-up study of participants of the parent study NCT90000001.", true)]
    [InlineData("The pilot trial (NCT90000001) showed feasibility; this is the main trial.", true)]
    [InlineData("This follows the feasibility study NCT90000001.", true)]
    [InlineData("Arm H of the MADEUP platform (NCT90000001).", true)]
    [InlineData("Earlier trials (NCT90000001) found a benefit.", false)]
    public void AStudyThatATextCallsTheParentOrThePilotIsRelated(string summary, bool related)
    {
        var trial = Trial("NCT90000002") with { BriefTitle = "Another title of another kind", Summary = summary };
        Assert.Equal(related, TrialMatch.Compare(trial, Trial("NCT90000001")).Outcome == PairOutcome.Related);
        Assert.Equal(related, TrialBlocks.Of(trial).Contains(TrialBlocks.NamedBy("NCT90000001")));
    }

    [Fact]
    public void ARecordThatNamesTwoIdsOfOneRegisterMayBelongToEither()
    {
        var named = Trial("ACTRN12631000000001") with { BriefTitle = "A trial", Enrolment = null, StartDate = null, SecondaryIds = [new SecondaryId("NCT90000001", null, null), new SecondaryId("NCT90000002", null, null)] };
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(named, Trial("NCT90000001")).Outcome);
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(named with { SecondaryIds = [named.SecondaryIds[0]] }, Trial("NCT90000001")).Outcome);
        // Title, sponsor and plan tell which of the two it is.
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(Trial("ACTRN12631000000001") with { SecondaryIds = named.SecondaryIds }, Trial("NCT90000001")).Outcome);
    }

    [Theory]
    [InlineData("Radiotherapy with docetaxel for locally advanced head and neck carcinoma", "Radiotherapy with paclitaxel for locally advanced head and neck carcinoma")]
    [InlineData("Hypofractionated radiotherapy of lung cancer with memantine", "Hypofractionated radiotherapy of breast cancer with memantine")]
    [InlineData("SLIVER: protons against photons for liver metastases", "SLIVER-2: protons against photons for liver metastases")]
    public void OtherWordsInTheSamePlacesWaitForAPersonWhereNoIdNamesTheOther(string one, string other)
    {
        var (a, b) = (Trial("NCT90000001") with { BriefTitle = one }, Trial("ISRCTN90000001") with { BriefTitle = other });
        Assert.NotEqual(PairOutcome.Same, TrialMatch.Compare(a, b).Outcome);
        // Whose register field names the other is one, in whatever words; but for the second trial of a name.
        Assert.Equal(one.StartsWith("SLIVER", StringComparison.Ordinal) ? PairOutcome.Review : PairOutcome.Same, TrialMatch.Compare(a, b with { SecondaryIds = [new SecondaryId("NCT90000001", null, null)] }).Outcome);
    }

    [Theory]
    [InlineData("STAR-K process evaluation: how do staff deliver stereotactic treatment of kidney cancer?")]
    [InlineData("A study within a trial (SWAT) of leaflets for stereotactic radiotherapy of kidney cancer")]
    [InlineData("Translational study of tumour DNA in stereotactic radiotherapy of oligometastatic kidney cancer")]
    [InlineData("Stereotactic radiotherapy of oligometastatic kidney cancer against continued systemic treatment, long term")]
    [InlineData("STAR-K II: stereotactic radiotherapy of oligometastatic kidney cancer against continued systemic treatment")]
    public void WhatIsDoneWithinATrialOrAfterItIsNotMergedWithItThoughItNamesIt(string title)
    {
        var main = Trial("NCT90000001") with { BriefTitle = "STAR-K: " + char.ToLowerInvariant(Title[0]) + Title[1..] };
        var part = Trial("ISRCTN90000001") with { BriefTitle = title, SecondaryIds = [new SecondaryId("NCT90000001", null, null)] };
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(main, part).Outcome);
        Assert.Contains(TrialMatch.Compare(main, part).Parts, p => p.Name == "kind of study");
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(main, part with { BriefTitle = main.BriefTitle + " with embedded process evaluation" }).Outcome);
    }

    [Fact]
    public void WhatNamesATrialAndDiffersFromItInThreeThingsMayBeDoneWithinIt()
    {
        var main = Trial("NCT90000001") with { Acronym = "STARK", Interventions = [new Intervention(null, "Stereotactic radiotherapy", null, [], [])] };
        var part = Trial("ISRCTN90000001") with { Acronym = "STARKTALK", Enrolment = 30, Interventions = [new Intervention(null, "Conversations", null, [], [])], SecondaryIds = [new SecondaryId("NCT90000001", null, null)] };
        var comparison = TrialMatch.Compare(main, part);
        Assert.Equal(PairOutcome.Review, comparison.Outcome);
        Assert.Contains(comparison.Parts, p => p.Why == "other in intervention, acronym, size");
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(main, part with { Enrolment = 143 }).Outcome);
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(main with { SecondaryIds = [new SecondaryId("ISRCTN90000001", null, null)] }, part).Outcome);
    }

    [Fact]
    public void AnIdOfATrialWithNeitherTitleNorConditionInCommonMayBeMistypedWhoeverRunsBoth()
    {
        var prostate = Trial("NCT90000001") with { BriefTitle = "Prostate bed salvage irradiation with short hormone therapy", Conditions = ["Prostate cancer"], StartDate = PartialDate.ParseOrNull("2031-03"), Enrolment = 300 };
        var breast = Trial("ISRCTN90000001") with { BriefTitle = "Partial treatment in older women: omission of boost", Conditions = ["Breast cancer"], StartDate = PartialDate.ParseOrNull("2031-04-20"), Enrolment = 280, SecondaryIds = [new SecondaryId("NCT90000001", null, null)] };
        var comparison = TrialMatch.Compare(prostate, breast);
        Assert.Equal(PairOutcome.Review, comparison.Outcome);
        Assert.Contains(comparison.Parts, p => p.Why == "neither title nor condition in common");
        // A lay title shares few words with the register's: the condition tells, in other words too.
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(prostate, breast with { Conditions = ["Malignant tumour of the prostate"] }).Outcome);
        var kidney = prostate with { BriefTitle = "Stereotactic ablation or systemic treatment", Conditions = ["Renal cell carcinoma"] };
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(kidney, breast with { Conditions = ["Kidney cancer"] }).Outcome);
    }

    [Theory]
    [InlineData("RP-PG-0610-10078", null, null)]
    [InlineData("HTA 15/57/143", null, null)]
    [InlineData("ABC-12345-Z", "OTHER_GRANT", null)]
    [InlineData("ABC-12345-Z", null, "Award of a foundation")]
    [InlineData("Protocol version 2.0, 12 March 2019", null, null)]
    [InlineData("Version 1.0 01/02/2019", null, null)]
    [InlineData("12.03.2019", null, null)]
    public void AnAwardOrTheVersionOfAProtocolIsNoProtocolId(string id, string? type, string? domain)
    {
        Assert.Null(TrialBlocks.ProtocolId(new SecondaryId(id, type, domain)));
        var a = Trial("NCT90000001") with { BriefTitle = "Radiotherapy of kidney cancer", SecondaryIds = [new SecondaryId(id, type, domain)] };
        Assert.DoesNotContain(TrialMatch.Compare(a, a with { Registration = "ISRCTN90000001" }).Parts, p => p.Name == "protocol id");
        Assert.Equal("ABC12345Z", TrialBlocks.ProtocolId(new SecondaryId("ABC-12345-Z v2.1", null, "Sponsor")));
    }

    [Theory]
    [InlineData("This trial is also registered at ClinicalTrials.gov as NCT90000001.", true)]
    [InlineData("ClinicalTrials.gov identifier: NCT90000001.", true)]
    [InlineData("We compare doses. ClinicalTrials.gov Identifier NCT90000001, registered on 3 May 2030.", true)]
    [InlineData("Our study is registered with the ISRCTN registry and in ClinicalTrials.gov (NCT90000001).", true)]
    [InlineData("The trial is registered at ClinicalTrials.gov (identifier: NCT90000001).", true)]
    [InlineData("Patients who are also registered in the PELICAN trial (NCT90000001) will be excluded.", false)]
    [InlineData("People also registered in NCT90000001 take part.", false)]
    [InlineData("This trial is also registered with PELICAN, a trial of protons (NCT90000001).", false)]
    [InlineData("As in the PELICAN trial, ClinicalTrials.gov identifier: NCT90000001, doses rise.", false)]
    [InlineData("ClinicalTrials.gov identifier: NCT90000001 is the trial that showed this.", false)]
    public void WhoseRegistrationATextMeansIsToldByItsSentence(string summary, bool isOwn)
    {
        var trial = Trial("ISRCTN90000001") with { Summary = summary };
        var main = Trial("NCT90000001") with { StartDate = null, Enrolment = null };
        Assert.Equal(isOwn ? PairOutcome.Same : PairOutcome.Review, TrialMatch.Compare(main, trial).Outcome);
        Assert.Equal(isOwn, TrialMatch.Compare(main, trial).Rule == PairRules.Ids);
    }

    [Fact]
    public void AnIdThatOnlyASentenceGivesWaitsWhereTheRestSpeaksAgainstIt()
    {
        var trial = Trial("ISRCTN90000001") with { BriefTitle = "Exercise classes in a village hall", Summary = "ClinicalTrials.gov identifier: NCT90000001." };
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(Trial("NCT90000001") with { StartDate = PartialDate.ParseOrNull("2033"), Enrolment = null }, trial).Outcome);
    }

    [Fact]
    public void TwoTrialsOfOneRegisterThatStateOneIdAreRelatedAndWaitWhereAllElseDiffers()
    {
        SecondaryId shared = new("2031-000001-12", null, null);
        var (a, b) = (Trial("NCT90000001") with { SecondaryIds = [shared] }, Trial("NCT90000002") with { SecondaryIds = [shared] });
        var comparison = TrialMatch.Compare(a, b);
        Assert.Equal(PairOutcome.Related, comparison.Outcome);
        Assert.Contains(comparison.Parts, p => p.Why == "both name 2031-000001-12");
        var other = b with { BriefTitle = "Exercise classes in a village hall", LeadSponsor = new SponsorName("Sports Council of Elsewhere", null), StartDate = null };
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(a, other).Outcome);
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(a, other with { Registration = "ISRCTN90000001" }).Outcome);
    }

    [Fact]
    public void AnIdThatARegisterGaveAnewIsOneTrialWithItsFormerOne()
    {
        var comparison = TrialMatch.Compare(Trial("NTR1400"), Trial("NL1234") with { SecondaryIds = [new SecondaryId("NTR1400", null, null)] });
        Assert.Equal(PairOutcome.Same, comparison.Outcome);
        Assert.Equal(PairOutcome.Different, TrialMatch.Compare(Trial("NL1234"), Trial("NL1235")).Outcome);
        Assert.Equal((PairOutcome.Same, PairRules.FormerId), TrialMatch.Compare(Trial("2031-508143-51-00"), Trial("2031-508143-51-01")) is var again ? (again.Outcome, again.Rule) : default);
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(Trial("NCT90000001") with { SecondaryIds = [new SecondaryId("2031-508143-51-00", null, null)] }, Trial("2031-508143-51-01")).Outcome);
    }

    [Theory]
    [InlineData("tumours of the breast", "tumors of the breast", false)]
    [InlineData("paediatric tumours", "paediatric tumours nationwide", false)]
    [InlineData("tumours of the lung", "tumours of the breast", true)]
    [InlineData("sliver photons", "sliver 2 photons", true)]
    public void SpellingsAndWhatOnlyOneOfThemAddsAreNoOtherWords(string one, string other, bool isOther) =>
        Assert.Equal(isOther, OpposedTitles.Substituted(TellingWords.Of(one), TellingWords.Of(other)) is not null);

    [Fact]
    public void TwoIdsOfOneRegisterThatTheRecordsStateMakeTwoTrials()
    {
        var (a, b) = (Trial("ISRCTN90000001") with { SecondaryIds = [new SecondaryId("NCT90000001", null, null)] }, Trial("DRKS00090001") with { SecondaryIds = [new SecondaryId("NCT90000002", null, null)] });
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(a, b).Outcome);
        Assert.Contains(TrialMatch.Compare(a, b).Parts, p => p.Name == "opposed" && p.Why.Contains("two ids of one register", StringComparison.Ordinal));
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(a, b with { SecondaryIds = [new SecondaryId("NCT90000001", null, null)] }).Outcome);
    }

    [Theory]
    [InlineData("This study is also registered as ISRCTN90000001.", PairOutcome.Same)]
    [InlineData("The trial has also been registered in the ISRCTN registry (ISRCTN90000001).", PairOutcome.Same)]
    [InlineData("Doses are those of ISRCTN90000001, which is registered elsewhere.", PairOutcome.Different)]
    public void AnIdThatItsWordsSayItIsRegisteredAsTooIsItsOwn(string summary, PairOutcome expected)
    {
        var other = Trial("ISRCTN90000001") with { BriefTitle = "Radiosurgery of few metastases of renal cancer or going on with drugs", StartDate = null, Enrolment = null };
        Assert.Equal(expected, TrialMatch.Compare(Trial("NCT90000001") with { Summary = summary }, other).Outcome);
    }

    [Fact]
    public void AnIdWithoutAWordOfTheTitleOrTheSponsorAlikeMayBeMistyped()
    {
        var other = Trial("ISRCTN90000001") with { BriefTitle = "Exercise classes for osteoarthritis of the knee", LeadSponsor = new SponsorName("Sports Council of Elsewhere", null), SecondaryIds = [new SecondaryId("NCT90000001", null, null)] };
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(Trial("NCT90000001"), other).Outcome);
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(Trial("NCT90000001"), other with { LeadSponsor = new SponsorName("University of Somewhere", null) }).Outcome);
    }

    [Theory]
    [InlineData("OCTORAD: radiotherapy of kidney cancer, comparison C", "OCTORAD: radiotherapy of kidney cancer")]
    [InlineData("STAMPRAD arm H: radiotherapy of kidney cancer", "STAMPRAD: radiotherapy of kidney cancer")]
    [InlineData("Five-year outcomes of radiotherapy of kidney cancer in GLIORAD participants", "GLIORAD: radiotherapy of kidney cancer in participants")]
    [InlineData("A preliminary study of radiotherapy of kidney cancer", "A study of radiotherapy of kidney cancer")]
    public void AnArmOrAFollowUpIsNotMergedWithItsMainTrialThoughItNamesIt(string part, string whole) =>
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(Trial("ISRCTN90000001") with { BriefTitle = part, SecondaryIds = [new SecondaryId("NCT90000001", null, null)] }, Trial("NCT90000001") with { BriefTitle = whole }).Outcome);

    [Theory]
    [InlineData("Radiotherapy with temozolomide in elderly people with glioblastoma", "Radiotherapy without temozolomide in elderly people with glioblastoma")]
    [InlineData("Pelvic radiotherapy of cervical squamous carcinoma: part A", "Pelvic radiotherapy of cervical squamous carcinoma: part B")]
    [InlineData("Partial breast radiotherapy of women under 70", "Partial breast radiotherapy of women over 70")]
    [InlineData("Hypofractionated breast radiotherapy, left sided tumours", "Hypofractionated breast radiotherapy, right sided tumours")]
    [InlineData("Proton therapy of hepatocellular carcinoma, a phase II trial", "Proton therapy of hepatocellular carcinoma, a phase III trial")]
    [InlineData("SABR of the prostate in 5 fractions", "SABR of the prostate in 2 fractions")]
    public void TitlesThatOpposeEachOtherMakeTwoTrialsWhateverElseTheyShare(string one, string other)
    {
        var (a, b) = (Trial("NCT90000001") with { BriefTitle = one, Phase = null }, Trial("ISRCTN90000001") with { BriefTitle = other, Phase = null });
        Assert.NotEqual(PairOutcome.Same, TrialMatch.Compare(a, b).Outcome);
        Assert.Contains(TrialMatch.Compare(a, b).Parts, p => p.Name == "opposed");
        // Even where one names the other a person has to look: the field holds ids of main studies and earlier phases too.
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(a, b with { SecondaryIds = [new SecondaryId("NCT90000001", null, null)] }).Outcome);
    }

    [Theory]
    [InlineData("Radiotherapy with or without temozolomide in glioblastoma", "Temozolomide with or without radiotherapy in glioblastoma")]
    [InlineData("SABR of the prostate, a phase II/III trial", "SABR of the prostate, a phase III trial")]
    [InlineData("SABR of the prostate in men over 70", "SABR of the prostate in older men over 70 years")]
    [InlineData("The PROTECT trial 2 of protons", "The PROTECT trial: a randomised trial of protons")]
    [InlineData("Proton therapy of hepatocellular carcinoma", "Proton therapy of hepatocellular carcinoma, a phase III trial")]
    public void TitlesThatOnlySayMoreDoNotOpposeEachOther(string one, string other) =>
        Assert.DoesNotContain(TrialMatch.Compare(Trial("NCT90000001") with { BriefTitle = one, Phase = null }, Trial("ISRCTN90000001") with { BriefTitle = other, Phase = null }).Parts, p => p.Name == "opposed");

    [Theory]
    [InlineData("Parent study")]
    [InlineData("main trial")]
    [InlineData("Companion study (imaging)")]
    [InlineData("Master Protocol")]
    [InlineData("Feeder clinical trial")]
    public void AnIdThatTheRegisterGivesAsAnotherStudysTiesAndDoesNotMerge(string domain)
    {
        var part = Trial("ISRCTN90000001") with { SecondaryIds = [new SecondaryId("NCT90000001", "other", domain)] };
        var comparison = TrialMatch.Compare(Trial("NCT90000001"), part);
        Assert.Equal(PairOutcome.Related, comparison.Outcome);
        Assert.Contains(comparison.Parts, p => p.Why == "ISRCTN90000001 gives NCT90000001 as another study's");
    }

    [Theory]
    [InlineData("Clinical Trials Registry")]
    [InlineData("Previous registration")]
    [InlineData("Study number of the sponsor")]
    [InlineData("Relatedness")]
    [InlineData(null)]
    public void OtherWordsOfTheFieldLeaveTheIdTheTrialsOwn(string? domain) =>
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(Trial("NCT90000001"), Trial("ISRCTN90000001") with { SecondaryIds = [new SecondaryId("NCT90000001", "other", domain)] }).Outcome);

    [Theory]
    [InlineData("Quality of life among men in the SABRE-K trial of kidney cancer")]
    [InlineData("Functional imaging within the SABRE-K randomised trial")]
    [InlineData("Circulating markers in blood from the SABRE-K phase III study: patients with kidney cancer")]
    [InlineData("An exercise programme alongside the STAMPEDE2 trial")]
    public void AStudySetInsideATrialIsNotMergedWithItThoughItNamesIt(string title)
    {
        var inside = Trial("ISRCTN90000001") with { BriefTitle = title, SecondaryIds = [new SecondaryId("NCT90000001", null, null)] };
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(Trial("NCT90000001"), inside).Outcome);
    }

    [Theory]
    [InlineData("The SABRE-K trial: stereotactic radiotherapy of oligometastatic kidney cancer against continued systemic treatment")]
    [InlineData("Stereotactic radiotherapy of people in the North: oligometastatic kidney cancer against continued systemic treatment")]
    public void ATitleWithTheTrialsOwnNameIsOfTheTrial(string title) =>
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(Trial("NCT90000001"), Trial("ISRCTN90000001") with { BriefTitle = title, SecondaryIds = [new SecondaryId("NCT90000001", null, null)] }).Outcome);

    [Fact]
    public void ARecordThatNamesTheEarlierPhaseIsNotMergedWithIt()
    {
        var later = Trial("ISRCTN90000001") with { SecondaryIds = [new SecondaryId("NCT90000001", null, null)] };
        Assert.Equal(PairOutcome.Same, TrialMatch.Compare(Trial("NCT90000001"), later).Outcome);
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(Trial("NCT90000001") with { Phase = "2" }, later).Outcome);
        Assert.Equal(PairOutcome.Review, TrialMatch.Compare(Trial("NCT90000001") with { Enrolment = 20, StartDate = PartialDate.ParseOrNull("2027") }, later).Outcome);
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
