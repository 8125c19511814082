using System.Globalization;
using System.Text;
using Horizon.Api.Statement;

namespace Horizon.Api.Briefs;

/// <summary>A brief as Markdown (CommonMark).</summary>
internal static class MarkdownBrief
{
    /// <param name="site">The address that links to Horizon's own pages begin with.</param>
    public static string Write(Brief brief, string site)
    {
        var text = new StringBuilder();
        if (brief.IsSample) text.Append(CultureInfo.InvariantCulture, $"**{SampleMark.Words}**\n\n");
        text.Append(CultureInfo.InvariantCulture, $"# {Markdown.Escape(brief.Title)}\n\n{Markdown.Escape(brief.About)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"As of {brief.AsOf:yyyy-MM-dd HH:mm} UTC, sequence number {brief.Sequence}. {Brief.Rests}\n");
        foreach (var section in brief.Sections)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {Markdown.Escape(section.Heading)}\n\n");
            if (section.Lines.Count == 0) text.Append(CultureInfo.InvariantCulture, $"{Markdown.Escape(section.Empty)}\n");
            foreach (var note in section.Lines.Count == 0 ? [] : section.Notes) text.Append(CultureInfo.InvariantCulture, $"{Markdown.Escape(note)}\n\n");
            if (section.Table is { } table && section.Lines.Count > 0) Table(text, table, site);
            else foreach (var line in section.Lines) Line(text, line, site);
        }
        if (brief.IsSample) text.Append(CultureInfo.InvariantCulture, $"\n**{SampleMark.Words}**\n");
        return text.ToString();
    }

    private static void Line(StringBuilder text, BriefLine line, string site)
    {
        var words = line.Quoted ? $"“{Markdown.Escape(line.Text)}”" : Markdown.Escape(line.Text);
        text.Append(CultureInfo.InvariantCulture, $"- {words}");
        if (line.Sources.Count > 0) text.Append(CultureInfo.InvariantCulture, $" ({string.Join("; ", line.Sources.Select(s => Source(s, site)))})");
        text.Append('\n');
    }

    /// <summary>As GitHub's Markdown has tables; elsewhere its lines can be read as they stand.</summary>
    private static void Table(StringBuilder text, BriefTable table, string site)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", table.Columns.Select(Markdown.Escape))} |\n|{string.Concat(table.Columns.Select((_, i) => i == 0 ? " --- |" : " ---: |"))}\n");
        foreach (var row in table.Rows)
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row.Cells.Select((c, i) => i == 0 && row.Source.Url is { } url ? Markdown.Link(c, url, site) : Markdown.Escape(c)))} |\n");
        if (table.Rest is not { } rest) return;
        text.Append('\n');
        Line(text, rest, site);
    }

    private static string Source(BriefSource source, string site)
    {
        var linked = source.Url is { } url ? Markdown.Link(source.Label, url, site) : Markdown.Escape(source.Label);
        return source.Date is { } date ? $"{linked}, {date}" : linked;
    }
}
