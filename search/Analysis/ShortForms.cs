using System.Collections.Frozen;
using Horizon.Graph.Vocabulary;

namespace Horizon.Search.Analysis;

/// <summary>The short forms of the vocabulary as one word each. They have no stem, and no other word has one of them for its stem: a sabre is no SABR.</summary>
internal static class ShortForms
{
    private static readonly FrozenSet<string> Words = Vocabulary(RadiotherapyVocabulary.Current).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The short form that a word is, in the singular; null for any other word.</summary>
    /// <param name="word">Lower case.</param>
    public static string? Of(string word) => word.EndsWith('s') && Words.Contains(word[..^1]) ? word[..^1] : Words.Contains(word) ? word : null;

    private static IEnumerable<string> Vocabulary(RadiotherapyVocabulary vocabulary) => vocabulary.Techniques.Concat(vocabulary.Sites)
        .SelectMany(c => c.Abbreviations).Select(a => a.Text.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant()).Where(text => text.All(char.IsAsciiLetterLower));
}
