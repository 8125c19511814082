using Horizon.Search.Analysis;
using Horizon.Search.Index;

namespace Horizon.Search.Find;

/// <param name="Text">What may stand in the search box.</param>
/// <param name="Kind">technique, site, word or organisation.</param>
/// <param name="Id">Of the concept; null for others.</param>
/// <param name="Count">Records that have it; null for a concept, which is searched with its narrower ones and other names.</param>
public sealed record Suggestion(string Text, string Kind, string? Id, int? Count);

/// <summary>Completes what is being typed. Thread-safe.</summary>
public sealed class Suggestions(HorizonIndex index)
{
    private const int ShortestStart = 2;

    /// <summary>Concepts that begin so in any wording, then words of titles, conditions and keywords for the last word, then organisations; the likelier first.</summary>
    /// <param name="typed">The whole of what stands in the box so far.</param>
    /// <param name="most">At least 1.</param>
    public IReadOnlyList<Suggestion> Complete(string typed, int most) => index.Read<IReadOnlyList<Suggestion>>((searcher, _) =>
    {
        var start = typed.TrimStart();
        if (start.Trim().Length < ShortestStart || start.Length > 200) return [];
        var all = index.Taxonomy.StartingWith(start.TrimEnd()).Take((most + 2) / 3).Select(c => new Suggestion(c.Label, c.Kind, c.Id, null)).ToList();
        var written = new WrittenWords(searcher);
        all.AddRange(Words(start, written, most));
        all.AddRange(written.StartingWith(FieldNames.Name, FieldNames.WholeValue(start), most).Select(n => new Suggestion(n.Term[(n.Term.IndexOf(FieldNames.NameParts, StringComparison.Ordinal) + 1)..], "organisation", null, n.Count)).Take((most + 2) / 3));
        return [.. all.DistinctBy(s => s.Text.ToLowerInvariant()).Take(most)];
    });

    private static IEnumerable<Suggestion> Words(string typed, WrittenWords written, int most)
    {
        var at = typed.LastIndexOfAny([' ', '"', '(', ':']) + 1;
        var last = typed[at..].ToLowerInvariant();
        if (last.Length < ShortestStart) return [];
        // Of one word's forms the commonest is enough.
        return written.StartingWith(FieldNames.Written, last, 3 * most).DistinctBy(w => TermForms.Shared.Term(w.Term)).Take(most).Select(w => new Suggestion(typed[..at] + w.Term, "word", null, w.Count));
    }
}
