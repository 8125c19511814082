using Horizon.Graph.Records;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest.Registries;

public sealed class EuCtrParserTests
{
    internal const string Text = """
        EudraCT Number: 2099-002568-62
        Sponsor's Protocol Code Number: AB-1
        National Competent Authority: Spain - AEMPS
        Trial Status: Ongoing
        Date on which this record was first entered in the EudraCT database: 2023-01-16
        Link: https://www.clinicaltrialsregister.eu/ctr-search/trial/2099-002568-62/ES/

        A. Protocol Information
        A.1 Member State Concerned: Spain - AEMPS
        A.2 EudraCT number: 2099-002568-62
        A.3 Full title of the trial: Full: title
        A.3 Full title of the trial (es): Título
        A.3.1 Title of the trial for lay people, in easily understood, i.e. non-technical, language (es): Solo en español
        A.4.1 Sponsor's protocol code number: AB-1
        A.5.2 US NCT (ClinicalTrials.gov registry) number: NCT90000001

        B. Sponsor Information
        Sponsor 1
        B.1.1 Name of Sponsor: First
        B.1.3.4	Country: Ireland
        B.3.1 and B.3.2	Status of the sponsor: Non-Commercial
        B.4.1 Name of organisation providing support: A Fund
        B.4.2 Country: Malta
        B.4.1 Name of organisation providing support: B Fund
        B.5.2 Functional name of contact point: A Person
        B.5.6 E-mail: person@example.org
        Sponsor 2
        B.1.1 Name of Sponsor: Second

        D. IMP Identification
        D.IMP: 1
        D.2.1.1.1 Trade name: Trade
        D.3.4 Pharmaceutical form: Tablet
        D.3.8 INN - Proposed INN: Substance
        D.IMP: 2
        D.3.1 Product name: Other

        E. General Information on the Trial
        E.1.1 Medical condition(s) being investigated: Lung cancer
        E.2.1 Main objective of the trial: To test
        E.3 Principal inclusion criteria: 1. Adults
        A. with a letter: and a colon
        E. coli at 2.1 per ml
        E.4 Principal exclusion criteria:
        E.5.1 Primary end point(s): Survival
        E.5.1.1 Timepoint(s) of evaluation of this end point: 2 years
        E.6.3 Therapy: Yes
        E.7.1 Human pharmacology (Phase I): No
        E.7.2 Therapeutic exploratory (Phase II): Yes
        E.7.3 Therapeutic confirmatory (Phase III): Yes
        E.8.1.1 Randomised: Yes
        E.8.1.2 Open: Yes
        E.8.1.5 Parallel group: Yes
        E.8.5 The trial involves multiple Member States: Yes
        E.8.6.1 Trial being conducted both within and outside the EEA: Yes
        E.8.6.3 If E.8.6.1 or E.8.6.2 are Yes, specify the regions in which trial sites are planned:
        United States
        Switzerland

        F. Population of Trial Subjects
        F.1.1 Trial has subjects under 18: No
        F.1.2 Adults (18-64 years): Yes
        F.1.3 Elderly (>=65 years): Yes
        F.2.1 Female: Yes
        F.2.2 Male: Yes
        F.4.1 In the member state: 5
        F.4.2.1 In the EEA: 7
        F.4.2.2 In the whole clinical trial: 15

        N. Review by the Competent Authority or Ethics Committee in the country concerned
        N. Competent Authority Decision: Authorised

        P. End of Trial
        P. End of Trial Status: Ongoing
        P. Date of the global end of the trial: 2024-05-06
        """;

    internal const string Page = """
        <!DOCTYPE html><html><head><title>Clinical Trials register</title></head><body><table class="summary">
        <tr><td class="label">EudraCT Number:</td><td>2099-002568-62</td></tr><tr><td class="label">Trial Status:</td><td>Prematurely Ended</td></tr></table>
        <table id="section-a"><tr><th colspan="3">A. Protocol Information</th></tr>
        <tr class="tricell"><td class="first">A.1</td><td class="second">Member State Concerned</td><td class="third">UK - MHRA</td></tr>
        <tr class="tricell"><td class="first">A.2</td><td class="second">EudraCT number</td><td class="third">2099-002568-62</td></tr>
        <tr class="tricell"><td class="first">A.3</td><td class="second">Full title of the trial</td><td class="third"><table><tr><td>English</td><td>SABR &amp; drug</td></tr><tr><td>German</td><td>Titel</td></tr></table></td></tr>
        <tr class="tricell"><td class="first">B.1.1</td><td class="second">Name of Sponsor</td><td class="third">University</td></tr>
        <tr class="tricell"><td class="first">E.1.1</td><td class="second">Medical condition(s) being investigated</td><td class="third">Lung<br>cancer</td></tr>
        <tr class="tricell"><td class="first">E.3</td><td class="second">Principal inclusion criteria</td><td class="third">Adults</td></tr>
        <tr class="tricell"><td class="first">E.7.3</td><td class="second">Therapeutic confirmatory (Phase III)</td><td class="third">Yes</td></tr>
        <tr class="tricell"><td class="first">E.8.5</td><td class="second">The trial involves multiple Member States</td><td class="third">No</td></tr>
        <tr class="tricell"><td class="first">F.4.1</td><td class="second">In the member state</td><td class="third">120</td></tr>
        <tr class="tricell"><td class="first">P.</td><td class="second">Date of the global end of the trial</td><td class="third">2021-03-04</td></tr></table></body></html>
        """;

    internal const string Json = """
        {"x5_trial_status":"Completed","a1_member_state_concerned":"Germany - PEI","a2_eudract_number":"2099-004489-24","a3_full_title_of_the_trial":"Full","a3_full_title_of_the_trial_de":"Titel",
        "b1_sponsor":[{"_b1_sponsor":"1","b11_name_of_sponsor":"Sponsor","b134_country":"Malta","b31_and_b32_status_of_the_sponsor":"Commercial","b4_sources_of_monetary_or_material_support":[{"b41_name_of_organisation_providing_support":"Fund","b42_country":"Ireland"}],"b56_email":"x@example.org"}],
        "dimp":[{"_dimp":"1","d31_product_name":"A"},{"_dimp":"2","d2111_trade_name":"B"}],"e11_medical_conditions_being_investigated":"Glioma","e3_principal_inclusion_criteria":"Adults","e863_trial_sites_planned_in":"Canada South Africa",
        "e73_therapeutic_confirmatory_phase_iii":"Yes","p_date_of_the_global_end_of_the_trial":"2022-05-20","trialInformation":{"usctnIdentifier":"NCT90000002","recruitmentStartDate":"2019-01-18T00:00:00+01:00"}}
        """;

    [Fact]
    public void AMemberStatesFormIsReadFromTheTextDownload()
    {
        var record = Registers.Record("euctr", Text);
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("euctr/2099-002568-62-ES", "2099-002568-62", false), (record.Key.ToString(), trial.Registration, record.IsReduced));
        Assert.Equal(("Full: title", "Solo en español"), (trial.OfficialTitle, trial.BriefTitle));
        Assert.Equal((TrialStatus.Active, "Ongoing", "2023-01-16", "2024-05-06"), (trial.Status, trial.SourceStatus, trial.FirstPosted.ToString(), trial.CompletionDate.ToString()));
        Assert.Equal(("2/3", "RANDOMIZED", "PARALLEL", "NONE", "TREATMENT"), (trial.Phase, trial.Allocation, trial.InterventionModel, trial.Masking, trial.PrimaryPurpose));
        Assert.Equal((15, false, "ALL", "18 Years", null), (trial.Enrolment, trial.EnrolmentIsActual, trial.Sex, trial.MinimumAge, trial.MaximumAge));
        Assert.Equal((new SponsorName("First", "Non-Commercial", null, "Ireland"), new SponsorName("Second", null)), (trial.LeadSponsor, Assert.Single(trial.Collaborators)));
        Assert.Equal([new FunderName("A Fund", null, null, "Malta"), new FunderName("B Fund", null, null)], trial.Funders);
        Assert.Equal(["AB-1", "NCT90000001"], trial.SecondaryIds.Select(s => s.Id));
        Assert.Equal([("Trade", "Substance", "Tablet"), ("Other", null, null)], trial.Interventions.Select(i => (i.Name, i.OtherNames.SingleOrDefault(), i.Description)));
        Assert.Equal("Inclusion Criteria:\n\n1. Adults\nA. with a letter: and a colon\nE. coli at 2.1 per ml", trial.Eligibility);
        Assert.Equal([new OutcomeMeasure("primary", "Survival", null, "2 years")], trial.Outcomes);
        Assert.Equal([new Location(null, null, "Spain", "Ongoing"), new Location(null, null, "United States", null), new Location(null, null, "Switzerland", null)], trial.Locations);
        Assert.DoesNotContain("Person", System.Text.Json.JsonSerializer.Serialize(trial, FactsJson.Default.TrialFacts), StringComparison.Ordinal);
    }

    [Fact]
    public void AProtocolPageIsReadByTheSameNumbers()
    {
        var record = Registers.Record("euctr", Page);
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("2099-002568-62-GB", "SABR & drug", "University"), (record.Key.Id, trial.OfficialTitle, trial.LeadSponsor?.Name));
        Assert.Equal((TrialStatus.Stopped, "3", 120, "2021-03-04"), (trial.Status, trial.Phase, trial.Enrolment, trial.CompletionDate.ToString()));
        Assert.Equal(["Lung cancer"], trial.Conditions);
        Assert.Equal([new Location(null, null, "United Kingdom", "Prematurely Ended")], trial.Locations);
    }

    [Fact]
    public void TheJsonOfAToolIsReadByTheSameNumbers()
    {
        var record = Registers.Record("euctr", Json);
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("2099-004489-24-DE", "Full", TrialStatus.Completed, "3"), (record.Key.Id, trial.OfficialTitle, trial.Status, trial.Phase));
        Assert.Equal(("2019-01-18", "2022-05-20", true), (trial.StartDate.ToString(), trial.CompletionDate.ToString(), trial.HasResults));
        Assert.Equal((new SponsorName("Sponsor", "Commercial", null, "Malta"), new FunderName("Fund", null, null, "Ireland"), "NCT90000002"), (trial.LeadSponsor, Assert.Single(trial.Funders), Assert.Single(trial.SecondaryIds).Id));
        Assert.Equal(["A", "B"], trial.Interventions.Select(i => i.Name));
        // Names of countries that run together cannot be told apart.
        Assert.Equal([new Location(null, null, "Germany", "Completed")], trial.Locations);
    }

    [Fact]
    public async Task ADownloadIsCutIntoTheRecordsOfItsMemberStates()
    {
        var other = Text.Replace("Spain - AEMPS", "France - ANSM", StringComparison.Ordinal).Replace("/ES/", "/FR/", StringComparison.Ordinal);
        var items = await Reading.Text($"This file contains full details.\r\n\r\nSummary\r\n{Text}\r\n\r\nSummary\r\n{other}\r\n");
        Assert.Equal(["2099-002568-62-ES", "2099-002568-62-FR"], items.Ids());
        Assert.Equal(2, items.OfType<FileTotals>().Single().Records);
        Assert.Equal("Ongoing", ((TrialFacts)(await Registers.File($"Summary\n{Text}\n\nSummary\n{other}"))[0].Facts).SourceStatus);
    }

    [Fact]
    public async Task ARecordLargerThanTheLimitIsLeftOutByNameAndTheNextIsRead()
    {
        var small = "EudraCT Number: 2099-000001-01\nSponsor's Protocol Code Number: A\n";
        var items = await Reading.Text($"{small}Note: {new string('x', 4000)}\n{small.Replace("000001", "000002", StringComparison.Ordinal)}", new ReadLimits { RecordBytes = 2048 });
        Assert.Equal(["2099-000002-01"], items.Ids());
        Assert.Contains("larger than 2048 bytes", Assert.Single(items.OfType<FileRejected>()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheShortDownloadIsAReducedRecordWithTheStatesOfItsCountries()
    {
        var record = (await Registers.File("EudraCT Number: 2099-000001-01\nSponsor Protocol Number: AB-2\nStart Date*: 2019-05-06\nSponsor Name: University\nFull Title: A title\nMedical condition: Glioma\nGender: Male, Female\nTrial protocol: DE(Completed) GB(Ongoing)\n"))[0];
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("2099-000001-01", true, "A title", "2019-05-06", "University"), (record.Key.Id, record.IsReduced, trial.OfficialTitle, trial.StartDate.ToString(), trial.LeadSponsor?.Name));
        Assert.Equal([new Location(null, null, "Germany", "Completed"), new Location(null, null, "United Kingdom", "Ongoing")], trial.Locations);
    }

    [Fact]
    public async Task APageAndJsonAreToldByTheirContent()
    {
        Assert.Equal(["2099-002568-62-GB"], (await Reading.Text(Page)).Ids());
        Assert.Equal(["2099-004489-24-DE"], (await Reading.Text($"[{Json}]")).Ids());
    }

    [Theory]
    [InlineData("EudraCT Number: 12", "no EudraCT number")]
    [InlineData("A.3 Full title of the trial: T", "has no EudraCT number")]
    [InlineData("{\"a2_eudract_number\":", "Broken JSON")]
    public void WhatIsNoRecordIsRejectedWithItsReason(string document, string reason) => Assert.Contains(reason, Reading.Rejected("euctr", document).Reason, StringComparison.Ordinal);

    [Fact]
    public void AMillionOpenElementsAreNoRecordAndNoCrash() =>
        Assert.NotEmpty(Reading.Rejected("euctr", "<html>" + string.Concat(Enumerable.Repeat("<div>", 100_000))).Reason);
}
