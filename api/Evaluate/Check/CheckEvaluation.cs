using Horizon.Search.Check;

namespace Horizon.Api.Evaluate.Check;

/// <summary>
/// How well the check ranks, judges and states its confidence. Rankings are those of weights that were learned without the question's group;
/// the baseline is plain BM25 over the same records in the same run.
/// </summary>
internal static class CheckEvaluation
{
    private const string Bm25 = "plain BM25";
    private const int Seed = 20261125;

    /// <param name="dataFolder">Holds labelled/ and real/. What is absent there gives no rows.</param>
    public static async Task<IReadOnlyList<EvaluationRow>> RunAsync(string dataFolder, CancellationToken cancellation) =>
        [.. await RegistrationsAsync(dataFolder, cancellation), .. await ProposalsAsync(dataFolder, cancellation)];

    private static async Task<IReadOnlyList<EvaluationRow>> RegistrationsAsync(string dataFolder, CancellationToken cancellation)
    {
        var folder = Path.Combine(dataFolder, "labelled", CrossRegistrations.Name);
        if (!File.Exists(Path.Combine(folder, CrossRegistrations.Records))) return [];
        var rows = CrossRegistrations.Rows(folder);
        var questions = CrossRegistrations.Questions(folder, rows);
        await using var graph = await EvaluationGraph.OfAsync([Path.Combine(folder, CrossRegistrations.Records)], null, TimeProvider.System, cancellation);
        var asked = await CheckLabels.AskAsync(graph, questions, CheckLabels.Forms.Select(f => f.Form), cancellation);
        var judged = LearnedCheck.CrossValidated(asked, []);
        var bm25 = new PlainBm25(rows.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => (r.Key, string.Join(' ', CrossRegistrations.TextColumns.Select(c => r.Value[c])))));
        var result = new List<EvaluationRow>();
        foreach (var (form, parts) in CheckLabels.Forms)
        {
            var bm25Ranks = Baseline(bm25, questions, parts);
            var ranks = judged.Where(j => j.Question.Form == form).Select(j => (j.Question.Question.IsSolidarity, Rank: j.Question.RankBy(j.Learned.Ranker, j.Learned.Calibration))).ToList();
            foreach (var without in new[] { false, true })
            {
                var (some, plain) = (ranks.Where(r => !without || !r.IsSolidarity).Select(r => r.Rank).ToList(), bm25Ranks.Where(r => !without || !r.IsSolidarity).Select(r => r.Rank).ToList());
                foreach (var k in new[] { 1, 10 })
                {
                    result.Add(Wilson.Row(
                        CrossRegistrations.Name, $"Hit@{k}, {form}{(without ? ", without SOLIDARITY" : "")}", some.Count(r => r >= 0 && r < k), some.Count,
                        Math.Round(plain.Count(r => r >= 0 && r < k) / (double)plain.Count, 4), Bm25));
                }
            }
        }
        result.Add(Calibrated("all that is shown", j => LearnedCheck.Pairs(j.Question, j.Learned.Ranker)));
        result.Add(Calibrated("first match alone", j => LearnedCheck.Pairs(j.Question, j.Learned.Ranker).Take(1)));
        return result;

        EvaluationRow Calibrated(string of, Func<(LabelledQuestion Question, LearnedCheck Learned), IEnumerable<(double Likeness, double Facets, double Lead, bool IsSame)>> shown)
        {
            var groups = judged.GroupBy(j => j.Question.Question.Group)
                .Select(g => (IReadOnlyList<(double, bool)>)[.. g.SelectMany(j => shown(j).Select(c => (j.Learned.Calibration.Probability(c.Likeness, c.Facets, c.Lead), c.IsSame)))]).ToList();
            var (low, high) = Intervals.Bootstrap(groups, CalibrationError.Of, Seed);
            var all = groups.SelectMany(g => g).ToList();
            return new EvaluationRow(CrossRegistrations.Name, $"calibration error (10 bins), {of}", Math.Round(CalibrationError.Of(all), 4), all.Count, low, high, null, null);
        }
    }

    /// <summary>The same questions in the same words by plain BM25, over whole registrations.</summary>
    private static List<(bool IsSolidarity, int Rank)> Baseline(PlainBm25 bm25, IReadOnlyList<RegistrationQuestion> questions, Func<IReadOnlyDictionary<string, string>, QuestionParts> parts) =>
        [.. questions.Select(q => (q.IsSolidarity, bm25.Rank(parts(q.Row).Running()).Where(id => id != q.Own && !q.Leave.Contains(id)).ToList().IndexOf(q.Answer)))];

    private static async Task<IReadOnlyList<EvaluationRow>> ProposalsAsync(string dataFolder, CancellationToken cancellation)
    {
        if (!File.Exists(Proposals.Records(dataFolder))) return [];
        await using var graph = await Proposals.GraphAsync(dataFolder, TimeProvider.System, cancellation);
        var result = new List<EvaluationRow>();
        foreach (var half in new[] { Proposals.Development, Proposals.Held })
        {
            var judged = await Proposals.JudgeAsync(graph, half, cancellation);
            var changed = judged.Where(j => j.Proposal.Changed is not null).ToList();
            var set = $"proposals, {half}";
            result.Add(Wilson.Row(set, "right relation", judged.Count(j => j.IsRight), judged.Count));
            result.Add(Wilson.Row(set, "reworded: same question", judged.Count(j => j.Proposal.Changed is null && j.IsRight), judged.Count - changed.Count));
            result.Add(Wilson.Row(set, "one facet changed: found and not called the same", changed.Count(j => j.Relation is not (null or "same-question")), changed.Count));
            result.Add(Wilson.Row(set, $"the trial is among {ProposalCheck.Compared} matches", judged.Count(j => j.Match is not null), judged.Count));
        }
        return result;
    }
}
