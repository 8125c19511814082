using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.Citations;

/// <summary>A citation in BibTeX: <c>@article{key, title = {...}, year = 2020}</c>, values in braces, in quotes or bare, joined by #.</summary>
internal static partial class BibTexCitation
{
    private static readonly SearchValues<char> BareEnds = SearchValues.Create(",}# \r\n\t");
    private static readonly SearchValues<char> BareEndsInBrackets = SearchValues.Create(",})# \r\n\t");

    /// <summary>So many lines of its own may a program write before the first entry.</summary>
    private const int MostLinesBefore = 20;

    /// <summary>Remarks and abbreviations may stand before the first citation, and a few lines of text before them.</summary>
    public static bool IsBeginning(string head) =>
        head.Contains('@', StringComparison.Ordinal) && FirstAt().Match(head) is { Success: true } first && AnyEntry().IsMatch(head)
        && head[..first.Index].Split('\n', '\r').Count(line => line.AsSpan().TrimStart() is { Length: > 0 } text && text[0] != '%') <= MostLinesBefore;

    /// <summary>What an abbreviation (@string) is called and means, given those before it; nulls where it cannot be read.</summary>
    public static (string? Name, string? Meaning) Abbreviation(string text, IReadOnlyDictionary<string, string> known)
    {
        var at = 0;
        return Abbreviation(text, ref at, known);
    }

    /// <summary>The words of an entry's values that stand neither in braces nor in quotes, each once: abbreviations, if they are known.</summary>
    public static IReadOnlyCollection<string> Words(string entry)
    {
        var words = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        Fields(entry, new Dictionary<string, string>(), words);
        return words;
    }

    private static (string? Name, string? Meaning) Abbreviation(string text, ref int at, IReadOnlyDictionary<string, string> known)
    {
        if (Entry().Match(text, at) is not { Success: true } entry || NextField().Match(text, at + entry.Length) is not { Success: true } field) return (null, null);
        at = field.Index + field.Length;
        return (field.Groups[1].Value, Value(text, ref at, entry.Value[^1], known, null));
    }

    public static CitationDraft? Read(string text)
    {
        text = text.TrimStart();
        // Abbreviations are put before the entry that names them.
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (text.StartsWith("@string", StringComparison.OrdinalIgnoreCase))
        {
            var end = 0;
            if (Abbreviation(text, ref end, known) is not ({ } name, { } meaning)) return null;
            known[name] = meaning;
            var next = text.IndexOf('@', end);
            if (next < 0) return null;
            text = text[next..];
        }
        if (Entry().Match(text) is not { Success: true } entry || Fields(text, known, null) is not { } fields) return null;
        string? One(params string[] names) => names.Select(name => fields.GetValueOrDefault(name)).Select(value => value is null ? null : PaperText.Filled(BibTexText.Plain(value))).FirstOrDefault(plain => plain is not null);
        return new CitationDraft
        {
            Title = One("title") is { } title && One("subtitle") is { } subtitle ? $"{title}: {subtitle}" : One("title"),
            Journal = One("journaltitle", "journal", "booktitle"),
            Abbreviation = One("shortjournal"),
            Volume = One("volume"),
            Issue = One("number", "issue"),
            Pages = One("pages")?.Replace("--", "-", StringComparison.Ordinal).Replace('\u2013', '-'),
            Year = One("year"),
            Date = One("date") ?? One("month"),
            Abstract = One("abstract"),
            Doi = One("doi") ?? One("url"),
            Pmid = One("pmid") ?? (One("eprinttype")?.Equals("pubmed", StringComparison.OrdinalIgnoreCase) == true ? One("eprint") : null),
            Pmcid = One("pmcid", "pmc"),
            Language = One("language", "langid"),
            Authors = fields.TryGetValue("author", out var authors) ? [.. And().Split(authors).Select(a => Name(BibTexText.Plain(a), a)).OfType<string>()] : [],
            Keywords = [.. (One("keywords") ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Types = [entry.Groups[1].Value.ToUpperInvariant() switch { "ARTICLE" => "Journal Article", "INPROCEEDINGS" or "CONFERENCE" => "Conference Paper", "INCOLLECTION" or "INBOOK" => "Book Chapter", "PHDTHESIS" or "MASTERSTHESIS" or "THESIS" => "Thesis", _ => "" }],
        };
    }

    /// <summary>A name in braces is a group's and is left as it is.</summary>
    private static string? Name(string plain, string written) => written.TrimStart().StartsWith('{') ? PaperText.Filled(plain) : PaperNames.OfForeFirst(plain)?.Name;

    private static Dictionary<string, string>? Fields(string text, IReadOnlyDictionary<string, string> known, SortedSet<string>? words)
    {
        if (Entry().Match(text) is not { Success: true } entry) return null;
        // The key stands before the first comma.
        var at = text.IndexOf(',', entry.Length);
        if (at < 0) return null;
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (NextField().Match(text, at) is { Success: true } field)
        {
            at = field.Index + field.Length;
            fields.TryAdd(field.Groups[1].Value, Value(text, ref at, entry.Value[^1], known, words));
        }
        return fields;
    }

    /// <param name="text">The entry.</param>
    /// <param name="at">Where the value begins, then where it ended.</param>
    /// <param name="bracket">The bracket that opened the entry.</param>
    /// <param name="known">Abbreviations and what they mean.</param>
    /// <param name="words">Takes the words that stand bare; null where nobody asks.</param>
    private static string Value(string text, ref int at, char bracket, IReadOnlyDictionary<string, string> known, SortedSet<string>? words)
    {
        var isEnd = bracket == '(' ? BareEndsInBrackets : BareEnds;
        var value = new StringBuilder();
        while (at < text.Length)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '#')) at++;
            if (at >= text.Length || text[at] is ',' or '}' || (text[at] == ')' && bracket == '(')) break;
            if (text[at] is '{' or '"')
            {
                var (isBraces, depth, from) = (text[at] == '{', 0, at + 1);
                for (at++; at < text.Length; at++)
                {
                    if (text[at] == '\\') at++;
                    else if (text[at] == '{') depth++;
                    else if (text[at] == '}' && depth-- == 0 && isBraces) break;
                    else if (text[at] == '"' && !isBraces && depth == 0) break;
                }
                value.Append(text.AsSpan(from, Math.Max(0, Math.Min(at, text.Length) - from)));
                at = Math.Min(at + 1, text.Length);
            }
            else
            {
                var end = text.AsSpan(at).IndexOfAny(isEnd);
                end = end < 0 ? text.Length : at + end;
                var word = text[at..end];
                words?.Add(word);
                value.Append(known.GetValueOrDefault(word, word));
                at = Math.Max(end, at + 1);
            }
        }
        return value.ToString();
    }

    [GeneratedRegex(@"\G@([A-Za-z]+)\s*[{(]", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?:\A|[\r\n])[ \t]*@[A-Za-z]+\s*[{(]\s*[^\s,{}]*\s*,", RegexOptions.CultureInvariant)]
    private static partial Regex AnyEntry();

    [GeneratedRegex(@"(?:\A|[\r\n])[ \t]*@[A-Za-z]+\s*[{(]", RegexOptions.CultureInvariant)]
    private static partial Regex FirstAt();

    [GeneratedRegex(@"\G[\s,]*([A-Za-z][A-Za-z0-9_.:+/-]*)\s*=\s*", RegexOptions.CultureInvariant)]
    private static partial Regex NextField();

    [GeneratedRegex(@"\s+and\s+", RegexOptions.CultureInvariant)]
    private static partial Regex And();
}
