using Horizon.Search.Index;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Horizon.Api.Evaluate.Retrieval;

/// <summary>The yardstick: Lucene's English analysis and BM25 as they come (k1 1.2, b 0.75), title and abstract as one text.</summary>
internal sealed class PlainBm25 : IDisposable
{
    private const string Text = "text";
    private const string Id = "id";

    private readonly EnglishAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public PlainBm25(IEnumerable<IndexDocument> documents)
    {
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = new BM25Similarity() }))
        {
            foreach (var document in documents)
                writer.AddDocument([new StringField(Id, document.Id, Field.Store.YES), new Lucene.Net.Documents.TextField(Text, $"{document.Title} {document.Summary}", Field.Store.NO)]);
        }

        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
    }

    /// <summary>The ids found by any of the words, the best first.</summary>
    public IReadOnlyList<string> Best(string text, int most)
    {
        var query = new BooleanQuery();
        using var words = analyzer.GetTokenStream(Text, text);
        var word = words.AddAttribute<ICharTermAttribute>();
        words.Reset();
        while (words.IncrementToken()) query.Add(new TermQuery(new Term(Text, word.ToString())), Occur.SHOULD);
        words.End();
        return [.. searcher.Search(query, most).ScoreDocs.Select(d => reader.Document(d.Doc).Get(Id))];
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
        analyzer.Dispose();
    }
}
