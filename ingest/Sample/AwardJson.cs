using System.Text.Json.Nodes;

namespace Horizon.Ingest.Sample;

/// <summary>Writes awards as a publisher of the 360Giving Standard does.</summary>
internal static class AwardJson
{
    public static JsonObject Grants(IEnumerable<AwardSpec> awards) => new() { ["grants"] = new JsonArray([.. awards.Select(Grant)]) };

    private static JsonObject Grant(AwardSpec award) => new()
    {
        ["id"] = award.Id,
        ["title"] = award.Title,
        ["description"] = award.Description,
        ["currency"] = "GBP",
        ["amountAwarded"] = award.Pounds,
        ["awardDate"] = StudyStatusJson.Day(award.Awarded),
        ["plannedDates"] = new JsonArray(new JsonObject { ["startDate"] = StudyStatusJson.Day(award.Start), ["endDate"] = StudyStatusJson.Day(award.End) }),
        ["fundingOrganization"] = new JsonArray(new JsonObject { ["name"] = award.Funder.Name }),
        ["recipientOrganization"] = new JsonArray(new JsonObject { ["name"] = award.Lead.Name }),
        ["grantProgramme"] = new JsonArray(new JsonObject { ["title"] = award.Programme }),
        ["dateModified"] = StudyStatusJson.Day(award.Awarded.AddDays(20) is var noted && noted < TrialCalendar.Reference ? noted : TrialCalendar.Reference),
    };
}
