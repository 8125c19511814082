using Horizon.Graph.Records;
using Horizon.Ingest.Files;
using Xunit;

namespace Horizon.Tests.Ingest.Registries;

public sealed class CtisParserTests
{
    internal const string Row = """
        {"ctNumber": "2099-516282-37-00", "ctStatus": 3, "ctTitle": "Short title", "shortTitle": "PRESTO", "conditions": "Breast cancer; Lung cancer", "therapeuticAreas": ["Neoplasms [C04]"], "trialPhase": "Therapeutic exploratory (Phase II)",
        "sponsor": "Institute", "sponsorType": "Hospital", "trialCountries": ["France:3", "Spain:8"], "ageGroup": "18-64 years, 65+ years", "gender": "Female", "totalNumberEnrolled": "100", "resultsFirstReceived": "No", "startDateEU": "18/02/2025", "lastUpdated": "09/08/2024"}
        """;

    internal const string Full = """
        {"ctNumber":"2099-500244-37-01","ctPublicStatusCode":8,"startDateEU":"29/01/2021","endDateEU":"30/01/2024","publishDate":"2025-09-16T03:39:42","newMember":{"a":1},"trialCountries":["Spain:8","Italy:8"],
        "authorizedApplication":{"eudraCt":{"eudraCtCode":"2019-001588-63"},"memberStatesConcerned":[{"mscName":"Spain","firstDecisionDate":"2024-04-24T15:14:59","mscPublicStatusCode":8}],
        "authorizedPartI":{"rowSubjectCount":20,"rowCountriesInfo":[{"name":"Switzerland"}],"products":[{"productName":"Drug A","productDictionaryInfo":{"activeSubstanceName":"SUBSTANCE"}},{"productName":"Drug A"}],
        "sponsors":[{"primary":false,"organisation":{"name":"Second"}},{"primary":true,"organisation":{"name":"First","type":"Company"},"addresses":[{"address":{"countryName":"Netherlands"}}],"publicContacts":[{"functionalEmailAddress":"x@example.org"}]}],
        "trialDetails":{"clinicalTrialIdentifiers":{"fullTitle":"Full","publicTitle":"Public","shortTitle":"ABC","secondaryIdentifyingNumbers":{"nctNumber":{"number":"NCT90000001"},"additionalRegistries":[]}},
        "trialInformation":{"trialCategory":{"trialPhase":"10"},"medicalCondition":{"partIMedicalConditions":[{"medicalCondition":"Glioma"}]},"trialObjective":{"mainObjective":"To test"},
        "eligibilityCriteria":{"principalInclusionCriteria":[{"number":1,"principalInclusionCriteria":"Adults"}],"principalExclusionCriteria":[{"principalExclusionCriteria":"N/A"}]},
        "endPoint":{"primaryEndPoints":[{"endPoint":"Survival"}],"secondaryEndPoints":[{"endPoint":"Toxicity"}]},"sourceOfMonetarySupport":[{"organisationName":"A Fund"}],
        "populationOfTrialSubjects":{"isFemaleSubjects":true,"isMaleSubjects":true},"trialDuration":{"estimatedEndDate":"2026-12-09","estimatedRecruitmentStartDate":"2023-01-16"}},
        "protocolInformation":{"studyDesign":{"periodDetails":[{"armDetails":[{"title":"Arm A","description":"60 Gy in 30 fractions"}]}]}}}},
        "authorizedPartsII":[{"mscInfo":{"countryName":"Spain"},"recruitmentSubjectCount":7,"trialSites":[{"organisationAddressInfo":{"organisation":{"name":"Hospital"},"address":{"city":"Madrid","countryName":"Spain"}},"personInfo":{"lastName":"Name"}}]}]},
        "events":{"trialEvents":[{"mscName":"Spain","events":[{"notificationType":"START_OF_TRIAL","date":"2021-01-29"}]}]},"results":{"summaryResults":[{"submissionDate":"2024-06-01"}]}}
        """;

    [Fact]
    public void ARowOfASearchIsAReducedRecord()
    {
        var record = Registers.Record("ctis", Row);
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("ctis/2099-516282-37-00", "2024-08-09", true), (record.Key.ToString(), record.UpdatedOn.ToString(), record.IsReduced));
        Assert.Equal((TrialStatus.Recruiting, "Authorised, recruiting", "2", "2025-02-18", 100), (trial.Status, trial.SourceStatus, trial.Phase, trial.StartDate.ToString(), trial.Enrolment));
        Assert.Equal(("FEMALE", "18 Years", null, false), (trial.Sex, trial.MinimumAge, trial.MaximumAge, trial.HasResults));
        Assert.Equal([new Location(null, null, "France", "Authorised, recruiting"), new Location(null, null, "Spain", "Ended")], trial.Locations);
        Assert.Equal(["Breast cancer", "Lung cancer"], trial.Conditions);
        Assert.Equal(new SponsorName("Institute", "Hospital"), trial.LeadSponsor);
        Assert.Empty(record.UnknownFields);
    }

    [Fact]
    public void AFullRecordIsReadAndItsUnknownMembersAreNamed()
    {
        var record = Registers.Record("ctis", Full);
        var trial = (TrialFacts)record.Facts;
        Assert.Equal(("2099-500244-37-01", "2025-09-16", false, "newMember"), (record.Key.Id, record.UpdatedOn.ToString(), record.IsReduced, Assert.Single(record.UnknownFields)));
        Assert.Equal(("Public", "Full", "ABC", TrialStatus.Completed, "2/3"), (trial.BriefTitle, trial.OfficialTitle, trial.Acronym, trial.Status, trial.Phase));
        Assert.Equal(("2021-01-29", "2024-01-30", "2024-04-24", "2024-06-01"), (trial.StartDate.ToString(), trial.CompletionDate.ToString(), trial.FirstPosted.ToString(), trial.ResultsPosted.ToString()));
        Assert.Equal((27, false, "ALL", true), (trial.Enrolment, trial.EnrolmentIsActual, trial.Sex, trial.HasResults));
        Assert.Equal(["2019-001588-63", "NCT90000001"], trial.SecondaryIds.Select(s => s.Id));
        Assert.Equal((new SponsorName("First", "Company", null, "Netherlands"), "Second"), (trial.LeadSponsor, Assert.Single(trial.Collaborators).Name));
        Assert.Equal([new Location("Hospital", "Madrid", "Spain", "Ended"), new Location(null, null, "Italy", "Ended"), new Location(null, null, "Switzerland", null)], trial.Locations);
        Assert.Equal(("Drug A", "SUBSTANCE"), (Assert.Single(trial.Interventions).Name, trial.Interventions[0].OtherNames[0]));
        Assert.Equal(("Arm A", "60 Gy in 30 fractions"), (Assert.Single(trial.Arms).Label, trial.Arms[0].Description));
        Assert.Equal(["Survival", "Toxicity"], trial.Outcomes.Select(o => o.Measure));
        Assert.Equal(("Inclusion Criteria:\n\nAdults", "A Fund"), (trial.Eligibility, Assert.Single(trial.Funders).Name));
    }

    [Fact]
    public void ATrialThatEveryMemberStateReportsTerminatedEarlyIsStopped() => Assert.Equal(TrialStatus.Stopped,
        Registers.Trial("ctis", """{"ctNumber":"2099-500244-37-01","ctPublicStatusCode":8,"events":{"trialEvents":[{"events":[{"notificationType":"EARLY_TERMINATION"}]}]}}""").Status);

    [Theory]
    [InlineData("1", TrialStatus.Planned)]
    [InlineData("2", TrialStatus.Planned)]
    [InlineData("4", TrialStatus.Recruiting)]
    [InlineData("5", TrialStatus.Active)]
    [InlineData("6", TrialStatus.Stopped)]
    [InlineData("7", TrialStatus.Stopped)]
    [InlineData("10", TrialStatus.Stopped)]
    [InlineData("11", TrialStatus.Withdrawn)]
    [InlineData("12", TrialStatus.Withdrawn)]
    [InlineData("99", TrialStatus.Unknown)]
    [InlineData("\"Authorised, not started\"", TrialStatus.Planned)]
    public void ThePortalsNumbersAreStatuses(string code, TrialStatus status) =>
        Assert.Equal(status, Registers.Trial("ctis", $$"""{"ctNumber":"2099-500244-37-01","ctStatus":{{code}}}""").Status);

    [Fact]
    public async Task PagesOfASearchAndSingleRecordsAreToldByTheirContent()
    {
        var items = await Reading.Text($$"""{"pagination": {"totalRecords": 30, "currentPage": 1}, "data": [{{Row}}]}""");
        Assert.Equal(["2099-516282-37-00"], items.Ids());
        Assert.Equal((30L, true), items.OfType<FileTotals>().Select(t => (t.ExpectedTotal, t.HasMore)).Single());
        Assert.Equal(["2099-500244-37-01"], (await Reading.Text(Full)).Ids());
        Assert.Equal(0, Assert.IsType<FileTotals>(Assert.Single(await Reading.Text("""{"pagination": {"totalRecords": 0}, "data": []}"""))).Records);
    }

    [Theory]
    [InlineData("{\"ctNumber\":\"12\"}", "no EU CT number")]
    [InlineData("{\"ctTitle\":\"T\"}", "no ctNumber")]
    [InlineData("[]", "Broken JSON")]
    public void WhatIsNoTrialIsRejectedWithItsReason(string document, string reason) => Assert.Contains(reason, Reading.Rejected("ctis", document).Reason, StringComparison.Ordinal);
}
