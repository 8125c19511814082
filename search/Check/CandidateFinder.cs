using System.Collections.Concurrent;
using Horizon.Search.Find;
using Horizon.Search.Index;

namespace Horizon.Search.Check;

/// <param name="Ids">Of things that may ask the question, each once.</param>
/// <param name="Queries">What was searched for, in words for the search log.</param>
internal sealed record FoundCandidates(IReadOnlyList<string> Ids, IReadOnlyList<string> Queries);

/// <summary>
/// Where the check's candidates come from: several questions to the index, each of which asks for its best few only. The one place in which
/// the check depends on how the index is searched.
/// </summary>
internal sealed class CandidateFinder(HorizonIndex index)
{
    private const int ByWords = 120;
    private const int ByTitle = 60;
    private const int ByIntervention = 40;
    private const int ByConcepts = 40;
    private const int ByOutcome = 40;

    /// <summary>
    /// Candidates that are read: what several searches found near their top comes first (reciprocal ranks, Cormack and others 2009). Behind so many stands what one search found late.
    /// </summary>
    private const int Most = 140;

    /// <summary>Of the ranks' reciprocals, as there.</summary>
    private const double Smoothing = 60;

    private const string Kinds = "trial,publication,award";

    public FoundCandidates Find(Question question)
    {
        var searches = Searches(question);
        // One of them takes as long as the others together: each core takes the next when it has done with one.
        var found = Partitioner.Create(searches, loadBalance: true).AsParallel().AsOrdered().WithDegreeOfParallelism(Environment.ProcessorCount).Select(s => s.Find().ToList()).ToList();
        var worth = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var list in found)
        {
            for (var rank = 0; rank < list.Count; rank++) worth[list[rank]] = worth.GetValueOrDefault(list[rank]) + (1 / (Smoothing + rank));
        }
        return new FoundCandidates([.. worth.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(Most).Select(w => w.Key)], [.. searches.Select(s => s.Words)]);
    }

    private List<(string Words, Func<IEnumerable<string>> Find)> Searches(Question question)
    {
        var searches = new List<(string Words, Func<IEnumerable<string>> Find)>();
        var concepts = question.Techniques.Concat(question.Sites).Select(c => new WeightedConcept(c.Id, 3)).ToList();
        var texts = question.Texts;
        Like("all that the question says", ByWords, 40, concepts, [.. texts.Titles.Select(t => new WeightedText(t, 2)), .. texts.Interventions.Select(t => new WeightedText(t, 1.5f)), .. texts.Population.Select(t => new WeightedText(t, 0.5f)), .. texts.Outcomes.Concat(texts.Other).Select(t => new WeightedText(t, 1))]);
        Like("its title", ByTitle, 20, [], [.. texts.Titles.Select(t => new WeightedText(t, 1))]);
        Like("its intervention and comparator", ByIntervention, 20, [], [.. texts.Interventions.Select(t => new WeightedText(t, 1))]);
        // Without a title the outcome's words are the next that tell studies apart.
        if (texts.Titles.Count == 0) Like("its outcome", ByOutcome, 20, [], [.. texts.Outcomes.Select(t => new WeightedText(t, 1))]);
        if (question.Techniques.Count > 0 && question.Sites.Count > 0)
        {
            var request = new SearchRequest { Technique = [.. question.Techniques.Select(t => t.Id)], Site = [.. question.Sites.Select(s => s.Id)], Kind = Kinds, Limit = ByConcepts, Sort = SearchSort.Date };
            searches.Add(($"the newest {ByConcepts} records of the technique {Labels(question.Techniques)} at the tumour site {Labels(question.Sites)}, with narrower terms", () => new HorizonSearch(index).Ids(request)));
        }
        return searches;

        static string Labels(IEnumerable<AskedConcept> concepts) => string.Join(" or ", concepts.Select(c => $"“{c.Label}”").Distinct());

        void Like(string what, int count, int words, IReadOnlyList<WeightedConcept> about, IReadOnlyList<WeightedText> like)
        {
            if (like.Count == 0 && about.Count == 0) return;
            var request = new CandidateRequest { Texts = like, Concepts = about, Filters = new SearchRequest { Kind = Kinds }, Count = count, Words = words };
            searches.Add(($"the {count} records most like {what}, by the {words} most telling words" + (about.Count == 0 ? "" : $" and by {Labels(question.Techniques.Concat(question.Sites))} with their narrower terms"),
                () => new Candidates(index).Like(request).Select(c => c.Id)));
        }
    }
}
