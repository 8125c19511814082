using System.Collections.Frozen;
using Horizon.Graph.Publications.Identity;

namespace Horizon.Graph.Publications.Reporting;

/// <summary>What is known of words in titles of studies: those that only name the kind of study, synonyms, and how alike two words are.</summary>
internal static class StudyWords
{
    /// <summary>What a word that only names the kind of study counts beside another.</summary>
    public const double DesignWeight = 0.4;

    private const double Synonym = 0.7;
    private const double OneStem = 0.8;
    private const double Akin = 0.5;
    private const double AlikeLetters = 0.72;

    private static readonly FrozenDictionary<string, string> Groups = LoadGroups();

    public static FrozenSet<string> Design { get; } = new[]
    {
        "randomized", "trial", "study", "phase", "double", "blind", "placebo", "controlled", "control", "open", "label", "multicenter", "center", "prospective", "clinical", "efficacy", "safety",
        "evaluation", "comparison", "compared", "comparing", "effect", "effectiveness", "patients", "subjects", "treatment", "therapy", "results", "pilot", "single", "arm", "group", "parallel",
        "tolerability", "treating", "investigation", "assessment", "final", "interim", "analysis", "i", "ii", "iii", "iv", "1", "2", "3", "4", "participants", "adult", "feasibility", "crossover", "cross",
        "over", "international", "long", "term",
    }.Select(TitleWords.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a word stands for together with its synonyms; null for a word without any.</summary>
    public static string? Group(string stem) => Groups.GetValueOrDefault(stem);

    /// <summary>1 for one word, 0 for words that have nothing in common.</summary>
    public static double Alike(string a, string b)
    {
        if (a == b) return 1;
        if (Groups.TryGetValue(a, out var one) && Groups.TryGetValue(b, out var other) && one == other) return Synonym;
        if (a.Length < 4 || b.Length < 4 || char.IsAsciiDigit(a[0])) return 0;
        if (a[0] != b[0] && (a.Length <= 6 || b.Length <= 6)) return 0;
        var shared = 0;
        while (shared < a.Length && shared < b.Length && a[shared] == b[shared]) shared++;
        var longest = Math.Max(a.Length, b.Length);
        if (shared >= 5 && shared >= 0.6 * longest) return OneStem;
        if (shared >= 4 && shared >= 0.5 * longest) return Akin;
        if ((a.Length >= 6 && b.EndsWith(a, StringComparison.Ordinal)) || (b.Length >= 6 && a.EndsWith(b, StringComparison.Ordinal))) return Akin;
        if (shared == 0 && a[^1] != b[^1]) return 0;
        return Trigrams.Dice(a, b) >= AlikeLetters ? OneStem : 0;
    }

    private static FrozenDictionary<string, string> LoadGroups()
    {
        var groups = new Dictionary<string, string>(StringComparer.Ordinal);
        var resource = $"{typeof(StudyWords).Namespace}.title-synonyms.txt";
        using var stream = typeof(StudyWords).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The assembly lacks its table {resource}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split('=') is not [var head, var others]) continue;
            var group = TitleWords.Stem(head.Trim());
            groups.TryAdd(group, group);
            foreach (var word in others.Split('|')) groups.TryAdd(TitleWords.Stem(word.Trim()), group);
        }
        return groups.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
