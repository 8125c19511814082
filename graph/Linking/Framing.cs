using System.Buffers;

namespace Horizon.Graph.Linking;

/// <summary>Tells a treatment that is the setting of a trial from one that it tests: "durvalumab after chemoradiotherapy", "mouthwash in patients receiving radiotherapy".</summary>
internal static class Framing
{
    private const int MostWords = 5;

    private static readonly SearchValues<char> Breaks = SearchValues.Create(".,;:+\u2013\u2014\n");

    private static readonly HashSet<string> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        "after", "following", "during", "before", "until", "despite", "undergoing", "undergo", "receiving", "awaiting", "completing",
        "survivors", "candidates", "eligible", "ineligible", "suitable", "scheduled", "refractory", "resistant",
    };

    /// <summary>What stands behind these is joined to the trial's own treatment again.</summary>
    private static readonly HashSet<string> Ends = new(StringComparer.OrdinalIgnoreCase) { "with", "without", "plus", "versus", "vs", "then", "by", "using", "in", "compared" };

    /// <param name="start">Where the technique's words begin.</param>
    public static bool IsSetting(string text, int start)
    {
        var end = start;
        for (var word = 0; word <= MostWords; word++)
        {
            var gap = end;
            while (gap > 0 && !char.IsLetterOrDigit(text[gap - 1])) gap--;
            if (gap == 0 || text.AsSpan(gap, end - gap).ContainsAny(Breaks)) return false;
            var first = gap;
            while (first > 0 && char.IsLetterOrDigit(text[first - 1])) first--;
            var words = text[first..gap];
            if (Settings.Contains(words) || (word == 0 && (words.Equals("post", StringComparison.OrdinalIgnoreCase) || IsPriorTo(text, first, words)))) return true;
            if (Ends.Contains(words)) return false;
            end = first;
        }
        return false;
    }

    private static bool IsPriorTo(string text, int first, string words) =>
        words.Equals("to", StringComparison.OrdinalIgnoreCase) && text.AsSpan(0, first).TrimEnd().EndsWith("prior", StringComparison.OrdinalIgnoreCase);
}
