using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Horizon.Search.Find;

/// <summary>A found document: Lucene's number in the snapshot, its score and its place in the order.</summary>
internal sealed record PageRow(int Document, float Score, RowPlace Place);

/// <summary>
/// One pass over what a query finds: the exact total, the facets, and the page behind a place. Scores are compared in steps of 1/1024, so that the last bits
/// of a sum, which hang on the order in which Lucene visits segments, decide nothing; equal rows are ordered by id.
/// </summary>
internal sealed class PageCollector(SearchSort sort, int size, RowPlace? after, FacetCounter? facets) : ICollector
{
    private const float Steps = 1024;

    private readonly List<PageRow> best = [];
    private readonly PriorityQueue<(int Document, float Score), (long Number, int Id)> segment = new(Comparer<(long Number, int Id)>.Create((a, b) => b.CompareTo(a)));
    private Scorer? scorer;
    private AtomicReader? reader;
    private int documentBase;
    private SortedDocValues ids = DocValues.EMPTY_SORTED;
    private SortedDocValues titles = DocValues.EMPTY_SORTED;
    private NumericDocValues? days;
    private IBits? dated;
    private (long Number, int Id)? afterHere;

    public int Total { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer) => this.scorer = scorer;

    public void SetNextReader(AtomicReaderContext context)
    {
        EndSegment();
        (reader, documentBase) = (context.AtomicReader, context.DocBase);
        facets?.Begin(reader);
        ids = reader.GetSortedDocValues(FieldNames.Key) ?? DocValues.EMPTY_SORTED;
        titles = sort == SearchSort.Title ? reader.GetSortedDocValues(FieldNames.TitleOrder) ?? DocValues.EMPTY_SORTED : DocValues.EMPTY_SORTED;
        days = sort == SearchSort.Date ? reader.GetNumericDocValues(FieldNames.Date) : null;
        dated = sort == SearchSort.Date ? reader.GetDocsWithField(FieldNames.Date) : null;
        afterHere = after is null ? null : Here(after);
    }

    public void Collect(int doc)
    {
        Total++;
        facets?.Count(doc);
        var score = scorer!.GetScore();
        var place = (Number: Number(doc, score), Id: 2 * ids.GetOrd(doc));
        if (afterHere is { } from && place.CompareTo(from) <= 0) return;
        if (segment.Count < size) segment.Enqueue((doc, score), place);
        else if (segment.TryPeek(out _, out var worst) && place.CompareTo(worst) < 0) segment.EnqueueDequeue((doc, score), place);
    }

    /// <summary>The page, in order.</summary>
    public IReadOnlyList<PageRow> Rows()
    {
        EndSegment();
        return best;
    }

    private long Number(int doc, float score) => sort switch
    {
        SearchSort.Title => 2L * titles.GetOrd(doc),
        SearchSort.Date => dated is not null && dated.Get(doc) ? -days!.Get(doc) : long.MaxValue,
        _ => -Step(score),
    };

    /// <summary>Steps of 1/1024.</summary>
    internal static long Step(float score) => (long)Math.Round((double)score * Steps, MidpointRounding.AwayFromZero);

    internal static double ScoreOf(double step) => step / Steps;

    // A value that the segment does not hold lies between two of its ordinals; these are doubled to leave room.
    private (long Number, int Id) Here(RowPlace place) =>
        (sort == SearchSort.Title ? Doubled(titles, place.Text) : place.Number, Doubled(ids, place.Id));

    private static int Doubled(SortedDocValues values, string value)
    {
        if (values.ValueCount == 0) return -1;
        var ordinal = values.LookupTerm(new BytesRef(value));
        return ordinal >= 0 ? 2 * ordinal : (2 * (-ordinal - 1)) - 1;
    }

    private void EndSegment()
    {
        if (reader is null || segment.Count == 0) return;
        var bytes = new BytesRef();
        while (segment.TryDequeue(out var row, out var place))
        {
            var text = string.Empty;
            if (sort == SearchSort.Title) text = Look(titles, titles.GetOrd(row.Document), bytes);
            var id = Look(ids, ids.GetOrd(row.Document), bytes);
            best.Add(new PageRow(documentBase + row.Document, Step(row.Score) / Steps, new RowPlace(sort == SearchSort.Title ? 0 : place.Number, text, id)));
        }

        best.Sort((a, b) => a.Place.CompareTo(b.Place));
        if (best.Count > size) best.RemoveRange(size, best.Count - size);
    }

    private static string Look(SortedDocValues values, int ordinal, BytesRef bytes)
    {
        values.LookupOrd(ordinal, bytes);
        return bytes.Utf8ToString();
    }
}
