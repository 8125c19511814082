using System.Globalization;

namespace Horizon.Ingest.Sample;

/// <summary>Studies that mention a radiotherapy word and are not about radiotherapy: no technique edge may come of them.</summary>
internal static class TrapComposer
{
    public static StudyContent Compose(TrapTemplate trap, int index, SampleChance chance)
    {
        var parts = trap.Intervention.Split('|');
        var status = chance.Pick(["COMPLETED", "RECRUITING", "ACTIVE_NOT_RECRUITING"]);
        return new StudyContent
        {
            NctId = string.Create(CultureInfo.InvariantCulture, $"NCT{99_000_100 + (index * 37):00000000}"),
            OrgStudyId = string.Create(CultureInfo.InvariantCulture, $"SAMPLE-T{index + 1:00}"),
            Acronym = null,
            BriefTitle = trap.Title,
            OfficialTitle = $"{trap.Title}: a randomised controlled trial",
            BriefSummary = $"Synthetic sample record. {trap.Summary}",
            DetailedDescription = "Participants are randomised 1:1 and followed up for two years.",
            Status = status,
            WhyStopped = null,
            Dates = TrialCalendar.For(status, chance),
            Sponsor = chance.Pick([.. SampleTables.Organisations.Where(organisation => organisation.Role == "sponsor")]),
            Collaborators = [],
            Official = $"{chance.Pick(SampleTables.Words.Forenames)} {chance.Pick(SampleTables.Words.Surnames)}",
            Conditions = trap.Conditions,
            Keywords = [],
            Mesh = trap.Mesh,
            Phases = parts[0] == "DRUG" ? ["PHASE3"] : ["NA"],
            Observational = false,
            Randomised = true,
            Purpose = "TREATMENT",
            Enrolment = chance.Between(80, 600),
            Arms = [new StudyArm("Intervention", "EXPERIMENTAL", parts[2]), new StudyArm("Usual care", "NO_INTERVENTION", "Usual care.")],
            Interventions = [new StudyIntervention(parts[0], parts[1], parts[2], ["Intervention"])],
            Primary = [SampleTables.Outcomes["qlq"]],
            Secondary = [SampleTables.Outcomes["eq5d"]],
            Inclusion = trap.Inclusion,
            Exclusion = trap.Exclusion,
            Sex = "ALL",
            MinAge = "18 Years",
            MaxAge = null,
            Facilities = chance.Shuffled(SampleTables.Facilities)[..4],
        };
    }
}
