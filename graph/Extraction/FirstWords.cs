using System.Buffers;

namespace Horizon.Graph.Extraction;

/// <summary>Looks for the first of some words in one pass, without their case. Immutable; safe for many threads.</summary>
internal sealed class FirstWords(string[] words)
{
    private readonly SearchValues<string> any = SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the first stands and how long it is, the longest where several begin there; below nought where none stands.</summary>
    public (int At, int Length) In(string text, int from)
    {
        var found = text.AsSpan(from).IndexOfAny(any);
        if (found < 0) return (-1, 0);
        var length = 0;
        foreach (var word in words)
            if (word.Length > length && text.AsSpan(from + found).StartsWith(word, StringComparison.OrdinalIgnoreCase)) length = word.Length;
        return (from + found, length);
    }
}
