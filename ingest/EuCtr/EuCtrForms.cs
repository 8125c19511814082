using System.Text;
using System.Text.RegularExpressions;
using Horizon.Ingest.Registries;
using HtmlAgilityPack;

namespace Horizon.Ingest.EuCtr;

/// <summary>Brings a record's three forms, text, page and JSON, to the same fields.</summary>
internal static partial class EuCtrForms
{
    public static EuCtrFields OfText(string text)
    {
        var fields = new List<EuCtrField>();
        var value = new StringBuilder();
        (string Code, string Label, string? Language)? open = null;
        var group = 0;
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0) continue;
            if (line == "Summary" || SectionHead().IsMatch(line))
            {
                Close();
                continue;
            }
            if (Repeated().Match(line) is { Success: true } repeated)
            {
                Close();
                group = int.TryParse(repeated.Groups[1].Value, out var number) ? number : group + 1;
                continue;
            }
            var match = Coded().Match(line);
            if (!match.Success) match = open is null || !open.Value.Code.Any(char.IsAsciiDigit) ? Labelled().Match(line) : match;
            if (match.Success)
            {
                Close();
                var label = match.Groups["label"].Value.Trim();
                open = (match.Groups["code"].Success ? Squash(match.Groups["code"].Value, label) : label.ToLowerInvariant().TrimEnd('*'), label, match.Groups["language"] is { Success: true } language ? language.Value : null);
                value.Append(match.Groups["value"].Value);
            }
            else if (open is not null) value.Append('\n').Append(line);
        }
        Close();
        return new EuCtrFields(fields, hasLines: true);

        void Close()
        {
            if (open is var (code, label, language) && value.ToString().Trim() is { Length: > 0 } filled) fields.Add(new EuCtrField(code, label, language, group, filled));
            open = null;
            value.Clear();
        }
    }

    public static EuCtrFields OfPage(string page)
    {
        var html = new HtmlDocument { OptionMaxNestedChildNodes = 400 };
        html.LoadHtml(LineBreak().Replace(page, "\n"));
        var fields = new List<EuCtrField>();
        var group = 0;
        foreach (var row in html.DocumentNode.Descendants("tr"))
        {
            var cells = row.ChildNodes.Where(c => c.Name is "td" or "th").ToList();
            if (cells.Count == 0 || cells[0].Descendants("tr").Any()) continue;
            var first = Text(cells[0]);
            if (Repeated().Match(first) is { Success: true } repeated)
            {
                group = int.TryParse(repeated.Groups[1].Value, out var number) ? number : group + 1;
                continue;
            }
            if (cells.Count == 2 && first.EndsWith(':')) fields.Add(new EuCtrField(first.TrimEnd(':').TrimEnd('*').ToLowerInvariant(), first, null, group, Text(cells[1])));
            if (cells.Count == 3 && RowCode().Match(first) is { Success: true } code)
            {
                if (first.StartsWith("D.IMP", StringComparison.OrdinalIgnoreCase)) group = int.TryParse(Text(cells[2]), out var number) ? number : group + 1;
                var label = Text(cells[1]);
                foreach (var (language, value) in Languages(cells[2])) fields.Add(new EuCtrField(Squash(code.Groups[1].Value, label), label, language, group, value));
            }
        }
        return new EuCtrFields(fields, hasLines: true);
    }

    public static EuCtrFields OfJson(RecordTree root)
    {
        var fields = new List<EuCtrField>();
        Collect(root, 0, fields);
        return new EuCtrFields(fields, hasLines: false);
    }

    private static void Collect(RecordTree parent, int group, List<EuCtrField> fields)
    {
        var names = parent.Children.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>();
        foreach (var child in parent.Children)
        {
            if (child.HasChildren)
            {
                // What the register took over from the results' own form has no numbers.
                if (child.Name != "dimp" && !JsonList().IsMatch(child.Name)) continue;
                var count = counts[child.Name] = counts.GetValueOrDefault(child.Name) + 1;
                Collect(child, child.Name is "b1_sponsor" or "dimp" ? count : group, fields);
                continue;
            }
            if (child.Text is not { } text || JsonName().Match(child.Name) is not { Success: true } match) continue;
            // "..._es" is Spanish where the same name stands without it too.
            var language = child.Name.Length > 3 && child.Name[^3] == '_' && names.Contains(child.Name[..^3]) ? child.Name[^2..] : null;
            var label = match.Groups[2].Value.Replace('_', ' ').Trim();
            if (language is not null && label.Length > 3) label = label[..^3];
            var code = match.Groups[1].Value is ['x', _] ? label : match.Groups[1].Value is [var section] ? $"{section} {label}" : match.Groups[1].Value;
            fields.Add(new EuCtrField(code, label, language, group, text));
        }
    }

    /// <summary>A page's value cell; where a form has several languages, one row each stands in it.</summary>
    private static IEnumerable<(string? Language, string Value)> Languages(HtmlNode cell)
    {
        var rows = cell.Descendants("tr").Select(r => r.ChildNodes.Where(c => c.Name is "td" or "th").ToList()).Where(r => r.Count == 2).ToList();
        if (rows.Count == 0)
        {
            yield return (null, Text(cell));
            yield break;
        }
        foreach (var row in rows)
        {
            var language = Text(row[0]);
            yield return (language.Equals("English", StringComparison.OrdinalIgnoreCase) || language.Equals("en", StringComparison.OrdinalIgnoreCase) ? null : language, Text(row[1]));
        }
    }

    private static string Text(HtmlNode node) => HtmlEntity.DeEntitize(node.InnerText).Trim();

    /// <summary>"E.1.1" is e11; the sections N and P have no numbers: their label tells their fields apart.</summary>
    private static string Squash(string code, string label)
    {
        var squashed = string.Concat(code.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return squashed.Length == 1 ? $"{squashed} {label.ToLowerInvariant().TrimEnd(':')}" : squashed;
    }

    [GeneratedRegex(@"^(?<code>[A-P]\.\d{1,2}(?:\.\d{1,2})*|[NP]\.(?=\s+(?:Competent Authority|Ethics Committee|Date of|End of Trial)))\.?(?:\s+(?:and|to)\s+[A-P]\.\d{1,2}(?:\.\d{1,2})*)?\s+(?<label>[^:]{3,400}?)(?:\s\((?<language>[a-z]{2})\))?:\s*(?<value>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Coded();

    [GeneratedRegex(@"^(?<label>[A-Z][^:]{2,90}?):\s*(?<value>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Labelled();

    [GeneratedRegex(@"^(?:[A-P]\.\s+(?:Protocol Information|Sponsor Information|Applicant Identification|IMP Identification|General Information|Population of|Investigator Networks|Review by|End of Trial)[^:]{0,120}|MedDRA Classification|[A-P]\.\d{1,2}(?:\.\d{1,2})*\s+[^:]{3,200})$", RegexOptions.CultureInvariant)]
    private static partial Regex SectionHead();

    [GeneratedRegex(@"^(?:Sponsor\s+(\d{1,3})|D\.IMP\s*:\s*(\d{1,3})|IMP:?\s*(\d{1,3})|D\.8 Placebo\s*:\s*\d{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Repeated();

    [GeneratedRegex(@"^([A-P]\.(?:IMP|\d{1,2}(?:\.\d{1,2})*)?)\.?(?:\s*(?:and|to)\s+[A-P]\.\d{1,2}(?:\.\d{1,2})*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex RowCode();

    [GeneratedRegex(@"^_?([a-px]\d{0,7})(?:_|(?=[a-z]))(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex JsonName();

    [GeneratedRegex(@"^[a-p]\d{1,7}_", RegexOptions.CultureInvariant)]
    private static partial Regex JsonList();

    [GeneratedRegex(@"<\s*br\s*/?\s*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LineBreak();
}
