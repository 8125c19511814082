using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>Arms and interventions; every type of intervention is kept.</summary>
internal static class ArmsModule
{
    private const string Path = "protocolSection.armsInterventionsModule";

    public static void Read(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("armGroups"u8)) Arms(ref reader, draft);
            else if (reader.ValueTextEquals("interventions"u8)) Interventions(ref reader, draft);
            else reader.SkipUnread(draft, Path);
        }
    }

    private static void Arms(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.EnterList(draft)) return;
        draft.Arms = [];
        while (reader.NextItem(draft))
        {
            string? label = null, type = null, description = null;
            IReadOnlyList<string> interventions = [];
            while (reader.NextMember())
            {
                if (reader.ValueTextEquals("label"u8)) label = reader.Text(draft);
                else if (reader.ValueTextEquals("type"u8)) type = reader.Text(draft);
                else if (reader.ValueTextEquals("description"u8)) description = reader.Text(draft);
                else if (reader.ValueTextEquals("interventionNames"u8)) interventions = reader.Texts(draft);
                else reader.SkipUnread(draft, Path + ".armGroups");
            }
            if (label is not null || description is not null) draft.Arms.Add(new TrialArm(label ?? "", type, description, interventions));
        }
    }

    private static void Interventions(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.EnterList(draft)) return;
        draft.Interventions = [];
        while (reader.NextItem(draft))
        {
            string? type = null, name = null, description = null;
            IReadOnlyList<string> arms = [], otherNames = [];
            while (reader.NextMember())
            {
                if (reader.ValueTextEquals("type"u8)) type = reader.Text(draft);
                else if (reader.ValueTextEquals("name"u8)) name = reader.Text(draft);
                else if (reader.ValueTextEquals("description"u8)) description = reader.Text(draft);
                else if (reader.ValueTextEquals("armGroupLabels"u8)) arms = reader.Texts(draft);
                else if (reader.ValueTextEquals("otherNames"u8)) otherNames = reader.Texts(draft);
                else reader.SkipUnread(draft, Path + ".interventions");
            }
            if (name is not null || description is not null) draft.Interventions.Add(new Intervention(type, name ?? "", description, arms, otherNames));
        }
    }
}
