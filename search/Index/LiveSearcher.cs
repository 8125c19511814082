using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Horizon.Search.Index;

/// <summary>
/// A snapshot that counts only documents that live. Lucene's own counts hold replaced and deleted documents until a merge drops them,
/// so an updated index would rank otherwise than one built afresh; here both give the same scores. Counts are kept for the snapshot's life.
/// A segment without deletions costs nothing extra; in others a term's list is walked once.
/// </summary>
internal sealed class LiveSearcher : IndexSearcher
{
    /// <summary>A phrase that is kept takes a few kB in an index of twenty segments; that it stands nowhere takes a hundred bytes.</summary>
    private const int MostPhrases = 4_000;
    private const int MostAbsent = 100_000;

    private readonly ConcurrentDictionary<(string Field, string Term), int> counts = new();
    private readonly ConcurrentDictionary<(string Field, string Words, int Slop), Weight> phrases = new();
    private readonly ConcurrentDictionary<(string Field, string Words, int Slop), bool> absent = new();

    public LiveSearcher(IndexReader reader)
        : base(reader) => Similarity = new FixedLengthSimilarity();

    public int Documents => IndexReader.NumDocs;

    /// <summary>Live documents that hold the term.</summary>
    public int Count(string field, string term) => counts.GetOrAdd((field, term), static (key, self) => self.CountNow(new Term(key.Field, key.Term)), this);

    /// <summary>
    /// Finds words that stand together in a field; null where they do so in no document. Kept, since the wordings of a technique come again with each
    /// question about it, and to look their words up in every segment takes longer than to read where they stand; and most wordings stand nowhere in most fields.
    /// </summary>
    /// <param name="slop">How many places the words may be moved.</param>
    public Weight? Phrase(string field, IReadOnlyList<string> words, int slop)
    {
        var key = (field, string.Join(' ', words), slop);
        if (absent.ContainsKey(key)) return null;
        if (phrases.TryGetValue(key, out var kept)) return kept;
        if (words.All(word => Count(field, word) > 0) && PhraseQuery(field, words, slop).CreateWeight(this) is { } weight && IndexReader.Leaves.Any(segment => Stands(weight, segment)))
        {
            if (phrases.Count > MostPhrases) phrases.Clear();
            return phrases.GetOrAdd(key, weight);
        }

        if (absent.Count > MostAbsent) absent.Clear();
        absent[key] = true;
        return null;
    }

    private static bool Stands(Weight weight, AtomicReaderContext segment) => weight.GetScorer(segment, segment.AtomicReader.LiveDocs) is { } found && found.NextDoc() != DocIdSetIterator.NO_MORE_DOCS;

    public static PhraseQuery PhraseQuery(string field, IReadOnlyList<string> words, int slop)
    {
        var phrase = new PhraseQuery { Slop = slop };
        foreach (var word in words) phrase.Add(new Term(field, word));
        return phrase;
    }

    public override TermStatistics TermStatistics(Term term, TermContext context) => new(term.Bytes, Math.Max(1, Count(term.Field, term.Text)), -1);

    public override CollectionStatistics CollectionStatistics(string field) => new(field, Math.Max(1, Documents), -1, -1, -1);

    private int CountNow(Term term)
    {
        var count = 0;
        foreach (var leaf in IndexReader.Leaves)
        {
            var reader = leaf.AtomicReader;
            if (!reader.HasDeletions)
            {
                count += reader.DocFreq(term);
                continue;
            }

            var terms = reader.GetTerms(term.Field)?.GetEnumerator();
            if (terms is null || !terms.SeekExact(term.Bytes)) continue;
            var documents = terms.Docs(reader.LiveDocs, null, DocsFlags.NONE);
            while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS) count++;
        }

        return count;
    }
}

internal sealed class LiveSearchers : SearcherFactory
{
    public override IndexSearcher NewSearcher(IndexReader reader) => new LiveSearcher(reader);
}
