using System.Xml;

namespace Horizon.Ingest.PubMed;

/// <summary>PubMed's data about an article: its ids and when it was entered. The ids of the works that it cites are not its own.</summary>
internal static class PubMedData
{
    public static void Read(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "ArticleIdList": Ids(reader, draft); break;
                case "History": History(reader, draft); break;
                case "PublicationStatus" or "ObjectList" or "ReferenceList": break;
                default: draft.Unknown($"PubmedData.{reader.LocalName}"); break;
            }
        }
    }

    public static void Ids(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            if (reader.LocalName != "ArticleId") continue;
            switch (reader.GetAttribute("IdType"))
            {
                case "doi": draft.ListedDoi ??= PubMedIds.Doi(reader.Text()); break;
                case "pmc": draft.Pmcid ??= PubMedIds.Pmcid(reader.Text()); break;
                case "pubmed": draft.Pmid ??= reader.Text(); break;
            }
        }
    }

    private static void History(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            // Other dates are the journal's, or lie ahead ("pmc-release").
            if (reader.GetAttribute("PubStatus") is not ("pubmed" or "entrez" or "medline")) continue;
            if (PubMedDates.Read(reader) is { } date && (draft.LastEntered is not { } last || date > last)) draft.LastEntered = date;
        }
    }
}
