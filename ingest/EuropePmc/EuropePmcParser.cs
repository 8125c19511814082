using System.Xml;
using Horizon.Graph.Records;
using Horizon.Ingest.Papers;

namespace Horizon.Ingest.EuropePmc;

/// <summary>
/// Reads one search result of Europe PMC (JSON or XML, lite, core or ids alone), one Dublin Core description, or one JATS article.
/// Pure and thread-safe; never throws on what the bytes say. Addresses of authors are never read.
/// </summary>
public static class EuropePmcParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 2;

    internal const string Source = SourceNames.EuropePmc;

    /// <param name="record">The bytes of one object or element, UTF-8.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> record)
    {
        var start = record.Span.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] != '<') return JsonPaper.Read(Source, record, SearchResultFields.Known, SearchResultFields.Read);
        try
        {
            var element = XmlPart.Load(record, new JatsReading().IsLeftOut);
            return element.Name() switch
            {
                "result" => JsonPaper.Read(Source, ResultXml.ToJson(element), SearchResultFields.Known, SearchResultFields.Read),
                "Description" => DublinCore.Read(element),
                "article" => new JatsArticle(element).Read(),
                var other => new RejectedRecord(Source, null, $"The element {other} is no result, description or article of Europe PMC."),
            };
        }
        catch (XmlException broken)
        {
            return new RejectedRecord(Source, null, $"Broken XML in the record: {broken.Message} Fetch it again.");
        }
    }

    /// <summary>The record's name: Europe PMC's own source and id ("MED:39709209").</summary>
    internal static RecordKey Key(string source, string id) => new(Source, $"{source.ToUpperInvariant()}:{id}");
}
