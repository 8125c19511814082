using Horizon.Search.Analysis;
using Horizon.Search.Index;

namespace Horizon.Search.Language;

/// <summary>The words of a text that is not a query: all of them if they are few, else the rarest in the index.</summary>
internal static class TellingWords
{
    public const int Most = 64;

    // A document's worth; what lies behind it is not looked at.
    private const int LongestText = 100_000;

    public static (List<QueryClause> Clauses, bool Cut) Of(string text, LiveSearcher searcher)
    {
        var read = text.Length <= LongestText ? text : text[..LongestText];
        var words = new List<(string Written, string Term)>();
        foreach (var term in TextTerms.Of(read))
        {
            if (!term.Joined) words.Add((read[term.Start..term.End], term.Text));
        }

        var distinct = words.DistinctBy(w => w.Term, StringComparer.Ordinal).Where(w => !StopWords.Contains(w.Term)).ToList();
        if (distinct.Count == 0) distinct = [.. words.DistinctBy(w => w.Term, StringComparer.Ordinal).Take(Most)];
        var cut = distinct.Count > Most;
        if (!cut && words.Count <= 2 * Most) return (Clauses(words), read.Length < text.Length);
        var kept = distinct.Select((w, i) => (Word: w, Count: Seen(searcher, w.Term), Place: i)).Where(w => w.Count > 0)
            .OrderBy(w => w.Count).ThenBy(w => w.Place).Take(Most).OrderBy(w => w.Place).Select(w => w.Word).ToList();
        return (Clauses(kept), cut || read.Length < text.Length);
    }

    private static int Seen(LiveSearcher searcher, string term) => Math.Max(searcher.Count("title", term), Math.Max(searcher.Count("summary", term), searcher.Count("text", term)));

    private static List<QueryClause> Clauses(List<(string Written, string Term)> words) =>
        [.. words.DistinctBy(w => w.Term, StringComparer.Ordinal).Select(w => new QueryClause(ClauseKind.Should, new WordNode(w.Written, null)))];
}
