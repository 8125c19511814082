using System.Text.RegularExpressions;

namespace Horizon.Search.Check.Facets;

/// <summary>Reads what comes in two kinds that exclude each other.</summary>
internal static class OppositeKinds
{
    /// <summary>By kind, the words that said it first.</summary>
    /// <param name="kinds">A pattern with a group a kind, named as in <paramref name="opposites"/>.</param>
    public static Dictionary<string, string> Read(Regex kinds, IReadOnlyList<(string One, string Other)> opposites, string text)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (System.Text.RegularExpressions.Match match in kinds.Matches(text))
        {
            foreach (var (one, other) in opposites)
            {
                if (match.Groups[one].Success) found.TryAdd(one, match.Value);
                if (match.Groups[other].Success) found.TryAdd(other, match.Value);
            }
        }
        return found;
    }
}
