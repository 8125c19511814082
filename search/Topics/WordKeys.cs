using Horizon.Search.Analysis;

namespace Horizon.Search.Topics;

/// <summary>Stemmed words and pairs of neighbours (group 0), and pieces of words (group 1), which see through inflection and compounds.</summary>
internal static class WordKeys
{
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const int LongestKey = 140;
    private const int LongestWord = 64;

    public static FeatureKeys Topics { get; } = new("words-1", 2, Read);

    private static void Read(string text, KeySink sink)
    {
        ReadWords(text, 0, sink);
        ReadPieces(text, 1, sink);
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

    /// <summary>Pieces of each word with its edges marked, of the word as written in lower case.</summary>
    public static void ReadPieces(string text, int group, KeySink sink)
    {
        foreach (var (word, times) in Words(text))
        {
            for (var size = ShortestPiece; size <= LongestPiece; size++)
            {
                for (var start = 0; start + size <= word.Length; start++) sink(group, word.AsSpan(start, size), times);
            }
        }
    }

    /// <summary>The different words between underscores, each with how often it stands there: most stand more than once, and are cut up once.</summary>
    private static Dictionary<string, int> Words(string text)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> word = stackalloc char[LongestWord + 2];
        var at = 0;
        while (at < text.Length)
        {
            while (at < text.Length && !char.IsLetterOrDigit(text[at])) at++;
            var length = 0;
            word[length++] = '_';
            while (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                if (length <= LongestWord) word[length++] = char.ToLowerInvariant(text[at]);
                at++;
            }
            if (length < 3) continue;
            word[length++] = '_';
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(lookup, word[..length], out _)++;
        }
        return words;
    }

    private static bool Ends(ReadOnlySpan<char> between) => between.IndexOfAny('.', ';', '\n') >= 0;
}
