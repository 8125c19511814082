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
                foreach (var note in section.Lines.Count == 0 ? [] : section.Notes) body.Append(Paragraph("Note", Run(note)));
                if (section.Table is { } table && section.Lines.Count > 0)
                {
                    body.Append(Table(main, table, site));
                    if (table.Rest is { } rest) body.Append(Line(main, rest, site));
                }
                else foreach (var line in section.Lines) body.Append(Line(main, line, site));
            }
            if (brief.IsSample) body.Append(Paragraph("Sample", Run(SampleMark.Words)));
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = Footer(brief);
            body.Append(new SectionProperties(new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) }, new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1134, Right = 1134 }));
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
            paragraph.Append(Linked(main, source.Label, source.Url, site));
            if (source.Date is { } date) paragraph.Append(Run($", {date}"));
        }
        if (line.Sources.Count > 0) paragraph.Append(Run(")"));
        return paragraph;
    }

    /// <summary>Words that lead to an address, or are words alone where there is none.</summary>
    private static OpenXmlElement Linked(MainDocumentPart main, string words, string? url, string site)
    {
        url = url?.StartsWith('/') == true ? site + url : url;
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var target)) return Run(words);
        var relationship = main.AddHyperlinkRelationship(target, true);
        return new Hyperlink(new Run(new RunProperties(new RunStyle { Val = "Hyperlink" }), Text(words))) { Id = relationship.Id };
    }

    /// <summary>With a row of headings that each page repeats, and that screen readers tell.</summary>
    private static Table Table(MainDocumentPart main, BriefTable table, string site)
    {
        var made = new Table(
            new TableProperties(
                new TableStyle { Val = "TableGrid" }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLook { Val = "0420", FirstRow = true, NoVerticalBand = true }),
            new TableGrid(table.Columns.Select((_, i) => new GridColumn { Width = i == 0 ? "4200" : "1800" })));
        made.Append(new TableRow([new TableRowProperties(new CantSplit(), new TableHeader()), .. table.Columns.Select((c, i) => Cell(i, new Run(new RunProperties(new Bold()), Text(c))))]));
        foreach (var row in table.Rows)
            made.Append(new TableRow([new TableRowProperties(new CantSplit()), .. row.Cells.Select((c, i) => Cell(i, i == 0 ? Linked(main, c, row.Source.Url, site) : Run(c)))]));
        return made;
    }

    /// <summary>Figures stand to the right.</summary>
    private static TableCell Cell(int column, OpenXmlElement words)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = "Cell" }));
        if (column > 0) paragraph.ParagraphProperties!.Append(new Justification { Val = JustificationValues.Right });
        paragraph.Append(words);
        return new TableCell(paragraph);
    }

    /// <summary>What the document is, and "Page 2 of 9".</summary>
    private static Footer Footer(Brief brief)
    {
        var what = string.Create(CultureInfo.InvariantCulture, $"{SampleMark.Title(brief.IsSample, brief.Title)} · {brief.AsOf:d MMMM yyyy} · page ");
        return new Footer(Paragraph("Footer", Run(what), new SimpleField(Run("1")) { Instruction = " PAGE " }, Run(" of "), new SimpleField(Run("1")) { Instruction = " NUMPAGES " }));
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
        new Style(new StyleName { Val = "Note" }, new StyleRunProperties(new Italic(), new FontSize { Val = "20" })) { Type = StyleValues.Paragraph, StyleId = "Note" },
        new Style(new StyleName { Val = "Cell" }, new StyleParagraphProperties(new SpacingBetweenLines { Before = "30", After = "30" }), new StyleRunProperties(new FontSize { Val = "20" })) { Type = StyleValues.Paragraph, StyleId = "Cell" },
        new Style(new StyleName { Val = "footer" }, new StyleRunProperties(new FontSize { Val = "18" })) { Type = StyleValues.Paragraph, StyleId = "Footer" },
        new Style(
            new StyleName { Val = "Table Grid" },
            new StyleTableProperties(new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 })))
        { Type = StyleValues.Table, StyleId = "TableGrid" },
        new Style(new StyleName { Val = "List Paragraph" }, new StyleParagraphProperties(new SpacingBetweenLines { After = "160" }, new Indentation { Left = "284" })) { Type = StyleValues.Paragraph, StyleId = "ListParagraph" },
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
