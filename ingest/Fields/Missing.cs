using System.Buffers;
using System.Collections.Frozen;

namespace Horizon.Ingest.Fields;

/// <summary>The words by which sources say that they have no value.</summary>
internal static class Missing
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "-", "--", "n/a", "na", "n.a.", "none", "null", "nil", "nan", "not provided", "not available", "not applicable", "not known", "not specified", "not stated", "unknown", "tbc",
        "no abstract available", "abstract not available",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What those words begin with: nearly all texts are told from them by their first letter.</summary>
    private static readonly SearchValues<char> Begins = SearchValues.Create([.. Words.SelectMany(word => new[] { word[0], char.ToUpperInvariant(word[0]) }).Distinct()]);

    private static readonly int Longest = Words.Max(word => word.Length);

    /// <summary>The text, trimmed; null where it is blank or only says that there is none.</summary>
    public static string? OrText(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return null;
        // Longer ones can be no such word unless dots stand behind it.
        if (trimmed.Length > Longest && trimmed[^1] != '.') return trimmed;
        return Begins.Contains(trimmed[0]) && Words.Contains(trimmed.TrimEnd('.')) ? null : trimmed;
    }
}
