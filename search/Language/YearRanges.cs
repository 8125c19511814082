using System.Globalization;
using System.Text.RegularExpressions;

namespace Horizon.Search.Language;

/// <summary>Reads 2015, &gt;=2015 and [2015 TO 2020]; curly brackets leave their end out, * leaves it open.</summary>
internal static partial class YearRanges
{
    public static YearNode Bracketed(string text)
    {
        var match = Brackets().Match(text);
        if (!match.Success) throw SearchQueryException.BadRange(text);
        var from = Year(match.Groups[2].Value, text);
        var to = Year(match.Groups[3].Value, text);
        if (match.Groups[1].Value == "{") from++;
        if (match.Groups[4].Value == "}") to--;
        return from > to ? throw SearchQueryException.BadRange(text) : new YearNode(from, to);
    }

    public static YearNode Single(string text)
    {
        var digits = text.TrimStart('<', '>', '=');
        var year = Year(digits, text) ?? throw SearchQueryException.BadRange(text);
        return text[..^digits.Length] switch
        {
            "" or "=" => new YearNode(year, year),
            ">" => new YearNode(year + 1, null),
            ">=" => new YearNode(year, null),
            "<" => new YearNode(null, year - 1),
            "<=" => new YearNode(null, year),
            _ => throw SearchQueryException.BadRange(text),
        };
    }

    private static int? Year(string text, string whole) =>
        text == "*" ? null
        : text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year > 0 ? year
        : throw SearchQueryException.BadRange(whole);

    [GeneratedRegex(@"\A([\[{])\s*(\S+)\s+TO\s+(\S+?)\s*([\]}])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();
}
