using Horizon.Search.Check.Ranking;

namespace Horizon.Api.Evaluate.Check;

/// <summary>Weights and curve as learned from some of the labelled questions.</summary>
internal sealed record LearnedCheck(LinearRanker Ranker, Calibration Calibration)
{
    /// <summary>Of half the squared weights. Chosen among 0.001, 0.003, 0.01 and 0.03, which rank alike; the largest keeps single words from ruling.</summary>
    private const double Penalty = 0.03;

    /// <summary>Candidates of a question from which the curve is fitted: what a check shows.</summary>
    private const int Shown = 20;

    private const int Folds = 10;

    public static LearnedCheck From(IReadOnlyList<LabelledQuestion> questions, IReadOnlyList<JudgedProposal> proposals)
    {
        var ranker = new LinearRanker(RankerTraining.Learn([.. questions.Where(q => q.Answer >= 0).Select(q => q.ForTraining())], Likeness.Names.Count, Penalty));
        return new LearnedCheck(ranker, Calibration.Fit(questions.SelectMany(q => Pairs(q, ranker)).Concat(proposals.SelectMany(Pairs))));
    }

    /// <summary>Each question with what was learned without its group: every registration of one trial is in one fold.</summary>
    public static IReadOnlyList<(LabelledQuestion Question, LearnedCheck Learned)> CrossValidated(IReadOnlyList<LabelledQuestion> questions, IReadOnlyList<JudgedProposal> proposals)
    {
        var groups = questions.Select(q => q.Question.Group).Distinct().Order(StringComparer.Ordinal).Select((g, i) => (g, Fold: i % Folds)).ToDictionary(g => g.g, g => g.Fold);
        var judged = new List<(LabelledQuestion, LearnedCheck)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var learned = From([.. questions.Where(q => groups[q.Question.Group] != fold)], proposals);
            judged.AddRange(questions.Where(q => groups[q.Question.Group] == fold).Select(q => (q, learned)));
        }
        return judged;
    }

    /// <summary>What a check would show of a question, with its truth.</summary>
    public static IEnumerable<(double Likeness, double Facets, double Lead, bool IsSame)> Pairs(LabelledQuestion question, LinearRanker ranker)
    {
        var scored = question.Candidates.Select(c => (Likeness: ranker.Score(c.Likeness), c.Facets, c.MayBeSame, c.IsAnswer)).ToList();
        var leads = Calibration.Leads([.. scored.Select(s => s.Likeness + s.Facets)], [.. scored.Select(s => s.MayBeSame)]);
        return scored.Select((s, i) => (s.Likeness, s.Facets, Lead: leads[i], IsSame: s.IsAnswer)).OrderByDescending(c => c.Likeness + c.Facets).Take(Shown);
    }

    /// <summary>The trial that a proposal was written from is of its question, or not where a facet was changed; of other trials nothing is known.</summary>
    private static IEnumerable<(double Likeness, double Facets, double Lead, bool IsSame)> Pairs(JudgedProposal judged) =>
        judged.Match is { } match ? [(match.Likeness, Horizon.Search.Check.Judgement.Facets(match.Facets), match.Lead, judged.Proposal.Changed is null)] : [];
}
