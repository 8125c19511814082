using System.Text;
using Horizon.Graph.Records;
using Horizon.Ingest;
using Xunit;

namespace Horizon.Tests.Ingest;

public sealed class ClinicalTrialsGovParserTests
{
    private const string V2 = """
        {"protocolSection":{
          "identificationModule":{"nctId":" nct01234567 ","nctIdAliases":["NCT00000001","x"],"orgStudyIdInfo":{"id":"L-1"},
            "organization":{"fullName":"Org","class":"OTHER"},"briefTitle":"Brief","officialTitle":"Official","acronym":"ACR",
            "secondaryIdInfos":[{"id":"ISRCTN12345678","type":"REGISTRY","domain":"ISRCTN"}]},
          "statusModule":{"overallStatus":"SUSPENDED","whyStopped":"Slow","startDateStruct":{"date":"2011-03"},
            "completionDateStruct":{"date":"2012-03-04","type":"ACTUAL"},"lastUpdatePostDateStruct":{"date":"2014-06-06","type":"ESTIMATED"}},
          "sponsorCollaboratorsModule":{"leadSponsor":{"name":"S","class":"NIH"},"responsibleParty":{"investigatorFullName":"Jane Person"}},
          "descriptionModule":{"briefSummary":"Sum"},"conditionsModule":{"conditions":["Lung Cancer"],"keywords":["rt"]},
          "designModule":{"studyType":"INTERVENTIONAL","phases":["PHASE1","PHASE2"],"designInfo":{"allocation":"RANDOMIZED","interventionModel":"PARALLEL",
            "primaryPurpose":"TREATMENT","maskingInfo":{"masking":"NONE"}},"enrollmentInfo":{"count":63,"type":"ACTUAL"}},
          "armsInterventionsModule":{"armGroups":[{"label":"A","type":"ACTIVE_COMPARATOR","interventionNames":["Radiation: SABR"]}],
            "interventions":[{"type":"RADIATION","name":"SABR","description":"54 Gy","armGroupLabels":["A"],"otherNames":["SBRT"]},{"type":"DEVICE","name":"D"}]},
          "outcomesModule":{"secondaryOutcomes":[{"measure":"Two"}],"primaryOutcomes":[{"measure":"One","timeFrame":"1 y"}]},
          "eligibilityModule":{"eligibilityCriteria":"Adults","sex":"ALL","minimumAge":"18 Years"},
          "contactsLocationsModule":{"centralContacts":[{"name":"Jane Person","phone":"1"}],
            "locations":[{"facility":"Hosp","city":"Leeds","country":"United Kingdom","status":"RECRUITING","contacts":[{"name":"Jane Person"}]}]},
          "referencesModule":{"references":[{"pmid":"20368547","type":"RESULT","citation":"C"},{"citation":"D"}]},
          "newModule":{"a":1}},
         "derivedSection":{"conditionBrowseModule":{"meshes":[{"id":"D008175","term":"Lung Neoplasms"}]}},"hasResults":false}
        """;

    private const string Legacy = """
        {"ProtocolSection":{
          "IdentificationModule":{"NCTId":"NCT01234567","NCTIdAliasList":{"NCTIdAlias":["NCT00000001"]},"OrgStudyIdInfo":{"OrgStudyId":"L-1"},
            "Organization":{"OrgFullName":"Org"},"BriefTitle":"Brief","OfficialTitle":"Official","Acronym":"ACR",
            "SecondaryIdInfoList":{"SecondaryIdInfo":[{"SecondaryId":"ISRCTN12345678","SecondaryIdType":"Registry Identifier","SecondaryIdDomain":"ISRCTN"}]}},
          "StatusModule":{"OverallStatus":"SUSPENDED","WhyStopped":"Slow","StartDateStruct":{"StartDate":"March 2011"},
            "CompletionDateStruct":{"CompletionDate":"March 4, 2012"},"LastUpdatePostDateStruct":{"LastUpdatePostDate":"June 6, 2014"}},
          "SponsorCollaboratorsModule":{"LeadSponsor":{"LeadSponsorName":"S","LeadSponsorClass":"NIH"}},
          "DescriptionModule":{"BriefSummary":"Sum"},"ConditionsModule":{"ConditionList":{"Condition":["Lung Cancer"]},"KeywordList":{"Keyword":["rt"]}},
          "DesignModule":{"StudyType":"Interventional","PhaseList":{"Phase":["Phase 1","Phase 2"]},"DesignInfo":{"DesignAllocation":"Randomized",
            "DesignInterventionModel":"Parallel Assignment","DesignPrimaryPurpose":"Treatment","DesignMaskingInfo":{"DesignMasking":"None (Open Label)"}},
            "EnrollmentInfo":{"EnrollmentCount":"63","EnrollmentType":"Actual"}},
          "ArmsInterventionsModule":{"ArmGroupList":{"ArmGroup":[{"ArmGroupLabel":"A","ArmGroupType":"Active Comparator",
            "ArmGroupInterventionList":{"ArmGroupInterventionName":["Radiation: SABR"]}}]},
            "InterventionList":{"Intervention":[{"InterventionType":"Radiation","InterventionName":"SABR","InterventionDescription":"54 Gy",
            "InterventionArmGroupLabelList":{"InterventionArmGroupLabel":["A"]},"InterventionOtherNameList":{"InterventionOtherName":["SBRT"]}},
            {"InterventionType":"Device","InterventionName":"D"}]}},
          "OutcomesModule":{"PrimaryOutcomeList":{"PrimaryOutcome":[{"PrimaryOutcomeMeasure":"One","PrimaryOutcomeTimeFrame":"1 y"}]},
            "SecondaryOutcomeList":{"SecondaryOutcome":[{"SecondaryOutcomeMeasure":"Two"}]}},
          "EligibilityModule":{"EligibilityCriteria":"Adults","Gender":"All","MinimumAge":"18 Years"},
          "ContactsLocationsModule":{"LocationList":{"Location":[{"LocationFacility":"Hosp","LocationCity":"Leeds","LocationCountry":"United Kingdom",
            "LocationStatus":"Recruiting","LocationContactList":{"LocationContact":[{"LocationContactName":"Jane Person"}]}}]}},
          "ReferencesModule":{"ReferenceList":{"Reference":[{"ReferencePMID":"20368547","ReferenceType":"result","ReferenceCitation":"C"},
            {"ReferenceCitation":"D"}]}},
          "NewModule":{}},
         "DerivedSection":{"ConditionBrowseModule":{"ConditionMeshList":{"ConditionMesh":[{"ConditionMeshId":"D000008175","ConditionMeshTerm":"Lung Neoplasms"}]}}}}
        """;

    [Theory]
    [InlineData("ISRCTN12345678 / 2010-012345-12", "ISRCTN12345678 REGISTRY, 2010-012345-12 EUDRACT_NUMBER")]
    [InlineData("2010-012345-12 (EudraCT)", "2010-012345-12 EUDRACT_NUMBER EudraCT")]
    [InlineData("2022-500001-12-00 (EU CT)", "2022-500001-12-00 CTIS EU CT")]
    [InlineData("ISRCTN 12345678 (UK)", "ISRCTN12345678 REGISTRY UK")]
    [InlineData("isrctn.com/ISRCTN12345678", "ISRCTN12345678 REGISTRY isrctn.com")]
    [InlineData("Parent study NCT01234568", "NCT01234568 REGISTRY Parent study")]
    [InlineData("NIHR123456, ISRCTN12345678", "NIHR123456 , ISRCTN12345678 REGISTRY")]
    [InlineData("isrctn 12345678", "isrctn 12345678 ")]
    [InlineData("ABC-12345", "ABC-12345 ")]
    public void AFieldOfOtherIdsHoldsSeveralOrOneWithWordsBesideIt(string written, string expected)
    {
        var facts = Reading.Trial(V2.Replace("""{"id":"ISRCTN12345678","type":"REGISTRY","domain":"ISRCTN"}""", $$"""{"id":"{{written}}"}""", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(", ", facts.SecondaryIds.Skip(1).Select(s => $"{s.Id} {s.Type}{(s.Domain is null ? "" : " " + s.Domain)}")));
    }

    [Fact]
    public void BothShapesOfOneStudyGiveTheSameFacts()
    {
        var v2 = Parsed(V2);
        var legacy = Parsed(Legacy);

        Assert.Equal(Json(v2.Facts), Json(legacy.Facts));
        Assert.Equal(new PartialDate(2014, 6, 6), v2.UpdatedOn);
        Assert.Equal(v2.UpdatedOn, legacy.UpdatedOn);
        Assert.False(v2.IsReduced);
        Assert.False(legacy.IsReduced);
        Assert.Equal(["protocolSection.newModule"], v2.UnknownFields);
        Assert.Equal(["ProtocolSection.NewModule"], legacy.UnknownFields);
    }

    [Fact]
    public void EveryFieldOfTheStudyIsKept()
    {
        var facts = Reading.Trial(V2);

        Assert.Equal("NCT01234567", facts.Registration);
        Assert.Equal(["NCT00000001"], facts.FormerIds);
        Assert.Equal([new SecondaryId("L-1", null, "Org"), new SecondaryId("ISRCTN12345678", "REGISTRY", "ISRCTN")], facts.SecondaryIds);
        Assert.Equal((TrialStatus.Stopped, "SUSPENDED"), (facts.Status!.Value, facts.SourceStatus));
        Assert.Equal(("2011-03", "2012-03-04"), (facts.StartDate.ToString(), facts.CompletionDate.ToString()));
        Assert.Equal(("1/2", "interventional", 63, true), (facts.Phase, facts.StudyType, facts.Enrolment!.Value, facts.EnrolmentIsActual!.Value));
        Assert.Equal(["RADIATION", "DEVICE"], facts.Interventions.Select(i => i.Type));
        Assert.Equal(["primary:One", "secondary:Two"], facts.Outcomes.Select(o => $"{o.Kind}:{o.Measure}"));
        Assert.Equal([new Reference("20368547", "result", "C"), new Reference(null, "background", "D")], facts.References);
        Assert.Equal([new MeshHeading("D008175", "Lung Neoplasms")], facts.ConditionMesh);
        Assert.DoesNotContain("Jane Person", Json(facts), StringComparison.Ordinal);
    }

    [Fact]
    public void StudyWithAnIdAloneIsAReducedRecordWithoutATitle()
    {
        var record = Parsed(Reading.Study("NCT01234567"));

        Assert.True(record.IsReduced);
        Assert.Null(record.UpdatedOn);
        Assert.Null(((TrialFacts)record.Facts).Title);
        Assert.Null(((TrialFacts)record.Facts).HasResults);
    }

    [Theory]
    [InlineData("{}", "No protocolSection")]
    [InlineData("[]", "no JSON object")]
    [InlineData("""{"protocolSection":{}}""", "has no id")]
    [InlineData("""{"protocolSection":{"identificationModule":{"nctId":"NCT123"}}}""", "\"NCT123\"")]
    [InlineData("""{"protocolSection":{"identificationModule":{"nctId":"NCT01234567"},"statusModule":"x"}}""", "protocolSection.statusModule is text where an object")]
    [InlineData("""{"protocolSection":{"identificationModule":{"nctId":"NCT01234567"},"outcomesModule":{"primaryOutcomes":[{},{"measure":[1]}]}}}""", "protocolSection.outcomesModule.primaryOutcomes[1].measure is a list where text")]
    [InlineData("""{"protocolSection":{"identificationModule":{"nctId":"NCT01234567"}""", "Broken JSON at byte")]
    [InlineData("""{"ProtocolSection":{"IdentificationModule":{"NCTId":"NCT01234567"},"ConditionsModule":{"ConditionList":[]}}}""", "ProtocolSection.ConditionsModule.ConditionList is a list where an object")]
    public void WhatIsNoStudyIsRejectedWithAReasonThatSaysWhere(string json, string reason) =>
        Assert.Contains(reason, Reading.Rejected(SourceNames.ClinicalTrialsGov, json).Reason, StringComparison.Ordinal);

    [Fact]
    public void BytesThatAreNoUtf8AreRejected()
    {
        var bytes = Encoding.Latin1.GetBytes("""{"protocolSection":{"identificationModule":{"nctId":"NCT01234567","briefTitle":"é"}}}""");
        var rejected = Assert.IsType<RejectedRecord>(SourceParsers.Parse(SourceNames.ClinicalTrialsGov, bytes));
        Assert.Equal("NCT01234567", rejected.Id);
        Assert.Contains("UTF-8", rejected.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"PSA \> 10 ng/mL \[10\^9\]", "PSA > 10 ng/mL [10^9]")]
    [InlineData(@"Smith \& Nephew \\ Co", @"Smith & Nephew \ Co")]
    [InlineData(@"SMPH\PEDIATRICS", @"SMPH\PEDIATRICS")]
    [InlineData(@"a\", @"a\")]
    public void MarkdownEscapesOfTheApiAreTakenOut(string written, string meant) =>
        Assert.Equal(meant, Reading.Trial($$$"""{"protocolSection":{"identificationModule":{"nctId":"NCT01234567","briefTitle":{{{System.Text.Json.JsonSerializer.Serialize(written)}}} } } }""").BriefTitle);

    [Theory]
    [InlineData("""["NA"]""", "not applicable")]
    [InlineData("""["EARLY_PHASE1"]""", "early 1")]
    [InlineData("""["PHASE3","PHASE2"]""", "2/3")]
    [InlineData("""["PHASE4"]""", "4")]
    [InlineData("""["PHASE9"]""", null)]
    [InlineData("[]", null)]
    public void PhaseIsOneCanonicalWord(string phases, string? expected) =>
        Assert.Equal(expected, Reading.Trial(Reading.Study("NCT01234567", $$$""","designModule":{"phases":{{{phases}}}}""")).Phase);

    private static ParsedRecord Parsed(string json) =>
        Assert.IsType<ParsedRecord>(SourceParsers.Parse(SourceNames.ClinicalTrialsGov, Encoding.UTF8.GetBytes(json)));

    private static string Json(Facts facts) => System.Text.Json.JsonSerializer.Serialize((TrialFacts)facts, FactsJson.Default.TrialFacts);
}
