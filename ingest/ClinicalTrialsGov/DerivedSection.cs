using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>What the registry itself derives: the MeSH descriptors of conditions and interventions.</summary>
internal static class DerivedSection
{
    public static void Read(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        draft.HasDerivedSection = true;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("conditionBrowseModule"u8)) draft.ConditionMesh = Meshes(ref reader, draft);
            else if (reader.ValueTextEquals("interventionBrowseModule"u8)) draft.InterventionMesh = Meshes(ref reader, draft);
            else reader.SkipUnread(draft, "derivedSection", "miscInfoModule");
        }
    }

    private static List<MeshHeading> Meshes(ref Utf8JsonReader reader, StudyDraft draft)
    {
        var headings = new List<MeshHeading>();
        if (!reader.Enter(draft)) return headings;
        while (reader.NextMember())
        {
            if (!reader.ValueTextEquals("meshes"u8))
            {
                reader.Skip();
                continue;
            }
            if (!reader.EnterList(draft)) continue;
            headings.Clear();
            while (reader.NextItem(draft))
            {
                string? id = null, term = null;
                while (reader.NextMember())
                {
                    if (reader.ValueTextEquals("id"u8)) id = reader.Text(draft);
                    else if (reader.ValueTextEquals("term"u8)) term = reader.Text(draft);
                    else reader.Skip();
                }
                if (term is not null) headings.Add(new MeshHeading(RegistryWords.MeshId(id), term));
            }
        }
        return headings;
    }
}
