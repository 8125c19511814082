using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Horizon.Api.Statement;

/// <summary>A statement as a Word document: headings, sentences, and each record as a link.</summary>
internal static class StatementDocx
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="origin">Of the links that lead to this server: "https://host".</param>
    public static byte[] Write(EvidenceStatement statement, string origin)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            AddStyles(main);
            var body = new Body();
            if (statement.IsSample) body.Append(Paragraph("Sample", Words(SampleMark.Words)));
            body.Append(Paragraph("Title", Words(statement.Title)));
            foreach (var part in statement.Parts)
            {
                body.Append(Paragraph("Heading1", Words(part.Heading)));
                foreach (var sentence in part.Sentences) body.Append(Sentence(main, sentence, origin, statement.IsSample));
            }
            if (statement.IsSample) body.Append(Paragraph("Sample", Words(SampleMark.Words)));
            main.Document = new Document(body);
            document.PackageProperties.Title = SampleMark.Title(statement.IsSample, statement.Title);
        }
        return stream.ToArray();
    }

    private static Paragraph Sentence(MainDocumentPart main, StatementSentence sentence, string origin, bool isSample)
    {
        var paragraph = Paragraph(null, Words(sentence.Text));
        foreach (var (source, index) in sentence.Sources.Select((s, i) => (s, i)))
        {
            paragraph.Append(Words(index == 0 ? " [" : ", "));
            // A record that has no page but on this server, asked of the server's own machine: its address would lead nobody anywhere.
            if (!isSample && source.Address.StartsWith('/') && new Uri(origin).IsLoopback)
            {
                paragraph.Append(Words(source.Label));
                continue;
            }

            var address = source.Address.StartsWith('/') ? origin + source.Address : source.Address;
            var link = main.AddHyperlinkRelationship(new Uri(address), true);
            paragraph.Append(new Hyperlink(new Run(new RunProperties(new RunStyle { Val = "Hyperlink" }), Text(source.Label))) { Id = link.Id });
        }
        if (sentence.Sources.Count > 0) paragraph.Append(Words("]"));
        return paragraph;
    }

    private static Paragraph Paragraph(string? style, Run run) =>
        style is null ? new Paragraph(run) : new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }), run);

    private static Run Words(string text) => new(Text(text));

    /// <summary>XML has no place for most control characters; the words around them stay.</summary>
    private static Text Text(string text) => new(string.Concat(text.Select(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : ' '))) { Space = SpaceProcessingModeValues.Preserve };

    private static void AddStyles(MainDocumentPart main)
    {
        var styles = new Styles();
        styles.Append(Style("Normal", "22", bold: false, after: "120"));
        styles.Append(Style("Title", "36", bold: true, after: "240"));
        styles.Append(Style("Heading1", "26", bold: true, after: "120", before: "240"));
        styles.Append(Style("Sample", "24", bold: true, after: "240", colour: "B00020"));
        styles.Append(new Style(new StyleName { Val = "Hyperlink" }, new StyleRunProperties(new Color { Val = "0B5394" }, new Underline { Val = UnderlineValues.Single })) { Type = StyleValues.Character, StyleId = "Hyperlink" });
        main.AddNewPart<StyleDefinitionsPart>().Styles = styles;
    }

    private static Style Style(string id, string halfPoints, bool bold, string after, string before = "0", string? colour = null)
    {
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        if (colour is not null) run.Append(new Color { Val = colour });
        run.Append(new FontSize { Val = halfPoints });
        return new Style(new StyleName { Val = id == "Heading1" ? "heading 1" : id }, new StyleParagraphProperties(new SpacingBetweenLines { Before = before, After = after }), run)
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            Default = id == "Normal" ? true : null,
        };
    }
}
