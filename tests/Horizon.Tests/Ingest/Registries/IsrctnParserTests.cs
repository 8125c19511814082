using Horizon.Graph.Records;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest.Registries;

public sealed class IsrctnParserTests
{
    internal const string Full = """
        <ns:fullTrial xmlns:ns="http://www.67bricks.com/isrctn"><ns:trial lastUpdated="2025-08-20T10:00:00.000Z" version="7">
        <ns:isrctn dateAssigned="2019-02-01T12:00:00.000Z">99000001</ns:isrctn>
        <ns:trialDescription><ns:title>Short &amp; plain</ns:title><ns:scientificTitle>SABR in lungs</ns:scientificTitle><ns:acronym>N/A</ns:acronym>
        <ns:plainEnglishSummary>Background
        Text.

        Who is the main contact?
        Dr A Person, a.person@example.org</ns:plainEnglishSummary>
        <ns:primaryOutcomes><ns:outcomeMeasure><ns:variable>Local control</ns:variable><ns:method>CT</ns:method><ns:timepoints>2 years</ns:timepoints></ns:outcomeMeasure></ns:primaryOutcomes>
        <ns:primaryOutcome>Old text</ns:primaryOutcome><ns:secondaryOutcome>Survival</ns:secondaryOutcome></ns:trialDescription>
        <ns:externalRefs><ns:doi>10.1186/ISRCTN99000001</ns:doi><ns:eudraCTNumber>Nil known</ns:eudraCTNumber><ns:irasNumber>298765</ns:irasNumber><ns:clinicalTrialsGovNumber>nct90000001</ns:clinicalTrialsGovNumber>
        <ns:protocolSerialNumber>CPMS 51234, IRAS 298765</ns:protocolSerialNumber><ns:secondaryNumbers><ns:secondaryNumber>298765</ns:secondaryNumber><ns:secondaryNumber numberType="x">AB-12</ns:secondaryNumber></ns:secondaryNumbers></ns:externalRefs>
        <ns:trialDesign><ns:primaryStudyDesign>Interventional</ns:primaryStudyDesign><ns:secondaryStudyDesign>Randomised controlled trial</ns:secondaryStudyDesign><ns:trialTypes><ns:trialType>Treatment</ns:trialType></ns:trialTypes><ns:overallEndDate>2024-03-31T00:00:00.000Z</ns:overallEndDate></ns:trialDesign>
        <ns:participants><ns:recruitmentCountries><ns:country>United Kingdom</ns:country><ns:country>England</ns:country><ns:country>Ireland</ns:country></ns:recruitmentCountries>
        <ns:trialCentres><ns:trialCentre><ns:name>The Royal Marsden</ns:name><ns:address>Road</ns:address><ns:city>Sutton</ns:city><ns:country>United Kingdom</ns:country></ns:trialCentre></ns:trialCentres>
        <ns:inclusion>Current inclusion criteria as of 01/02/2020:
        1. Adults
        _____
        Previous inclusion criteria:
        1. Anyone</ns:inclusion><ns:exclusion>None</ns:exclusion><ns:gender>All</ns:gender><ns:lowerAgeLimit>18 Years</ns:lowerAgeLimit>
        <ns:targetEnrolment>120</ns:targetEnrolment><ns:totalFinalEnrolment>118</ns:totalFinalEnrolment><ns:recruitmentStart>2019-03-01T00:00:00.000Z</ns:recruitmentStart><ns:recruitmentEnd>2022-03-01T00:00:00.000Z</ns:recruitmentEnd></ns:participants>
        <ns:conditions><ns:condition><ns:description>Lung cancer</ns:description><ns:diseaseClass1>Cancer</ns:diseaseClass1><ns:diseaseClass2/></ns:condition></ns:conditions>
        <ns:interventions><ns:intervention><ns:interventionType>Other</ns:interventionType><ns:phase>Phase II/III</ns:phase><ns:description>SABR 54 Gy in 3 fractions</ns:description></ns:intervention></ns:interventions>
        <ns:outputs><ns:output outputType="resultsarticle"><ns:externalLink url="https://pubmed.ncbi.nlm.nih.gov/99000009/">x</ns:externalLink><ns:description>results</ns:description></ns:output>
        <ns:output outputType="protocolarticle"><ns:externalLink url="https://doi.org/10.5555/protocol"/></ns:output>
        <ns:output outputType="basicresults" dateUploaded="2024-09-01T00:00:00.000Z"><ns:localFile fileId="1"/></ns:output></ns:outputs>
        <ns:newThing>odd</ns:newThing></ns:trial>
        <ns:contact id="c"><ns:surname>Person</ns:surname><ns:email>a.person@example.org</ns:email></ns:contact>
        <ns:sponsor id="s"><ns:organisation>University of X</ns:organisation><ns:contactDetails><ns:address>1 Road</ns:address><ns:country>Korea, South</ns:country><ns:email>a.person@example.org</ns:email></ns:contactDetails><ns:commercialStatus>Non-commercial</ns:commercialStatus><ns:rorId>https://ror.org/03ra42c27</ns:rorId></ns:sponsor>
        <ns:funder id="f"><ns:name>A Fund</ns:name><ns:fundRef>http://dx.doi.org/10.13039/501100000272</ns:fundRef></ns:funder><ns:funder id="g"><ns:name>B Fund</ns:name></ns:funder></ns:fullTrial>
        """;

    [Fact]
    public void AFullTrialIsReadWithItsPartiesWhateverThePrefix()
    {
        var record = Registers.Record("isrctn", Full);
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("isrctn/ISRCTN99000001", "2025-08-20", false), (record.Key.ToString(), record.UpdatedOn.ToString(), record.IsReduced));
        Assert.Equal(("Short & plain", "SABR in lungs", null), (trial.BriefTitle, trial.OfficialTitle, trial.Acronym));
        Assert.Equal(("2019-03-01", "2024-03-31", "2019-02-01", "2024-09-01"), (trial.StartDate.ToString(), trial.CompletionDate.ToString(), trial.FirstPosted.ToString(), trial.ResultsPosted.ToString()));
        Assert.Equal((TrialStatus.Completed, null, true), (trial.Status, trial.SourceStatus, trial.HasResults));
        Assert.Equal(("interventional", "2/3", "RANDOMIZED", "TREATMENT"), (trial.StudyType, trial.Phase, trial.Allocation, trial.PrimaryPurpose));
        Assert.Equal((118, true, "ALL", "18 Years"), (trial.Enrolment, trial.EnrolmentIsActual, trial.Sex, trial.MinimumAge));
        Assert.Equal(new SponsorName("University of X", "Non-commercial", "03ra42c27", "Korea, South"), trial.LeadSponsor);
        Assert.Equal([new FunderName("A Fund", "10.13039/501100000272", null), new FunderName("B Fund", null, null)], trial.Funders);
        Assert.Equal([new Location("The Royal Marsden", "Sutton", "United Kingdom", null), new Location(null, null, "Ireland", null)], trial.Locations);
        Assert.Equal(["newThing"], record.UnknownFields);
    }

    [Fact]
    public void BothFormsOfOutcomesAreReadAndTheStructuredOneWins()
    {
        var trial = Registers.Trial("isrctn", Full);
        Assert.Equal([new OutcomeMeasure("primary", "Local control", "CT", "2 years"), new OutcomeMeasure("secondary", "Survival", null, null)], trial.Outcomes);
    }

    [Fact]
    public void OtherIdsAreTypedAndStandOnceEach() => Assert.Equal(
        [new SecondaryId("NCT90000001", "REGISTRY", "ClinicalTrials.gov"), new SecondaryId("IRAS 298765", "OTHER", "IRAS"), new SecondaryId("CPMS 51234", "OTHER", "CPMS"), new SecondaryId("AB-12", null, null)],
        Registers.Trial("isrctn", Full).SecondaryIds);

    [Fact]
    public void OutputsAreReferencesByTheirKind()
    {
        var references = Registers.Trial("isrctn", Full).References;
        Assert.Equal([("99000009", null, "result"), (null, "10.5555/protocol", "background")], references.Select(r => (r.Pmid, r.Doi, r.Type)));
    }

    [Fact]
    public void PersonsAndEarlierWordingsStayOut()
    {
        var trial = Registers.Trial("isrctn", Full);
        Assert.Equal("Background\nText.", trial.Summary);
        Assert.Equal("Inclusion Criteria:\n\n1. Adults", trial.Eligibility);
        Assert.DoesNotContain("Person", string.Join('|', trial.ToString(), trial.Summary), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-06-01", "<recruitmentStart>2020-01-01</recruitmentStart><recruitmentEnd>2021-01-01</recruitmentEnd>", "2022-01-01", TrialStatus.Planned)]
    [InlineData("2020-06-01", "<recruitmentStart>2020-01-01</recruitmentStart><recruitmentEnd>2021-01-01</recruitmentEnd>", "2022-01-01", TrialStatus.Recruiting)]
    [InlineData("2021-06-01", "<recruitmentStart>2020-01-01</recruitmentStart><recruitmentEnd>2021-01-01</recruitmentEnd>", "2022-01-01", TrialStatus.Active)]
    [InlineData("2022-06-01", "<recruitmentStart>2020-01-01</recruitmentStart><recruitmentEnd>2021-01-01</recruitmentEnd>", "2022-01-01", TrialStatus.Completed)]
    [InlineData("2022-06-01", "<recruitmentStart>2020-01-01</recruitmentStart><recruitmentEnd>2021-01-01</recruitmentEnd>", "", TrialStatus.Unknown)]
    [InlineData("2022-06-01", "", "2092-01-01", TrialStatus.Unknown)]
    [InlineData("", "<recruitmentStart>2020-01-01</recruitmentStart><recruitmentEnd>2021-01-01</recruitmentEnd>", "2022-01-01", TrialStatus.Unknown)]
    [InlineData("2022-06-01", "<recruitmentStart>2020-01-01</recruitmentStart><recruitmentStatusOverride>Suspended</recruitmentStatusOverride>", "2022-01-01", TrialStatus.Stopped)]
    public void TheStatusFollowsFromTheDatesAsOfTheLastUpdateUnlessTheRecordOverridesIt(string updated, string participants, string end, TrialStatus status)
    {
        var trial = Registers.Trial("isrctn", $"<trial lastUpdated=\"{updated}\"><isrctn>99000002</isrctn><trialDescription/><trialDesign><overallEndDate>{end}</overallEndDate></trialDesign><participants>{participants}</participants></trial>");
        Assert.Equal(status, trial.Status);
    }

    [Fact]
    public void AnOverrideIsTheRegistrysOwnWordWithItsReason()
    {
        var trial = Registers.Trial("isrctn", """{"isrctn":"ISRCTN99000003","trialDesign":{"overallStatusOverride":"Stopped","reasonAbandoned":"Recruitment issue"},"trialDescription":{"title":"T"},"participants":{"targetEnrolment":"20","totalFinalEnrolment":"0"}}""");
        Assert.Equal((TrialStatus.Stopped, "Stopped", "Recruitment issue", 0), (trial.Status, trial.SourceStatus, trial.WhyStopped, trial.Enrolment));
    }

    [Fact]
    public void OlderRecordsHaveTheirTypeWithoutAList()
    {
        var record = Registers.Record("isrctn", "<trial><isrctn>99000004</isrctn><trialDesign><trialSetting>Hospitals</trialSetting><trialType>Prevention</trialType></trialDesign></trial>");
        Assert.Equal(("PREVENTION", true, 0), (((TrialFacts)record.Facts).PrimaryPurpose, record.IsReduced, record.UnknownFields.Count));
    }

    [Fact]
    public async Task TheListWithItsTotalIsToldByItsContent()
    {
        var items = await Reading.Text($"<?xml version=\"1.0\"?><allTrials xmlns=\"http://www.67bricks.com/isrctn\" totalCount=\"3\">{Full}</allTrials>");
        Assert.Equal(["ISRCTN99000001"], items.Ids());
        Assert.Equal((3L, true), items.OfType<FileTotals>().Select(t => (t.ExpectedTotal, t.HasMore)).Single());
        Assert.Equal(0, Assert.IsType<FileTotals>(Assert.Single(await Reading.Text("<allTrials xmlns=\"http://www.67bricks.com/isrctn\" totalCount=\"0\"/>"))).Records);
    }

    [Theory]
    [InlineData("<trial><trialDescription/></trial>", "has no ISRCTN")]
    [InlineData("<trial><isrctn>123</isrctn></trial>", "eight digits")]
    [InlineData("<trial><isrctn>99000001</isrctn>", "Broken XML")]
    [InlineData("{\"isrctn\":", "Broken JSON")]
    public void WhatIsNoTrialIsRejectedWithItsReason(string document, string reason) => Assert.Contains(reason, Reading.Rejected("isrctn", document).Reason, StringComparison.Ordinal);
}
