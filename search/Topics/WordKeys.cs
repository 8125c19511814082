using Horizon.Search.Analysis;

namespace Horizon.Search.Topics;

/// <summary>
/// Stemmed words and pairs of neighbours (group 0), and pieces of words (group 1), which see through inflection and compounds. Of a whole text, pieces of
/// four letters: with those of three and five it is told no better, and read more slowly.
/// </summary>
internal static class WordKeys
{
    private const int DocumentPiece = 4;
    private const int LongestKey = 140;
    private const int LongestWord = 64;

    // Cleared and filled again for each text of a thread.
    [ThreadStatic]
    private static KeyCounts? counter;

    public static FeatureKeys Topics { get; } = new("words-2", 2, Read);

    private static void Read(string text, KeySink sink)
    {
        ReadWords(text, 0, sink);
        ReadPieces(text, DocumentPiece, DocumentPiece, 1, sink);
    }

    /// <summary>Stems and pairs of stems; pairs do not reach across the end of a sentence.</summary>
    public static void ReadWords(string text, int group, KeySink sink)
    {
        Span<char> pair = stackalloc char[LongestKey];
        var before = "";
        var end = 0;
        foreach (var term in TextTerms.Of(text))
        {
            if (term.Joined)
            {
                sink(group, term.Text);
                continue;
            }
            sink(group, term.Text);
            var joins = before.Length > 0 && term.Start - end <= 2 && before.Length + term.Text.Length + 1 <= LongestKey && !Ends(text.AsSpan(end, term.Start - end));
            if (joins)
            {
                before.CopyTo(pair);
                pair[before.Length] = ' ';
                term.Text.CopyTo(pair[(before.Length + 1)..]);
                sink(group, pair[..(before.Length + 1 + term.Text.Length)]);
            }
            (before, end) = (term.Text, term.End);
        }
    }

    /// <summary>Pieces of each word between underscores, which mark its edges; of the word as written in lower case.</summary>
    public static void ReadPieces(string text, int shortest, int longest, int group, KeySink sink)
    {
        // Most words stand more than once, and are cut up once.
        var words = counter ??= new KeyCounts();
        words.Clear();
        var places = new List<(int Start, int End)>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsLetterOrDigit(text[at])) continue;
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            if (at - start > 1 && words.Add(FeatureBag.Hash(group, text.AsSpan(start, at - start)), 1)) places.Add((start, at));
        }
        Span<char> word = stackalloc char[LongestWord + 2];
        word[0] = '_';
        for (var i = 0; i < places.Count; i++)
        {
            var letters = text.AsSpan(places[i].Start, Math.Min(places[i].End - places[i].Start, LongestWord));
            letters.ToLowerInvariant(word[1..]);
            word[letters.Length + 1] = '_';
            for (var size = shortest; size <= longest; size++)
            {
                for (var from = 0; from + size <= letters.Length + 2; from++) sink(group, word.Slice(from, size), words.Times[i]);
            }
        }
    }

    private static bool Ends(ReadOnlySpan<char> between) => between.IndexOfAny('.', ';', '\n') >= 0;
}
