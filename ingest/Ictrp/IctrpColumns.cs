namespace Horizon.Ingest.Ictrp;

/// <summary>The columns of WHO's full export, which has no header row: by position, as WHO's list of fields and the weekly files have them.</summary>
internal static class IctrpColumns
{
    private static readonly string[] AfterId =
    [
        "SecondaryIDs", "public_title", "Scientific_title", "url",
        "Public_Contact_Firstname", "Public_Contact_Lastname", "Public_Contact_Address", "Public_Contact_Email", "Public_Contact_Tel", "Public_Contact_Affiliation",
        "Scientific_Contact_Firstname", "Scientific_Contact_Lastname", "Scientific_Contact_Address", "Scientific_Contact_Email", "Scientific_Contact_Tel",
        "Scientific_Contact_Affiliation", "study_type", "study_design", "phase", "Date_registration", "Date_enrollement", "Target_size", "Recruitment_status",
        "Primary_sponsor", "Secondary_sponsors", "Source_Support", "Countries", "Conditions", "Interventions", "Agemin", "Agemax", "Gender", "Inclusion_Criteria",
        "Exclusion_Criteria", "Primary_Outcome", "Secondary_Outcomes", "Bridging_flag", "Bridged_type", "Childs", "type_enrolment", "Retrospective_flag",
        "results_actual_enrollment", "results_url_link", "results_summary", "results_date_posted", "results_date_first_publication", "results_baseline_char",
        "results_participant_flow", "results_adverse_events", "results_outcome_measures", "results_url_protocol", "results_IPD_plan", "results_IPD_description",
        "results_date_completed", "results_yes_no", "Ethics_Status", "Ethics_Approval_Date", "Ethics_Contact_Name", "Ethics_Contact_Address", "Ethics_Contact_Phone",
        "Ethics_Contact_Email",
    ];

    /// <summary>62 columns: WHO's published list.</summary>
    public static IReadOnlyList<string> WithoutUpdate { get; } = ["TrialID", .. AfterId];

    /// <summary>63 columns: the weekly files, with the date of the last update second.</summary>
    public static IReadOnlyList<string> Weekly { get; } = ["TrialID", "last_updated", .. AfterId];
}
