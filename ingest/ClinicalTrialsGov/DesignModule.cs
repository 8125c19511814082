using System.Text.Json;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>How a study is built, and how large it is.</summary>
internal static class DesignModule
{
    private const string Path = "protocolSection.designModule";

    public static void Read(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("studyType"u8)) draft.StudyType = reader.Text(draft);
            else if (reader.ValueTextEquals("phases"u8)) draft.Phases = reader.Texts(draft);
            else if (reader.ValueTextEquals("designInfo"u8)) DesignInfo(ref reader, draft);
            else if (reader.ValueTextEquals("enrollmentInfo"u8)) Enrolment(ref reader, draft);
            else reader.SkipUnread(draft, Path, "patientRegistry", "targetDuration", "bioSpec", "expandedAccessTypes", "nPtrsToThisExpAccNctId");
        }
    }

    private static void DesignInfo(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("allocation"u8)) draft.Allocation = reader.Text(draft);
            else if (reader.ValueTextEquals("interventionModel"u8)) draft.InterventionModel = reader.Text(draft);
            else if (reader.ValueTextEquals("primaryPurpose"u8)) draft.PrimaryPurpose = reader.Text(draft);
            else if (reader.ValueTextEquals("maskingInfo"u8)) Masking(ref reader, draft);
            else reader.SkipUnread(draft, Path + ".designInfo", "interventionModelDescription", "observationalModel", "timePerspective");
        }
    }

    private static void Masking(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("masking"u8)) draft.Masking = reader.Text(draft);
            else reader.SkipUnread(draft, Path + ".designInfo.maskingInfo", "maskingDescription", "whoMasked");
        }
    }

    private static void Enrolment(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("count"u8)) draft.Enrolment = reader.Number(draft);
            else if (reader.ValueTextEquals("type"u8)) draft.EnrolmentType = reader.Text(draft);
            else reader.SkipUnread(draft, Path + ".enrollmentInfo");
        }
    }
}
