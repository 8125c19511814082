namespace Horizon.Search.Check.Ranking;

/// <summary>A candidate with its likeness to the question and what the ranker makes of it.</summary>
internal sealed record Ranked(Study Study, float[] Likeness, double Score)
{
    /// <summary>The best first, equal ones by id.</summary>
    public static IReadOnlyList<Ranked> Order(StudyTexts question, IReadOnlyList<Study> studies, TermRarity rarity, LinearRanker ranker)
    {
        var asked = new AskedTerms(question, term => rarity[term]);
        var shared = studies.AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).Select(s => new SharedTerms(asked, s.Texts)).ToList();
        var likeness = new Likeness(asked, shared, term => rarity[term]);
        return
        [
            .. studies.Zip(shared, (study, terms) => (study, Vector: likeness.Of(terms, study.Texts.Enrolment)))
                .Select(p => new Ranked(p.study, p.Vector, ranker.Score(p.Vector)))
                .OrderByDescending(r => Math.Round(r.Score, 6)).ThenBy(r => r.Study.Id, StringComparer.Ordinal),
        ];
    }
}
