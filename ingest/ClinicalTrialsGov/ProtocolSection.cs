using System.Text.Json;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>What the registrant wrote, module by module, in the shape of API v2.</summary>
internal static class ProtocolSection
{
    public static void Read(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("identificationModule"u8)) IdentificationModule.Read(ref reader, draft);
            else if (reader.ValueTextEquals("statusModule"u8)) StatusModule.Read(ref reader, draft);
            else if (reader.ValueTextEquals("sponsorCollaboratorsModule"u8)) SponsorModule.Read(ref reader, draft);
            else if (reader.ValueTextEquals("descriptionModule"u8)) Description(ref reader, draft);
            else if (reader.ValueTextEquals("conditionsModule"u8)) Conditions(ref reader, draft);
            else if (reader.ValueTextEquals("designModule"u8)) DesignModule.Read(ref reader, draft);
            else if (reader.ValueTextEquals("armsInterventionsModule"u8)) ArmsModule.Read(ref reader, draft);
            else if (reader.ValueTextEquals("outcomesModule"u8)) OutcomesModule.Read(ref reader, draft);
            else if (reader.ValueTextEquals("eligibilityModule"u8)) Eligibility(ref reader, draft);
            else if (reader.ValueTextEquals("contactsLocationsModule"u8)) LocationsModule.Read(ref reader, draft);
            else if (reader.ValueTextEquals("referencesModule"u8)) ReferencesModule.Read(ref reader, draft);
            else reader.SkipUnread(draft, "protocolSection", "oversightModule", "ipdSharingStatementModule");
        }
    }

    private static void Description(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("briefSummary"u8)) draft.Summary = reader.Text(draft);
            else if (reader.ValueTextEquals("detailedDescription"u8)) draft.Description = reader.Text(draft);
            else reader.SkipUnread(draft, "protocolSection.descriptionModule");
        }
    }

    private static void Conditions(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("conditions"u8)) draft.Conditions = reader.Texts(draft);
            else if (reader.ValueTextEquals("keywords"u8)) draft.Keywords = reader.Texts(draft);
            else reader.SkipUnread(draft, "protocolSection.conditionsModule");
        }
    }

    private static void Eligibility(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("eligibilityCriteria"u8)) draft.Eligibility = reader.Text(draft);
            else if (reader.ValueTextEquals("sex"u8)) draft.Sex = reader.Text(draft);
            else if (reader.ValueTextEquals("minimumAge"u8)) draft.MinimumAge = reader.Text(draft);
            else if (reader.ValueTextEquals("maximumAge"u8)) draft.MaximumAge = reader.Text(draft);
            else
            {
                reader.SkipUnread(draft, "protocolSection.eligibilityModule",
                    "stdAges", "healthyVolunteers", "genderBased", "genderDescription", "studyPopulation", "samplingMethod");
            }
        }
    }
}
