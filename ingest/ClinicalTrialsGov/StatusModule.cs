using System.Text.Json;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>Where a study stands, and its dates.</summary>
internal static class StatusModule
{
    private const string Path = "protocolSection.statusModule";

    public static void Read(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("overallStatus"u8)) draft.Status = reader.Text(draft);
            else if (reader.ValueTextEquals("whyStopped"u8)) draft.WhyStopped = reader.Text(draft);
            else if (reader.ValueTextEquals("startDateStruct"u8)) draft.StartDate = reader.DateOf(draft, Path + ".startDateStruct");
            else if (reader.ValueTextEquals("primaryCompletionDateStruct"u8))
                draft.PrimaryCompletionDate = reader.DateOf(draft, Path + ".primaryCompletionDateStruct");
            else if (reader.ValueTextEquals("completionDateStruct"u8)) draft.CompletionDate = reader.DateOf(draft, Path + ".completionDateStruct");
            else if (reader.ValueTextEquals("studyFirstPostDateStruct"u8)) draft.FirstPosted = reader.DateOf(draft, Path + ".studyFirstPostDateStruct");
            else if (reader.ValueTextEquals("resultsFirstPostDateStruct"u8)) draft.ResultsPosted = reader.DateOf(draft, Path + ".resultsFirstPostDateStruct");
            else if (reader.ValueTextEquals("lastUpdatePostDateStruct"u8)) draft.UpdatePosted = reader.DateOf(draft, Path + ".lastUpdatePostDateStruct");
            else if (reader.ValueTextEquals("lastUpdateSubmitDate"u8)) draft.UpdateSubmitted = reader.Text(draft);
            else
            {
                reader.SkipUnread(draft, Path,
                    "statusVerifiedDate", "expandedAccessInfo", "studyFirstSubmitDate", "studyFirstSubmitQcDate", "lastKnownStatus", "delayedPosting",
                    "resultsFirstSubmitDate", "resultsFirstSubmitQcDate", "dispFirstSubmitDate", "dispFirstSubmitQcDate", "dispFirstPostDateStruct",
                    "resultsWaived");
            }
        }
    }
}
