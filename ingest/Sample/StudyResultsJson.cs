using System.Globalization;
using System.Text.Json.Nodes;

namespace Horizon.Ingest.Sample;

/// <summary>A small results section: participant flow, the first outcome's shape and the limitations.</summary>
internal static class StudyResultsJson
{
    public static JsonObject Section(StudyContent study)
    {
        var each = Math.Max(1, study.Enrolment / study.Arms.Count);
        return new JsonObject
        {
            ["participantFlowModule"] = new JsonObject
            {
                ["groups"] = Groups(study, "FG"),
                ["periods"] = new JsonArray(new JsonObject
                {
                    ["title"] = "Overall Study",
                    ["milestones"] = new JsonArray(Milestone("STARTED", study, each), Milestone("COMPLETED", study, each - (each / 10))),
                }),
            },
            ["outcomeMeasuresModule"] = new JsonObject
            {
                ["outcomeMeasures"] = new JsonArray(new JsonObject
                {
                    ["type"] = "PRIMARY",
                    ["title"] = study.Primary[0].Measure,
                    ["description"] = study.Primary[0].Description,
                    ["reportingStatus"] = "POSTED",
                    ["paramType"] = "COUNT_OF_PARTICIPANTS",
                    ["unitOfMeasure"] = "Participants",
                    ["timeFrame"] = study.Primary[0].TimeFrame,
                    ["groups"] = Groups(study, "OG"),
                    ["denoms"] = new JsonArray(new JsonObject { ["units"] = "Participants", ["counts"] = Values(study, "OG", each) }),
                    ["classes"] = new JsonArray(new JsonObject
                    {
                        ["categories"] = new JsonArray(new JsonObject { ["measurements"] = Values(study, "OG", each / 4) }),
                    }),
                }),
            },
            ["moreInfoModule"] = new JsonObject
            {
                ["limitationsAndCaveats"] = new JsonObject { ["description"] = "Synthetic sample record; not real data." },
                ["certainAgreement"] = new JsonObject { ["piSponsorEmployee"] = false, ["restrictiveAgreement"] = false },
            },
        };
    }

    private static JsonArray Groups(StudyContent study, string prefix) => new([.. study.Arms.Select((arm, index) => new JsonObject
    {
        ["id"] = Id(prefix, index),
        ["title"] = arm.Label,
        ["description"] = arm.Description,
    })]);

    private static JsonObject Milestone(string type, StudyContent study, int count) => new()
    {
        ["type"] = type,
        ["achievements"] = new JsonArray([.. study.Arms.Select((_, index) => new JsonObject
        {
            ["groupId"] = Id("FG", index),
            ["numSubjects"] = count.ToString(CultureInfo.InvariantCulture),
        })]),
    };

    private static JsonArray Values(StudyContent study, string prefix, int value) => new([.. study.Arms.Select((_, index) => new JsonObject
    {
        ["groupId"] = Id(prefix, index),
        ["value"] = value.ToString(CultureInfo.InvariantCulture),
    })]);

    private static string Id(string prefix, int index) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{index:000}");
}
