using Horizon.Search.Index;
using Horizon.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Find;

/// <summary>Answers questions from an index. Thread-safe; each answer comes from one snapshot.</summary>
public sealed class HorizonSearch(HorizonIndex index)
{
    /// <summary>One page of what matches.</summary>
    /// <exception cref="SearchQueryException">An unknown field, a bad range, date, limit or cursor.</exception>
    public SearchResult Search(SearchRequest request)
    {
        if (request.Limit is < 1 or > SearchRequest.HighestLimit)
            throw new SearchQueryException(SearchQueryError.BadLimit, $"A page has 1 to {SearchRequest.HighestLimit} rows, not {request.Limit}.");
        var cursor = string.IsNullOrEmpty(request.Cursor) ? null : Cursor.Read(request.Cursor, request);
        return index.Read((searcher, version) => Search(request, searcher, version, cursor), cursor?.Snapshot);
    }

    /// <summary>How many documents a request finds: exact, and without what a page of results comes with. Its order, limit and cursor are not looked at.</summary>
    /// <exception cref="SearchQueryException">As <see cref="Search(SearchRequest)"/>.</exception>
    public int Count(SearchRequest request) => index.Read((searcher, _) =>
    {
        if (QueryCompiler.Compile(request.Q, searcher, index.Taxonomy).Query is { } query)
        {
            var all = new TotalHitCountCollector();
            searcher.Search(Filters.Apply(query, request), all);
            return all.TotalHits;
        }
        var filters = Filters.Of(request);
        return searcher.IndexReader.Leaves.Sum(segment => FilterBits.Count(segment, filters));
    });

    /// <summary>The ids of the first of what a request finds, in its order, and nothing else of them.</summary>
    /// <exception cref="SearchQueryException">As <see cref="Search(SearchRequest)"/>.</exception>
    internal IReadOnlyList<string> Ids(SearchRequest request) => index.Read<IReadOnlyList<string>>((searcher, _) =>
    {
        var collector = new PageCollector(request.Sort, request.Limit, null, null);
        searcher.Search(Filters.Apply(QueryCompiler.Compile(request.Q, searcher, index.Taxonomy).Query, request), collector);
        return [.. collector.Rows().Select(r => r.Place.Id)];
    });

    /// <summary>Why a document has its score for a question; null where it does not match or is not there.</summary>
    /// <exception cref="SearchQueryException">As <see cref="Search(SearchRequest)"/>.</exception>
    public ScoreExplanation? Explain(string id, SearchRequest request) => index.Read((searcher, _) =>
    {
        if (Number(searcher, id) is not { } document) return null;
        var query = Filters.Apply(QueryCompiler.Compile(request.Q, searcher, index.Taxonomy).Query, request);
        var explanation = searcher.Explain(query, document);
        return explanation.IsMatch ? Tree(explanation) : null;
    });

    /// <summary>As <see cref="Explain"/>, in plain words.</summary>
    /// <exception cref="SearchQueryException">As <see cref="Search(SearchRequest)"/>.</exception>
    public HitReasons? Why(string id, SearchRequest request) => index.Read((searcher, _) =>
    {
        if (Number(searcher, id) is not { } document) return null;
        var explanation = searcher.Explain(Filters.Apply(QueryCompiler.Compile(request.Q, searcher, index.Taxonomy).Query, request), document);
        return explanation.IsMatch ? new ReasonReader(searcher, index.Taxonomy, searcher.Doc(document)).Read(request.Q, explanation) : null;
    });

    /// <summary>The documents with an id in any written form, ordered by id; the document's own id wins alone.</summary>
    public IReadOnlyList<SearchHit> Find(string anyId) => index.Read<IReadOnlyList<SearchHit>>((searcher, _) =>
    {
        var reader = new HitReader(searcher, new QueryMarks());
        if (Number(searcher, anyId) is { } own) return [reader.Read(own, 1)];
        var any = new BooleanQuery();
        foreach (var key in (IdForms.Whole(anyId) ?? []).Append(IdForms.Key(anyId)).Distinct(StringComparer.Ordinal))
            any.Add(new ConstantScoreQuery(new TermQuery(new Term(FieldNames.Id, key))), Occur.SHOULD);
        var collector = new PageCollector(SearchSort.Relevance, SearchRequest.HighestLimit, null, null);
        searcher.Search(any, collector);
        return [.. collector.Rows().OrderBy(r => r.Place.Id, StringComparer.Ordinal).Select(r => reader.Read(r.Document, 1))];
    });

    private SearchResult Search(SearchRequest request, LiveSearcher searcher, long version, Cursor? cursor)
    {
        var compiled = QueryCompiler.Compile(request.Q, searcher, index.Taxonomy);
        var sort = compiled.Query is null && request.Sort == SearchSort.Relevance ? SearchSort.Date : request.Sort;
        var facets = new FacetCounter();
        var collector = new PageCollector(sort, request.Limit + 1, cursor?.Place, facets);
        searcher.Search(Filters.Apply(compiled.Query, request), collector);
        var rows = collector.Rows();
        string? next = null;
        if (rows.Count > request.Limit)
        {
            index.Held.Hold(version, searcher);
            next = new Cursor(version, rows[request.Limit - 1].Place).Write(request);
        }

        var reader = new HitReader(searcher, compiled.Marks);
        return new SearchResult(
            collector.Total, [.. rows.Take(request.Limit).Select(r => reader.Read(r.Document, r.Score))], facets.Facets(index.Taxonomy), next, compiled.Warning,
            cursor is null ? DidYouMean.Of(request.Q, searcher) : null);
    }

    private static int? Number(LiveSearcher searcher, string id)
    {
        var found = searcher.Search(new TermQuery(new Term(FieldNames.Key, id)), 1);
        return found.TotalHits == 0 ? null : found.ScoreDocs[0].Doc;
    }

    private static ScoreExplanation Tree(Explanation explanation) =>
        new(explanation.Value, explanation.Description, [.. (explanation.GetDetails() ?? []).Select(Tree)]);
}
