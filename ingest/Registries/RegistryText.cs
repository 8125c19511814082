using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Horizon.Ingest.Registries;

/// <summary>Texts as registers write them, brought to plain text; words that stand for "nothing" are nothing.</summary>
internal static partial class RegistryText
{
    private static readonly FrozenSet<string> None = new[]
    {
        "null", "none", "nil", "nil known", "n/a", "n.a.", "na", "not applicable", "not provided", "not provided at time of registration", "not provided at registration",
        "not available", "not available yet", "not specified", "not known", "unknown", "-", "--", ".", "to be confirmed", "tbc", "no data", "[not provided]", "nan",
        "information not present in eudract", "old ethics approval format", "please refer to primary and secondary sponsor", "no entry",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What those words begin with: nearly all texts are told from them by their first letter.</summary>
    private static readonly SearchValues<char> NoneBegins = SearchValues.Create([.. None.SelectMany(word => new[] { word[0], char.ToUpperInvariant(word[0]) }).Distinct()]);

    /// <summary>How long a name or a part of a host may be, and an address of one name and six parts, as <see cref="Mail"/> has them.</summary>
    private const int LongestMailPart = 64;
    private const int MostOfMail = 8 * (LongestMailPart + 1);

    /// <summary>All white space of ASCII but spaces and line feeds.</summary>
    private static readonly SearchValues<char> AsciiOddSpaces = SearchValues.Create("\t\v\f\r");

    private static readonly SearchValues<string> Untidy = SearchValues.Create(["  ", " \n", "\n ", "\n\n\n"], StringComparison.Ordinal);

    /// <summary>Signs of tags, entities, addresses, lines and odd spaces.</summary>
    private static readonly SearchValues<char> NotPlain = SearchValues.Create("<&@\n\t\v\f\r");

    /// <summary>Signs of tags, entities and addresses.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("<&@");

    private const int FewTexts = 16;

    private static readonly RepeatedWords<string?> Sexes = new(ReadSex);
    private static readonly RepeatedWords<string?> Ages = new(ReadAge);
    private static readonly RepeatedWords<string?> Countries = new(ReadCountry);

    private static readonly string[] HeadingBegins = ["key ", "principal ", "main "];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoneOfSpan = None.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestNone = None.Max(word => word.Length) + 3;

    /// <summary>Trimmed text; null where nothing is left or it is a word for nothing.</summary>
    public static string? Filled(string? text)
    {
        var trimmed = text?.Trim();
        if (string.IsNullOrEmpty(trimmed)) return null;
        return IsNone(trimmed) ? null : trimmed;
    }

    /// <summary>Whether a trimmed text is a word for nothing.</summary>
    private static bool IsNone(ReadOnlySpan<char> text) =>
        text.Length <= LongestNone && NoneBegins.Contains(text[0]) && (NoneOfSpan.Contains(text) || (text[^1] == '.' && NoneOfSpan.Contains(text.TrimEnd('.'))));

    /// <summary>Plain text of what may hold HTML: tags dropped, line breaks kept, entities decoded, e-mail addresses taken out.</summary>
    public static string? Plain(string? text)
    {
        if (Filled(text) is not { } filled) return null;
        if (IsPlain(filled)) return filled;
        if (filled.AsSpan().ContainsAny(Marks))
        {
            // Only tags by their names: "<18 years" is text.
            if (MayHaveTags(filled)) filled = Tag().Replace(LineBreak().Replace(filled, "\n"), "");
            // Some registers encode twice.
            for (var i = 0; i < 2 && filled.Contains('&', StringComparison.Ordinal); i++) filled = WebUtility.HtmlDecode(filled);
            if (filled.Contains('@', StringComparison.Ordinal)) filled = WithoutMail(filled);
        }
        var tidy = Tidy(filled);
        return ReferenceEquals(tidy, text) ? tidy : Filled(tidy);
    }

    /// <summary>The same of a text in a buffer, which is tidied where it stands, so that a string is made once.</summary>
    public static string? Plain(Span<char> text)
    {
        var filled = text.Trim();
        if (filled.ContainsAny(Marks)) return Plain(filled.ToString());
        var hasOddSpaces = HasOddSpaces(filled);
        var tidy = hasOddSpaces || ((ReadOnlySpan<char>)filled).ContainsAny(Untidy) ? filled[..Tidy(filled, hasOddSpaces)] : filled;
        return tidy.IsEmpty || IsNone(tidy) ? null : tidy.ToString();
    }

    /// <summary>An address is looked for around its sign alone: to try each word of a long text costs more than all the rest.</summary>
    private static string WithoutMail(string text)
    {
        StringBuilder? kept = null;
        var from = 0;
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf('@', at + 1) : -1)
        {
            var start = at;
            while (start > from && at - start < LongestMailPart && MayStandInMail(text[start - 1])) start--;
            if (start == at || Mail().Match(text, start, Math.Min(text.Length - start, MostOfMail)) is not { Success: true } mail || mail.Index >= at || mail.Index + mail.Length <= at) continue;
            (kept ??= new StringBuilder(text.Length)).Append(text, from, mail.Index - from);
            from = mail.Index + mail.Length;
        }
        return kept is null ? text : kept.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Whether a name before an address's sign may hold the character: those of <see cref="Mail"/>.</summary>
    private static bool MayStandInMail(char c) => c is '.' or '+' or '-' || !char.IsAscii(c) || char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>A "&lt;" before a letter, were a slash or white space between them.</summary>
    private static bool MayHaveTags(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('<'); at >= 0; at = text.IndexOf('<'))
        {
            text = text[(at + 1)..].TrimStart();
            if (text.StartsWith('/')) text = text[1..].TrimStart();
            if (!text.IsEmpty && char.IsLetter(text[0])) return true;
        }
        return false;
    }

    /// <summary>As <see cref="Plain(string?)"/>, on one line.</summary>
    public static string? Line(string? text) => OnOneLine(Plain(text));

    /// <summary>A plain text's lines as one.</summary>
    public static string? OnOneLine(string? plain)
    {
        if (plain is null || !plain.Contains('\n', StringComparison.Ordinal)) return plain;
        return string.Join(' ', plain.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>One space between words, none at the ends of lines, one blank line between paragraphs. A text that is so already comes back as it is.</summary>
    private static string Tidy(string text)
    {
        var rest = text.AsSpan().Trim();
        var hasOddSpaces = HasOddSpaces(rest);
        if (!hasOddSpaces && !rest.ContainsAny(Untidy)) return rest.Length == text.Length ? text : rest.ToString();
        var tidy = ArrayPool<char>.Shared.Rent(rest.Length);
        rest.CopyTo(tidy);
        var result = new string(tidy, 0, Tidy(tidy.AsSpan(0, rest.Length), hasOddSpaces));
        ArrayPool<char>.Shared.Return(tidy);
        return result;
    }

    /// <summary>Tidies a trimmed text where it stands; how much of it is left.</summary>
    private static int Tidy(Span<char> text, bool hasOddSpaces)
    {
        // Odd white space counts for a space, so that all else is found by the few pairs that stand for untidiness.
        if (hasOddSpaces) SpacesForOddOnes(text);
        var (length, from) = (0, 0);
        while (true)
        {
            ReadOnlySpan<char> rest = text[from..];
            var at = rest.IndexOfAny(Untidy);
            var words = at < 0 ? rest.Length : at;
            // The white space may begin before what was found in it.
            while (at >= 0 && words > 0 && rest[words - 1] is ' ' or '\n') words--;
            rest[..words].CopyTo(text[length..]);
            length += words;
            if (at < 0) return length;
            var (next, breaks) = (words, 0);
            for (; rest[next] is ' ' or '\n'; next++) breaks += rest[next] == '\n' ? 1 : 0;
            if (breaks == 0) text[length++] = ' ';
            for (breaks = Math.Min(breaks, 2); breaks > 0; breaks--) text[length++] = '\n';
            from += next;
        }
    }

    private static void SpacesForOddOnes(Span<char> text)
    {
        text.ReplaceAny(AsciiOddSpaces, ' ');
        for (var at = OddSpaceBeyondAscii(text); at >= 0; at = OddSpaceBeyondAscii(text))
        {
            text[at] = ' ';
            text = text[(at + 1)..];
        }
    }

    /// <summary>Whether a trimmed text of one line has nothing to tidy. Most have not, and are looked through twice instead of seven times.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text) =>
        !text.ContainsAny(NotPlain) && !text.Contains("  ", StringComparison.Ordinal) && OddSpaceBeyondAscii(text) < 0;

    private static bool HasOddSpaces(ReadOnlySpan<char> text) => text.ContainsAny(AsciiOddSpaces) || OddSpaceBeyondAscii(text) >= 0;

    /// <summary>Where the first white space stands that is not of ASCII; -1 where none does. Most texts have few other characters, which are looked at one by one.</summary>
    private static int OddSpaceBeyondAscii(ReadOnlySpan<char> text)
    {
        for (var from = 0; ;)
        {
            var at = text[from..].IndexOfAnyExceptInRange('\0', '\x7f');
            if (at < 0) return -1;
            from += at + 1;
            if (char.IsWhiteSpace(text[from - 1])) return from - 1;
        }
    }

    /// <summary>Texts once each, in their order.</summary>
    public static List<string> Distinct(IEnumerable<string?> texts)
    {
        var once = new List<string>();
        HashSet<string>? many = null;
        foreach (var text in texts)
        {
            // Few are looked through: a table of them costs more.
            if (once.Count == FewTexts) many ??= new HashSet<string>(once, StringComparer.OrdinalIgnoreCase);
            if (text is not null && (many?.Add(text) ?? !Holds(once, text))) once.Add(text);
        }
        return once;
    }

    private static bool Holds(List<string> texts, string text)
    {
        foreach (var other in texts)
        {
            if (other.Equals(text, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>Criteria under the headings that ClinicalTrials.gov uses; null where there are none.</summary>
    public static string? Eligibility(string? inclusion, string? exclusion)
    {
        const string Including = "Inclusion Criteria:\n\n";
        const string Excluding = "Exclusion Criteria:\n\n";
        var include = Headless(inclusion);
        var exclude = Headless(exclusion);
        if (include.IsEmpty) return exclude.IsEmpty ? null : string.Concat(Excluding, exclude);
        return exclude.IsEmpty ? string.Concat(Including, include) : string.Concat(Including, include, "\n\n" + Excluding, exclude);
    }

    /// <summary>ALL, FEMALE or MALE from any register's words for it; null where they say neither.</summary>
    public static string? Sex(string? words) => words is null ? null : Sexes.Of(words);

    private static string? ReadSex(string words)
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
    public static string? Age(string? words) => words is null ? null : Ages.Of(words);

    private static string? ReadAge(string words)
    {
        if (Filled(words) is not { } text || AgeForm().Match(text) is not { Success: true } match || text.Contains("no limit", StringComparison.OrdinalIgnoreCase)) return null;
        var unit = match.Groups[2].Value.Length == 0 ? "Y" : match.Groups[2].Value[..1].ToUpperInvariant();
        var name = unit switch { "D" => "Day", "W" => "Week", "M" => "Month", "H" => "Hour", _ => "Year" };
        if (match.Groups[1].Value.Trim('0').Length == 0) return null;
        return match.Groups[1].Value == "1" ? $"1 {name}" : $"{match.Groups[1].Value} {name}s";
    }

    /// <summary>The name of a country without the authority behind it ("UK - MHRA"); null where there is none.</summary>
    public static string? Country(string? text) => text is null ? null : Countries.Of(text);

    private static string? ReadCountry(string text)
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

    /// <summary>The criteria without a heading of their own ("Key inclusion criteria:"); empty where there are none.</summary>
    private static ReadOnlySpan<char> Headless(string? criteria)
    {
        ReadOnlySpan<char> text = Plain(criteria);
        var rest = text;
        foreach (var word in HeadingBegins)
        {
            if (!rest.StartsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            rest = rest[word.Length..];
            break;
        }
        const string Inclusion = "inclusion criteria";
        if (!rest.StartsWith(Inclusion, StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("exclusion criteria", StringComparison.OrdinalIgnoreCase)) return text;
        rest = rest[Inclusion.Length..].TrimStart();
        if (rest.StartsWith(':')) rest = rest[1..].TrimStart();
        return rest.Length > LongestNone || Filled(rest.ToString()) is not null ? rest : default;
    }

    [GeneratedRegex(@"<\s*/?\s*(?:br|p|li|ul|ol|b|i|em|strong|sub|sup|span|div|a|u|table|tr|td|th|tbody|font|h\d)\b[^<>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"<\s*(?:br|/p|/li|/div|/tr)\b[^<>]*>\n?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"[\w.+\-]{1,64}@[\w\-]{1,64}(?:\.[\w\-]{1,64}){1,5}", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b(FEMALE|MALE)S?\s*:\s*(YES|NO)\b", RegexOptions.CultureInvariant)]
    private static partial Regex YesNoSex();

    [GeneratedRegex(@"\b(?:MALES?|MEN|MAN)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Male();

    [GeneratedRegex(@"^\D{0,4}(\d{1,3})(?:\.0)?\s*\(?\s*(years?|y\b|months?|m\b|weeks?|w\b|days?|d\b|hours?|age)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AgeForm();
}
