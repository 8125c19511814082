namespace Horizon.Graph.Extraction;

/// <summary>Cuts a text at full stops, semicolons, blank lines and list items. Every cut is local: text after a sentence's
/// end does not move the end.</summary>
internal sealed class Sentences
{
    private static readonly string[] NotAnEnd = ["vs", "e.g", "i.e", "approx", "Dr", "No", "cf", "al", "Fig", "St"];

    private static readonly string[] ArmJoiners = ["or ", "versus ", "vs ", "vs. "];

    private readonly List<int> ends = [];

    /// <param name="acrossArms">Whether "A; or B", "A; versus B" is one sentence, as it is where arms are compared.</param>
    public Sentences(string text, bool acrossArms = false)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] switch
            {
                '.' => IsStop(text, i),
                ';' => !acrossArms || !GoesOn(text.AsSpan(i + 1)),
                '!' or '?' or '|' => true,
                '\n' => StartsItem(text, i + 1),
                _ => false,
            };
            if (end) ends.Add(i + 1);
        }

        ends.Add(text.Length);
    }

    /// <summary>The number of the sentence that holds a position.</summary>
    public int At(int position)
    {
        var found = ends.BinarySearch(position);
        return Math.Min(found >= 0 ? found + 1 : ~found, ends.Count - 1);
    }

    public int Start(int sentence) => sentence == 0 ? 0 : ends[sentence - 1];

    public int End(int sentence) => ends[sentence];

    public int Count => ends.Count;

    private static bool IsStop(string text, int dot)
    {
        if (dot + 1 < text.Length && !char.IsWhiteSpace(text[dot + 1])) return false;
        var before = text.AsSpan(Math.Max(0, dot - 6), Math.Min(6, dot));
        foreach (var word in NotAnEnd)
        {
            if (before.EndsWith(word, StringComparison.Ordinal)
                && (before.Length == word.Length || !char.IsLetterOrDigit(before[^(word.Length + 1)]))) return false;
        }

        return true;
    }

    private static bool GoesOn(ReadOnlySpan<char> after)
    {
        after = after.TrimStart(' ');
        foreach (var word in ArmJoiners)
            if (after.StartsWith(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool StartsItem(string text, int start)
    {
        var i = start;
        while (i < text.Length && (text[i] is ' ' or '\t' or '\r')) i++;
        if (i >= text.Length) return false;
        if (text[i] is '\n' or '-' or '*' or '\u2022' or '\u2013' or '\u00B7') return true;
        while (i < text.Length && i - start < 8 && char.IsAsciiDigit(text[i])) i++;
        return i > start && i < text.Length && (text[i] is '.' or ')') && char.IsAsciiDigit(text[i - 1]);
    }
}
