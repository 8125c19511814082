using Horizon.Graph.Records;
using Horizon.Graph.Trials;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Find;

/// <summary>Adds a request's filters to a query; they let through or not and never change a score.</summary>
internal static class Filters
{
    /// <exception cref="SearchQueryException">A date is not one.</exception>
    public static Query Apply(Query? query, SearchRequest request)
    {
        var filters = Of(request);
        if (filters.Count == 0) return query ?? new MatchAllDocsQuery();
        var both = new BooleanQuery { { query ?? new MatchAllDocsQuery(), Occur.MUST } };
        foreach (var filter in filters)
        {
            filter.Boost = 0;
            both.Add(filter, Occur.MUST);
        }

        return both;
    }

    /// <summary>Each filter of a request by itself; what passes all of them is let through.</summary>
    internal static List<Query> Of(SearchRequest request)
    {
        var all = new List<Query>();
        AddAny(all, FieldNames.Kind, request.Kind?.Split(',') ?? []);
        AddAny(all, FieldNames.Technique, request.Technique);
        AddAny(all, FieldNames.Site, request.Site);
        AddAny(all, FieldNames.Status, request.Status);
        AddAny(all, FieldNames.Phase, request.Phase);
        AddAny(all, FieldNames.Technique, request.Intent);
        AddAny(all, FieldNames.OutcomeClass, request.Outcome);
        AddAny(all, FieldNames.Population, request.Population);
        AddAny(all, FieldNames.Whole(FieldNames.Funder), request.Funder);
        AddAny(all, FieldNames.Whole(FieldNames.Network), request.Network);
        AddAny(all, FieldNames.Country, request.Country);
        AddAny(all, FieldNames.State, [.. request.State.SelectMany(s => s.Equals(StudyStates.Study, StringComparison.OrdinalIgnoreCase) ? [.. StudyStates.OfTrials, StudyStates.Review] : (IReadOnlyList<string>)[s])]);
        var from = Date(request.From, "from");
        var to = Date(request.To, "to");
        if (from?.First > to?.Last) throw new SearchQueryException(SearchQueryError.BadDate, $"The dates run backwards: from {request.From} to {request.To}. Let the first come before the second.");
        // Each bound by itself: the map keeps what each filter lets through, and asks for one bound at a time more often than for both.
        if (from is { } first) all.Add(DayRanges.Overlapping(first.First, null));
        if (to is { } last) all.Add(DayRanges.Overlapping(null, last.Last));
        return all;
    }

    private static void AddAny(List<Query> all, string field, IReadOnlyList<string> values)
    {
        var wanted = values.Where(v => !string.IsNullOrWhiteSpace(v)).Select(FieldNames.WholeValue).Distinct(StringComparer.Ordinal).ToArray();
        if (wanted.Length == 0) return;
        if (wanted.Length > 500) throw new SearchQueryException(SearchQueryError.BadLimit, $"The filter {field} has more than 500 values.");
        var any = new BooleanQuery();
        foreach (var value in wanted) any.Add(new TermQuery(new Term(field, value)), Occur.SHOULD);
        all.Add(new ConstantScoreQuery(any));
    }

    private static PartialDate? Date(string? text, string name) =>
        string.IsNullOrWhiteSpace(text) ? null
        : PartialDate.TryParse(text, out var date) ? date
        : throw new SearchQueryException(SearchQueryError.BadDate, $"\"{name}\" takes a date of the form 2021, 2021-03 or 2021-03-05, not \"{(text.Length > 40 ? text[..40] + "…" : text)}\".");
}
