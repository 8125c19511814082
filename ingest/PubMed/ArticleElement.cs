using System.Xml;
using Horizon.Graph.Records;

namespace Horizon.Ingest.PubMed;

/// <summary>A <c>PubmedArticle</c>: the citation and PubMed's own data about it.</summary>
internal static class ArticleElement
{
    public static void Read(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "MedlineCitation": Citation(reader, draft); break;
                case "PubmedData": PubMedData.Read(reader, draft); break;
                default: draft.Unknown(reader.LocalName); break;
            }
        }
    }

    private static void Citation(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "PMID": draft.Pmid = reader.Text(); break;
                case "DateCompleted": draft.Completed = PubMedDates.Read(reader); break;
                case "DateRevised": draft.Revised = PubMedDates.Read(reader); break;
                case "Article": Article(reader, draft); break;
                case "MedlineJournalInfo": JournalInfo(reader, draft); break;
                case "CommentsCorrectionsList": ArticleLists.Corrections(reader, draft); break;
                case "MeshHeadingList": ArticleLists.Mesh(reader, draft); break;
                case "KeywordList": ArticleLists.Keywords(reader, draft); break;
                case "DateCreated" or "ChemicalList" or "SupplMeshList" or "CitationSubset" or "GeneSymbolList" or "NumberOfReferences" or
                    "PersonalNameSubjectList" or "OtherID" or "OtherAbstract" or "CoiStatement" or "SpaceFlightMission" or "InvestigatorList" or
                    "GeneralNote":
                    break;
                default: draft.Unknown($"MedlineCitation.{reader.LocalName}"); break;
            }
        }
    }

    private static void Article(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "Journal": Journal(reader, draft); break;
                case "ArticleTitle": draft.Title = ArticleText.Title(reader); break;
                case "VernacularTitle": draft.VernacularTitle = reader.Text(); break;
                case "Pagination": draft.Pages = ArticleText.Pages(reader); break;
                case "ELocationID" when reader.GetAttribute("EIdType") == "doi" && reader.GetAttribute("ValidYN") != "N":
                    draft.ElocationDoi ??= PubMedIds.Doi(reader.Text());
                    break;
                case "Abstract": draft.Abstract = ArticleText.Abstract(reader); break;
                case "AuthorList": draft.Authors = ArticleLists.Authors(reader); break;
                case "Language": ArticleLists.Add(draft.Languages, reader.Text()); break;
                case "DataBankList": ArticleLists.DataBanks(reader, draft); break;
                case "GrantList": ArticleLists.Grants(reader, draft); break;
                case "PublicationTypeList": ArticleLists.PublicationTypes(reader, draft); break;
                case "ArticleDate": draft.ElectronicDate = PubMedDates.Read(reader) ?? draft.ElectronicDate; break;
                case "ELocationID": break;
                default: draft.Unknown($"MedlineCitation.Article.{reader.LocalName}"); break;
            }
        }
    }

    private static void Journal(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "Title": draft.Journal = reader.Text(); break;
                case "ISOAbbreviation": draft.JournalAbbreviation = reader.Text(); break;
                case "JournalIssue": JournalIssue(reader, draft); break;
                case "ISSN": break;
                default: draft.Unknown($"MedlineCitation.Article.Journal.{reader.LocalName}"); break;
            }
        }
    }

    private static void JournalIssue(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "Volume": draft.Volume = reader.Text(); break;
                case "Issue": draft.Issue = reader.Text(); break;
                case "PubDate": draft.IssueDate = PubMedDates.Read(reader); break;
                default: draft.Unknown($"MedlineCitation.Article.Journal.JournalIssue.{reader.LocalName}"); break;
            }
        }
    }

    private static void JournalInfo(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            if (reader.LocalName == "MedlineTA") draft.JournalAbbreviation ??= reader.Text();
        }
        draft.Journal ??= draft.JournalAbbreviation;
    }
}
