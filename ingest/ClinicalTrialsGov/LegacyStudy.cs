using System.Text.Json;
using Horizon.Graph.Records;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>
/// The <c>Study</c> of a FullStudiesResponse, as the API wrote it until 2024: the same modules under other names, with lists as
/// <c>ConditionList:{Condition:[…]}</c>, phrases in place of words and all values as text. Rare, so it is read through a tree.
/// </summary>
internal static class LegacyStudy
{
    /// <returns>The reason why it cannot be read, else null and the draft is filled.</returns>
    public static RejectedRecord? Read(ReadOnlyMemory<byte> studyJson, StudyDraft draft)
    {
        using var document = JsonDocument.Parse(studyJson);
        var study = new LegacyNode(document.RootElement, "", draft);
        var protocol = study.Node("ProtocolSection");
        Identification(protocol.Node("IdentificationModule"), draft);
        Status(protocol.Node("StatusModule"), draft);
        Sponsors(protocol.Node("SponsorCollaboratorsModule"), draft);
        LegacyDesign.Read(protocol, draft);
        Publications(protocol.Node("ReferencesModule"), draft);

        var derived = study.Node("DerivedSection");
        draft.HasDerivedSection = derived.Exists;
        draft.HasResultsSection = study.Node("ResultsSection").Exists;
        draft.ConditionMesh = Meshes(derived.Node("ConditionBrowseModule"), "Condition");
        draft.InterventionMesh = Meshes(derived.Node("InterventionBrowseModule"), "Intervention");
        LegacyMembers.CountUnknown(document.RootElement, draft);
        return null;
    }

    private static void Identification(LegacyNode module, StudyDraft draft)
    {
        draft.NctId = module.Text("NCTId");
        draft.FormerIds = module.Texts("NCTIdAliasList", "NCTIdAlias");
        draft.OrgStudyId = module.Node("OrgStudyIdInfo").Text("OrgStudyId");
        draft.OrgStudyIdType = RegistryWords.SecondaryIdType(module.Node("OrgStudyIdInfo").Text("OrgStudyIdType"));
        draft.Organisation = module.Node("Organization").Text("OrgFullName");
        draft.BriefTitle = module.Text("BriefTitle");
        draft.OfficialTitle = module.Text("OfficialTitle");
        draft.Acronym = module.Text("Acronym");
        foreach (var info in module.Items("SecondaryIdInfoList", "SecondaryIdInfo"))
        {
            if (info.Text("SecondaryId") is { } id)
                draft.SecondaryIds.Add(new SecondaryId(id, RegistryWords.SecondaryIdType(info.Text("SecondaryIdType")), info.Text("SecondaryIdDomain")));
        }
    }

    private static void Status(LegacyNode module, StudyDraft draft)
    {
        draft.Status = module.Text("OverallStatus");
        draft.WhyStopped = module.Text("WhyStopped");
        draft.StartDate = module.Node("StartDateStruct").Text("StartDate");
        draft.PrimaryCompletionDate = module.Node("PrimaryCompletionDateStruct").Text("PrimaryCompletionDate");
        draft.CompletionDate = module.Node("CompletionDateStruct").Text("CompletionDate");
        draft.FirstPosted = module.Node("StudyFirstPostDateStruct").Text("StudyFirstPostDate");
        draft.ResultsPosted = module.Node("ResultsFirstPostDateStruct").Text("ResultsFirstPostDate");
        draft.UpdatePosted = module.Node("LastUpdatePostDateStruct").Text("LastUpdatePostDate");
        draft.UpdateSubmitted = module.Text("LastUpdateSubmitDate");
    }

    private static void Sponsors(LegacyNode module, StudyDraft draft)
    {
        var lead = module.Node("LeadSponsor");
        if (lead.Text("LeadSponsorName") is { } name) draft.LeadSponsor = new SponsorName(name, lead.Text("LeadSponsorClass"));
        foreach (var item in module.Items("CollaboratorList", "Collaborator"))
        {
            if (item.Text("CollaboratorName") is { } collaborator) draft.Collaborators.Add(new SponsorName(collaborator, item.Text("CollaboratorClass")));
        }
    }

    private static void Publications(LegacyNode module, StudyDraft draft)
    {
        foreach (var item in module.Items("ReferenceList", "Reference"))
            draft.AddReference(item.Text("ReferencePMID"), item.Text("ReferenceType"), item.Text("ReferenceCitation"));
    }

    private static List<MeshHeading> Meshes(LegacyNode module, string kind)
    {
        var headings = new List<MeshHeading>();
        foreach (var item in module.Items($"{kind}MeshList", $"{kind}Mesh"))
        {
            if (item.Text($"{kind}MeshTerm") is { } term) headings.Add(new MeshHeading(RegistryWords.MeshId(item.Text($"{kind}MeshId")), term));
        }
        return headings;
    }
}
