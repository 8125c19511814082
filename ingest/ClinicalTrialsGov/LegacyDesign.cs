using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>The modules of a legacy study that say what is done to whom, where, and what is measured.</summary>
internal static class LegacyDesign
{
    public static void Read(LegacyNode protocol, StudyDraft draft)
    {
        Text(protocol, draft);
        Design(protocol.Node("DesignModule"), draft);
        Arms(protocol.Node("ArmsInterventionsModule"), draft);
        foreach (var kind in (ReadOnlySpan<string>)["Primary", "Secondary", "Other"]) Outcomes(protocol.Node("OutcomesModule"), kind, draft);
        foreach (var item in protocol.Node("ContactsLocationsModule").Items("LocationList", "Location"))
        {
            var location = new Location(
                item.Text("LocationFacility"), item.Text("LocationCity"), item.Text("LocationCountry"), RegistryWords.Word(item.Text("LocationStatus")));
            if ((location.Facility ?? location.City ?? location.Country) is not null) draft.Locations.Add(location);
        }
    }

    private static void Text(LegacyNode protocol, StudyDraft draft)
    {
        draft.Summary = protocol.Node("DescriptionModule").Text("BriefSummary");
        draft.Description = protocol.Node("DescriptionModule").Text("DetailedDescription");
        draft.Conditions = protocol.Node("ConditionsModule").Texts("ConditionList", "Condition");
        draft.Keywords = protocol.Node("ConditionsModule").Texts("KeywordList", "Keyword");
        var eligibility = protocol.Node("EligibilityModule");
        draft.Eligibility = eligibility.Text("EligibilityCriteria");
        draft.Sex = eligibility.Text("Gender");
        draft.MinimumAge = eligibility.Text("MinimumAge");
        draft.MaximumAge = eligibility.Text("MaximumAge");
    }

    private static void Design(LegacyNode module, StudyDraft draft)
    {
        draft.StudyType = module.Text("StudyType");
        draft.Phases = module.Texts("PhaseList", "Phase");
        var info = module.Node("DesignInfo");
        draft.Allocation = info.Text("DesignAllocation");
        draft.InterventionModel = info.Text("DesignInterventionModel");
        draft.PrimaryPurpose = info.Text("DesignPrimaryPurpose");
        draft.Masking = info.Node("DesignMaskingInfo").Text("DesignMasking");
        draft.Enrolment = RegistryWords.Number(module.Node("EnrollmentInfo").Text("EnrollmentCount"));
        draft.EnrolmentType = module.Node("EnrollmentInfo").Text("EnrollmentType");
    }

    private static void Arms(LegacyNode module, StudyDraft draft)
    {
        foreach (var arm in module.Items("ArmGroupList", "ArmGroup"))
        {
            draft.Arms.Add(new TrialArm(
                arm.Text("ArmGroupLabel") ?? "",
                RegistryWords.Word(arm.Text("ArmGroupType")),
                arm.Text("ArmGroupDescription"),
                arm.Texts("ArmGroupInterventionList", "ArmGroupInterventionName")));
        }
        foreach (var item in module.Items("InterventionList", "Intervention"))
        {
            draft.Interventions.Add(new Intervention(
                RegistryWords.Word(item.Text("InterventionType")),
                item.Text("InterventionName") ?? "",
                item.Text("InterventionDescription"),
                item.Texts("InterventionArmGroupLabelList", "InterventionArmGroupLabel"),
                item.Texts("InterventionOtherNameList", "InterventionOtherName")));
        }
    }

    private static void Outcomes(LegacyNode module, string kind, StudyDraft draft)
    {
        foreach (var item in module.Items($"{kind}OutcomeList", $"{kind}Outcome"))
        {
            if (item.Text($"{kind}OutcomeMeasure") is { } measure)
            {
                draft.Outcomes.Add(new OutcomeMeasure(
                    kind.ToLowerInvariant(), measure, item.Text($"{kind}OutcomeDescription"), item.Text($"{kind}OutcomeTimeFrame")));
            }
        }
    }
}
