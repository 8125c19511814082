using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>Reads what comes in kinds that exclude each other.</summary>
internal static class OppositeKinds
{
    /// <summary>By kind, the words that said it first.</summary>
    /// <param name="kinds">A pattern with a group a kind, named as in <paramref name="families"/>.</param>
    /// <param name="families">Kinds of which nobody is two.</param>
    public static Dictionary<string, string> Read(Regex kinds, IEnumerable<string[]> families, string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = families.SelectMany(f => f).Distinct(StringComparer.Ordinal).ToList();
        foreach (System.Text.RegularExpressions.Match match in kinds.Matches(text))
        {
            foreach (var kind in names) if (match.Groups[kind].Success) found.TryAdd(kind, match.Value);
        }
        return found;
    }

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
