using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Horizon.Search.Find;

/// <summary>
/// The best of what holds any of given words, without looking at the rest: same documents, order and scores as a search that scores everything
/// (<see cref="PageCollector"/> over the same words as a query), but without a total. For a check, for what is like a text, for candidates of any kind.
/// </summary>
/// <remarks>
/// MaxScore (Turtle and Flood 1995) by windows: in each window of a segment the words are ordered by the most that they score in it. Those that together cannot
/// reach the worst of the present best are only looked up in documents that the others have brought near enough; the others are summed up one after the other.
/// </remarks>
internal sealed class BestDocuments
{
    // Sums of floats in another order may differ in the last bits.
    private const double Slack = 1 - 1e-6;
    private const int Window = WordImpacts.Window;

    private readonly LiveSearcher searcher;
    private readonly int count;
    private readonly List<(BestPart Part, float Weight)> parts = [];
    private readonly double[] sums = new double[Window];
    private readonly WordImpacts[] lists;
    private readonly double[] highest;
    private readonly int[] order;
    private readonly int[] places;
    private readonly PriorityQueue<(int Document, float Score), (long Number, int Id)> segment = new(Comparer<(long Number, int Id)>.Create((a, b) => b.CompareTo(a)));
    private readonly List<PageRow> best = [];
    private double floor;

    private BestDocuments(LiveSearcher searcher, IReadOnlyList<BestPart> asked, int count)
    {
        (this.searcher, this.count) = (searcher, count);
        var weights = new WordWeights(searcher);
        foreach (var part in asked)
        {
            if (part is BestWord word && weights.Of([word.Word], word.Fields) is { } worth) parts.Add((part, word.Weight * worth));
            else if (part is BestValue value) parts.Add((part, value.Score));
        }

        lists = new WordImpacts[parts.Count];
        (highest, order, places) = (new double[parts.Count], new int[parts.Count], new int[parts.Count]);
    }

    /// <summary>At most so many, best first, equal ones (in steps of 1/1024, as everywhere) by id; fewer where fewer hold any of the words.</summary>
    public static IReadOnlyList<PageRow> Find(LiveSearcher searcher, IReadOnlyList<BestPart> parts, int count, DocumentFilter? filter = null)
    {
        var search = new BestDocuments(searcher, parts, count);
        if (search.parts.Count == 0) return [];
        foreach (var leaf in searcher.IndexReader.Leaves) search.Segment(leaf, filter ?? Everything);
        return search.best;
    }

    private static readonly DocumentFilter Everything = new(new SearchRequest(), []);

    private void Segment(AtomicReaderContext context, DocumentFilter filter)
    {
        var reader = context.AtomicReader;
        var cache = ImpactCache.Of(reader);
        var any = false;
        for (var p = 0; p < lists.Length; p++)
        {
            lists[p] = parts[p].Part switch
            {
                BestWord word => cache.Word(reader, word.Word, word.Fields),
                BestValue value => cache.Value(reader, value.Field, value.Value),
                _ => throw new ArgumentException(parts[p].Part.GetType().Name),
            };
            any |= lists[p].Documents.Length > 0;
        }

        if (!any) return;
        var ids = reader.GetSortedDocValues(FieldNames.Key) ?? DocValues.EMPTY_SORTED;
        var passes = filter.In(context);
        var windows = (reader.MaxDoc + Window - 1) / Window;
        for (var w = 0; w < windows; w++) OneWindow(w, passes, ids);
        EndSegment(context.DocBase, ids);
    }

    private void OneWindow(int window, Func<int, bool> passes, SortedDocValues ids)
    {
        var used = 0;
        var total = 0.0;
        for (var p = 0; p < lists.Length; p++)
        {
            if (lists[p].Documents.Length == 0) continue;
            var most = highest[p] = (double)parts[p].Weight * lists[p].Highest[window];
            if (most <= 0) continue;
            total += most;
            places[p] = lists[p].Starts[window];
            var at = used++;
            for (; at > 0 && highest[order[at - 1]] > most; at--) order[at] = order[at - 1];
            order[at] = p;
        }

        if (used == 0 || total < floor) return;
        // The words from `first` on must be there: the ones before cannot reach the floor together.
        var (first, others) = (0, 0.0);
        while (first < used - 1 && others + highest[order[first]] < floor) others += highest[order[first++]];
        var start = window * Window;
        Array.Clear(sums);
        for (var i = first; i < used; i++) Sum(order[i], window, start);
        for (var i = 0; i < Window; i++)
        {
            if (sums[i] > 0 && sums[i] + others >= floor) Consider(start + i, sums[i], first, others, window, passes, ids);
        }
    }

    private void Sum(int part, int window, int start)
    {
        var list = lists[part];
        var weight = parts[part].Weight;
        var (from, to) = (list.Starts[window], list.Starts[window + 1]);
        var documents = list.Documents.AsSpan(from, to - from);
        var impacts = list.Impacts.AsSpan(from, to - from);
        for (var i = 0; i < documents.Length && i < impacts.Length; i++) sums[documents[i] - start] += weight * impacts[i];
    }

    private void Consider(int document, double sum, int first, double others, int window, Func<int, bool> passes, SortedDocValues ids)
    {
        for (var i = first - 1; i >= 0; i--)
        {
            if (sum + others < floor) return;
            var part = order[i];
            others -= highest[part];
            var list = lists[part];
            // Documents come in order, so that each word's place only moves on.
            var end = list.Starts[window + 1];
            var at = places[part] = FirstFrom(list.Documents, places[part], end, document);
            if (at < end && list.Documents[at] == document) sum += parts[part].Weight * list.Impacts[at];
        }

        if (sum < floor) return;
        var score = (float)sum;
        var place = (Number: -PageCollector.Step(score), Id: ids.GetOrd(document));
        if (segment.Count < count)
        {
            if (passes(document)) Enter(document, score, place, full: segment.Count == count - 1);
        }
        else if (segment.TryPeek(out _, out var worst) && place.CompareTo(worst) < 0 && passes(document))
        {
            segment.Dequeue();
            Enter(document, score, place, full: true);
        }
    }

    /// <summary>The place of the first document from here on that is not before the given one; <paramref name="end"/> where there is none. It is most often near, so that the steps grow from one.</summary>
    private static int FirstFrom(int[] documents, int place, int end, int document)
    {
        var (low, step) = (place, 1);
        while (low + step < end && documents[low + step] < document)
        {
            low += step;
            step <<= 1;
        }
        var high = Math.Min(end, low + step + 1);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (documents[middle] < document) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void Enter(int document, float score, (long Number, int Id) place, bool full)
    {
        segment.Enqueue((document, score), place);
        if (full && segment.TryPeek(out _, out var worst)) floor = Math.Max(floor, FloorOf(worst.Number));
    }

    // What rounds to the same step may still win by its id.
    private static double FloorOf(long number) => Slack * PageCollector.ScoreOf(-number - 0.5);

    private void EndSegment(int documentBase, SortedDocValues ids)
    {
        var bytes = new BytesRef();
        while (segment.TryDequeue(out var row, out var place))
        {
            ids.LookupOrd(place.Id, bytes);
            best.Add(new PageRow(documentBase + row.Document, (float)PageCollector.ScoreOf(-place.Number), new RowPlace(place.Number, string.Empty, bytes.Utf8ToString())));
        }

        best.Sort((a, b) => a.Place.CompareTo(b.Place));
        if (best.Count > count) best.RemoveRange(count, best.Count - count);
        if (best.Count == count) floor = Math.Max(floor, FloorOf(best[^1].Place.Number));
    }
}
