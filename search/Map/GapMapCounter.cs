using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Horizon.Search.Find;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Map;

/// <summary>Counts documents by two axes and the state of the study. Thread-safe.</summary>
public sealed class GapMapCounter(HorizonIndex index)
{
    /// <summary>Maps without a filter, for as long as what they were counted from stands.</summary>
    private static readonly ConditionalWeakTable<IndexReader, ConcurrentDictionary<(string Rows, string Columns), MapCounts>> Whole = [];

    /// <summary>The facet fields that can be an axis.</summary>
    public static IReadOnlyList<string> Axes { get; } = [.. FieldNames.Facets, .. FieldNames.MapOnly];

    /// <summary>Counts what matches the request's question and filters; its order, limit and cursor are not looked at. The studies of a cell are a search with the cell's row, column and state as filters.</summary>
    /// <exception cref="ArgumentException">An axis is none of <see cref="Axes"/>.</exception>
    /// <exception cref="SearchQueryException">As in a search.</exception>
    public MapCounts Count(SearchRequest request, string rows = FieldNames.Technique, string columns = FieldNames.Site)
    {
        if (!Axes.Contains(rows, StringComparer.Ordinal)) throw new ArgumentException($"\"{rows}\" is no axis.", nameof(rows));
        if (!Axes.Contains(columns, StringComparer.Ordinal)) throw new ArgumentException($"\"{columns}\" is no axis.", nameof(columns));
        return index.Read((searcher, _) =>
        {
            var filters = Filters.Of(request);
            var query = QueryCompiler.Compile(request.Q, searcher, index.Taxonomy).Query;
            return query is not null ? Asked(searcher, Filters.Apply(query, request), rows, columns)
                // The whole map is asked for beside every filtered one, which leaves out what is none the less studied.
                : filters.Count == 0 ? All(searcher, rows, columns)
                : Filtered(searcher, filters, rows, columns);
        });
    }

    private MapCounts All(LiveSearcher searcher, string rows, string columns) =>
        Whole.GetValue(searcher.IndexReader, _ => new()).GetOrAdd((rows, columns), _ =>
        {
            var collector = new MapCollector(rows, columns, searcher.IndexReader.Leaves);
            foreach (var segment in searcher.IndexReader.Leaves) collector.CollectAll(segment);
            return collector.Counts(Label);
        });

    private MapCounts Asked(LiveSearcher searcher, Query query, string rows, string columns)
    {
        var collector = new MapCollector(rows, columns, searcher.IndexReader.Leaves);
        searcher.Search(query, collector);
        return collector.Counts(Label);
    }

    // Filters alone are bits that are kept: no document need be asked. Where they let most through, the fewer that they leave out are counted and taken from the whole.
    private MapCounts Filtered(LiveSearcher searcher, IReadOnlyList<Query> filters, string rows, string columns)
    {
        var segments = searcher.IndexReader.Leaves.Select(s => (Segment: s, Bits: FilterBits.Of(s, filters))).ToList();
        var most = segments.Sum(s => FilterBits.Count(s.Bits)) > searcher.IndexReader.MaxDoc / 2;
        var collector = new MapCollector(rows, columns, searcher.IndexReader.Leaves);
        foreach (var (segment, bits) in segments) collector.Collect(segment, bits, without: most);
        var counted = collector.Counts(Label);
        return most ? All(searcher, rows, columns).Less(counted) : counted;
    }

    private string Label(string id) => index.Taxonomy.Find(id)?.Label ?? id;

    /// <summary>Whether any document of a kind is here.</summary>
    public bool Holds(string kind) => index.Read((searcher, _) => searcher.IndexReader.DocFreq(new Term(FieldNames.Kind, kind)) > 0);

    /// <summary>The documents that <see cref="Count"/> counts, in the index's order, at most so many; and how many there are.</summary>
    public (IReadOnlyList<MapRecord> Records, int Total) Records(SearchRequest request, string rows, string columns, int most) => index.Read((searcher, _) =>
    {
        var query = Filters.Apply(QueryCompiler.Compile(request.Q, searcher, index.Taxonomy).Query, request);
        var filter = new QueryWrapperFilter(query);
        var records = new List<MapRecord>();
        var total = 0;
        foreach (var context in searcher.IndexReader.Leaves)
        {
            var reader = context.AtomicReader;
            var segment = SegmentColumns.Of(reader);
            if (segment.Groups(reader, rows, columns) is not { } groups || filter.GetDocIdSet(context, reader.LiveDocs)?.GetIterator() is not { } documents) continue;
            var years = segment.Get(reader, FieldNames.Year);
            for (var document = documents.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = documents.NextDoc())
            {
                if (groups.Of[document] < 0) continue;
                total++;
                if (records.Count == most) continue;
                var stored = reader.Document(document, Stored);
                records.Add(new MapRecord(stored.Get(FieldNames.Key), stored.Get("title"), Values(years, document).FirstOrDefault(), Values(groups.States, document)[0], Values(groups.Rows, document), Values(groups.Columns, document)));
            }
        }
        return (records, total);
    });

    private static readonly HashSet<string> Stored = [FieldNames.Key, "title"];

    private static string[] Values(Column? column, int document) =>
        column is null ? [] : [.. column.Ordinals[column.Starts[document]..column.Starts[document + 1]].Select(o => column.Values[o])];
}
