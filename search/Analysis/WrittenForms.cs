namespace Horizon.Search.Analysis;

/// <summary>Finds short forms in a text by their own case: "ART" and "ARTs", and not "state of the art". A short form that is a part of another ("RT-PCR") is none.</summary>
internal static class WrittenForms
{
    private const int Shortest = 2;

    /// <summary>The forms that stand in a text, in order; the same one each time that it does.</summary>
    public static IEnumerable<(string Form, int Start, int End)> In(string text, IReadOnlySet<string> forms)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetter(text[at])) continue;
            var end = EndOf(text, at);
            // Ordinary words have one capital at most, and are most of a text.
            if (end - at >= Shortest && text.AsSpan(at + 1, end - at - 1).ContainsAnyInRange('A', 'Z') && Known(text[at..end], forms) is { } form) yield return (form, at, end);
            at = end;
        }
    }

    private static string? Known(string written, IReadOnlySet<string> forms) =>
        forms.Contains(written) ? written : written.EndsWith('s') && forms.Contains(written[..^1]) ? written[..^1] : null;

    // "GBM-derived" is said of a GBM; "RT-PCR", "PBI-2" and "H&N" are words of their own.
    private static int EndOf(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '-' or '&' && end + 1 < text.Length && (char.IsAsciiLetterUpper(text[end + 1]) || char.IsAsciiDigit(text[end + 1]))))) end++;
        return end;
    }
}
