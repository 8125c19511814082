using System.Text;
using Horizon.Search.Analysis;

namespace Horizon.Search.Find;

/// <summary>Cuts the piece of a text that shows most of what matched, as HTML.</summary>
internal static class Fragment
{
    public const int Longest = 220;

    private const int Lead = 60;

    /// <param name="text">Of a field; value gaps show as a middle dot.</param>
    /// <param name="spans">In order, not overlapping, at least one.</param>
    public static string Best(string text, IReadOnlyList<TextSpan> spans)
    {
        var (start, end) = text.Length <= Longest ? (0, text.Length) : Window(text, spans);
        var html = new StringBuilder();
        if (start > 0) html.Append('…');
        var at = start;
        foreach (var span in spans)
        {
            if (span.End <= start || span.Start >= end) continue;
            Append(html, text[at..Math.Max(at, span.Start)]);
            html.Append("<mark>");
            at = Math.Max(at, span.Start);
            Append(html, text[at..Math.Min(end, span.End)]);
            html.Append("</mark>");
            at = Math.Min(end, span.End);
        }

        Append(html, text[at..end]);
        if (end < text.Length) html.Append('…');
        return html.ToString();
    }

    // The window that begins a little before some match and holds the most marked characters; the first of equals.
    private static (int Start, int End) Window(string text, IReadOnlyList<TextSpan> spans)
    {
        var (best, bestStart) = (-1, 0);
        for (var i = 0; i < spans.Count; i++)
        {
            var start = Math.Max(0, spans[i].Start - Lead);
            var limit = start + Longest;
            var marked = 0;
            for (var j = i; j < spans.Count && spans[j].Start < limit; j++) marked += Math.Min(spans[j].End, limit) - spans[j].Start;
            if (marked > best) (best, bestStart) = (marked, start);
        }

        return Trimmed(text, Math.Min(bestStart, text.Length - Longest), spans);
    }

    private static (int Start, int End) Trimmed(string text, int start, IReadOnlyList<TextSpan> spans)
    {
        var from = start;
        if (from > 0 && !char.IsWhiteSpace(text[from - 1]))
        {
            while (from < start + Lead && !char.IsWhiteSpace(text[from])) from++;
            while (from < start + Lead && char.IsWhiteSpace(text[from])) from++;
            // A text without blanks, or a match in the way: cut where we stand, but not inside a pair of surrogates.
            if (from >= start + Lead || spans.Any(s => s.Start < from && s.End > from)) from = char.IsLowSurrogate(text[start]) ? start + 1 : start;
        }

        var end = Math.Min(text.Length, from + Longest);
        if (end == text.Length) return (from, end);
        var to = end;
        while (to > from + (Longest / 2) && !char.IsWhiteSpace(text[to])) to--;
        if (to <= from + (Longest / 2)) to = char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
        return (from, to);
    }

    private static void Append(StringBuilder html, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                TokenScanner.ValueGap => html.Append(" · "),
                < ' ' or '\u007F' => html.Append(' '),
                _ => html.Append(c),
            };
        }
    }
}
