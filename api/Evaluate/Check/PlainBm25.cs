namespace Horizon.Api.Evaluate.Check;

/// <summary>
/// The baseline: BM25 (Robertson and Zaragoza 2009; k1 1.2, b 0.75) over lower-case words of a document's text, nothing else. Ties break by id, so that
/// two runs rank alike.
/// </summary>
internal sealed class PlainBm25
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly List<string> ids = [];
    private readonly List<int> lengths = [];
    private readonly Dictionary<string, List<(int Document, int Count)>> postings = new(StringComparer.Ordinal);

    public PlainBm25(IEnumerable<(string Id, string Text)> documents)
    {
        foreach (var (id, text) in documents)
        {
            var words = Words(text).ToList();
            foreach (var word in words.GroupBy(w => w, StringComparer.Ordinal))
            {
                if (!postings.TryGetValue(word.Key, out var list)) postings[word.Key] = list = [];
                list.Add((ids.Count, word.Count()));
            }
            ids.Add(id);
            lengths.Add(words.Count);
        }
    }

    /// <summary>All documents that share a word with the query, the best first.</summary>
    public IReadOnlyList<string> Rank(string query)
    {
        var average = lengths.Average();
        var scores = new double[ids.Count];
        foreach (var word in Words(query).Distinct(StringComparer.Ordinal))
        {
            if (!postings.TryGetValue(word, out var list)) continue;
            var idf = Math.Log(1 + ((ids.Count - list.Count + 0.5) / (list.Count + 0.5)));
            foreach (var (document, count) in list) scores[document] += idf * count * (K1 + 1) / (count + (K1 * (1 - B + (B * lengths[document] / average))));
        }
        return [.. Enumerable.Range(0, ids.Count).Where(d => scores[d] > 0).OrderByDescending(d => scores[d]).ThenBy(d => ids[d], StringComparer.Ordinal).Select(d => ids[d])];
    }

    private static IEnumerable<string> Words(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            yield return text[start..i].ToLowerInvariant();
            start = -1;
        }
    }
}
