using System.Text.RegularExpressions;
using Horizon.Graph.Ids;

namespace Horizon.Ingest.Citations;

/// <summary>A citation in RIS: a tag of two characters, two blanks, a hyphen, the value; from TY to ER. A line without a tag goes on with the one before.</summary>
internal static partial class RisCitation
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r"];

    public static bool Begins(ReadOnlySpan<byte> line)
    {
        line = line.TrimStart("\uFEFF"u8);
        return line.StartsWith("TY  -"u8) || line.StartsWith("TY - "u8);
    }

    public static bool Ends(ReadOnlySpan<byte> line) => line.StartsWith("ER  -"u8) || line.StartsWith("ER - "u8);

    /// <summary>Services write of themselves above the first citation ("Provider: ..."), or number them.</summary>
    public static bool IsBeginning(string head) => FirstTags().IsMatch(head);

    public static CitationDraft? Read(string text)
    {
        var fields = Fields(text);
        if (fields.Count == 0 || fields[0].Tag != "TY") return null;
        string? One(params ReadOnlySpan<string> tags)
        {
            foreach (var tag in tags)
            {
                foreach (var field in fields)
                {
                    if (field.Tag == tag && field.Value.Length > 0) return field.Value;
                }
            }
            return null;
        }
        var (first, last) = (One("SP"), One("EP"));
        var draft = new CitationDraft
        {
            Title = One("TI", "T1", "CT"),
            Journal = One("JF", "JO", "T2", "BT"),
            Abbreviation = One("JA", "J2", "J1"),
            Volume = One("VL"),
            Issue = One("IS"),
            Pages = first is null || last is null || first == last || first.Contains('-', StringComparison.Ordinal) ? first ?? last : $"{first}-{last}",
            Year = One("PY", "Y1")?.Split('/')[0],
            Date = Day(One("DA", "Y1", "PY")),
            Abstract = One("AB", "N2"),
            Doi = One("DO") ?? fields.Where(f => f.Tag is "UR" or "L3" or "M3").Select(f => Doi.TryParse(f.Value)?.Value).FirstOrDefault(d => d is not null),
            Pmcid = One("C2"),
            Language = One("LA"),
            Authors = [.. fields.Where(f => f.Tag is "AU" or "A1").Select(f => f.Value)],
            Keywords = [.. fields.Where(f => f.Tag == "KW").Select(f => f.Value)],
            Types = [.. new[] { Kind(fields[0].Value), One("M3") is { } type && !type.Contains("10.", StringComparison.Ordinal) ? type : null }.OfType<string>()],
        };
        if (One("DB", "DP") is { } bank && PubMed().IsMatch(bank)) draft.Pmid = One("AN");
        draft.Pmid ??= fields.Where(f => f.Tag is "UR" or "L2" or "ID" or "AN" && f.Value.Contains("pubmed", StringComparison.OrdinalIgnoreCase))
            .Select(f => Pmid.TryParse(f.Value)?.Value).FirstOrDefault(p => p is not null);
        return draft;
    }

    private static List<(string Tag, string Value)> Fields(string text)
    {
        var fields = new List<(string Tag, string Value)>();
        foreach (var line in text.TrimStart('\uFEFF').Split(LineEnds, StringSplitOptions.None).Select(l => l.TrimEnd(' ')))
        {
            if (Field().Match(line) is { Success: true } field) fields.Add((field.Groups[1].Value, field.Groups[2].Value.Trim()));
            else if (fields.Count > 0 && line.Length > 0) fields[^1] = (fields[^1].Tag, $"{fields[^1].Value} {line.Trim()}");
        }
        return fields;
    }

    /// <summary>"2013/04/09/Epub" and "2013/4//": as much of the day as stands there.</summary>
    private static string? Day(string? text)
    {
        if (text is null || Slashed().Match(text) is not { Success: true } m) return text;
        var month = m.Groups[2].Value.PadLeft(2, '0');
        return m.Groups[3].Value is { Length: > 0 } day ? $"{m.Groups[1].Value}-{month}-{day.PadLeft(2, '0')}" : $"{m.Groups[1].Value}-{month}";
    }

    private static string? Kind(string type) => type switch
    {
        "JOUR" or "JFULL" => "Journal Article",
        "CONF" or "CPAPER" => "Conference Paper",
        "ABST" => "Meeting Abstract",
        "THES" => "Thesis",
        "CHAP" => "Book Chapter",
        "BOOK" => "Book",
        "RPRT" => "Report",
        "GEN" or "" => null,
        _ => type,
    };

    /// <summary>The line that begins a citation, and another field on the next where it is not the first line.</summary>
    [GeneratedRegex(@"\A\s*\uFEFF?TY(?:  -| - )|[\r\n]TY(?:  -| - )[^\r\n]*[\r\n]+[A-Z][A-Z0-9] {1,2}-", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex FirstTags();

    [GeneratedRegex(@"\A([A-Z][A-Z0-9]) {1,2}- ?(.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Field();

    [GeneratedRegex(@"\A(\d{4})/(\d{1,2})/?(\d{0,2})(?:/.*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\bNLM\b|pubmed", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PubMed();
}
