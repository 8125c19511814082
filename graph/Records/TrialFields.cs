namespace Horizon.Graph.Records;

/// <summary>The mergeable fields of TrialFacts, each once: the table drives both the merge and its provenance.</summary>
internal static class TrialFields
{
    public static IReadOnlyList<FactField<TrialFacts>> All { get; } =
    [
        new("briefTitle", false, f => f.BriefTitle is not null, (a, b) => a with { BriefTitle = b.BriefTitle }),
        new("officialTitle", false, f => f.OfficialTitle is not null, (a, b) => a with { OfficialTitle = b.OfficialTitle }),
        new("acronym", false, f => f.Acronym is not null, (a, b) => a with { Acronym = b.Acronym }),
        new("status", false, f => f.Status is not null, (a, b) => a with { Status = b.Status }),
        new("sourceStatus", false, f => f.SourceStatus is not null, (a, b) => a with { SourceStatus = b.SourceStatus }),
        new("whyStopped", false, f => f.WhyStopped is not null, (a, b) => a with { WhyStopped = b.WhyStopped }),
        new("startDate", false, f => f.StartDate is not null, (a, b) => a with { StartDate = b.StartDate }),
        new("primaryCompletionDate", false, f => f.PrimaryCompletionDate is not null, (a, b) => a with { PrimaryCompletionDate = b.PrimaryCompletionDate }),
        new("completionDate", false, f => f.CompletionDate is not null, (a, b) => a with { CompletionDate = b.CompletionDate }),
        new("firstPosted", false, f => f.FirstPosted is not null, (a, b) => a with { FirstPosted = b.FirstPosted }),
        new("resultsPosted", false, f => f.ResultsPosted is not null, (a, b) => a with { ResultsPosted = b.ResultsPosted }),
        new("hasResults", false, f => f.HasResults is not null, (a, b) => a with { HasResults = b.HasResults }),
        new("studyType", false, f => f.StudyType is not null, (a, b) => a with { StudyType = b.StudyType }),
        new("phase", false, f => f.Phase is not null, (a, b) => a with { Phase = b.Phase }),
        new("allocation", false, f => f.Allocation is not null, (a, b) => a with { Allocation = b.Allocation }),
        new("interventionModel", false, f => f.InterventionModel is not null, (a, b) => a with { InterventionModel = b.InterventionModel }),
        new("masking", false, f => f.Masking is not null, (a, b) => a with { Masking = b.Masking }),
        new("primaryPurpose", false, f => f.PrimaryPurpose is not null, (a, b) => a with { PrimaryPurpose = b.PrimaryPurpose }),
        new("enrolment", false, f => f.Enrolment is not null, (a, b) => a with { Enrolment = b.Enrolment }),
        new("enrolmentIsActual", false, f => f.EnrolmentIsActual is not null, (a, b) => a with { EnrolmentIsActual = b.EnrolmentIsActual }),
        new("summary", false, f => f.Summary is not null, (a, b) => a with { Summary = b.Summary }),
        new("description", false, f => f.Description is not null, (a, b) => a with { Description = b.Description }),
        new("eligibility", false, f => f.Eligibility is not null, (a, b) => a with { Eligibility = b.Eligibility }),
        new("sex", false, f => f.Sex is not null, (a, b) => a with { Sex = b.Sex }),
        new("minimumAge", false, f => f.MinimumAge is not null, (a, b) => a with { MinimumAge = b.MinimumAge }),
        new("maximumAge", false, f => f.MaximumAge is not null, (a, b) => a with { MaximumAge = b.MaximumAge }),
        new("leadSponsor", false, f => f.LeadSponsor is not null, (a, b) => a with { LeadSponsor = b.LeadSponsor }),
        new("secondaryIds", true, f => f.SecondaryIds.Count > 0, (a, b) => a with { SecondaryIds = b.SecondaryIds }),
        new("formerIds", true, f => f.FormerIds.Count > 0, (a, b) => a with { FormerIds = b.FormerIds }),
        new("conditions", true, f => f.Conditions.Count > 0, (a, b) => a with { Conditions = b.Conditions }),
        new("keywords", true, f => f.Keywords.Count > 0, (a, b) => a with { Keywords = b.Keywords }),
        new("conditionMesh", true, f => f.ConditionMesh.Count > 0, (a, b) => a with { ConditionMesh = b.ConditionMesh }),
        new("interventionMesh", true, f => f.InterventionMesh.Count > 0, (a, b) => a with { InterventionMesh = b.InterventionMesh }),
        new("arms", true, f => f.Arms.Count > 0, (a, b) => a with { Arms = b.Arms }),
        new("interventions", true, f => f.Interventions.Count > 0, (a, b) => a with { Interventions = b.Interventions }),
        new("outcomes", true, f => f.Outcomes.Count > 0, (a, b) => a with { Outcomes = b.Outcomes }),
        new("collaborators", true, f => f.Collaborators.Count > 0, (a, b) => a with { Collaborators = b.Collaborators }),
        new("funders", true, f => f.Funders.Count > 0, (a, b) => a with { Funders = b.Funders }),
        new("locations", true, f => f.Locations.Count > 0, (a, b) => a with { Locations = b.Locations }),
        new("references", true, f => f.References.Count > 0, (a, b) => a with { References = b.References }),
    ];
}
