using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Lucene.Net.Index;

namespace Horizon.Search.Find;

/// <summary>Reads a found document and says where the question's terms stand in it.</summary>
internal sealed class HitReader(LiveSearcher searcher, QueryMarks marks)
{
    private const int MostHighlights = 3;

    private readonly TermFinder finder = new(marks);

    public SearchHit Read(int number, float score)
    {
        var document = searcher.Doc(number);
        var matched = new List<string>();
        var highlights = new List<string>();
        foreach (var field in FieldNames.Text)
        {
            if (document.Get(field.Name) is not { } text) continue;
            var spans = finder.Find(field.Name, text);
            if (spans.Count == 0) continue;
            matched.Add(field.Name);
            if (highlights.Count < MostHighlights) highlights.Add(Fragment.Best(text, spans));
        }

        matched.AddRange(MatchedValues(number));
        if (document.GetValues(FieldNames.Id).SelectMany(v => v.Split(TokenScanner.ValueGap)).Append(document.Get(FieldNames.Key)).Any(IsAskedId)) matched.Add(FieldNames.Id);
        return new SearchHit(document.Get(FieldNames.Key), Kind(number), document.Get("title"), score, document.Get(FieldNames.Url), matched, highlights);
    }

    private IEnumerable<string> MatchedValues(int number) =>
        FieldNames.Keywords.Where(f => marks.Values.Any(v => v.Field == f) && Values(number, f).Any(value => marks.Values.Contains((f, FieldNames.WholeValue(value)))));

    private string Kind(int number) => Values(number, FieldNames.Kind).FirstOrDefault() ?? string.Empty;

    private IEnumerable<string> Values(int number, string field)
    {
        var leaf = searcher.IndexReader.Leaves[ReaderUtil.SubIndex(number, searcher.IndexReader.Leaves)];
        if (SegmentColumns.Of(leaf.AtomicReader).Get(leaf.AtomicReader, field) is not { } column) yield break;
        var document = number - leaf.DocBase;
        for (var i = column.Starts[document]; i < column.Starts[document + 1]; i++) yield return column.Values[column.Ordinals[i]];
    }

    private bool IsAskedId(string id)
    {
        if (marks.IdKeys.Count == 0) return false;
        var keys = IdForms.KeysOf(new IndexDocument { Id = id, Kind = string.Empty, Url = string.Empty, Ids = [id] });
        return keys.Overlaps(marks.IdKeys);
    }
}
