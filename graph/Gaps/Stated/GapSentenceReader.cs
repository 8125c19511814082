using System.Buffers;
using Horizon.Graph.Extraction;

namespace Horizon.Graph.Gaps.Stated;

/// <summary>
/// Finds the sentences of a text that state a gap: something not known, not studied, or called for. Says nothing of what the gap is about. Pure,
/// deterministic, thread-safe, linear in the text; never throws for any text.
/// </summary>
public static class GapSentenceReader
{
    /// <summary>Rule version for provenance.</summary>
    public const string Version = "gap-sentences-3";

    /// <summary>Shorter ones have no room for an object, longer ones are lists or were cut wrongly. Characters.</summary>
    private const int Shortest = 24;
    private const int Longest = 700;

    private static readonly SearchValues<string> Triggers = SearchValues.Create(GapWording.Triggers, StringComparison.OrdinalIgnoreCase);

    /// <summary>In text order; at most one a sentence.</summary>
    public static IReadOnlyList<GapSentence> Read(string text)
    {
        if (!text.AsSpan().ContainsAny(Triggers)) return [];
        var found = new List<GapSentence>();
        foreach (var (start, end) in SentencesOf(text))
        {
            if (Of(text, start, end) is { } sentence) found.Add(sentence);
        }
        return found;
    }

    /// <summary>The text's sentences, trimmed; parts behind a semicolon belong to the sentence before.</summary>
    public static IReadOnlyList<(int Start, int End)> SentencesOf(string text)
    {
        var sentences = new Sentences(text);
        var found = new List<(int, int)>();
        var from = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            var end = sentences.End(i);
            if (end < text.Length && end > 0 && text[end - 1] == ';') continue;
            var start = from;
            from = end;
            while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '-' or '*' or '\u2022')) start++;
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
            if (end > start) found.Add((start, end));
        }
        return found;
    }

    /// <summary>The sentence that stands before one; null for the first.</summary>
    /// <param name="start">Where the other starts.</param>
    public static (int Start, int End)? Before(string text, int start)
    {
        (int Start, int End)? before = null;
        foreach (var sentence in SentencesOf(text))
        {
            if (sentence.Start >= start) break;
            before = sentence;
        }
        return before;
    }

    private static GapSentence? Of(string text, int start, int end)
    {
        if (end - start is < Shortest or > Longest) return null;
        var sentence = text.AsSpan(start, end - start);
        if (!sentence.ContainsAny(Triggers) || GapWording.StatesNothing().IsMatch(sentence)) return null;
        foreach (var (rule, form, wording) in GapWording.All)
        {
            if (wording.IsMatch(sentence)) return new GapSentence(start, end, form, rule);
        }
        return null;
    }
}
