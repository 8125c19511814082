using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Horizon.Search.Find;

/// <summary>Which documents of a segment may be in an answer: alive, let through by the filters, not left out. Asked only of those that would be in it.</summary>
internal sealed class DocumentFilter
{
    private readonly string[] kinds;
    private readonly Filter? others;
    private readonly HashSet<string> excluded = new(StringComparer.Ordinal);

    /// <param name="filters">Only its filters are looked at.</param>
    /// <param name="exclude">Ids in any form.</param>
    public DocumentFilter(SearchRequest filters, IEnumerable<string> exclude)
    {
        kinds = [.. (filters.Kind?.Split(',') ?? []).Where(k => !string.IsNullOrWhiteSpace(k)).Select(FieldNames.WholeValue)];
        if (Filters.Apply(null, filters with { Kind = null }) is not MatchAllDocsQuery and { } query) others = new QueryWrapperFilter(query);
        foreach (var id in exclude) excluded.UnionWith((IdForms.Whole(id) ?? []).Append(IdForms.Key(id)));
    }

    public Func<int, bool> In(AtomicReaderContext context)
    {
        var reader = context.AtomicReader;
        var live = reader.LiveDocs;
        var bits = others is null ? null : Bits(others.GetDocIdSet(context, live), reader.MaxDoc);
        var left = new HashSet<int>();
        foreach (var key in excluded)
        {
            if (reader.GetTermDocsEnum(new Term(FieldNames.Id, key)) is not { } documents) continue;
            while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) left.Add(documents.DocID);
        }

        var column = kinds.Length == 0 ? null : SegmentColumns.Of(reader).Get(reader, FieldNames.Kind);
        var wanted = column?.Values.Select(v => kinds.Contains(FieldNames.WholeValue(v), StringComparer.Ordinal)).ToArray();
        return document => (live is null || live.Get(document)) && (bits is null || bits.Get(document)) && !left.Contains(document) && IsOfKind(document);

        bool IsOfKind(int document)
        {
            if (kinds.Length == 0) return true;
            if (column is null) return false;
            for (var i = column.Starts[document]; i < column.Starts[document + 1]; i++)
            {
                if (wanted![column.Ordinals[i]]) return true;
            }

            return false;
        }
    }

    private static FixedBitSet Bits(DocIdSet? set, int documents)
    {
        var bits = new FixedBitSet(Math.Max(1, documents));
        if (set?.GetIterator() is { } iterator) bits.Or(iterator);
        return bits;
    }
}
