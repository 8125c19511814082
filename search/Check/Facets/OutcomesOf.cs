using System.Text.RegularExpressions;
using Horizon.Graph.Extraction;

namespace Horizon.Search.Check.Facets;

/// <summary>Reads which classes of outcomes a text names, and which it calls primary.</summary>
internal static partial class OutcomesOf
{
    /// <summary>By class, the words that named it first.</summary>
    public static Dictionary<string, string> All(string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var phrase in PhraseSet.Outcomes.Read(text)) found.TryAdd(phrase.Id, phrase.Words);
        return found;
    }

    /// <summary>The classes in sentences that say "primary"; where none does, all, and the second is false unless the text is of outcomes alone and names one.</summary>
    public static (Dictionary<string, string> Primary, bool Says) Primary(string text, bool isOutcomes)
    {
        var sentences = new Sentences(text);
        var primary = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = text[sentences.Start(i)..sentences.End(i)];
            if (SaysPrimary().Match(sentence) is not { Success: true } said) continue;
            // "Secondary" in the same sentence begins what is not primary any more.
            var rest = sentence[said.Index..];
            var end = rest.IndexOf("secondar", StringComparison.OrdinalIgnoreCase);
            foreach (var (id, words) in All(end < 0 ? rest : rest[..end])) primary.TryAdd(id, words);
            // "Primary objectives: 1. …" goes on in the next sentence.
            if (primary.Count == 0 && i + 1 < sentences.Count) foreach (var (id, words) in All(text[sentences.Start(i + 1)..sentences.End(i + 1)])) primary.TryAdd(id, words);
        }
        if (primary.Count > 0) return (primary, true);
        var all = All(text);
        return (all, isOutcomes && all.Count > 0);
    }

    [GeneratedRegex(@"\b(?:primary|main|principal) (?:end ?-?points?|outcomes?|objectives?|aims?|purpose|measures?|goals?|hypothesis)\b|\bprimary:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysPrimary();
}
