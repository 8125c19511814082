using System.Collections.Frozen;
using System.Text.Json;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>The members of a legacy study that this version knows, read or not, so that new ones are counted.</summary>
internal static class LegacyMembers
{
    private static readonly FrozenSet<string> Study = Names("ProtocolSection ResultsSection DerivedSection DocumentSection AnnotationSection");

    private static readonly FrozenDictionary<string, FrozenSet<string>> Modules = new Dictionary<string, FrozenSet<string>>
    {
        ["IdentificationModule"] = Names("NCTId NCTIdAliasList OrgStudyIdInfo SecondaryIdInfoList Organization BriefTitle OfficialTitle Acronym"),
        ["StatusModule"] = Names(
            """
            StatusVerifiedDate OverallStatus LastKnownStatus DelayedPosting WhyStopped ExpandedAccessInfo StartDateStruct PrimaryCompletionDateStruct
            CompletionDateStruct StudyFirstSubmitDate StudyFirstSubmitQCDate StudyFirstPostDateStruct ResultsFirstSubmitDate ResultsFirstSubmitQCDate
            ResultsFirstPostDateStruct DispFirstSubmitDate DispFirstSubmitQCDate DispFirstPostDateStruct LastUpdateSubmitDate LastUpdatePostDateStruct
            """),
        ["SponsorCollaboratorsModule"] = Names("ResponsibleParty LeadSponsor CollaboratorList"),
        ["OversightModule"] = Names("OversightHasDMC IsFDARegulatedDrug IsFDARegulatedDevice IsUnapprovedDevice IsPPSD IsUSExport FDAAA801Violation"),
        ["DescriptionModule"] = Names("BriefSummary DetailedDescription"),
        ["ConditionsModule"] = Names("ConditionList KeywordList"),
        ["DesignModule"] = Names("StudyType ExpandedAccessTypes PatientRegistry TargetDuration PhaseList DesignInfo BioSpec EnrollmentInfo"),
        ["ArmsInterventionsModule"] = Names("ArmGroupList InterventionList"),
        ["OutcomesModule"] = Names("PrimaryOutcomeList SecondaryOutcomeList OtherOutcomeList"),
        ["EligibilityModule"] = Names(
            "EligibilityCriteria HealthyVolunteers Gender GenderBased GenderDescription MinimumAge MaximumAge StdAgeList StudyPopulation SamplingMethod"),
        ["ContactsLocationsModule"] = Names("CentralContactList OverallOfficialList LocationList"),
        ["ReferencesModule"] = Names("ReferenceList SeeAlsoLinkList AvailIPDList"),
        ["IPDSharingStatementModule"] = Names(
            "IPDSharing IPDSharingDescription IPDSharingInfoTypeList IPDSharingTimeFrame IPDSharingAccessCriteria IPDSharingURL"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static void CountUnknown(JsonElement study, StudyDraft draft)
    {
        foreach (var section in study.EnumerateObject())
        {
            if (!Study.Contains(section.Name)) draft.Unknown(null, section.Name);
            if (section.Name != "ProtocolSection" || section.Value.ValueKind != JsonValueKind.Object) continue;
            foreach (var module in section.Value.EnumerateObject())
            {
                if (!Modules.TryGetValue(module.Name, out var known)) draft.Unknown(section.Name, module.Name);
                else if (module.Value.ValueKind == JsonValueKind.Object) CountUnknown(module, known, draft);
            }
        }
    }

    private static void CountUnknown(JsonProperty module, FrozenSet<string> known, StudyDraft draft)
    {
        foreach (var member in module.Value.EnumerateObject())
        {
            if (!known.Contains(member.Name)) draft.Unknown($"ProtocolSection.{module.Name}", member.Name);
        }
    }

    private static FrozenSet<string> Names(string names) =>
        names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
