using System.Text;
using System.Xml;
using Horizon.Graph.Records;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.Citations;

/// <summary>Reads one citation: an EndNote record, or one of RIS or BibTeX, told apart by how it begins. Pure and thread-safe; never throws on what the bytes say.</summary>
public static class CitationParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 2;

    /// <param name="citation">The bytes of one citation, UTF-8.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> citation)
    {
        var start = citation.Span.TrimStart(" \t\r\n"u8);
        try
        {
            var draft = start switch
            {
                [(byte)'<', ..] => EndNoteCitation.Read(XmlPart.Load(citation)),
                [(byte)'@', ..] => BibTexCitation.Read(Encoding.UTF8.GetString(citation.Span)),
                _ => RisCitation.Read(Encoding.UTF8.GetString(citation.Span)),
            };
            return draft is null ? new RejectedRecord(SourceNames.Csv, null, "This is no citation of EndNote's XML, RIS or BibTeX.") : draft.Finish();
        }
        catch (XmlException broken)
        {
            return new RejectedRecord(SourceNames.Csv, null, $"Broken XML in the citation: {broken.Message} Export the library again.");
        }
    }
}
