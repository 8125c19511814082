using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>The ids and titles of a study.</summary>
internal static class IdentificationModule
{
    private const string Path = "protocolSection.identificationModule";

    public static void Read(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("nctId"u8)) draft.NctId = reader.Text(draft);
            else if (reader.ValueTextEquals("nctIdAliases"u8)) draft.FormerIds = reader.Texts(draft);
            else if (reader.ValueTextEquals("orgStudyIdInfo"u8)) OrgStudyId(ref reader, draft);
            else if (reader.ValueTextEquals("secondaryIdInfos"u8)) SecondaryIds(ref reader, draft);
            else if (reader.ValueTextEquals("organization"u8)) Organisation(ref reader, draft);
            else if (reader.ValueTextEquals("briefTitle"u8)) draft.BriefTitle = reader.Text(draft);
            else if (reader.ValueTextEquals("officialTitle"u8)) draft.OfficialTitle = reader.Text(draft);
            else if (reader.ValueTextEquals("acronym"u8)) draft.Acronym = reader.Text(draft);
            else reader.SkipUnread(draft, Path);
        }
    }

    private static void OrgStudyId(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("id"u8)) draft.OrgStudyId = reader.Text(draft);
            else if (reader.ValueTextEquals("type"u8)) draft.OrgStudyIdType = reader.Text(draft);
            else reader.SkipUnread(draft, Path + ".orgStudyIdInfo", "link");
        }
    }

    private static void Organisation(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("fullName"u8)) draft.Organisation = reader.Text(draft);
            else reader.SkipUnread(draft, Path + ".organization", "class");
        }
    }

    private static void SecondaryIds(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.EnterList(draft)) return;
        draft.SecondaryIds = [];
        while (reader.NextItem(draft))
        {
            string? id = null, type = null, domain = null;
            while (reader.NextMember())
            {
                if (reader.ValueTextEquals("id"u8)) id = reader.Text(draft);
                else if (reader.ValueTextEquals("type"u8)) type = reader.Text(draft);
                else if (reader.ValueTextEquals("domain"u8)) domain = reader.Text(draft);
                else reader.SkipUnread(draft, Path + ".secondaryIdInfos", "link");
            }
            if (id is not null) draft.SecondaryIds.Add(new SecondaryId(id, RegistryWords.SecondaryIdType(type), domain));
        }
    }
}
