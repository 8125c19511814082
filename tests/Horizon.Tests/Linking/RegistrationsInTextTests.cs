using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Xunit;

namespace Horizon.Tests.Linking;

public sealed class RegistrationsInTextTests
{
    [Theory]
    [InlineData(null, "We randomised 200 patients (ClinicalTrials.gov number, NCT01234567).", "result")]
    [InlineData("TRIAL REGISTRATION", "ISRCTN12345678", "result")]
    [InlineData(null, "This ongoing trial (NCT01234567) has taken in 200 patients.", "result")]
    [InlineData(null, "Follow-up of the trial (NCT01234567) is ongoing.", "result")]
    [InlineData(null, "Unlike TRIALX, registered at ClinicalTrials.gov as NCT01014130, we found a benefit.", "background")]
    [InlineData(null, "Patients eligible for the TRIALX study (NCT01014130) were excluded.", "background")]
    [InlineData(null, "Prior work: TRIALX (NCT01014130) asked another question.", "background")]
    [InlineData(null, "In contrast to the SPACE trial (NCT01014130) and to NCT01234567 we found little.", "background")]
    // As papers state their own.
    [InlineData(null, "It was not inferior. (Funded by the Council and others; MEMO-2 ClinicalTrials.gov number, NCT01234567.)", "result")]
    [InlineData(null, "It was not inferior. (Funded by the Institutes; Look AHEAD ClinicalTrials.gov number, NCT01234567.)", "result")]
    [InlineData(null, "This trial is closed and is registered at ClinicalTrials.gov (NCT01234567) and in the EU Clinical Trials Register (EudraCT 2005-000417-36). Between 2005 and 2010, 355 people came.", "result")]
    [InlineData(null, "The POUDER trial has been registered at ClinicalTrials.gov with an ID NCT01234567.", "result")]
    [InlineData(null, "Clinical trial registration URL: http://www.clinicaltrials.gov. Unique identifier: NCT01234567.", "result")]
    [InlineData(null, "It should be offered to all.Trial registration: ClinicalTrials.gov Identifier NCT01234567.", "result")]
    [InlineData(null, "It lasted longer. (Clinicaltrials.gov numbers, NCT00333138 [core study] and NCT00235430 [extension].)", "result")]
    [InlineData(null, "In this randomised, multicentre phase II trial (NCT01234567) women had one fraction.", "result")]
    [InlineData(null, "We conducted a two-stage, placebo controlled trial (NCT01234567).", "result")]
    [InlineData(null, "We report the five-year results of the MEMO trial (ISRCTN12345678).", "result")]
    [InlineData(null, "Forty-four men were enrolled into a clinical trial (NCT01234567).", "result")]
    [InlineData(null, "Women gave informed consent. NCT01234567", "result")]
    // As they name others'.
    [InlineData(null, "Sample size was based on data from the carbon trial (ClinicalTrials.gov NCT01234567). We enrolled 100 patients.", "background")]
    [InlineData(null, "Our findings informed the design of the phase III study NCT01234567.", "background")]
    [InlineData(null, "This regimen is now being tested in a definitive trial (ClinicalTrials.gov identifier: NCT01234567).", "background")]
    [InlineData(null, "A confirmatory randomised trial has been registered (NCT01234567).", "background")]
    [InlineData(null, "Outcomes were benchmarked against the historical trial NCT01234567.", "background")]
    [InlineData(null, "Participants who had declined entry to NCT01234567 were approached.", "background")]
    [InlineData(null, "Eligibility followed that of NCT01234567.", "background")]
    [InlineData(null, "Patients were recruited from centres of the national programme (NCT01234567).", "background")]
    [InlineData(null, "The control arm was taken from the published standard arm of NCT01234567.", "background")]
    [InlineData(null, "Following on from our feasibility study (NCT01234567), we randomised 200 patients.", "background")]
    [InlineData(null, "A follow-on trial, registered as NCT01234567, will test protons.", "background")]
    [InlineData(null, "Patients taking part in the mandible trial (NCT01234567) were not eligible.", "background")]
    [InlineData(null, "In SPACE (ClinicalTrials.gov NCT01234567), men had fewer fractions.", "background")]
    [InlineData(null, "The SPACE trial (NCT01234567) has shown little.", "background")]
    // As they analyse one trial's data further.
    [InlineData(null, "This is a secondary analysis of the randomised MEMO trial (NCT01234567).", "derived")]
    public void AnIdThatIsStatedAsThePapersOwnGivesItsRoleAnotherIsBackground(string? label, string text, string role)
    {
        var edges = Reports(new PublicationFacts { Pmid = "1", Title = "A trial", PublicationTypes = ["Randomized Controlled Trial"], AbstractSections = [new AbstractSection(label, text)] });
        Assert.NotEmpty(edges);
        Assert.All(edges, e => Assert.Equal(role, e.Role));
        Assert.All(edges, e => Assert.Equal(e.Reason.Quote!.Text, text[e.Reason.Quote.Start..e.Reason.Quote.End]));
    }

    [Fact]
    public void AnIdThatADataBankGivesIsNotGivenAgainByTheText()
    {
        var edges = Reports(new PublicationFacts { Pmid = "1", Title = "A trial (NCT01234567)", DataBankIds = [new DataBankId("ClinicalTrials.gov", "NCT01234567")] });
        Assert.Equal("data-bank-registration", Assert.Single(edges).Reason.Rule);
    }

    [Fact]
    public void AnIdThatADataBankTookFromASentenceOnAnotherTrialIsBackground()
    {
        var edge = Assert.Single(Reports(new PublicationFacts
        {
            Pmid = "1",
            Title = "A trial of mouthwash",
            PublicationTypes = ["Randomized Controlled Trial"],
            AbstractSections = [new AbstractSection(null, "Unlike the carbon trial (NCT01234567), we masked all.")],
            DataBankIds = [new DataBankId("ClinicalTrials.gov", "NCT01234567")],
        }));
        Assert.Equal(("background", "data-bank-registration"), (edge.Role, edge.Reason.Rule));
    }

    [Theory]
    [InlineData("2015", "result")]
    [InlineData("2012", "background")]
    public void WhatCameOutInAYearBeforeTheRegistrationIsNoResultOfIt(string year, string role) => Assert.Equal(role, Assert.Single(Reports(new PublicationFacts
    {
        Pmid = "1",
        Title = "A trial",
        PublishedOn = PartialDate.ParseOrNull(year),
        PublicationTypes = ["Randomized Controlled Trial"],
        AbstractSections = [new AbstractSection("TRIAL REGISTRATION", "NCT02234567")],
    })).Role);

    [Theory]
    [InlineData("SABR for kidney cancer: a randomised trial", "Randomized Controlled Trial", "result")]
    [InlineData("Rationale of a randomised trial: methods", "Randomized Controlled Trial", "background")]
    [InlineData("Design of a phase III trial of SABR", "Clinical Trial, Phase III", "background")]
    [InlineData("Statistical analysis plan for the SABR trial", "Randomized Controlled Trial", "background")]
    [InlineData("Baseline characteristics of participants in the SABR trial", "Randomized Controlled Trial", "background")]
    [InlineData("In Reply to Smith: the SABR trial", "Journal Article", "background")]
    [InlineData("Guideline on SABR", "Practice Guideline", "background")]
    [InlineData("Secondary analysis of a randomised trial: predictors of fatigue after SABR", "Randomized Controlled Trial", "derived")]
    [InlineData("Economic evaluation alongside the SABR trial", "Randomized Controlled Trial", "derived")]
    [InlineData("Pooled analysis of toxicity in three randomised trials", "Randomized Controlled Trial", "derived")]
    [InlineData("Subgroup analysis of a randomised trial of SABR", "Randomized Controlled Trial", "derived")]
    [InlineData("Reduced dose for WNT-subgroup medulloblastoma: a single-arm trial", "Clinical Trial, Phase II", "result")]
    [InlineData("Quality of life after SABR: a randomised trial", "Randomized Controlled Trial", "result")]
    [InlineData("Design of radiation fields and survival in a randomised trial", "Randomized Controlled Trial", "result")]
    [InlineData("Correction of anaemia during radiotherapy: a randomised trial", "Randomized Controlled Trial", "result")]
    public void WhatAPaperIsCountsBeforeWhatItsIndexCallsIt(string title, string type, string role) => Assert.Equal(role, Assert.Single(Reports(new PublicationFacts
    {
        Pmid = "1",
        Title = title,
        PublicationTypes = ["Journal Article", type],
        DataBankIds = [new DataBankId("ClinicalTrials.gov", "NCT01234567")],
    })).Role);

    [Theory]
    [InlineData("Correction to: Five-year outcomes of SABR", "Journal Article")]
    [InlineData("Retraction: Five-year outcomes of SABR", "Journal Article")]
    [InlineData("Five-year outcomes of SABR", "Published Erratum")]
    public void ANoticeIsOfThePaperAndOfNoTrial(string title, string type) =>
        Assert.Empty(Reports(new PublicationFacts { Pmid = "1", Title = title, PublicationTypes = [type], DataBankIds = [new DataBankId("ClinicalTrials.gov", "NCT01234567")] }));

    [Fact]
    public void AFullTextIsReadWhereItSpeaksOfItsRegistration()
    {
        var edges = Reports(new PublicationFacts
        {
            Pmid = "1",
            Title = "A trial",
            Sections = [new TextSection("Methods / Trial registration", "The trial was registered as ISRCTN12345678."), new TextSection("Discussion", "NCT01014130 asks the same.")],
        });
        Assert.Equal("trial:ISRCTN12345678", Assert.Single(edges).Target.Id);
    }

    private static List<EdgeDraft> Reports(PublicationFacts paper) => [.. Linked.Edges(paper).Where(e => e.Type == EdgeTypes.Reports)];
}
