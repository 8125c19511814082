using System.Buffers;
using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>Reads what comes in kinds that exclude each other.</summary>
internal static class OppositeKinds
{
    /// <summary>By kind, the words that said it first.</summary>
    /// <param name="kinds">A pattern with a group a kind, named as in <paramref name="families"/>; it begins with \G, and is tried where <paramref name="beginnings"/> stand: a pattern of a hundred
    /// branches that is tried at every word of a text takes longer than all else that is read of it.</param>
    /// <param name="families">Kinds of which nobody is two.</param>
    /// <param name="beginnings">One of them begins all that <paramref name="kinds"/> reads.</param>
    public static Dictionary<string, string> Read(Regex kinds, IReadOnlyList<string> families, SearchValues<string> beginnings, string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var from = 0; from < text.Length && text.AsSpan(from).IndexOfAny(beginnings) is >= 0 and var next;)
        {
            var at = from + next;
            from = at + 1;
            if ((at > 0 && IsWord(text[at - 1])) || kinds.Match(text, at) is not { Success: true } match) continue;
            foreach (var kind in families) if (match.Groups[kind].Success) found.TryAdd(kind, match.Value);
            from = at + match.Length;
        }
        return found;
    }

    /// <summary>As the patterns' \b tells words.</summary>
    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>The kinds of some families, each once.</summary>
    public static string[] Of(IEnumerable<string[]> families) => [.. families.SelectMany(f => f).Distinct(StringComparer.Ordinal)];

    /// <summary>The kinds in which two texts exclude each other, of the first family in which both name some and share none; null where they do in none.</summary>
    public static (string One, string Other)? Apart(IEnumerable<string[]> families, IReadOnlyDictionary<string, string> asked, IReadOnlyDictionary<string, string> found)
    {
        foreach (var family in families)
        {
            var (mine, theirs) = (Array.FindAll(family, asked.ContainsKey), Array.FindAll(family, found.ContainsKey));
            if (mine.Length > 0 && theirs.Length > 0 && !mine.Intersect(theirs).Any()) return (mine[0], theirs[0]);
        }
        return null;
    }
}
