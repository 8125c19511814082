using System.Xml;
using Horizon.Graph.Records;

namespace Horizon.Ingest.PubMed;

/// <summary>The lists of an article. Each method starts on the list's element and ends on its end tag.</summary>
internal static class ArticleLists
{
    /// <summary>Persons as "Bradley, Jeffrey D, Jr", groups by their name, in the order of the article.</summary>
    public static List<Author> Authors(XmlReader reader)
    {
        var authors = new List<Author>();
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            // N marks a spelling that PubMed has corrected since.
            if (reader.LocalName == "Author" && reader.GetAttribute("ValidYN") != "N" && Author(reader) is { } author) authors.Add(author);
        }
        return authors;
    }

    public static void Corrections(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            if (reader.GetAttribute("RefType") is not { } type) continue;
            string? pmid = null, citation = null;
            var parts = new XmlChildren(reader);
            while (parts.Next())
            {
                if (reader.LocalName == "PMID") pmid = PubMedIds.Pmid(reader.Text());
                else if (reader.LocalName == "RefSource") citation = reader.Text();
            }
            if ((pmid ?? citation) is not null) draft.Corrections.Add(new Correction(type, pmid, citation));
        }
    }

    /// <summary>A heading is major where its descriptor or one of its qualifiers is.</summary>
    public static void Mesh(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            string? id = null, term = null;
            var isMajor = false;
            var parts = new XmlChildren(reader);
            while (parts.Next())
            {
                isMajor |= reader.GetAttribute("MajorTopicYN") == "Y";
                if (reader.LocalName != "DescriptorName") continue;
                id = reader.GetAttribute("UI");
                term = reader.Text();
            }
            if (term is not null) draft.Mesh.Add(new MeshHeading(id, term, isMajor));
        }
    }

    public static void Keywords(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next()) Add(draft.Keywords, reader.Text());
    }

    public static void PublicationTypes(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next()) Add(draft.PublicationTypes, reader.Text());
    }

    public static void DataBanks(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            string? bank = null;
            var accessions = new List<string>();
            var parts = new XmlChildren(reader);
            while (parts.Next())
            {
                if (reader.LocalName == "DataBankName") bank = reader.Text();
                else if (reader.LocalName == "AccessionNumberList")
                {
                    var numbers = new XmlChildren(reader);
                    while (numbers.Next()) Add(accessions, reader.Text());
                }
            }
            draft.DataBankIds.AddRange(accessions.Select(accession => new DataBankId(bank ?? "", accession)));
        }
    }

    public static void Grants(XmlReader reader, ArticleDraft draft)
    {
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            string? id = null, agency = null, country = null;
            var parts = new XmlChildren(reader);
            while (parts.Next())
            {
                switch (reader.LocalName)
                {
                    case "GrantID": id = reader.Text(); break;
                    case "Agency": agency = reader.Text(); break;
                    case "Country": country = reader.Text(); break;
                }
            }
            if ((id ?? agency) is not null) draft.Grants.Add(new Grant(id, agency, country));
        }
    }

    /// <summary>Adds what is said and has not been said.</summary>
    public static void Add(List<string> list, string? text)
    {
        if (text is not null && !list.Contains(text)) list.Add(text);
    }

    private static Author? Author(XmlReader reader)
    {
        string? last = null, fore = null, initials = null, suffix = null, group = null, orcid = null;
        var children = new XmlChildren(reader);
        while (children.Next())
        {
            switch (reader.LocalName)
            {
                case "LastName": last = reader.Text(); break;
                case "ForeName": fore = reader.Text(); break;
                case "Initials": initials = reader.Text(); break;
                case "Suffix": suffix = reader.Text(); break;
                case "CollectiveName": group = reader.Text(); break;
                case "Identifier" when reader.GetAttribute("Source") == "ORCID": orcid = PubMedIds.Orcid(reader.Text()); break;
            }
        }
        var name = last is null ? group ?? fore : string.Join(", ", new[] { last, fore ?? initials, suffix }.OfType<string>());
        return name is null ? null : new Author(name, orcid);
    }
}
