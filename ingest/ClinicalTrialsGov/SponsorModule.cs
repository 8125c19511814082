using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>The organisations behind a study; the responsible person is not read.</summary>
internal static class SponsorModule
{
    private const string Path = "protocolSection.sponsorCollaboratorsModule";

    public static void Read(ref Utf8JsonReader reader, StudyDraft draft)
    {
        if (!reader.Enter(draft)) return;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("leadSponsor"u8))
            {
                if (reader.Enter(draft)) draft.LeadSponsor = Sponsor(ref reader, draft, Path + ".leadSponsor");
            }
            else if (reader.ValueTextEquals("collaborators"u8))
            {
                if (!reader.EnterList(draft)) continue;
                draft.Collaborators = [];
                while (reader.NextItem(draft))
                {
                    if (Sponsor(ref reader, draft, Path + ".collaborators") is { } sponsor) draft.Collaborators.Add(sponsor);
                }
            }
            else reader.SkipUnread(draft, Path, "responsibleParty");
        }
    }

    private static SponsorName? Sponsor(ref Utf8JsonReader reader, StudyDraft draft, string path)
    {
        string? name = null, sponsorClass = null;
        while (reader.NextMember())
        {
            if (reader.ValueTextEquals("name"u8)) name = reader.Text(draft);
            else if (reader.ValueTextEquals("class"u8)) sponsorClass = reader.Text(draft);
            else reader.SkipUnread(draft, path);
        }
        return name is null ? null : new SponsorName(name, sponsorClass);
    }
}
