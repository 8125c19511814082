using System.Globalization;

namespace Horizon.Ingest.Sample;

/// <summary>Decides which papers the sample has, and how each of them is tied to its trial.</summary>
internal sealed class PaperPlanner(SampleChance chance)
{
    private const int Target = 220;
    private static readonly string[] Links = ["both", "databank", "reference", "both", "text", "none"];
    private readonly List<PaperSpec> papers = [];
    private int number = 99_000_100;

    public IReadOnlyList<PaperSpec> Plan(IReadOnlyList<TrialSpec> trials)
    {
        var results = 0;
        foreach (var trial in trials)
        {
            if (Publishable(trial) && chance.Percent(70))
            {
                var published = trial.Dates.Completion.AddMonths(chance.Between(2, 14));
                Add("result", trial.Question, trial.Population, trial, Links[results++ % Links.Length], Latest(published));
                if (chance.Percent(25))
                    Add("secondary", trial.Question, trial.Population, trial, "databank", Latest(published.AddMonths(chance.Between(4, 18))));
            }
            else if (trial is { Status: "RECRUITING" or "ACTIVE_NOT_RECRUITING", Comparative: true, Acronym: not null } && chance.Percent(45))
            {
                Add("protocol", trial.Question, trial.Population, trial, chance.Pick(["both", "databank", "reference"]), Latest(trial.Dates.Start.AddMonths(chance.Between(3, 20))));
            }
        }

        var questions = SampleTables.Questions;
        for (var turn = 0; papers.Count < Target; turn++)
        {
            var question = questions[turn % questions.Count];
            var review = turn < questions.Count && turn % 2 == 0;
            var published = TrialCalendar.Reference.AddDays(-chance.Between(40, 3300));
            Add(review ? "review" : "cohort", question, chance.Below(question.Populations.Count), null, "none", published);
        }

        return papers;
    }

    /// <summary>Finished long enough ago to be written up; a planted silent trial never is.</summary>
    private static bool Publishable(TrialSpec trial) =>
        trial.Status == "COMPLETED" && trial.Dates.Completion.AddMonths(4) < TrialCalendar.Reference;

    private static DateOnly Latest(DateOnly date)
    {
        var last = TrialCalendar.Reference.AddDays(-20);
        return date < last ? date : last;
    }

    private void Add(string kind, QuestionTemplate question, int population, TrialSpec? trial, string link, DateOnly published)
    {
        number += chance.Between(11, 2500);
        var revised = published.AddDays(chance.Between(2, 200));
        var draft = new PaperSpec(
            number.ToString("00000000", CultureInfo.InvariantCulture), kind, question, population, trial, link, published,
            revised < TrialCalendar.Reference ? revised : published, chance.Pick(SampleTables.Words.Journals), Authors(), string.Empty, []);
        papers.Add(PaperText.Write(draft, chance));
    }

    private string[] Authors()
    {
        var words = SampleTables.Words;
        return [.. chance.Shuffled(words.Surnames).Take(chance.Between(3, 7)).Select(surname => $"{chance.Pick(words.Forenames)}|{surname}")];
    }
}
