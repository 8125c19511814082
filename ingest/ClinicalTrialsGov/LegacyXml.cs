using System.Text.RegularExpressions;
using Horizon.Graph.Records;
using Horizon.Ingest.Registries;

namespace Horizon.Ingest.ClinicalTrialsGov;

/// <summary>The <c>clinical_study</c> element of the site's XML, as it was given out until 2024. Contacts, officials and the responsible party are not read.</summary>
internal static partial class LegacyXml
{
    private static readonly LeftOut LeftOut = new()
    {
        "required_header", "source", "oversight_info", "has_expanded_access", "expanded_access_info", "last_known_status", "verification_date", "study_first_submitted", "study_first_submitted_qc",
        "results_first_submitted", "results_first_submitted_qc", "disposition_first_submitted", "disposition_first_submitted_qc", "disposition_first_posted", "last_update_submitted_qc",
        "responsible_party", "overall_official", "overall_contact", "overall_contact_backup", "location_countries", "removed_countries", "link", "number_of_arms", "number_of_groups",
        "biospec_retention", "biospec_descr", "target_duration", "patient_data", "provided_document_section", "study_docs", "pending_results", "clinical_results",
        "study_design_info.observational_model", "study_design_info.time_perspective", "study_design_info.intervention_model_description", "study_design_info.masking_description",
        "eligibility.study_pop", "eligibility.sampling_method", "eligibility.healthy_volunteers", "eligibility.gender_based", "eligibility.gender_description", "location.contact",
        "location.contact_backup", "location.investigator", "location.facility.address.state", "location.facility.address.zip", "ipd_info_type", "firstreceived_date", "firstreceived_results_date",
        "delayed_posting", "id_info.nct_alias",
    };

    /// <summary>True for the documents that this reads.</summary>
    public static bool Is(ReadOnlySpan<byte> document) => document.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'<', ..];

    public static ParseResult Parse(ReadOnlyMemory<byte> study) => RecordTree.Parse(SourceNames.ClinicalTrialsGov, study, root =>
    {
        var draft = new StudyDraft();
        if (!root.Name.Equals("clinical_study", StringComparison.Ordinal)) return draft.Reject($"The element {root.Name} is no clinical_study, so it is no study of ClinicalTrials.gov.");
        Read(root, draft);
        foreach (var path in root.Unknown(LeftOut)) draft.Unknown(null, path);
        return draft.Finish(study.Span);
    });

    private static void Read(RecordTree study, StudyDraft draft)
    {
        Identification(study, draft);
        Status(study, draft);
        if (study.Find("sponsors", "lead_sponsor") is { } lead) draft.LeadSponsor = Sponsor(lead);
        draft.Collaborators = [.. (study["sponsors"]?.All("collaborator") ?? []).Select(Sponsor).OfType<SponsorName>()];
        draft.Summary = Block(study["brief_summary"]);
        draft.Description = Block(study["detailed_description"]);
        draft.Conditions = Texts(study, "condition");
        draft.Keywords = Texts(study, "keyword");
        Design(study, draft);
        foreach (var kind in new[] { "primary", "secondary", "other" })
        {
            foreach (var outcome in study.All(kind + "_outcome"))
            {
                if (RegistryText.Plain(outcome.At("measure")) is { } measure)
                    draft.Outcomes.Add(new OutcomeMeasure(kind, measure, RegistryText.Plain(outcome.At("description")), RegistryText.Plain(outcome.At("time_frame"))));
            }
        }
        foreach (var place in study.All("location"))
        {
            var address = place.Find("facility", "address");
            var location = new Location(RegistryText.Line(place.At("facility", "name")), RegistryText.Line(address?.At("city")), RegistryText.Line(address?.At("country")), RegistryWords.Word(place.At("status")));
            if ((location.Facility ?? location.City ?? location.Country) is not null) draft.Locations.Add(location);
        }
        foreach (var reference in study.All("results_reference")) draft.AddReference(reference.At("PMID"), "result", RegistryText.Line(reference.At("citation")));
        foreach (var reference in study.All("reference")) draft.AddReference(reference.At("PMID"), "background", RegistryText.Line(reference.At("citation")));
    }

    private static void Identification(RecordTree study, StudyDraft draft)
    {
        var ids = study["id_info"];
        draft.NctId = ids?.At("nct_id");
        draft.FormerIds = Texts(ids, "nct_alias");
        draft.OrgStudyId = ids?.At("org_study_id");
        draft.Organisation = study.At("source");
        draft.SecondaryIds = [.. Texts(ids, "secondary_id").Where(id => id != draft.OrgStudyId).Select(id => new SecondaryId(id, null, null))];
        draft.BriefTitle = RegistryText.Line(study.At("brief_title"));
        draft.OfficialTitle = RegistryText.Line(study.At("official_title"));
        draft.Acronym = RegistryText.Line(study.At("acronym"));
    }

    private static void Status(RecordTree study, StudyDraft draft)
    {
        draft.Status = study.At("overall_status") ?? study["overall_status"]?.Raw;
        draft.WhyStopped = RegistryText.Plain(study.At("why_stopped"));
        draft.StartDate = study.At("start_date");
        draft.PrimaryCompletionDate = study.At("primary_completion_date");
        draft.CompletionDate = study.At("completion_date");
        draft.FirstPosted = study.At("study_first_posted") ?? study.At("firstreceived_date");
        draft.ResultsPosted = study.At("results_first_posted") ?? study.At("firstreceived_results_date");
        draft.UpdatePosted = study.At("last_update_posted") ?? study.At("lastchanged_date");
        draft.UpdateSubmitted = study.At("last_update_submitted");
        draft.HasResults = study["clinical_results"] is not null;
    }

    private static void Design(RecordTree study, StudyDraft draft)
    {
        draft.StudyType = study.At("study_type");
        draft.Phases = study["phase"]?.Raw is { } phase ? [phase is "N/A" ? "NA" : phase] : [];
        var info = study["study_design_info"];
        draft.Allocation = info?["allocation"]?.Raw;
        draft.InterventionModel = info?.At("intervention_model");
        draft.PrimaryPurpose = info?.At("primary_purpose");
        draft.Masking = info?["masking"]?.Raw;
        draft.Enrolment = RegistryWords.Number(study.At("enrollment"));
        draft.EnrolmentType = study["enrollment"]?.At("@type");
        foreach (var arm in study.All("arm_group"))
            draft.Arms.Add(new TrialArm(RegistryText.Line(arm.At("arm_group_label")) ?? "", RegistryWords.Word(arm.At("arm_group_type")), RegistryText.Plain(arm.At("description")), []));
        foreach (var given in study.All("intervention"))
        {
            draft.Interventions.Add(new Intervention(RegistryWords.Word(given.At("intervention_type")), RegistryText.Line(given.At("intervention_name")) ?? "",
                RegistryText.Plain(given.At("description")), Texts(given, "arm_group_label"), Texts(given, "other_name")));
        }
        var people = study["eligibility"];
        draft.Eligibility = Block(people?["criteria"]);
        draft.Sex = people?.At("gender");
        draft.MinimumAge = people?.At("minimum_age");
        draft.MaximumAge = people?.At("maximum_age");
        draft.ConditionMesh = [.. (study["condition_browse"] is { } conditions ? Texts(conditions, "mesh_term") : []).Select(term => new MeshHeading(null, term))];
        draft.InterventionMesh = [.. (study["intervention_browse"] is { } interventions ? Texts(interventions, "mesh_term") : []).Select(term => new MeshHeading(null, term))];
    }

    /// <summary>A text block is wrapped at a fixed width: a line goes on unless it begins a paragraph or an item of a list.</summary>
    private static string? Block(RecordTree? element) =>
        RegistryText.Plain(element?.At("textblock") ?? element?.Text) is { } text ? Wrapped().Replace(text, " ") : null;

    private static SponsorName? Sponsor(RecordTree sponsor) =>
        RegistryText.Line(sponsor.At("agency")) is { } name ? new SponsorName(name, RegistryWords.SecondaryIdType(sponsor.At("agency_class"))) : null;

    private static List<string> Texts(RecordTree? parent, string name) => [.. (parent?.All(name) ?? []).Select(c => RegistryText.Line(c.Text)).OfType<string>()];

    [GeneratedRegex(@"(?<!\n)\n(?!\n|[-*\u2022]|\d{1,2}[.)])", RegexOptions.CultureInvariant)]
    private static partial Regex Wrapped();
}
