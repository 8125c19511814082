using Horizon.Graph.Records;
using Xunit;

namespace Horizon.Tests.Ingest.Registries;

public sealed class ClinicalTrialsGovOtherFormsTests
{
    internal const string Xml = """
        <?xml version="1.0" encoding="UTF-8"?>
        <clinical_study rank="1"><required_header><url>https://clinicaltrials.gov/show/NCT90000001</url></required_header>
        <id_info><org_study_id>CDR1</org_study_id><secondary_id>2099-000001-01</secondary_id><nct_id>NCT90000001</nct_id></id_info><brief_title>Radiation Therapy</brief_title>
        <sponsors><lead_sponsor><agency>RTOG</agency><agency_class>Other</agency_class></lead_sponsor><collaborator><agency>NCI</agency><agency_class>U.S. Fed</agency_class></collaborator></sponsors><source>RTOG</source>
        <brief_summary><textblock>
              One sentence
              goes on.

              - item
        </textblock></brief_summary><overall_status>Active, not recruiting</overall_status><start_date>February 1998</start_date><completion_date type="Actual">March 3, 2004</completion_date>
        <phase>N/A</phase><study_type>Interventional</study_type><study_design_info><allocation>N/A</allocation><intervention_model>Parallel Assignment</intervention_model><primary_purpose>Treatment</primary_purpose><masking>None (Open Label)</masking></study_design_info>
        <primary_outcome><measure>Pain</measure><time_frame>3 months</time_frame></primary_outcome><enrollment type="Actual">949</enrollment><condition>Metastatic Cancer</condition>
        <arm_group><arm_group_label>A</arm_group_label><arm_group_type>Active Comparator</arm_group_type></arm_group>
        <intervention><intervention_type>Radiation</intervention_type><intervention_name>8 Gy</intervention_name><arm_group_label>A</arm_group_label></intervention>
        <eligibility><criteria><textblock>Adults</textblock></criteria><gender>All</gender><minimum_age>18 Years</minimum_age><maximum_age>N/A</maximum_age></eligibility>
        <overall_contact><last_name>Person</last_name><email>p@example.org</email></overall_contact>
        <location><facility><name>Hospital</name><address><city>Leeds</city><country>United Kingdom</country></address></facility><status>Completed</status><contact><email>p@example.org</email></contact></location>
        <reference><citation>Other</citation></reference><results_reference><citation>Paper</citation><PMID>99000001</PMID></results_reference><last_update_posted type="Actual">November 17, 2014</last_update_posted><odd>1</odd></clinical_study>
        """;

    internal const string Today = "NCT Number,Study Title,Study URL,Acronym,Study Status,Brief Summary,Study Results,Conditions,Interventions,Primary Outcome Measures,Sponsor,Collaborators,Sex,Age,Phases,Enrollment,Study Type,Study Design,Other IDs,Start Date,Last Update Posted,Locations\n"
        + "NCT90000002,SABR in X,https://x,SAB,RECRUITING,\"A, summary\",NO,Lung Cancer|Pain,RADIATION: SABR|DRUG: X,\"Control, by CT, 2 years\",Uni,NCI|RTOG,ALL,ADULT,PHASE2|PHASE3,120,INTERVENTIONAL,Allocation: RANDOMIZED|Masking: NONE,AB-1|2099-000001-01,2021-03,2024-05-06,\"The Royal Marsden, Sutton, SM2 5PT, United Kingdom|Hospital, Seoul, Korea, Republic of\"\n";

    [Fact]
    public async Task TheLegacyXmlIsReadAsTheApisStudiesAre()
    {
        var record = Assert.Single(await Registers.File(Xml));
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("clinicaltrials.gov/NCT90000001", "2014-11-17", "odd"), (record.Key.ToString(), record.UpdatedOn.ToString(), Assert.Single(record.UnknownFields)));
        Assert.Equal(("Radiation Therapy", TrialStatus.Active, "1998-02", "2004-03-03"), (trial.BriefTitle, trial.Status, trial.StartDate.ToString(), trial.CompletionDate.ToString()));
        Assert.Equal(("not applicable", "NA", "PARALLEL", "NONE", "TREATMENT"), (trial.Phase, trial.Allocation, trial.InterventionModel, trial.Masking, trial.PrimaryPurpose));
        Assert.Equal((949, true, "ALL", "18 Years", null), (trial.Enrolment, trial.EnrolmentIsActual, trial.Sex, trial.MinimumAge, trial.MaximumAge));
        Assert.Equal(("One sentence goes on.\n\n- item", "RADIATION", "ACTIVE_COMPARATOR"), (trial.Summary, Assert.Single(trial.Interventions).Type, Assert.Single(trial.Arms).Type));
        Assert.Equal((new SponsorName("RTOG", "OTHER"), new SponsorName("NCI", "FED")), (trial.LeadSponsor, Assert.Single(trial.Collaborators)));
        Assert.Equal([new Location("Hospital", "Leeds", "United Kingdom", "COMPLETED")], trial.Locations);
        Assert.Equal([new Reference("99000001", "result", "Paper"), new Reference(null, "background", "Other")], trial.References);
        Assert.DoesNotContain("Person", System.Text.Json.JsonSerializer.Serialize(trial, FactsJson.Default.TrialFacts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARowOfTheSitesTableIsAReducedRecord()
    {
        var record = Assert.Single(await Registers.File(Today));
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("clinicaltrials.gov/NCT90000002", "2024-05-06", true), (record.Key.ToString(), record.UpdatedOn.ToString(), record.IsReduced));
        Assert.Equal(("SABR in X", "SAB", TrialStatus.Recruiting, "2/3", 120, false), (trial.BriefTitle, trial.Acronym, trial.Status, trial.Phase, trial.Enrolment, trial.HasResults));
        Assert.Equal(("RANDOMIZED", "NONE", "2021-03"), (trial.Allocation, trial.Masking, trial.StartDate.ToString()));
        Assert.Equal([("RADIATION", "SABR"), ("DRUG", "X")], trial.Interventions.Select(i => (i.Type, i.Name)));
        Assert.Equal([new Location("The Royal Marsden", "Sutton", "United Kingdom", null), new Location("Hospital", "Seoul", "Korea, Republic of", null)], trial.Locations);
        Assert.Equal(["AB-1", "2099-000001-01"], trial.SecondaryIds.Select(s => s.Id));
        Assert.Empty(record.UnknownFields);
    }

    [Fact]
    public async Task TheOlderTableIsReadToo()
    {
        var record = Assert.Single(await Registers.File(
            "Rank,NCT Number,Title,Status,Study Results,Conditions,Interventions,Outcome Measures,Sponsor/Collaborators,Gender,Phases,Enrollment,Study Designs,Start Date,Last Update Posted,URL\n"
            + "1,NCT90000003,Old,\"Active, not recruiting\",Has Results,Cancer,Radiation: RT|Drug: Y,OS,RTOG|NCI,Female,Phase 2|Phase 3,50,Allocation: Randomized|Masking: None (Open Label),\"January 1, 2010\",\"June 3, 2015\",https://x\n"));
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("Old", TrialStatus.Active, true, "2/3", "RTOG", "NCI"), (trial.BriefTitle, trial.Status, trial.HasResults, trial.Phase, trial.LeadSponsor?.Name, Assert.Single(trial.Collaborators).Name));
        Assert.Equal(("2010-01-01", "FEMALE", "NONE", "RADIATION"), (trial.StartDate.ToString(), trial.Sex, trial.Masking, trial.Interventions[0].Type));
    }

    [Theory]
    [InlineData("<clinical_study><id_info/></clinical_study>", "has no id")]
    [InlineData("<clinical_study>", "Broken XML")]
    [InlineData("<other/>", "no clinical_study")]
    [InlineData("{\"NCT Number\":\"12\"}", "no id of ClinicalTrials.gov")]
    public void WhatIsNoStudyIsRejectedWithItsReason(string document, string reason) =>
        Assert.Contains(reason, Reading.Rejected(SourceNames.ClinicalTrialsGov, document).Reason, StringComparison.Ordinal);
}
