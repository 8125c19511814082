using System.Xml;

namespace Horizon.Ingest.PubMed;

/// <summary>A <c>PubmedBookArticle</c>: a book, or a chapter that appears in one. The book's title takes the journal's place for a chapter.</summary>
internal static class BookElement
{
    public static void Read(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "BookDocument": Document(reader, draft); break;
                case "PubmedBookData": PubMedData.Read(reader, draft); break;
                default: draft.Unknown(reader.LocalName); break;
            }
        }
        draft.Title ??= draft.Journal;
    }

    private static void Document(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "PMID": draft.Pmid = reader.Text(); break;
                case "ArticleIdList": PubMedData.Ids(reader, draft); break;
                case "Book": Book(reader, draft); break;
                case "ArticleTitle": draft.Title = ArticleText.Title(reader); break;
                case "VernacularTitle": draft.VernacularTitle = reader.Text(); break;
                case "Pagination": draft.Pages = ArticleText.Pages(reader); break;
                case "Language": ArticleLists.Add(draft.Languages, reader.Text()); break;
                case "AuthorList" when reader.GetAttribute("Type") != "editors": draft.Authors = ArticleLists.Authors(reader); break;
                case "PublicationType": ArticleLists.Add(draft.PublicationTypes, reader.Text()); break;
                case "Abstract": draft.Abstract = ArticleText.Abstract(reader); break;
                case "KeywordList": ArticleLists.Keywords(reader, draft); break;
                case "GrantList": ArticleLists.Grants(reader, draft); break;
                case "ContributionDate": draft.ElectronicDate = PubMedDates.Read(reader); break;
                case "DateRevised": draft.Revised = PubMedDates.Read(reader); break;
                case "LocationLabel" or "AuthorList" or "InvestigatorList" or "Sections" or "ItemList" or "ReferenceList": break;
                default: draft.Unknown($"BookDocument.{reader.LocalName}"); break;
            }
        }
        // The book's DOI is not its chapter's.
        if (draft.Title is not null) draft.ElocationDoi = null;
        // A chapter came out when it was contributed, not when its book began.
        if (draft.ElectronicDate is not null) draft.IssueDate = null;
    }

    private static void Book(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "BookTitle": draft.Journal = reader.Text(); break;
                case "PubDate": draft.IssueDate = PubMedDates.Read(reader); break;
                case "Volume": draft.Volume = reader.Text(); break;
                case "ELocationID" when reader.GetAttribute("EIdType") == "doi": draft.ElocationDoi ??= PubMedIds.Doi(reader.Text()); break;
            }
        }
    }
}
