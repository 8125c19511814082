using System.Globalization;

namespace Horizon.Ingest.Sample;

/// <summary>Decides which trials the sample has. Two trials share question, population, dose and design only where a pair is planted.</summary>
internal sealed class TrialPlanner(SampleChance chance)
{
    private static readonly (string Status, int Weight)[] Statuses =
    [
        ("COMPLETED", 36), ("RECRUITING", 24), ("NOT_YET_RECRUITING", 8), ("ACTIVE_NOT_RECRUITING", 11), ("TERMINATED", 7),
        ("WITHDRAWN", 3), ("UNKNOWN", 7), ("SUSPENDED", 2), ("ENROLLING_BY_INVITATION", 2),
    ];

    private int acronyms;

    public IReadOnlyList<TrialSpec> Plan()
    {
        var drafts = new List<TrialSpec>();
        foreach (var question in SampleTables.Questions)
        {
            var variants = Variants(question);
            drafts.AddRange(variants.Select(variant => Draft(question, variant.Population, variant.Dose, variant.Comparative, reworded: false)));
            if (question.Paraphrase is not null)
                drafts.Add(Draft(question, 0, question.Exp.Doses.Count == 0 ? null : 0, comparative: true, reworded: true));
        }

        // A registry numbers in the order of submission.
        var number = 90_000_100;
        var numbered = new List<TrialSpec>(drafts.Count);
        foreach (var draft in drafts.Select((spec, order) => (spec, order)).OrderBy(pair => pair.spec.Dates.FirstSubmit).ThenBy(pair => pair.order))
        {
            number += chance.Between(3, 900);
            numbered.Add(draft.spec with { NctId = string.Create(CultureInfo.InvariantCulture, $"NCT{number:00000000}") });
        }

        return numbered;
    }

    private IEnumerable<(int Population, int? Dose, bool Comparative)> Variants(QuestionTemplate question)
    {
        var all = new List<(int Population, int? Dose, bool Comparative)>();
        for (var population = 0; population < question.Populations.Count; population++)
        {
            for (var dose = 0; dose < Math.Max(1, question.Exp.Doses.Count); dose++)
            {
                int? index = question.Exp.Doses.Count == 0 ? null : dose;
                all.Add((population, index, false));
                if (question.Ctl is not null)
                    all.Add((population, index, true));
            }
        }

        // The plainest comparative form always exists: planted pairs and near misses stand on it.
        var first = all.First(variant => variant.Comparative == (question.Ctl is not null));
        return chance.Shuffled(all.Where(variant => variant != first)).Take(question.Trials - 1).Prepend(first);
    }

    private TrialSpec Draft(QuestionTemplate question, int population, int? dose, bool comparative, bool reworded)
    {
        var status = Status(question);
        var dates = TrialCalendar.For(status, chance);
        var phases = Phases(question, comparative);
        var control = comparative && question.Ctl is { Doses.Count: > 0 } arm ? SampleDose.Parse(arm.Doses[0]) : null;
        var enrolment = status == "WITHDRAWN" ? 0 : Enrolment(phases, comparative);
        if (status == "TERMINATED")
            enrolment = Math.Max(3, enrolment / chance.Between(3, 9));
        return new TrialSpec
        {
            NctId = string.Empty,
            Question = question,
            Population = population,
            Dose = dose is { } index ? SampleDose.Parse(question.Exp.Doses[index]) : null,
            ControlDose = control,
            Comparative = comparative,
            Reworded = reworded,
            Status = status,
            Dates = dates,
            Phases = phases,
            Enrolment = enrolment,
            Acronym = chance.Percent(60) ? Acronym() : null,
            WhyStopped = WhyStopped(status),
            Notation = chance.Below(SampleDose.Notations),
            Sponsor = chance.Pick(Organisations("sponsor", question)),
            Collaborators = chance.Shuffled(Organisations("funder", question))[..chance.Between(0, 2)],
            Facilities = Facilities(comparative),
            HasResults = question.Fate is null && (status is "COMPLETED" or "TERMINATED") && enrolment > 10 && chance.Percent(15),
        };
    }

    private string Status(QuestionTemplate question)
    {
        if (question.Fate == "planned")
            return "NOT_YET_RECRUITING";
        if (question.Fate == "stopped")
            return chance.Pick(["TERMINATED", "WITHDRAWN", "SUSPENDED"]);
        var roll = chance.Below(Statuses.Sum(entry => entry.Weight));
        foreach (var (status, weight) in Statuses)
        {
            if (roll < weight)
                return status;
            roll -= weight;
        }

        return Statuses[0].Status;
    }

    private string[] Phases(QuestionTemplate question, bool comparative)
    {
        if (comparative)
            return chance.Percent(65) ? ["PHASE3"] : chance.Percent(80) ? ["PHASE2"] : ["PHASE2", "PHASE3"];
        if (question.Fate is null && chance.Percent(20))
            return [];
        return chance.Pick<string[]>([["PHASE2"], ["PHASE2"], ["PHASE1"], ["PHASE1", "PHASE2"], ["NA"]]);
    }

    private int Enrolment(string[] phases, bool comparative) => phases switch
    {
        ["PHASE3"] => chance.Between(24, 160) * 10,
        _ when comparative => chance.Between(60, 240),
        ["PHASE1"] => chance.Between(12, 40),
        [] => chance.Between(80, 900),
        _ => chance.Between(30, 120),
    };

    private string Acronym()
    {
        var words = SampleTables.Words.Acronyms;
        var turn = acronyms++;
        var word = words[turn % words.Count];
        return turn < words.Count ? word : string.Create(CultureInfo.InvariantCulture, $"{word}-{(turn / words.Count) + 1}");
    }

    private string? WhyStopped(string status) => status switch
    {
        "TERMINATED" => chance.Pick(SampleTables.Words.WhyStopped),
        "WITHDRAWN" => chance.Pick(SampleTables.Words.WhyWithdrawn),
        "SUSPENDED" => chance.Pick(SampleTables.Words.WhySuspended),
        _ => null,
    };

    internal static List<NamedOrganisation> Organisations(string role, QuestionTemplate question) =>
        [.. SampleTables.Organisations.Where(organisation => organisation.Role == role && (organisation.Sites.Count == 0 || organisation.Sites.Contains(question.Site)))];

    private Facility[] Facilities(bool comparative)
    {
        var count = comparative ? chance.Between(3, 14) : chance.Between(1, 4);
        return chance.Shuffled(SampleTables.Facilities)[..count];
    }
}
