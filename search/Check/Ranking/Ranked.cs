namespace Horizon.Search.Check.Ranking;

/// <summary>A candidate with its likeness to the question and what the ranker makes of it.</summary>
/// <param name="SharedWords">Distinct words of the question that the study says.</param>
internal sealed record Ranked(Study Study, float[] Likeness, double Score, int SharedWords)
{
    /// <summary>Shared words from which likeness counts in full: a question of three words is like anything that has two of them.</summary>
    private const double EnoughWords = 8;

    /// <summary>The score as evidence that both ask one question; <see cref="Score"/> only orders the candidates of one question.</summary>
    public double Evidence => Score * Math.Min(1, SharedWords / EnoughWords);

    /// <summary>The best first, equal ones by id.</summary>
    /// <param name="names">What the question calls its techniques and sites, by their ids.</param>
    public static IReadOnlyList<Ranked> Order(StudyTexts question, IReadOnlyList<(string Id, string Words)> names, IReadOnlyList<Study> studies, TermRarity rarity, LinearRanker ranker)
    {
        var asked = new AskedTerms(question, term => rarity[term], names);
        var shared = studies.AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).Select(s => new SharedTerms(asked, s.Texts, s.Techniques.Concat(s.Sites).Select(c => c.Id).ToHashSet(StringComparer.Ordinal))).ToList();
        var likeness = new Likeness(asked, shared, term => rarity[term]);
        return
        [
            .. studies.Zip(shared, (study, terms) => (study, Vector: likeness.Of(terms, study.Texts.Enrolment), Words: terms.In.Count(f => f != Fields.None) + terms.Unsaid))
                .Select(p => new Ranked(p.study, p.Vector, ranker.Score(p.Vector), p.Words))
                .OrderByDescending(r => Math.Round(r.Score, 6)).ThenBy(r => r.Study.Id, StringComparer.Ordinal),
        ];
    }
}
