using Horizon.Search.Analysis;

namespace Horizon.Search.Check;

/// <summary>The words of a short text that tell something, by their index term, with the word as it was written.</summary>
internal static class Telling
{
    /// <summary>Words that every study's record shares.</summary>
    private static readonly HashSet<string> Common = [.. TextTerms.Words(
        "patient patients trial study studies treatment treated therapy group arm arms versus compared comparison standard care adult adults clinical cancer tumour radiotherapy radiation primary outcome")];

    public static Dictionary<string, string> Of(string text) => TextTerms.Of(text)
        .Where(t => !t.Joined && !StopWords.Contains(t.Text) && !Common.Contains(t.Text) && (t.Text.Length > 2 || char.IsDigit(t.Text[0])))
        .DistinctBy(t => t.Text)
        .ToDictionary(t => t.Text, t => text[t.Start..t.End]);

    /// <summary>Letters by which "hospitalised" and "hospital", "pleural" and "pleurectomy" are near enough.</summary>
    private const int Beginning = 5;

    /// <summary>Whether the beginning of one of some words stands anywhere in a text.</summary>
    public static bool AnyBegins(IEnumerable<string> words, string text) => words.Any(w => text.Contains(w[..Math.Min(w.Length, Beginning)], StringComparison.OrdinalIgnoreCase));

    /// <summary>The same of words with their stems, by which "pairs" and "paired" are near too.</summary>
    public static bool AnyBegins(Dictionary<string, string> words, string text) => AnyBegins(words.Select(w => w.Key.Length < w.Value.Length && w.Value.StartsWith(w.Key, StringComparison.OrdinalIgnoreCase) ? w.Key : w.Value), text);
}
