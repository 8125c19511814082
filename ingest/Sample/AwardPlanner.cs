using System.Globalization;

namespace Horizon.Ingest.Sample;

/// <summary>
/// Decides which awards the sample has: some pay for its trials, some for questions on which no trial is registered yet, and a few of those twice, by two funders. It draws from a
/// stream of its own, so that it changes no trial and no paper.
/// </summary>
internal sealed class AwardPlanner(SampleChance chance)
{
    private const int Planned = 14;
    private const int Twins = 4;

    /// <summary>Funders whose references have a form that a trial can name; in numbers that none of them has issued.</summary>
    private static readonly Dictionary<string, Func<int, string>> References = new(StringComparer.Ordinal)
    {
        ["Cancer Research UK"] = n => string.Create(CultureInfo.InvariantCulture, $"C99{n:000}/A99{n:000}"),
        ["National Institute for Health Research, United Kingdom"] = n => string.Create(CultureInfo.InvariantCulture, $"NIHR999{n:000}"),
        ["Efficacy and Mechanism Evaluation Programme"] = n => string.Create(CultureInfo.InvariantCulture, $"NIHR998{n:000}"),
        ["Medical Research Council"] = n => string.Create(CultureInfo.InvariantCulture, $"MR/Z999{n:000}/1"),
    };

    private readonly List<AwardSpec> awards = [];

    public IReadOnlyList<AwardSpec> Plan(IReadOnlyList<TrialSpec> trials)
    {
        foreach (var trial in trials.Where(t => t is { Comparative: true, Collaborators.Count: > 0 }))
        {
            if (chance.Percent(55)) awards.Add(ForTrial(trial));
        }
        var questions = chance.Shuffled(SampleTables.Questions.Where(q => q is { Ctl: not null, Paraphrase: not null, Fate: null }))[..Planned];
        for (var i = 0; i < questions.Length; i++)
        {
            var first = ForQuestion(questions[i], reworded: false, twin: null, besides: null);
            awards.Add(first);
            if (i >= Twins) continue;
            var second = ForQuestion(questions[i], reworded: true, first.Reference, first.Funder);
            awards[^1] = first with { Twin = second.Reference };
            awards.Add(second);
        }
        return awards;
    }

    private AwardSpec ForTrial(TrialSpec trial)
    {
        var funder = trial.Collaborators[0];
        var awarded = TrialCalendar.Earlier(trial.Dates.Start.AddMonths(-chance.Between(5, 14)), TrialCalendar.Reference.AddDays(-30));
        var name = trial.Acronym is { } acronym ? $"{acronym}: " : "";
        return new AwardSpec(
            Reference(funder), trial.Question, trial, null, $"{name}{Titled(trial.Question, trial.PopulationText)}", Description(trial.Question, trial.PopulationText, trial.Enrolment), funder, trial.Sponsor,
            Programme(funder), Pounds(trial.Phases is ["PHASE3"]), awarded, awarded.AddMonths(chance.Between(2, 5)), trial.Dates.Completion);
    }

    private AwardSpec ForQuestion(QuestionTemplate question, bool reworded, string? twin, NamedOrganisation? besides)
    {
        var population = reworded ? question.Paraphrase! : question.Populations[0];
        var funder = chance.Pick(TrialPlanner.Organisations("funder", question).Where(f => f != besides).ToList());
        var awarded = TrialCalendar.Reference.AddDays(-chance.Between(30, 400));
        var start = awarded.AddMonths(chance.Between(3, 9));
        return new AwardSpec(
            Reference(funder), question, null, twin, Titled(question, population), Description(question, population, chance.Between(20, 90) * 10), funder,
            chance.Pick(TrialPlanner.Organisations("sponsor", question)), Programme(funder), Pounds(large: true), awarded, start, start.AddMonths(chance.Between(36, 72)));
    }

    private string Reference(NamedOrganisation funder) =>
        References.TryGetValue(funder.Name, out var written) ? written(awards.Count + 1) : string.Create(CultureInfo.InvariantCulture, $"SAMPLE-AWARD-{awards.Count + 1:000}");

    private int Pounds(bool large) => (large ? chance.Between(160, 520) : chance.Between(18, 110)) * 5_000;

    private string Programme(NamedOrganisation funder) => funder.Name switch
    {
        "Cancer Research UK" => "Clinical Trial Award",
        "Efficacy and Mechanism Evaluation Programme" => "Efficacy and Mechanism Evaluation",
        var name when name.StartsWith("National Institute", StringComparison.Ordinal) => chance.Pick(["Health Technology Assessment", "Research for Patient Benefit"]),
        _ => "Project grants",
    };

    private static string Titled(QuestionTemplate question, string population) => $"{question.Exp.Name} compared with {TrialComposer.Lower(question.Ctl!.Name)} in {population}";

    private static string Description(QuestionTemplate question, string population, int people) => string.Create(
        CultureInfo.InvariantCulture,
        $"Synthetic sample record. We shall ask whether {question.Aim}, in a randomised trial of about {people} people with {population}. The main measure is {TrialComposer.Lower(SampleTables.Outcomes[question.Primary[0]].Measure)}.");
}
