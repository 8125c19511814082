namespace Horizon.Ingest.Fields;

/// <summary>Lists that a source writes into one text.</summary>
internal static class Parts
{
    /// <summary>What stands between the separators, trimmed, each once and in its order; empty where there is no text.</summary>
    public static List<string> Of(string? text, params ReadOnlySpan<char> separators)
    {
        var parts = new List<string>();
        if (text is null) return parts;
        foreach (var range in text.AsSpan().SplitAny(separators)) Add(parts, text.AsSpan(range).Trim());
        return parts;
    }

    /// <summary>Adds a text that is not there yet.</summary>
    public static void Add(List<string> parts, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        foreach (var part in parts)
        {
            if (text.SequenceEqual(part)) return;
        }
        parts.Add(text.ToString());
    }
}
