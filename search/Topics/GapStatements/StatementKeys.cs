using Horizon.Search.Analysis;
using Horizon.Search.Topics.Meaning;

namespace Horizon.Search.Topics.GapStatements;

/// <summary>
/// A sentence's words and pairs (group 0), pieces of words (1) and cues (2): each class that stands in it, first or anywhere, and two classes that
/// follow each other; and its place among word vectors. The sentence alone is read, never its neighbours, so that it is judged alike alone and in its text.
/// </summary>
internal static class StatementKeys
{
    private const int Near = 8;
    private const int Opening = 3;
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;

    /// <summary>Divided by fixed lengths: a sentence that says several things has as much of each as one that says one.</summary>
    public static FeatureKeys Sentence { get; } = new($"statements-2 {WordVectors.BuiltIn.Hash[..12]}", 4, Read, [4, 10, 3, 1], WordVectors.BuiltIn);

    private static void Read(string text, KeySink sink)
    {
        WordKeys.ReadWords(text, 0, sink);
        WordKeys.ReadPieces(text, ShortestPiece, LongestPiece, 1, sink);
        var words = TextTerms.Words(text);
        var cues = CueLexicon.Current.Find(words);
        var once = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, kind) in cues)
        {
            if (once.Add(kind)) sink(2, kind);
            if (at < Opening && once.Add("^" + kind)) sink(2, "^" + kind);
            if (at + 1 < words.Length && once.Add($"{kind} {words[at + 1]}")) sink(2, $"{kind} {words[at + 1]}");
            if (at > 0 && once.Add($"{words[at - 1]} {kind}")) sink(2, $"{words[at - 1]} {kind}");
        }
        for (var i = 0; i < cues.Count; i++)
        {
            for (var j = i + 1; j < cues.Count && cues[j].At <= cues[i].At + Near; j++)
            {
                var pair = $"{cues[i].Class}>{cues[j].Class}";
                if (cues[i].At != cues[j].At && once.Add(pair)) sink(2, pair);
            }
        }
        sink(2, "length " + (words.Length < 12 ? "short" : words.Length < 25 ? "middle" : "long"));
        if (text.Contains('?', StringComparison.Ordinal)) sink(2, "?");
        if (words.Count(w => char.IsAsciiDigit(w[0])) > 2) sink(2, "numbers");
    }
}
