using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.EuropePmc;

/// <summary>What is said of Europe PMC wherever its records are shown, and the forms in which they come.</summary>
public static class EuropePmcSource
{
    public const string Name = SourceNames.EuropePmc;

    public const string Licence =
        "Europe PMC: metadata free to use; abstracts and full texts are under the terms that each record states or their publishers' copyright";

    public static SourceReader Reader { get; } = new(Name, Licence, EuropePmcParser.Version, EuropePmcParser.Parse)
    {
        Json =
        [
            new JsonForm(Name, ["resultList.result[]", "[].resultList.result[]", "[]", ""], IsResult)
            {
                TotalPath = "hitCount",
                IsEmptyPage = members => members.Contains("hitCount") && members.Contains("resultList"),
            },
        ],
        Xml =
        [
            new XmlForm(Name, ["responseWrapper"], "Description") { TotalElement = "hitCount", Recognises = head => head.Contains("rdf:Description", StringComparison.Ordinal) },
            new XmlForm(Name, ["responseWrapper"], "result") { TotalElement = "hitCount" },
            // JATS, as Europe PMC and PubMed Central give full texts: one article, or several in a set.
            new XmlForm(Name, ["article", "pmc-articleset", "articles"], "article")
            {
                Recognises = head => head.Contains("<article-meta", StringComparison.Ordinal) || head.Contains("<journal-meta", StringComparison.Ordinal)
                    || head.Contains("//NLM//DTD", StringComparison.Ordinal) || head.Contains("<front", StringComparison.Ordinal),
            },
        ],
        WithoutRecords =
        [
            new NoRecords("An error of Europe PMC, not records: it says what it did not deliver (an article that is not open access, a bad query).") { Roots = ["errorBean"] },
            new NoRecords("An answer of PubMed Central's open-access service: it says where full texts lie, and holds none. Fetch the articles' XML.") { Roots = ["OA", "ListBucketResult"] },
            new NoRecords("A file of PubMed Central's open-access store that describes one article's files, without its text. Fetch the article's XML that lies beside it.")
            {
                Members = members => members.IsSupersetOf(["pmcid", "version", "mid", "title"]),
            },
        ],
    };

    /// <summary>Every result names itself by source and id; a list of nothing but ids has little more.</summary>
    private static bool IsResult(IReadOnlySet<string> members) =>
        members.IsSupersetOf(["id", "source"]) && (members.Contains("pmid") || members.Contains("pmcid") || members.Contains("authorString")
            || members.Contains("isOpenAccess") || members.Contains("firstPublicationDate") || members.Contains("pubYear") || members.Contains("journalInfo"));
}
