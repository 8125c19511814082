using System.Text.Json;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>The publications that a registration names.</summary>
internal static class ReferencesModule
{
    private const string Path = "protocolSection.referencesModule";

    public static void Read(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("references"u8)) References(ref reader, draft);
            else reader.SkipUnread(draft, Path, "seeAlsoLinks", "availIpds");
        }
    }

    private static void References(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.EnterList(draft)) return;
        draft.References = [];
        while (reader.NextItem(draft))
        {
            string? pmid = null, type = null, citation = null;
            while (reader.NextMember())
            {
                if (reader.ValueTextEquals("pmid"u8)) pmid = reader.Text(draft);
                else if (reader.ValueTextEquals("type"u8)) type = reader.Text(draft);
                else if (reader.ValueTextEquals("citation"u8)) citation = reader.Text(draft);
                else reader.SkipUnread(draft, Path + ".references", "retractions");
            }
            draft.AddReference(pmid, type, citation);
        }
    }
}
