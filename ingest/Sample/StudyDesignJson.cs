using System.Globalization;
using System.Text.Json.Nodes;

namespace Horizon.Ingest.Sample;

/// <summary>The design module and the module of arms and interventions.</summary>
internal static class StudyDesignJson
{
    public static JsonObject Design(StudyContent study)
    {
        var finished = study.Status is "COMPLETED" or "TERMINATED" or "ACTIVE_NOT_RECRUITING" or "WITHDRAWN";
        var enrolment = new JsonObject { ["count"] = study.Enrolment, ["type"] = finished ? "ACTUAL" : "ESTIMATED" };
        if (study.Observational)
        {
            return new JsonObject
            {
                ["studyType"] = "OBSERVATIONAL",
                ["patientRegistry"] = true,
                ["designInfo"] = new JsonObject { ["observationalModel"] = "COHORT", ["timePerspective"] = "PROSPECTIVE" },
                ["enrollmentInfo"] = enrolment,
            };
        }

        return new JsonObject
        {
            ["studyType"] = "INTERVENTIONAL",
            ["phases"] = StudyJson.Strings(study.Phases),
            ["designInfo"] = new JsonObject
            {
                ["allocation"] = study.Randomised ? "RANDOMIZED" : "NA",
                ["interventionModel"] = study.Randomised ? "PARALLEL" : "SINGLE_GROUP",
                ["primaryPurpose"] = study.Purpose,
                ["maskingInfo"] = new JsonObject { ["masking"] = "NONE" },
            },
            ["enrollmentInfo"] = enrolment,
        };
    }

    public static JsonObject Arms(StudyContent study) => new()
    {
        ["armGroups"] = new JsonArray([.. study.Arms.Select(arm => Arm(study, arm))]),
        ["interventions"] = new JsonArray([.. study.Interventions.Select(intervention => new JsonObject
        {
            ["type"] = intervention.Type,
            ["name"] = intervention.Name,
            ["description"] = intervention.Description,
            ["armGroupLabels"] = StudyJson.Strings(intervention.Arms),
        })]),
    };

    private static JsonObject Arm(StudyContent study, StudyArm arm)
    {
        var json = new JsonObject { ["label"] = arm.Label };
        if (arm.Type.Length > 0)
            json["type"] = arm.Type;
        json["description"] = arm.Description;
        var names = study.Interventions.Where(intervention => intervention.Arms.Contains(arm.Label)).Select(intervention => $"{Title(intervention.Type)}: {intervention.Name}").ToList();
        if (names.Count > 0)
            json["interventionNames"] = StudyJson.Strings(names);
        return json;
    }

    /// <summary>"DIAGNOSTIC_TEST" as the arms name it: "Diagnostic Test".</summary>
    private static string Title(string type) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(type.Replace('_', ' ').ToLowerInvariant());
}
