using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Horizon.Search.Find;

/// <summary>The index's own words and names as they are written, looked up by how they begin or how they are nearly spelled.</summary>
internal sealed class WrittenWords(LiveSearcher searcher)
{
    // A prefix of two letters may begin a tenth of all words; the commonest are among the first met often enough.
    private const int MostSeen = 20_000;

    /// <summary>A word that more documents hold is meant as it is; and how many times as many hold the one that it may be a slip for.</summary>
    public const int MostOfASlip = 20;
    private const int MuchCommoner = 100;

    /// <summary>Terms of a field that start so and live documents that hold each, the commonest first, equal ones by term.</summary>
    public IReadOnlyList<(string Term, int Count)> StartingWith(string field, string start, int most)
    {
        if (MultiFields.GetTerms(searcher.IndexReader, field) is not { } terms) return [];
        var found = new PriorityQueue<string, (int Count, string Term)>(Comparer<(int Count, string Term)>.Create(Worse));
        var at = terms.GetEnumerator();
        if (at.SeekCeil(new BytesRef(start)) == TermsEnum.SeekStatus.END) return [];
        for (var seen = 0; seen < MostSeen; seen++)
        {
            var term = at.Term.Utf8ToString();
            if (!term.StartsWith(start, StringComparison.Ordinal)) break;
            found.Enqueue(term, (at.DocFreq, term));
            // Counts of replaced documents are in here; twice as many are kept until they are counted.
            if (found.Count > 2 * most) found.Dequeue();
            if (!at.MoveNext()) break;
        }

        return Alive(field, found.UnorderedItems.Select(i => i.Element)).Take(most).ToList();
    }

    /// <summary>The word of titles, conditions and keywords that is nearest in spelling; of equally near ones the commonest, then the first. Null where none is near.</summary>
    /// <param name="word">Lower case.</param>
    public string? Near(string word)
    {
        if (MultiFields.GetTerms(searcher.IndexReader, FieldNames.Written) is not { } terms || word.Length < 4) return null;
        for (var edits = 1; edits <= (word.Length < 6 ? 1 : 2); edits++)
        {
            var near = new List<string>();
            // The first letter is rarely the wrong one, and holding it keeps this fast.
            var at = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(FieldNames.Written, word), edits, 1, true);
            while (at.MoveNext()) near.Add(at.Term.Utf8ToString());
            if (Alive(FieldNames.Written, near).FirstOrDefault() is { Count: > 0 } best) return best.Term;
        }

        return null;
    }

    /// <summary>
    /// The word that one is a slip for: nearly the same letters, and held by so many more documents that some record has the slip too. Null for a word that is meant as it is.
    /// </summary>
    /// <param name="word">Lower case.</param>
    /// <param name="holding">Documents that hold it.</param>
    public string? Meant(string word, int holding) =>
        holding <= MostOfASlip && Near(word) is { } other && TermForms.Shared.Term(other) != TermForms.Shared.Term(word) && searcher.Count(FieldNames.Written, other) >= holding * MuchCommoner ? other : null;

    private IEnumerable<(string Term, int Count)> Alive(string field, IEnumerable<string> terms) =>
        terms.Select(t => (Term: t, Count: searcher.Count(field, t))).Where(t => t.Count > 0).OrderByDescending(t => t.Count).ThenBy(t => t.Term, StringComparer.Ordinal);

    private static int Worse((int Count, string Term) a, (int Count, string Term) b) =>
        a.Count != b.Count ? a.Count.CompareTo(b.Count) : string.CompareOrdinal(b.Term, a.Term);
}
