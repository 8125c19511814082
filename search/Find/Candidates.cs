using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Find;

/// <summary>Finds documents like given texts and concepts: the start of a check of a proposal. Thread-safe.</summary>
public sealed class Candidates(HorizonIndex index)
{
    private static readonly string[] Fields = ["title", "keyword", "condition", "intervention", "summary", "text"];
    private static readonly Dictionary<string, float> Boosts = FieldNames.Text.ToDictionary(f => f.Name, f => MathF.Sqrt(f.Boost), StringComparer.Ordinal);

    // A word of more than half of the documents costs much and tells next to nothing.
    private const float LeastRarity = 0.7f;

    // About what one rare word in one field scores.
    private const float ConceptWeight = 6;

    /// <summary>The best first, equal ones by id; empty where no word and no concept is known to the index.</summary>
    /// <exception cref="SearchQueryException">A filter's date is not one.</exception>
    public IReadOnlyList<Candidate> Like(CandidateRequest request)
    {
        if (request.Count is < 1 or > 1000) throw new SearchQueryException(SearchQueryError.BadLimit, $"1 to 1,000 candidates can be asked for, not {request.Count}.");
        return index.Read<IReadOnlyList<Candidate>>((searcher, _) =>
        {
            var query = Bag(request, searcher);
            if (query.Clauses.Count == 0) return [];
            foreach (var id in request.Exclude)
            {
                foreach (var key in (IdForms.Whole(id) ?? []).Append(IdForms.Key(id))) query.Add(new TermQuery(new Term(FieldNames.Id, key)), Occur.MUST_NOT);
            }

            var collector = new PageCollector(SearchSort.Relevance, request.Count, null, null);
            searcher.Search(Filters.Apply(query, request.Filters), collector);
            return [.. collector.Rows().Select(r => new Candidate(r.Place.Id, r.Score))];
        });
    }

    private static BooleanQuery Bag(CandidateRequest request, LiveSearcher searcher)
    {
        var bag = new BooleanQuery();
        foreach (var (word, weight) in Telling(request, searcher))
        {
            var fields = new DisjunctionMaxQuery(0.2f);
            foreach (var field in Fields.Where(f => searcher.Count(f, word) > 0)) fields.Add(new TermQuery(new Term(field, word)) { Boost = Boosts[field] * weight });
            bag.Add(fields, Occur.SHOULD);
        }

        foreach (var concept in request.Concepts)
        {
            var kind = concept.Id[..Math.Max(0, concept.Id.IndexOf(':', StringComparison.Ordinal))];
            if (kind is FieldNames.Technique or FieldNames.Site)
                bag.Add(new ConstantScoreQuery(new TermQuery(new Term(kind, FieldNames.WholeValue(concept.Id)))) { Boost = ConceptWeight * concept.Weight }, Occur.SHOULD);
        }

        return bag;
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

        var documents = Math.Max(1, searcher.Documents);
        return counts.Select(c => (Word: c.Key, Weight: MathF.Log(1 + c.Value), Seen: Fields.Max(f => searcher.Count(f, c.Key)))).Where(c => c.Seen > 0)
            .Select(c => (c.Word, c.Weight, Rarity: FixedLengthSimilarity.RarityOf(c.Seen, documents)))
            .Where(c => c.Rarity >= LeastRarity || documents < 100)
            .OrderByDescending(c => c.Weight * c.Rarity).ThenBy(c => c.Word, StringComparer.Ordinal)
            .Take(Math.Clamp(request.Words, 1, 200)).Select(c => (c.Word, c.Weight));
    }
}
