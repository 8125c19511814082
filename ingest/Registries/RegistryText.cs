using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Horizon.Ingest.Registries;

/// <summary>Texts as registers write them, brought to plain text; words that stand for "nothing" are nothing.</summary>
internal static partial class RegistryText
{
    private static readonly HashSet<string> None = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "none", "nil", "nil known", "n/a", "n.a.", "na", "not applicable", "not provided", "not provided at time of registration", "not provided at registration",
        "not available", "not available yet", "not specified", "not known", "unknown", "-", "--", ".", "to be confirmed", "tbc", "no data", "[not provided]", "nan",
        "information not present in eudract", "old ethics approval format", "please refer to primary and secondary sponsor", "no entry",
    };

    private static readonly int LongestNone = None.Max(word => word.Length) + 3;

    /// <summary>Trimmed text; null where nothing is left or it is a word for nothing.</summary>
    public static string? Filled(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) || (trimmed.Length <= LongestNone && (None.Contains(trimmed) || None.Contains(trimmed.TrimEnd('.')))) ? null : trimmed;
    }

    /// <summary>Plain text of what may hold HTML: tags dropped, line breaks kept, entities decoded, e-mail addresses taken out.</summary>
    public static string? Plain(string? text)
    {
        if (Filled(text) is not { } filled) return null;
        // Only tags by their names: "<18 years" is text.
        if (filled.Contains('<', StringComparison.Ordinal)) filled = Tag().Replace(LineBreak().Replace(filled, "\n"), "");
        // Some registers encode twice.
        for (var i = 0; i < 2 && filled.Contains('&', StringComparison.Ordinal); i++) filled = WebUtility.HtmlDecode(filled);
        if (filled.Contains('@', StringComparison.Ordinal)) filled = Mail().Replace(filled, "");
        return Filled(Tidy(filled));
    }

    /// <summary>As <see cref="Plain"/>, on one line.</summary>
    public static string? Line(string? text)
    {
        var plain = Plain(text);
        if (plain is null || !plain.Contains('\n', StringComparison.Ordinal)) return plain;
        return string.Join(' ', plain.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>One space between words, none at the ends of lines, one blank line between paragraphs. A text that is so already comes back as it is.</summary>
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        var (spaces, lines) = (false, 0);
        foreach (var c in text)
        {
            if (c == '\n') lines++;
            else if (char.IsWhiteSpace(c)) spaces = true;
            else
            {
                if (lines > 0) tidy.Append('\n', Math.Min(lines, 2));
                else if (spaces && tidy.Length > 0) tidy.Append(' ');
                (spaces, lines) = (false, 0);
                tidy.Append(c);
            }
        }
        return tidy.Length == text.Length && tidy.Equals(text) ? text : tidy.ToString();
    }

    /// <summary>Texts once each, in their order.</summary>
    public static IReadOnlyList<string> Distinct(IEnumerable<string?> texts) => [.. texts.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Criteria under the headings that ClinicalTrials.gov uses; null where there are none.</summary>
    public static string? Eligibility(string? inclusion, string? exclusion)
    {
        var parts = new List<string>(2);
        if (Headless(inclusion) is { } include) parts.Add("Inclusion Criteria:\n\n" + include);
        if (Headless(exclusion) is { } exclude) parts.Add("Exclusion Criteria:\n\n" + exclude);
        return parts.Count == 0 ? null : string.Join("\n\n", parts);
    }

    /// <summary>ALL, FEMALE or MALE from any register's words for it; null where they say neither.</summary>
    public static string? Sex(string? words)
    {
        if (Filled(words)?.ToUpperInvariant() is not { } text) return null;
        if (YesNoSex().Matches(text) is { Count: > 0 } answers)
        {
            var yes = answers.Where(m => m.Groups[2].Value == "YES").Select(m => m.Groups[1].Value).ToList();
            return yes.Count == 0 ? null : yes.Count > 1 ? "ALL" : yes[0];
        }
        if (text is "M" or "F") return text == "M" ? "MALE" : "FEMALE";
        var female = text.Contains("FEMALE", StringComparison.Ordinal) || text.Contains("WOM", StringComparison.Ordinal);
        var male = Male().IsMatch(text);
        return text.Contains("BOTH", StringComparison.Ordinal) || text.StartsWith("ALL", StringComparison.Ordinal) || (female && male) ? "ALL" : female ? "FEMALE" : male ? "MALE" : null;
    }

    /// <summary>
    /// A limit of age as "18 Years"; null where there is none (nought is none) or the words say something else. A bare number means years.
    /// </summary>
    public static string? Age(string? words)
    {
        if (Filled(words) is not { } text || AgeForm().Match(text) is not { Success: true } match || text.Contains("no limit", StringComparison.OrdinalIgnoreCase)) return null;
        var unit = match.Groups[2].Value.Length == 0 ? "Y" : match.Groups[2].Value[..1].ToUpperInvariant();
        var name = unit switch { "D" => "Day", "W" => "Week", "M" => "Month", "H" => "Hour", _ => "Year" };
        if (match.Groups[1].Value.Trim('0').Length == 0) return null;
        return match.Groups[1].Value == "1" ? $"1 {name}" : $"{match.Groups[1].Value} {name}s";
    }

    /// <summary>The name of a country without the authority behind it ("UK - MHRA"); null where there is none.</summary>
    public static string? Country(string? text)
    {
        if (Line(text)?.Trim(' ', '?', '.', ';') is not { Length: > 1 } name) return null;
        var dash = name.IndexOf(" - ", StringComparison.Ordinal);
        if (dash > 0) name = name[..dash].Trim();
        return name.ToUpperInvariant() switch
        {
            "UK" or "GB" or "GREAT BRITAIN" or "UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND" or "UNITED KINGDOM (UK)" => "United Kingdom",
            "USA" or "US" or "UNITED STATES OF AMERICA" => "United States",
            "THE NETHERLANDS" => "Netherlands",
            "OTHER" or "NONE" => null,
            // Parts of the world are no countries.
            "EUROPE" or "EUROPEAN UNION" or "ASIA" or "ASIA(EXCEPT JAPAN)" or "NORTH AMERICA" or "SOUTH AMERICA" or "OCEANIA" or "AFRICA" or "MIDDLE EAST" or "WORLDWIDE" => null,
            _ => name,
        };
    }

    private static string? Headless(string? criteria) => Plain(criteria) is { } text ? Filled(Heading().Replace(text, "").TrimStart()) : null;

    [GeneratedRegex(@"<\s*/?\s*(?:br|p|li|ul|ol|b|i|em|strong|sub|sup|span|div|a|u|table|tr|td|th|tbody|font|h\d)\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<\s*(?:br|/p|/li|/div|/tr)\b[^<>]*>\n?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"[\w.+\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,64}){1,5}", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\s*(?:key |principal |main )?(?:inclusion|exclusion) criteria\s*:?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\b(FEMALE|MALE)S?\s*:\s*(YES|NO)\b", RegexOptions.CultureInvariant)]
    private static partial Regex YesNoSex();

    [GeneratedRegex(@"\b(?:MALES?|MEN|MAN)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Male();

    [GeneratedRegex(@"^\D{0,4}(\d{1,3})(?:\.0)?\s*\(?\s*(years?|y\b|months?|m\b|weeks?|w\b|days?|d\b|hours?|age)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgeForm();
}
