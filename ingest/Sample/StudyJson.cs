using System.Globalization;
using System.Text.Json.Nodes;

namespace Horizon.Ingest.Sample;

/// <summary>Writes a study as ClinicalTrials.gov's API v2 does.</summary>
internal static class StudyJson
{
    public static JsonObject Full(StudyContent study)
    {
        var json = new JsonObject
        {
            ["protocolSection"] = new JsonObject
            {
                ["identificationModule"] = Identification(study),
                ["statusModule"] = StudyStatusJson.Module(study),
                ["sponsorCollaboratorsModule"] = Sponsors(study),
                ["oversightModule"] = new JsonObject
                {
                    ["oversightHasDmc"] = study.Randomised,
                    ["isFdaRegulatedDrug"] = false,
                    ["isFdaRegulatedDevice"] = false,
                },
                ["descriptionModule"] = new JsonObject { ["briefSummary"] = study.BriefSummary, ["detailedDescription"] = study.DetailedDescription },
                ["conditionsModule"] = new JsonObject { ["conditions"] = Strings(study.Conditions), ["keywords"] = Strings(study.Keywords) },
                ["designModule"] = StudyDesignJson.Design(study),
                ["armsInterventionsModule"] = StudyDesignJson.Arms(study),
                ["outcomesModule"] = new JsonObject { ["primaryOutcomes"] = Outcomes(study.Primary), ["secondaryOutcomes"] = Outcomes(study.Secondary) },
                ["eligibilityModule"] = Eligibility(study),
                ["contactsLocationsModule"] = Locations(study),
                ["referencesModule"] = References(study),
                ["ipdSharingStatementModule"] = new JsonObject { ["ipdSharing"] = "UNDECIDED" },
            },
        };
        if (study.HasResults)
            json["resultsSection"] = StudyResultsJson.Section(study);
        json["derivedSection"] = Derived(study);
        json["hasResults"] = study.HasResults;
        return json;
    }

    /// <summary>What a client gets who asked with <c>fields=</c> for the id, title, status and update date alone.</summary>
    public static JsonObject Reduced(StudyContent study, DateOnly updated) => new()
    {
        ["protocolSection"] = new JsonObject
        {
            ["identificationModule"] = new JsonObject { ["nctId"] = study.NctId, ["briefTitle"] = study.BriefTitle },
            ["statusModule"] = new JsonObject
            {
                ["overallStatus"] = study.Status,
                ["lastUpdatePostDateStruct"] = new JsonObject { ["date"] = StudyStatusJson.Day(updated), ["type"] = "ACTUAL" },
            },
        },
    };

    internal static JsonArray Strings(IEnumerable<string> values) => [.. values.Select(value => (JsonNode?)JsonValue.Create(value))];

    private static JsonObject Identification(StudyContent study)
    {
        var module = new JsonObject
        {
            ["nctId"] = study.NctId,
            ["orgStudyIdInfo"] = new JsonObject { ["id"] = study.OrgStudyId },
            ["organization"] = new JsonObject { ["fullName"] = study.Sponsor.Name, ["class"] = study.Sponsor.Class },
            ["briefTitle"] = study.BriefTitle,
            ["officialTitle"] = study.OfficialTitle,
        };
        if (study.Acronym is not null)
            module["acronym"] = study.Acronym;
        if (study.Collaborators.Count > 0)
        {
            module["secondaryIdInfos"] = new JsonArray(new JsonObject
            {
                ["id"] = study.Grant ?? $"{study.OrgStudyId}-G1",
                ["type"] = "OTHER_GRANT",
                ["domain"] = study.Collaborators[0].Name,
            });
        }

        return module;
    }

    private static JsonObject Sponsors(StudyContent study)
    {
        var module = new JsonObject
        {
            ["responsibleParty"] = new JsonObject { ["type"] = "SPONSOR" },
            ["leadSponsor"] = Organisation(study.Sponsor),
        };
        if (study.Collaborators.Count > 0)
            module["collaborators"] = new JsonArray([.. study.Collaborators.Select(Organisation)]);
        return module;
    }

    private static JsonObject Organisation(NamedOrganisation organisation) => new() { ["name"] = organisation.Name, ["class"] = organisation.Class };

    private static JsonArray Outcomes(IReadOnlyList<OutcomeText> outcomes) => new([.. outcomes.Select(outcome => new JsonObject
    {
        ["measure"] = outcome.Measure,
        ["description"] = outcome.Description,
        ["timeFrame"] = outcome.TimeFrame,
    })]);

    private static JsonObject Eligibility(StudyContent study)
    {
        var text = $"Inclusion Criteria:\n\n{Bullets(study.Inclusion)}\n\nExclusion Criteria:\n\n{Bullets(study.Exclusion)}";
        var module = new JsonObject
        {
            ["eligibilityCriteria"] = text,
            ["healthyVolunteers"] = false,
            ["sex"] = study.Sex,
            ["minimumAge"] = study.MinAge,
        };
        if (study.MaxAge is not null)
            module["maximumAge"] = study.MaxAge;
        var years = int.Parse(study.MinAge.Split(' ')[0], CultureInfo.InvariantCulture);
        module["stdAges"] = Strings(study.MaxAge is not null ? ["CHILD", "ADULT"] : years < 18 ? ["CHILD", "ADULT", "OLDER_ADULT"] : ["ADULT", "OLDER_ADULT"]);
        return module;
    }

    private static string Bullets(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"* {line}"));

    private static JsonObject Locations(StudyContent study) => new()
    {
        ["overallOfficials"] = new JsonArray(new JsonObject
        {
            ["name"] = study.Official,
            ["affiliation"] = study.Sponsor.Name,
            ["role"] = "PRINCIPAL_INVESTIGATOR",
        }),
        ["locations"] = new JsonArray([.. study.Facilities.Select(facility => new JsonObject
        {
            ["facility"] = facility.Name,
            ["city"] = facility.City,
            ["country"] = facility.Country,
            ["geoPoint"] = new JsonObject { ["lat"] = facility.Lat, ["lon"] = facility.Lon },
        })]),
    };

    private static JsonObject References(StudyContent study) => study.References.Count == 0 ? [] : new JsonObject
    {
        ["references"] = new JsonArray([.. study.References.Select(reference => new JsonObject
        {
            ["pmid"] = reference.Pmid,
            ["type"] = reference.Type,
            ["citation"] = reference.Citation,
        })]),
    };

    private static JsonObject Derived(StudyContent study)
    {
        var mesh = study.Mesh.Split(' ', 2);
        return new JsonObject
        {
            ["miscInfoModule"] = new JsonObject { ["versionHolder"] = StudyStatusJson.Day(TrialCalendar.Reference) },
            ["conditionBrowseModule"] = new JsonObject { ["meshes"] = new JsonArray(new JsonObject { ["id"] = mesh[0], ["term"] = mesh[1] }) },
        };
    }
}
