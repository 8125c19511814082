using Horizon.Search.Analysis;
using Horizon.Search.Index;
using Horizon.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Horizon.Search.Find;

/// <param name="Text">What may stand in the search box.</param>
/// <param name="Kind">technique, site, word or organisation.</param>
/// <param name="Id">Of the concept; null for others.</param>
/// <param name="Count">Records that have it: all of the words of a text, the last one in title, conditions or keywords; the body as sponsor or funder. Null for a concept, which is searched with its narrower ones and other names.</param>
public sealed record Suggestion(string Text, string Kind, string? Id, int? Count);

/// <summary>Completes what is being typed. Thread-safe.</summary>
public sealed class Suggestions(HorizonIndex index)
{
    private const int ShortestStart = 2;

    /// <summary>Words looked at for each that is offered: behind other words the likeliest are not those that most records have.</summary>
    private const int Choice = 5;

    /// <summary>Concepts of which a name begins so, then words of titles, conditions and keywords for the last word, then organisations of which the name or a part of it begins so; the likelier first.</summary>
    /// <param name="typed">The whole of what stands in the box so far.</param>
    /// <param name="most">At least 1.</param>
    public IReadOnlyList<Suggestion> Complete(string typed, int most) => index.Read<IReadOnlyList<Suggestion>>((searcher, _) =>
    {
        var start = typed.TrimStart();
        if (start.Trim().Length < ShortestStart || start.Length > 200) return [];
        var some = (most + 2) / 3;
        var concepts = index.Taxonomy.StartingWith(start.TrimEnd()).Take(some).Select(c => new Suggestion(c.Label, c.Kind, c.Id, null)).ToList();
        var bodies = BodyNames.Starting(searcher, FieldNames.WholeValue(start), most).Take(some).Select(n => new Suggestion(n.Name, "organisation", null, n.Count)).ToList();
        // Words are many, and leave room for the others.
        var words = new LastWord(start, searcher).Completed(Choice * most).Take(Math.Max(most - concepts.Count - bodies.Count, some));
        return [.. concepts.Concat(words).Concat(bodies).DistinctBy(s => s.Text.ToLowerInvariant()).Take(most)];
    });

    /// <summary>The last word of a text that is being typed, and the words before it.</summary>
    private sealed class LastWord
    {
        private readonly LiveSearcher searcher;
        private readonly WrittenWords written;
        private readonly string before;
        private readonly string last;
        private readonly List<Query?> others;

        public LastWord(string typed, LiveSearcher searcher)
        {
            this.searcher = searcher;
            written = new WrittenWords(searcher);
            var at = typed.LastIndexOfAny([' ', '"', '(', ':']) + 1;
            (before, last) = (typed[..at], typed[at..].ToLowerInvariant());
            // A field's name is no word of the text.
            var text = at > 0 && typed[at - 1] == ':' ? typed[..(typed.LastIndexOfAny([' ', '"', '('], at - 1) + 1)] : before;
            var texts = new TextQueries(searcher);
            others = [.. TextTerms.Words(text).Where(w => !StopWords.Contains(w)).Distinct(StringComparer.Ordinal).Select(w => texts.Any([new Wording([w], 1)], null))];
        }

        /// <summary>The commonest first. Of one word's forms the commonest is enough, and what is spelled wrong is not offered, nor what no record has beside the words before it.</summary>
        public IEnumerable<Suggestion> Completed(int looked) => last.Length < ShortestStart || others.Contains(null) ? []
            : written.StartingWith(FieldNames.Written, last, looked).Select(w => (w.Term, All: w.Count, Count: Together(w)))
                .Where(w => w.Count > 0).OrderByDescending(w => w.Count).ThenBy(w => w.Term, StringComparer.Ordinal)
                .DistinctBy(w => TermForms.Shared.Term(w.Term)).Where(w => written.Meant(w.Term, w.All) is null)
                .Select(w => new Suggestion(before + w.Term, "word", null, w.Count));

        private int Together((string Term, int Count) word)
        {
            if (others.Count == 0) return word.Count;
            var all = new BooleanQuery { { new TermQuery(new Term(FieldNames.Written, word.Term)), Occur.MUST } };
            foreach (var other in others) all.Add(other, Occur.MUST);
            var count = new TotalHitCountCollector();
            searcher.Search(all, count);
            return count.TotalHits;
        }
    }
}
