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

    /// <summary>The text, trimmed; null where it is blank or only says that there is none.</summary>
    public static string? OrText(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) || Words.Contains(trimmed.TrimEnd('.')) ? null : trimmed;
    }
}
