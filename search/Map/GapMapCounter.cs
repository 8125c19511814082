using Horizon.Search.Find;
using Horizon.Search.Index;
using Horizon.Search.Language;

namespace Horizon.Search.Map;

/// <summary>Counts documents by two axes and the state of the study. Thread-safe.</summary>
public sealed class GapMapCounter(HorizonIndex index)
{
    /// <summary>The facet fields that can be an axis.</summary>
    public static IReadOnlyList<string> Axes => FieldNames.Facets;

    /// <summary>Counts what matches the request's question and filters; its order, limit and cursor are not looked at. The studies of a cell are a search with the cell's row, column and state as filters.</summary>
    /// <exception cref="ArgumentException">An axis is none of <see cref="Axes"/>.</exception>
    /// <exception cref="SearchQueryException">As in a search.</exception>
    public MapCounts Count(SearchRequest request, string rows = FieldNames.Technique, string columns = FieldNames.Site)
    {
        if (!Axes.Contains(rows, StringComparer.Ordinal)) throw new ArgumentException($"\"{rows}\" is no axis.", nameof(rows));
        if (!Axes.Contains(columns, StringComparer.Ordinal)) throw new ArgumentException($"\"{columns}\" is no axis.", nameof(columns));
        return index.Read((searcher, _) =>
        {
            var query = QueryCompiler.Compile(request.Q, searcher, index.Taxonomy).Query;
            var collector = new MapCollector(rows, columns);
            searcher.Search(Filters.Apply(query, request), collector);
            collector.EndSegment();
            return new MapCounts(Items(collector.Rows), Items(collector.Columns), collector.Cells);
        });
    }

    private MapAxisItem[] Items(HashSet<string> ids) =>
        [.. ids.Order(StringComparer.Ordinal).Select(id => new MapAxisItem(id, index.Taxonomy.Find(id)?.Label ?? id))];
}
