using Horizon.Search.Analysis;
using Horizon.Search.Language;

namespace Horizon.Search.Find;

/// <summary>A part of a text, offsets in UTF-16 code units.</summary>
internal readonly record struct TextSpan(int Start, int End);

/// <summary>Finds the terms and word sequences of a question in a stored text by analysing it as the index did.</summary>
internal sealed class TermFinder
{
    private readonly ILookup<string, (string? Field, string[] Words)> byFirst;
    private readonly List<(string? Field, string Prefix)> prefixes;
    private readonly HashSet<string> shortForms;
    private readonly bool isEmpty;

    public TermFinder(QueryMarks marks)
    {
        byFirst = marks.Sequences.ToLookup(s => s.Words[0], StringComparer.Ordinal);
        prefixes = marks.Prefixes;
        shortForms = marks.ShortForms;
        isEmpty = marks.Sequences.Count == 0 && prefixes.Count == 0 && shortForms.Count == 0;
    }

    /// <summary>Where they stand, in order; those that touch or overlap are one.</summary>
    public List<TextSpan> Find(string field, string text)
    {
        if (isEmpty) return [];
        var terms = TextTerms.Of(text);
        var spans = new List<TextSpan>();
        for (var i = 0; i < terms.Count; i++)
        {
            foreach (var (asked, words) in byFirst[terms[i].Text])
            {
                if ((asked is null || asked == field) && EndOf(terms, i, words) is { } end) spans.Add(new TextSpan(terms[i].Start, end));
            }

            foreach (var (asked, prefix) in prefixes)
            {
                if ((asked is null || asked == field) && terms[i].Text.StartsWith(prefix, StringComparison.Ordinal)) spans.Add(new TextSpan(terms[i].Start, terms[i].End));
            }
        }

        if (shortForms.Count > 0) spans.AddRange(WrittenForms.In(text, shortForms).Select(f => new TextSpan(f.Start, f.End)));
        return Merged(spans);
    }

    private static int? EndOf(List<TextTerm> terms, int first, string[] words)
    {
        var at = first;
        for (var w = 1; w < words.Length; w++)
        {
            var wanted = terms[first].Position + w;
            var next = at + 1;
            while (next < terms.Count && terms[next].Position <= wanted && !(terms[next].Position == wanted && terms[next].Text == words[w])) next++;
            if (next >= terms.Count || terms[next].Position != wanted) return null;
            at = next;
        }

        return terms[at].End;
    }

    private static List<TextSpan> Merged(List<TextSpan> spans)
    {
        spans.Sort((a, b) => (a.Start, a.End).CompareTo((b.Start, b.End)));
        var merged = new List<TextSpan>();
        foreach (var span in spans)
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End) merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, span.End) };
            else merged.Add(span);
        }

        return merged;
    }
}
