using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Horizon.Api.Statement;

namespace Horizon.Api.Briefs;

/// <summary>A brief as a Word document: headings in Word's own heading styles, so that its navigation and screen readers find them.</summary>
internal static class WordBrief
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="site">The address that links to Horizon's own pages begin with.</param>
    public static byte[] Write(Brief brief, string site)
    {
        using var bytes = new MemoryStream();
        using (var document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            document.PackageProperties.Title = SampleMark.Title(brief.IsSample, brief.Title);
            document.PackageProperties.Created = brief.AsOf.UtcDateTime;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            var body = new Body();
            if (brief.IsSample) body.Append(Paragraph("Sample", Run(SampleMark.Words)));
            body.Append(Paragraph("Title", Run(brief.Title)), Paragraph(null, Run(brief.About)));
            body.Append(Paragraph(null, Run(string.Create(CultureInfo.InvariantCulture, $"As of {brief.AsOf:d MMMM yyyy, HH:mm} UTC, sequence number {brief.Sequence}. {Brief.Rests}"))));
            foreach (var section in brief.Sections)
            {
                body.Append(Paragraph("Heading1", Run(section.Heading)));
                if (section.Lines.Count == 0) body.Append(Paragraph(null, Run(section.Empty)));
                foreach (var line in section.Lines) body.Append(Line(main, line, site));
            }
            if (brief.IsSample) body.Append(Paragraph("Sample", Run(SampleMark.Words)));
            body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134 }));
            main.Document = new Document(body);
        }
        return bytes.ToArray();
    }

    private static Paragraph Line(MainDocumentPart main, BriefLine line, string site)
    {
        var paragraph = Paragraph("ListParagraph", Run(line.Quoted ? $"“{line.Text}”" : line.Text));
        foreach (var (source, i) in line.Sources.Select((s, i) => (s, i)))
        {
            paragraph.Append(Run(i == 0 ? " (" : "; "));
            var url = source.Url is null ? null : source.Url.StartsWith('/') ? site + source.Url : source.Url;
            if (url is not null && Uri.TryCreate(url, UriKind.Absolute, out var target))
            {
                var relationship = main.AddHyperlinkRelationship(target, true);
                paragraph.Append(new Hyperlink(new Run(new RunProperties(new RunStyle { Val = "Hyperlink" }), Text(source.Label))) { Id = relationship.Id });
            }
            else paragraph.Append(Run(source.Label));
            if (source.Date is { } date) paragraph.Append(Run($", {date}"));
        }
        if (line.Sources.Count > 0) paragraph.Append(Run(")"));
        return paragraph;
    }

    private static Paragraph Paragraph(string? style, params IReadOnlyList<OpenXmlElement> runs)
    {
        var paragraph = new Paragraph();
        if (style is not null) paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(runs);
        return paragraph;
    }

    private static Run Run(string text) => new(Text(text));

    /// <summary>Without the characters that XML cannot hold.</summary>
    private static Text Text(string text) =>
        new(string.Concat(text.EnumerateRunes().Where(r => r.Value is 9 or 10 or 13 or (>= 32 and not (0xFFFE or 0xFFFF))))) { Space = SpaceProcessingModeValues.Preserve };

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri" }, new FontSize { Val = "22" }, new Languages { Val = "en-GB" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120" }))),
        Style("Title", "Title", StyleValues.Paragraph, "40", true), Style("Heading1", "heading 1", StyleValues.Paragraph, "28", true, 0), Style("Sample", "Sample", StyleValues.Paragraph, "24", true),
        new Style(new StyleName { Val = "List Paragraph" }, new StyleParagraphProperties(new Indentation { Left = "284" })) { Type = StyleValues.Paragraph, StyleId = "ListParagraph" },
        new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = "0B4F8A" }, new Underline { Val = UnderlineValues.Single })) { Type = StyleValues.Character, StyleId = "Hyperlink" });

    private static Style Style(string id, string name, StyleValues type, string size, bool bold, int? outline = null)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        run.Append(new FontSize { Val = size });
        return new Style(new StyleName { Val = name }, paragraph, run) { Type = type, StyleId = id };
    }
}
