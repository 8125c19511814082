using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Horizon.Ingest.Sample;

/// <summary>Writes papers as PubMed's efetch delivers them.</summary>
internal static class ArticleXml
{
    private const string PublicId = "-//NLM//DTD PubMedArticle, 1st January 2025//EN";
    private const string SystemId = "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd";

    public static byte[] Set(IEnumerable<PaperSpec> papers)
    {
        var document = new XDocument(
            new XDocumentType("PubmedArticleSet", PublicId, SystemId, null),
            new XElement("PubmedArticleSet", papers.Select(Article)));
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n", Indent = true, IndentChars = "  " };
        using (var writer = XmlWriter.Create(bytes, settings))
            document.Save(writer);
        return bytes.ToArray();
    }

    private static XElement Article(PaperSpec paper) => new(
        "PubmedArticle",
        new XElement(
            "MedlineCitation",
            new XAttribute("Status", "MEDLINE"),
            new XAttribute("Owner", "NLM"),
            new XElement("PMID", new XAttribute("Version", "1"), paper.Pmid),
            Date("DateCompleted", paper.Published),
            Date("DateRevised", paper.Revised),
            Content(paper),
            new XElement("MedlineJournalInfo", new XElement("Country", "England"), new XElement("MedlineTA", paper.JournalAbbreviation)),
            MeshHeadings(paper)),
        new XElement(
            "PubmedData",
            new XElement("History", History("received", paper.Published.AddDays(-150)), History("accepted", paper.Published.AddDays(-40)), History("pubmed", paper.Published)),
            new XElement("PublicationStatus", "ppublish"),
            new XElement(
                "ArticleIdList",
                new XElement("ArticleId", new XAttribute("IdType", "pubmed"), paper.Pmid),
                new XElement("ArticleId", new XAttribute("IdType", "doi"), paper.Doi))));

    private static XElement Content(PaperSpec paper) => new(
        "Article",
        new XAttribute("PubModel", "Print"),
        new XElement(
            "Journal",
            new XElement("JournalIssue", new XAttribute("CitedMedium", "Print"), new XElement("Volume", paper.Published.Year - 2000), PublicationDate(paper.Published)),
            new XElement("Title", paper.JournalTitle),
            new XElement("ISOAbbreviation", paper.JournalAbbreviation)),
        new XElement("ArticleTitle", paper.Title),
        new XElement("ELocationID", new XAttribute("EIdType", "doi"), new XAttribute("ValidYN", "Y"), paper.Doi),
        new XElement("Abstract", paper.Abstract.Select(part => new XElement("AbstractText", new XAttribute("Label", part.Label), new XAttribute("NlmCategory", part.Category), part.Text))),
        new XElement("AuthorList", new XAttribute("CompleteYN", "Y"), paper.Authors.Select(Author)),
        new XElement("Language", "eng"),
        paper.InDataBank
            ? new XElement(
                "DataBankList",
                new XAttribute("CompleteYN", "Y"),
                new XElement("DataBank", new XElement("DataBankName", "ClinicalTrials.gov"), new XElement("AccessionNumberList", new XElement("AccessionNumber", paper.Trial!.NctId))))
            : null,
        Grants(paper),
        new XElement("PublicationTypeList", Types(paper).Select(type => new XElement("PublicationType", new XAttribute("UI", type.Ui), type.Name))));

    private static XElement Author(string author)
    {
        var names = author.Split('|');
        return new XElement("Author", new XAttribute("ValidYN", "Y"), new XElement("LastName", names[1]), new XElement("ForeName", names[0]), new XElement("Initials", names[0][..1]));
    }

    private static XElement? Grants(PaperSpec paper) => paper.Trial is not { Collaborators.Count: > 0 } trial ? null : new XElement(
        "GrantList",
        new XAttribute("CompleteYN", "Y"),
        trial.Collaborators.Select((funder, index) => new XElement(
            "Grant",
            new XElement("GrantID", string.Create(CultureInfo.InvariantCulture, $"SAMPLE-{trial.NctId[^6..]}-G{index + 1}")),
            new XElement("Agency", funder.Name),
            new XElement("Country", "United Kingdom"))));

    private static IEnumerable<(string Ui, string Name)> Types(PaperSpec paper)
    {
        yield return ("D016428", "Journal Article");
        if (paper.Kind == "review")
        {
            yield return ("D017418", "Meta-Analysis");
            yield return ("D000078182", "Systematic Review");
        }
        else if (paper.Kind == "protocol")
        {
            yield return ("D000078325", "Clinical Trial Protocol");
        }
        else if (paper.Trial is { Comparative: true })
        {
            yield return ("D016449", "Randomized Controlled Trial");
            yield return ("D016448", "Multicenter Study");
        }
        else if (paper.Trial is { Observational: false })
        {
            yield return ("D016430", "Clinical Trial");
        }
        else
        {
            yield return ("D064888", "Observational Study");
        }
    }

    private static XElement MeshHeadings(PaperSpec paper)
    {
        var site = SampleTables.Sites[paper.Question.Site].Mesh.Split(' ', 2);
        return new XElement("MeshHeadingList", Heading("D006801", "Humans", false), Heading(site[0], site[1], true), Heading("D011878", "Radiotherapy", true));
    }

    private static XElement Heading(string ui, string name, bool major) =>
        new("MeshHeading", new XElement("DescriptorName", new XAttribute("UI", ui), new XAttribute("MajorTopicYN", major ? "Y" : "N"), name));

    private static XElement Date(string name, DateOnly date) => new(
        name,
        new XElement("Year", date.Year),
        new XElement("Month", date.Month.ToString("00", CultureInfo.InvariantCulture)),
        new XElement("Day", date.Day.ToString("00", CultureInfo.InvariantCulture)));

    private static XElement PublicationDate(DateOnly date) => new(
        "PubDate",
        new XElement("Year", date.Year),
        new XElement("Month", date.ToString("MMM", CultureInfo.InvariantCulture)),
        date.Day <= 15 ? new XElement("Day", date.Day.ToString("00", CultureInfo.InvariantCulture)) : null);

    private static XElement History(string status, DateOnly date) => new(
        "PubMedPubDate",
        new XAttribute("PubStatus", status),
        new XElement("Year", date.Year),
        new XElement("Month", date.Month),
        new XElement("Day", date.Day));
}
