using System.Text.RegularExpressions;

namespace Horizon.Ingest.Registries;

/// <summary>The phase of a trial from any register's words, in the words of <see cref="Horizon.Graph.Records.TrialFacts.Phase"/>.</summary>
internal static partial class PhaseWords
{
    private static readonly RepeatedWords<string?> Known = new(ReadOnce);

    /// <summary>
    /// Null where the words say none that is known. A bare "0" is null too: registers write it for exploratory studies of any kind.
    /// A spreadsheet turns "2-3" into a day of March or February: its number is read back.
    /// </summary>
    public static string? Read(string? words) => words is null ? null : Known.Of(words);

    private static string? ReadOnce(string words)
    {
        var text = words.Trim().ToUpperInvariant();
        if (text.Length == 0) return null;
        if (text is "N/A" or "NA" or "NOT APPLICABLE") return "not applicable";
        if (RegistryDate.SheetDay(text) is { } day) return Of([$"{Math.Min(day.Day, day.Month)}", $"{Math.Max(day.Day, day.Month)}"]);
        if (Answers().Matches(text) is { Count: > 0 } answers)
            return Of([.. answers.Where(m => m.Groups[2].Value == "YES").Select(m => Arabic(m.Groups[1].Value))]);
        if (text.Contains("EARLY PHASE", StringComparison.Ordinal) || Zero().IsMatch(text)) return "early 1";
        if (!text.Contains("PHASE", StringComparison.Ordinal) && !Bare().IsMatch(text)) return null;
        // Only what stands behind the word: a title may hold other numbers.
        var from = Math.Max(0, text.IndexOf("PHASE", StringComparison.Ordinal));
        return Of([.. Tokens().Matches(text[from..]).Select(m => Arabic(m.Groups[1].Value))]);
    }

    /// <summary>The phase of a set of them; null for sets that are no phase.</summary>
    public static string? Of(IReadOnlyList<string> phases) => phases.Distinct().Order(StringComparer.Ordinal).ToArray() switch
    {
        [var one] when one is "1" or "2" or "3" or "4" => one,
        ["1", "2"] => "1/2",
        ["2", "3"] => "2/3",
        _ => null,
    };

    private static string Arabic(string number) => number switch { "I" => "1", "II" => "2", "III" => "3", "IV" => "4", _ => number };

    [GeneratedRegex(@"\(PHASE (I{1,3}|IV)\)\s*:\s*(YES|NO)?", RegexOptions.CultureInvariant)]
    private static partial Regex Answers();

    [GeneratedRegex(@"PHASE[\s-]*0\b|^0 \(", RegexOptions.CultureInvariant)]
    private static partial Regex Zero();

    [GeneratedRegex(@"^(?:[1-4]|IV|I{1,3})[AB]?(?:\s*[-/,]\s*(?:[1-4]|IV|I{1,3})[AB]?)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?<![A-Z0-9])(?:PHASE)?[\s-]*([1-4]|IV|I{1,3})[AB]?(?![A-Z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
