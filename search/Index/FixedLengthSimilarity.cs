using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Horizon.Search.Index;

/// <summary>
/// BM25 (k1 1.2, b 0.75) whose average field lengths are fixed, so that a score hangs on the document, the query and how many documents hold a term, and nothing else.
/// A phrase is as rare as its rarest word, so that a long wording does not outrank a short one for its length.
/// </summary>
internal sealed class FixedLengthSimilarity : BM25Similarity
{
    private readonly Dictionary<string, float> lengths = FieldNames.Text.ToDictionary(f => f.Name, f => f.AverageLength, StringComparer.Ordinal);

    /// <summary>ln(1 + (N - n + 0.5) / (n + 0.5)), Robertson and Zaragoza 2009, as Lucene has it.</summary>
    public static float RarityOf(long documents, long all) => (float)Math.Log(1 + ((all - documents + 0.5) / (documents + 0.5)));

    protected override float Idf(long docFreq, long numDocs) => RarityOf(docFreq, numDocs);

    protected override float AvgFieldLength(CollectionStatistics collectionStats) => lengths.GetValueOrDefault(collectionStats.Field, 1f);

    public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics[] termStats)
    {
        var rarest = termStats.Min(t => t.DocFreq);
        return new Explanation(Idf(rarest, collectionStats.MaxDoc), $"idf of the rarest word (docFreq={rarest}, documents={collectionStats.MaxDoc})");
    }
}
