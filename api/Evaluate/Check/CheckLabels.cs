using Horizon.Search.Check;
using Horizon.Search.Check.Ranking;

namespace Horizon.Api.Evaluate.Check;

/// <summary>A candidate of a question with what is known of it.</summary>
/// <param name="MayBeSame">Nothing known sets it apart from the question.</param>
internal sealed record LabelledCandidate(float[] Likeness, double Facets, bool MayBeSame, bool IsAnswer);

/// <summary>One question of the labelled pairs with its candidates.</summary>
/// <param name="Form">How the registration was asked.</param>
/// <param name="Answer">Place of the answer among the candidates; -1 where the index did not find it.</param>
internal sealed record LabelledQuestion(string Form, RegistrationQuestion Question, IReadOnlyList<LabelledCandidate> Candidates, int Answer)
{
    public RankedQuestion ForTraining() => new(Question.Group, [.. Candidates.Select(c => c.Likeness)], Answer);

    /// <summary>Place of the answer by these weights, from 0; -1 where it was not found.</summary>
    public int RankBy(LinearRanker ranker, Calibration calibration)
    {
        if (Answer < 0) return -1;
        var odds = Candidates.Select(c => calibration.LogOdds(ranker.Score(c.Likeness), c.Facets, 0)).ToArray();
        return odds.Where((o, i) => i != Answer && o >= odds[Answer]).Count();
    }
}

/// <summary>The labelled pairs, asked in several forms of the same graph.</summary>
internal static class CheckLabels
{
    /// <summary>How the text of one registration is asked: in the form's fields, as title and text, as one text, without what describes it longest, without its title.</summary>
    public static IReadOnlyList<(string Form, Func<IReadOnlyDictionary<string, string>, QuestionParts> Parts)> Forms { get; } =
    [
        ("fields", row => new QuestionParts(Text: Of(row, "Scientific title"), Title: Of(row, "Public title"), Population: Of(row, "Condition", "Inclusion Criteria", "Exclusion Criteria"), Intervention: Of(row, "Intervention"), Outcome: Of(row, "Primary outcome"))),
        ("title and text", row => new QuestionParts(Title: Of(row, "Public title"), Text: Of(row, [.. CrossRegistrations.TextColumns.Skip(1)]))),
        ("text", row => new QuestionParts(Text: Of(row, [.. CrossRegistrations.TextColumns]))),
        ("short fields", row => new QuestionParts(Title: Of(row, "Public title"), Population: Of(row, "Condition"), Intervention: Of(row, "Intervention"), Outcome: Of(row, "Primary outcome"))),
        ("fields without title", row => new QuestionParts(Population: Of(row, "Condition", "Inclusion Criteria"), Intervention: Of(row, "Intervention"), Outcome: Of(row, "Primary outcome"))),
    ];

    public static async Task<IReadOnlyList<LabelledQuestion>> AskAsync(
        EvaluationGraph graph, IReadOnlyList<RegistrationQuestion> questions, IEnumerable<string> forms, CancellationToken cancellation)
    {
        var asked = new List<LabelledQuestion>();
        foreach (var (form, parts) in Forms.Where(f => forms.Contains(f.Form)))
        {
            foreach (var question in questions) asked.Add(await AskAsync(graph, form, question, Question.Read(parts(question.Row)), cancellation));
        }
        return asked;
    }

    private static async Task<LabelledQuestion> AskAsync(EvaluationGraph graph, string form, RegistrationQuestion asked, Question question, CancellationToken cancellation)
    {
        var (ranked, _) = await graph.Check.RankAsync(question, new HashSet<string> { asked.Own }, cancellation);
        var kept = ranked.Where(r => Has(r, asked.Answer) || !asked.Leave.Any(id => Has(r, id))).ToList();
        var facets = ProposalCheck.FacetsOf(question, [.. kept.Take(ProposalCheck.Compared)]);
        var candidates = kept.Select((r, i) => new LabelledCandidate(r.Likeness, i < facets.Count ? Judgement.Facets(facets[i]) : 0, i < facets.Count && Judgement.MayBeSame(facets[i]), Has(r, asked.Answer))).ToList();
        return new LabelledQuestion(form, asked, candidates, candidates.FindIndex(c => c.IsAnswer));
    }

    private static bool Has(Ranked ranked, string id) => ranked.Study.Trial!.Registrations.Any(r => r.Id == id) || ranked.Study.Id == $"trial:{id}";

    private static string? Of(IReadOnlyDictionary<string, string> row, params string[] columns)
    {
        var text = string.Join(".\n", columns.Select(c => row[c].Trim()).Where(t => t.Length > 0));
        return text.Length == 0 ? null : CrossRegistrations.Masked(text);
    }
}
