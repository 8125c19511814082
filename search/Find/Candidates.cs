using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Horizon.Search.Language;

namespace Horizon.Search.Find;

/// <summary>Finds documents like given texts and concepts: the start of a check of a proposal. Thread-safe.</summary>
public sealed class Candidates(HorizonIndex index)
{
    // A word of more than half of the documents costs much and tells next to nothing.
    private const float LeastRarity = 0.7f;

    // About what one telling word scores.
    private const float ConceptWeight = 6;

    /// <summary>The best first, equal ones by id; empty where no word and no concept is known to the index.</summary>
    /// <exception cref="SearchQueryException">A filter's date is not one.</exception>
    public IReadOnlyList<Candidate> Like(CandidateRequest request)
    {
        if (request.Count is < 1 or > 1000) throw new SearchQueryException(SearchQueryError.BadLimit, $"1 to 1,000 candidates can be asked for, not {request.Count}.");
        return index.Read<IReadOnlyList<Candidate>>((searcher, _) =>
            [.. BestDocuments.Find(searcher, Parts(request, searcher), request.Count, new DocumentFilter(request.Filters, request.Exclude)).Select(r => new Candidate(r.Place.Id, r.Score))]);
    }

    /// <summary>The words and tags that are searched.</summary>
    internal static List<BestPart> Parts(CandidateRequest request, LiveSearcher searcher)
    {
        var parts = new List<BestPart>(Telling(request, searcher).Select(w => new BestWord(w.Word, FieldSet.Like, w.Weight)));
        foreach (var concept in request.Concepts)
        {
            var kind = concept.Id[..Math.Max(0, concept.Id.IndexOf(':', StringComparison.Ordinal))];
            if (kind is FieldNames.Technique or FieldNames.Site) parts.Add(new BestValue(kind, FieldNames.WholeValue(concept.Id), ConceptWeight * concept.Weight));
        }

        return parts;
    }

    // tf.idf with a damped tf; the weight that goes into the query leaves idf to the score.
    private static IEnumerable<(string Word, float Weight)> Telling(CandidateRequest request, LiveSearcher searcher)
    {
        var counts = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var text in request.Texts)
        {
            foreach (var term in TextTerms.Of(text.Text))
            {
                if (!term.Joined && term.Text.Length > 1 && !StopWords.Contains(term.Text)) counts[term.Text] = counts.GetValueOrDefault(term.Text) + text.Weight;
            }
        }

        var weights = new WordWeights(searcher);
        return counts.Select(c => (Word: c.Key, Weight: MathF.Log(1 + c.Value), Seen: weights.Seen(c.Key, FieldSet.Like))).Where(c => c.Seen > 0)
            .Select(c => (c.Word, c.Weight, Rarity: weights.Rarity(c.Seen), Factor: weights.TitleFactor(c.Word, c.Seen)))
            .Where(c => c.Rarity >= LeastRarity || searcher.Documents < 100)
            .OrderByDescending(c => c.Weight * c.Rarity * c.Factor).ThenBy(c => c.Word, StringComparer.Ordinal)
            .Take(Math.Clamp(request.Words, 1, 200)).Select(c => (c.Word, c.Weight));
    }
}
