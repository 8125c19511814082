using System.Text;
using System.Xml;
using Horizon.Graph.Records;

namespace Horizon.Ingest.PubMed;

/// <summary>
/// Reads one <c>PubmedArticle</c> or <c>PubmedBookArticle</c> element of PubMed's XML, one deleted PMID, or one record of its text format. Pure and thread-safe; never throws on what the bytes say.
/// A DTD or an entity of one is refused, and nothing is ever fetched.
/// </summary>
public static class PubMedParser
{
    /// <summary>Rises whenever the same bytes would give other facts, so that stored records are read again.</summary>
    public const int Version = 1;

    private const string Source = SourceNames.PubMed;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 256 * 1024 * 1024,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <param name="articleXml">The bytes of one element, UTF-8, or one record of the MEDLINE text format.</param>
    public static ParseResult Parse(ReadOnlyMemory<byte> articleXml)
    {
        if (articleXml.Span.StartsWith("PMID"u8)) return MedlineText.Parse(articleXml);
        var draft = new ArticleDraft();
        try
        {
            using var stream = new SliceStream(articleXml);
            using var reader = XmlReader.Create(stream, Settings, Namespaces());
            return Read(reader, draft);
        }
        catch (XmlException broken)
        {
            return Reject(draft, $"Broken XML in the article: {broken.Message} Fetch the record again.");
        }
    }

    private static ParseResult Read(XmlReader reader, ArticleDraft draft)
    {
        reader.MoveToContent();
        switch (reader.LocalName)
        {
            case "PubmedArticle":
                ArticleElement.Read(reader, draft);
                break;
            case "PubmedBookArticle":
                BookElement.Read(reader, draft);
                break;
            case "DeleteCitation":
                return Deleted(reader, draft);
            default:
                return Reject(draft, $"The element {reader.LocalName} is no PubmedArticle or PubmedBookArticle.");
        }
        while (reader.Read())
        {
            // To the end: an article is read only if all of it is well formed.
        }
        if (PubMedIds.Pmid(draft.Pmid) is not { } pmid)
        {
            return Reject(draft, draft.Pmid is null
                ? "The article has no PMID. Ask PubMed for it again."
                : $"The article's PMID is \"{draft.Pmid}\": up to eight digits are expected.");
        }
        return new ParsedRecord(new RecordKey(Source, pmid), draft.UpdatedOn, draft.IsReduced, Version, draft.Facts(pmid), draft.UnknownFields);
    }

    /// <summary>PubMed gives deletions no date: such a version is current whenever it came, and the article is kept behind it.</summary>
    private static ParseResult Deleted(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            if (reader.LocalName == "PMID") draft.Pmid ??= reader.Text();
        }
        return PubMedIds.Pmid(draft.Pmid) is { } pmid
            ? new ParsedRecord(new RecordKey(Source, pmid), null, IsReduced: true, Version, new PublicationFacts { Pmid = pmid, Withdrawn = true }, [])
            : Reject(draft, "A deletion names no PMID. Fetch the update file again.");
    }

    private static RejectedRecord Reject(ArticleDraft draft, string reason) => new(Source, PubMedIds.Pmid(draft.Pmid) ?? draft.Pmid, reason);

    /// <summary>Prefixes that a set may declare on its root, outside of the article's own bytes.</summary>
    private static XmlParserContext Namespaces()
    {
        var names = new NameTable();
        var namespaces = new XmlNamespaceManager(names);
        namespaces.AddNamespace("mml", "http://www.w3.org/1998/Math/MathML");
        namespaces.AddNamespace("xlink", "http://www.w3.org/1999/xlink");
        namespaces.AddNamespace("xsi", "http://www.w3.org/2001/XMLSchema-instance");
        return new XmlParserContext(names, namespaces, null, XmlSpace.None, Encoding.UTF8);
    }
}
