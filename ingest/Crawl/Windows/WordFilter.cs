using System.Text.RegularExpressions;

namespace Horizon.Ingest.Crawl.Windows;

/// <summary>Words and phrases apart by OR, each looked for as the beginning of a word, whatever its case: for services that cannot search, of which all is read and what fits is kept.</summary>
internal static class WordFilter
{
    /// <summary>Null for an empty query, which wants everything.</summary>
    public static Regex? Of(string query)
    {
        var words = query.Split(" OR ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => Regex.Escape(w.Trim('"', '(', ')', '*', ' '))).Where(w => w.Length > 0).ToList();
        return words.Count == 0 ? null : new Regex($@"\b(?:{string.Join('|', words)})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
