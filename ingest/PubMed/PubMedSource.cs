using Horizon.Graph.Records;
using Horizon.Ingest.Files;

namespace Horizon.Ingest.PubMed;

/// <summary>What is said of PubMed wherever its records are shown.</summary>
public static class PubMedSource
{
    public const string Name = SourceNames.PubMed;

    /// <summary>The attribution that NLM asks for; an abstract may be its publisher's copyright.</summary>
    public const string Licence = "Courtesy of the U.S. National Library of Medicine; abstracts may be the copyright of their publishers";

    public static SourceReader Reader { get; } = new(Name, Licence, PubMedParser.Version, PubMedParser.Parse)
    {
        IsDated = true,
        Texts = [new TextForm(Name, MedlineText.IsBeginning, LineRecords.Of(Name, MedlineText.Begins))],
        WithoutRecords =
        [
            new NoRecords("An answer of NCBI's E-utilities with ids or counts, not articles. Fetch the articles with efetch (db=pubmed, retmode=xml) and import that.")
            {
                Roots = ["eSearchResult", "eLinkResult", "ePostResult", "eInfoResult", "eSpellResult", "eGqueryResult"],
                Members = members => members.Contains("esearchresult") || members.Contains("linksets") || (members.Contains("header") && members.Contains("einforesult")),
            },
            new NoRecords("NCBI's summaries of records, which lack abstracts and ids of trials. Fetch the articles with efetch (db=pubmed, retmode=xml) and import that.")
            {
                Roots = ["eSummaryResult", "DocumentSummarySet"],
                Members = members => members.Contains("result") && (members.Contains("header") || members.Count == 1),
            },
            new NoRecords("An error of NCBI (a limit of requests, a bad query, history that has expired), not articles. Ask again later and import what then comes.")
            {
                Roots = ["eFetchResult", "ERROR"],
                Members = members => members.Contains("error") && (members.Contains("api-key") || members.Contains("limit")),
            },
            new NoRecords("Records of another of NCBI's databases than PubMed (proteins, genes, taxonomy). Ask efetch for db=pubmed.")
            {
                Roots = ["IPGReportSet", "TaxaSet", "Entrezgene-Set", "GBSet", "TSeqSet", "Bioseq-set", "INSDSet"],
            },
        ],
    };
}
