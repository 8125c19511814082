using System.Collections.Frozen;
using Horizon.Search.Analysis;

namespace Horizon.Search.Topics.GapStatements;

/// <summary>The classes of words of <c>Cues.txt</c>, found in a sentence by stem; a word may be of several.</summary>
internal sealed class CueLexicon
{
    private readonly FrozenDictionary<string, (string[] Stems, string Class)[]> byFirst;

    private CueLexicon(IEnumerable<(string[] Stems, string Class)> cues) =>
        byFirst = cues.GroupBy(c => c.Stems[0], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    public static CueLexicon Current { get; } = Load();

    /// <summary>The cues of a sentence in order of their words, each with the place of its first word.</summary>
    public List<(int At, string Class)> Find(IReadOnlyList<string> stems)
    {
        var found = new List<(int, string)>();
        for (var i = 0; i < stems.Count; i++)
        {
            if (!byFirst.TryGetValue(stems[i], out var cues)) continue;
            foreach (var (words, kind) in cues)
            {
                if (Follow(stems, i, words)) found.Add((i, kind));
            }
        }
        return found;
    }

    private static bool Follow(IReadOnlyList<string> stems, int at, string[] words)
    {
        if (at + words.Length > stems.Count) return false;
        for (var i = 1; i < words.Length; i++)
        {
            if (stems[at + i] != words[i]) return false;
        }
        return true;
    }

    private static CueLexicon Load()
    {
        using var stream = typeof(CueLexicon).Assembly.GetManifestResourceStream("Horizon.Search.Cues.txt")!;
        using var reader = new StreamReader(stream);
        var cues = new List<(string[], string)>();
        while (reader.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.StartsWith('#') || colon < 0) continue;
            foreach (var phrase in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                cues.Add((TextTerms.Words(phrase), line[..colon]));
        }
        // Two words of one stem are one cue.
        return new CueLexicon(cues.DistinctBy(c => $"{c.Item2}:{string.Join(' ', c.Item1)}"));
    }
}
