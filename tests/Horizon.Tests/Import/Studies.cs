using System.Text;
using System.Text.Json;

namespace Horizon.Tests.Import;

/// <summary>Small records in the sources' own formats.</summary>
internal static class Studies
{
    public static (string Name, ReadOnlyMemory<byte> Bytes) File(string name, params string[] studies) => (name, Encoding.UTF8.GetBytes($"[{string.Join(',', studies)}]"));

    public static string Study(string id, string? title, string updated, string status = "RECRUITING", string? completion = null, string condition = "Lung Cancer", string? description = null, string? sponsor = "Acme") => JsonSerializer.Serialize(new
    {
        protocolSection = new
        {
            identificationModule = new { nctId = id, briefTitle = title, organization = new { fullName = "Acme" } },
            statusModule = new { overallStatus = status, lastUpdatePostDateStruct = new { date = updated }, completionDateStruct = new { date = completion ?? "2027-01" } },
            sponsorCollaboratorsModule = new { leadSponsor = new { name = sponsor } },
            descriptionModule = new { briefSummary = "A study.", detailedDescription = description },
            conditionsModule = new { conditions = new[] { condition } },
            designModule = new { studyType = "INTERVENTIONAL" },
            armsInterventionsModule = new { interventions = new[] { new { type = "RADIATION", name = title ?? "Radiotherapy" } } },
            eligibilityModule = new { sex = "ALL" },
        },
    });

    /// <summary>As a source delivers when only some fields are asked for.</summary>
    public static string Reduced(string id, string updated, string status) => JsonSerializer.Serialize(new
    {
        protocolSection = new
        {
            identificationModule = new { nctId = id },
            statusModule = new { overallStatus = status, lastUpdatePostDateStruct = new { date = updated } },
        },
    });

    public static (string Name, ReadOnlyMemory<byte> Bytes) Paper(string pmid, string title, string? trial = null, string type = "Randomized Controlled Trial") => ($"{pmid}.xml", Encoding.UTF8.GetBytes(
        $"""
        <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><DateRevised><Year>2026</Year><Month>01</Month><Day>02</Day></DateRevised>
        <Article><Journal><Title>Journal</Title><JournalIssue><PubDate><Year>2026</Year></PubDate></JournalIssue></Journal><ArticleTitle>{title}</ArticleTitle>
        {(trial is null ? "" : $"<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList><AccessionNumber>{trial}</AccessionNumber></AccessionNumberList></DataBank></DataBankList>")}
        <PublicationTypeList><PublicationType>{type}</PublicationType></PublicationTypeList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
        """));
}
