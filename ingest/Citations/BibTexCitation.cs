using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.Citations;

/// <summary>A citation in BibTeX: <c>@article{key, title = {...}, year = 2020}</c>, values in braces, in quotes or bare, joined by #.</summary>
internal static partial class BibTexCitation
{
    private static readonly SearchValues<char> BareEnds = SearchValues.Create(",}# \r\n\t");

    /// <summary>A line that begins an entry: not a comment, a preamble or an abbreviation.</summary>
    public static bool Begins(ReadOnlySpan<byte> line)
    {
        line = line.TrimStart("\uFEFF \t"u8);
        if (line.Length < 3 || line[0] != '@' || line.Length > 4096) return false;
        return Entry().Match(Encoding.UTF8.GetString(line)) is { Success: true } entry && entry.Groups[1].Value.ToUpperInvariant() is not ("COMMENT" or "PREAMBLE" or "STRING");
    }

    public static bool IsBeginning(string head) => AnyEntry().IsMatch(head);

    public static CitationDraft? Read(string text)
    {
        if (Entry().Match(text.TrimStart()) is not { Success: true } entry) return null;
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var body = text.TrimStart()[entry.Length..];
        // The key stands before the first comma.
        var at = body.IndexOf(',', StringComparison.Ordinal);
        if (at < 0) return null;
        while (NextField().Match(body, at) is { Success: true } field)
        {
            at = field.Index + field.Length;
            fields.TryAdd(field.Groups[1].Value, Value(body, ref at));
        }
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

    private static string Value(string text, ref int at)
    {
        var value = new StringBuilder();
        while (at < text.Length)
        {
            while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '#')) at++;
            if (at >= text.Length || text[at] is ',' or '}') break;
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
                var end = text.AsSpan(at).IndexOfAny(BareEnds);
                end = end < 0 ? text.Length : at + end;
                value.Append(text.AsSpan(at, end - at));
                at = Math.Max(end, at + 1);
            }
        }
        return value.ToString();
    }

    [GeneratedRegex(@"\A@([A-Za-z]+)\s*[{(]", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\s*@[A-Za-z]+\s*[{(]\s*[^\s,{}]*\s*,", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex AnyEntry();

    [GeneratedRegex(@"\G[\s,]*([A-Za-z][A-Za-z0-9_-]*)\s*=\s*", RegexOptions.CultureInvariant)]
    private static partial Regex NextField();

    [GeneratedRegex(@"\s+and\s+", RegexOptions.CultureInvariant)]
    private static partial Regex And();
}
